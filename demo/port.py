"""The address that the page is served at."""

import socket

from search.errors import InvalidInput


def bound(host: str, port: int) -> socket.socket:
    """A socket at that address, taken before anything slow begins, so that a taken port is known at once.

    Raises:
        InvalidInput: the address cannot be had; the message says what to do.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named because asyncio sends small answers at once (TCP_NODELAY) only where it is: else each waits
    # 40 ms for the other side's acknowledgement.
    taken = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
    except (OSError, OverflowError) as error:
        taken.close()
        why = getattr(error, "strerror", None) or str(error)
        raise InvalidInput(
            f"port {port} of {host} cannot be had ({why}): stop what is there or choose another with --port"
        ) from None
    return taken
