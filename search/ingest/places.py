"""Where the indexes of several encoders go that are filled at once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from search.errors import IndexNotFound, InvalidInput
from search.indexes import Index, is_address, open_index
from search.settings import Settings

SUFFIX = ".index"


@dataclass(frozen=True)
class Aim:
    """An index by its place, and its encoder by name.

    Attributes:
        place: folder or address of the index, which is made if it isn't there.
        encoder: empty is the one of the index that is there already, else that of the settings; see `settled`.
    """

    place: str | Path
    encoder: str = ""


def aims(places: Sequence[str], encoders: Sequence[str]) -> tuple[Aim, ...]:
    """Which encoder fills which place.

    Args:
        places: one, or as many as encoders, in their order. With one place and several encoders, each has an index
            beside it, named for both.
        encoders: none leaves it to the index, or to the settings.

    Raises:
        InvalidInput: the numbers do not go together, or a place or an encoder is named twice.

    Example:
        >>> [aim.place for aim in aims(["shop.index"], ["clip", "google/siglip2-base-patch16-224"])]
        ['shop-clip.index', 'shop-google-siglip2-base-patch16-224.index']
    """
    if len(encoders) <= 1 and len(places) == 1:
        return (Aim(places[0], *encoders),)
    if len(places) == 1:
        found = [Aim(_beside(places[0], _safe(encoder)), encoder) for encoder in encoders]
    elif len(places) == len(encoders):
        found = [Aim(place, encoder) for place, encoder in zip(places, encoders, strict=True)]
    else:
        raise InvalidInput(
            f"{len(places)} indexes and {len(encoders)} encoders do not go together; name --index once, or once for "
            "each --encoder in the same order"
        )
    twice = _first_twice([aim.encoder for aim in found]) or _first_twice([_same(aim.place) for aim in found])
    if twice:
        raise InvalidInput(f"'{twice}' would be filled twice at once; name each encoder and each index once")
    return tuple(found)


def settled(aims: Sequence[Aim]) -> tuple[Aim, ...]:
    """The same with every encoder named.

    Raises:
        IndexDamaged, Unavailable: an index is there but cannot be opened.
    """
    return tuple(aim if aim.encoder else Aim(aim.place, _encoder_of(aim.place)) for aim in aims)


def index_at(place: str | Path) -> Index | None:
    """The index at that place; None if there is none yet.

    Raises:
        IndexDamaged, Unavailable: it is there but cannot be opened.
    """
    try:
        return open_index(place)
    except IndexNotFound:
        return None


def _encoder_of(place: str | Path) -> str:
    """The encoder that a collection goes on with: the one of the index that is already there, else the setting's."""
    index = index_at(place)
    if index is None:
        return Settings.from_environment().encoder
    index.close()
    return index.encoder or Settings.from_environment().encoder


def _beside(place: str, name: str) -> str:
    """The place with a name added to its own.

    Example:
        >>> _beside("shop.index", "clip"), _beside("opensearch://host/shop", "clip")
        ('shop-clip.index', 'opensearch://host/shop-clip')
    """
    place = place.rstrip("/")
    if is_address(place) or not place.endswith(SUFFIX):
        return f"{place}-{name}"
    return f"{place.removesuffix(SUFFIX)}-{name}{SUFFIX}"


def _safe(encoder: str) -> str:
    """An encoder's name as part of a file's, and of an index's on a server: small letters, digits, dots and hyphens."""
    name = Path(encoder).expanduser().resolve().name if Path(encoder).expanduser().is_dir() else encoder
    return re.sub(r"[^a-z0-9._]+", "-", name.lower()).strip("-.") or "encoder"


def _same(place: str | Path) -> str:
    return str(place).rstrip("/") if is_address(place) else str(Path(place).expanduser().resolve())


def _first_twice(names: Sequence[str]) -> str | None:
    return next((name for i, name in enumerate(names) if name in names[:i]), None)
