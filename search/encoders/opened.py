"""From a name to an encoder that runs on this machine: find its folder, open it, cut its vectors if asked."""

from pathlib import Path

from search.encoders import Encoder, folders
from search.encoders.fingerprint import fingerprint
from search.encoders.jina_clip import JinaClipEncoder, code_of, is_jina_clip
from search.encoders.naming import Asked, asked
from search.encoders.remote_code import configuration
from search.encoders.transformers import TransformersEncoder
from search.encoders.truncated import Truncated
from search.errors import EncoderNotFound
from search.settings import Settings


def load(name: str, *, online: bool | None = None, deadline: float | None = None) -> Encoder:
    """The encoder of that name; see `search.encoders.load_encoder` for the arguments and what is raised.

    Example:
        >>> encoder = load("bundled")
        >>> float(encoder.encode_texts(["red"]) @ encoder.encode_texts(["red"]).T)  # doctest: +ELLIPSIS
        1.0...
    """
    settings = Settings.from_environment()
    wanted = asked(name)
    folder = folders.find(
        name,
        online=settings.online if online is None else online,
        deadline=settings.download_deadline if deadline is None else deadline,
    )
    if wanted.dimension is not None:
        _check(wanted, folder)
    jina = is_jina_clip(folder)
    encoder = JinaClipEncoder(name, folder, settings) if jina else TransformersEncoder(name, folder, settings)
    if wanted.dimension is None or wanted.dimension == encoder.dimension:
        return encoder
    if wanted.dimension > encoder.dimension:
        raise EncoderNotFound(f"the encoder '{name}' cannot be had: its vectors have only {encoder.dimension} numbers")
    code = code_of(folder, name, settings) if jina else ""
    return Truncated(encoder, name, wanted.dimension, fingerprint(folder, wanted.dimension, code))


def _check(wanted: Asked, folder: Path) -> None:
    """A model that the catalogue doesn't know says in its config.json which lengths it was trained for."""
    lengths = configuration(folder).get("matryoshka_dimensions") or ()
    if wanted.entry is None and wanted.dimension not in lengths:
        trained = f"it was trained for {', '.join(map(str, lengths))}" if lengths else "it was not trained for that"
        raise EncoderNotFound(
            f"the vectors of the encoder '{wanted.name}' cannot be cut to {wanted.dimension} numbers: {trained}, says "
            f"its config.json; leave ':{wanted.dimension}' out or mend it"
        )
