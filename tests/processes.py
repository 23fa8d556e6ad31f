"""Ports for the servers that tests start, and a guard that ends them with the test run."""

import random
import socket
import subprocess


def guard(process_group: int) -> subprocess.Popen[bytes]:
    """A process that outlives a test run that is killed: it notices by the end of its input, and ends that group."""
    return subprocess.Popen(
        ["sh", "-c", f"read _; kill -9 -{process_group}"],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def free_ports(count: int) -> list[int]:
    """Ports of loopback that nobody listens at; below 9300, beyond which the server's HTTP cannot be put."""
    found: list[int] = []
    for port in random.sample(range(8200, 9200), 1000):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        found.append(port)
        if len(found) == count:
            return found
    raise OSError("no port is free")
