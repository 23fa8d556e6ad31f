"""A picture that a visitor names by its address on the web, brought into the folder of uploads.

Who types an address chooses where this server connects to, so it goes through the gate that addresses in metadata go
through (`search.ingest.gate`): the public internet only, redirects included, the connection to the address that was
checked. Gradio's own guarded download is not used, since it reads answers of any size, waits without an end for slow
ones, and asks a name server of a third party. A visitor is told one sentence for everything behind which nothing public
lies, so that nobody learns from it which names or machines there are in the server's own network.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from demo.refused import Refused
from demo.uploads import Uploads
from search.errors import UnreadableImage
from search.ingest.fetch import Fetcher, NotFetched, Why
from search.ingest.images import WORKING_SIDE, open_picture
from search.settings import Settings

SECONDS = 10.0
"""How long a picture may take to arrive, redirects included."""

LONGEST = 2000
"""Characters of an address."""

_SENTENCES: Mapping[Why, str] = {
    "address": "error.address",
    "private": "error.address_unreachable",
    "unreachable": "error.address_unreachable",
    "late": "error.address_late",
    "answer": "error.address_gone",
    "large": "error.picture_large",
    "content": "error.address_no_picture",
}


def fetched(address: object, uploads: Uploads, *, allow_loopback: bool = False) -> Path:
    """The file of a picture on the web, kept in the folder of uploads as an upload is.

    Args:
        address: as it was typed or posted.
        uploads: where it is kept, see `Uploads.store`.
        allow_loopback: also fetch from this machine, for tests.

    Raises:
        Refused: no http or https address, nothing public there, too late, too large, or no picture.

    Example:
        >>> fetched("http://169.254.169.254/latest/meta-data/", uploads)
        Traceback (most recent call last):
        demo.refused.Refused: Nothing can be reached at this address on the public web. Look whether it is right.
    """
    if not isinstance(address, str) or not 0 < len(address.strip()) <= LONGEST:
        raise Refused("error.address")
    settings = Settings.from_environment()
    settings = replace(settings, fetch_timeout=min(SECONDS, settings.fetch_timeout))
    try:
        content = Fetcher(settings, allow_loopback=allow_loopback).get(address.strip())
        open_picture(content, longest_side=WORKING_SIDE, settings=settings)
    except NotFetched as error:
        given = {
            "late": {"seconds": f"{settings.fetch_timeout:g}"},
            "large": {"megabytes": f"{settings.max_image_megabytes:g}"},
        }
        raise Refused(_SENTENCES[error.why], **given.get(error.why, {})) from None
    except UnreadableImage:
        raise Refused("error.address_no_picture") from None
    return uploads.store(content)
