"""Where an encoder's files are: from the name that a user gives to a folder on this machine."""

import re
from pathlib import Path

from search.encoders import hub
from search.encoders.naming import asked
from search.errors import EncoderNotFound
from search.settings import CHECKOUT

BUNDLED = "bundled"
BUNDLED_FOLDER = CHECKOUT / "assets" / "encoder"

_HUB_NAME = re.compile(r"[A-Za-z0-9_][\w.-]*(/[A-Za-z0-9_][\w.-]*)?")


def find(name: str, *, online: bool, deadline: float) -> Path:
    """The folder with that encoder's files; a folder on this machine goes before a model of the same name on the hub.

    Args:
        name: `bundled`, another alias of the catalogue, a folder, or a model's name on the hub such as
            `openai/clip-vit-base-patch32`; a length of vectors behind it (`:512`) is left aside.
        online: may a hub's model that isn't in this machine's cache be downloaded?
        deadline: seconds that the download may take.

    Raises:
        EncoderNotFound: no such folder; or it isn't in the cache and may not be, or could not be, downloaded.
    """
    model = asked(name).model
    if model == BUNDLED:
        if not (BUNDLED_FOLDER / "config.json").is_file():
            raise EncoderNotFound(
                "the bundled encoder is missing: there is no assets/encoder/config.json in this checkout; "
                "restore that folder (git checkout -- assets/encoder) or name another encoder"
            )
        return BUNDLED_FOLDER
    folder = Path(model).expanduser()
    if model and folder.is_dir():
        return folder
    if not _HUB_NAME.fullmatch(model):
        raise EncoderNotFound(
            f"there is no folder '{name}', and it cannot be the name of a model on the hub; mend the name"
        )
    cached = hub.cached(model)
    if cached is not None:
        return cached
    if not online:
        raise EncoderNotFound(
            f"the encoder '{name}' is not on this machine (no folder, and not whole in the Hugging Face cache), and "
            f"nothing is downloaded unasked; `python -m search encoders pull {name}` fetches it, TRIPTYCH_ONLINE=1 has "
            "any command do so, or name a folder that holds the model"
        )
    return hub.download(model, deadline)
