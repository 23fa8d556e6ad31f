"""The collections that the page shows: what each is called, where its index lies, and at which path its page is."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from demo.apart import loading
from search import Engine, open_engine
from search.bundled import open_bundled
from search.encoders.shared import SharedEncoders
from search.errors import InvalidInput
from search.indexes import is_address
from search.progress import ProgressBar
from search.settings import Settings

BUNDLED = "bundled"
"""As a place: the collection that comes with Triptych."""

_BUNDLED_TITLE = "Catalogue"


@dataclass(frozen=True)
class Place:
    """A collection before it is opened.

    Attributes:
        name: in the page's path: small letters, digits and hyphens.
        title: as people call it.
        where: the place of its index, or BUNDLED.
    """

    name: str
    title: str
    where: str


@dataclass(frozen=True)
class Shelf:
    """A collection that is shown.

    Attributes:
        name, title: see `Place`.
        engine: answers questions about it.
        path: of its page on this server; begins and ends with a slash.
    """

    name: str
    title: str
    engine: Engine
    path: str

    @property
    def base(self) -> str:
        """The path without its slash at the end: what the paths below the page begin with.

        Example:
            >>> Shelf("shop", "Shop", engine, "/in/shop/").base
            '/in/shop'
        """
        return self.path.rstrip("/")


@dataclass(frozen=True)
class Link:
    """The way from a page to a collection's page.

    Attributes:
        path: relative to the page that it stands on, so that it holds behind a proxy's prefix too.
        current: whether it leads to that very page.
    """

    name: str
    title: str
    path: str
    current: bool


def places(options: Sequence[str]) -> tuple[Place, ...]:
    """What was said on the command line: `WHERE` or `NAME=WHERE` each; nothing is the bundled collection.

    Raises:
        InvalidInput: two of them have one name, or one has no place.

    Example:
        >>> places(["data/shop.index", "Old photos=opensearch://localhost:9200/photos"])[1]
        Place(name='old-photos', title='Old photos', where='opensearch://localhost:9200/photos')
    """
    found: dict[str, Place] = {}
    for number, option in enumerate(options or [BUNDLED], 1):
        title, where = _parted(option)
        name = _slug(title) or str(number)
        if name in found:
            raise InvalidInput(
                f"two collections are called '{name}': {found[name].where} and {where}; "
                "give one of them another name, as in --index NAME=WHERE"
            )
        found[name] = Place(name, title, where)
    return tuple(found.values())


@contextmanager
def opened(where: Sequence[Place]) -> Iterator[tuple[Shelf, ...]]:
    """Inside, the collections are open: the first at `/`, the others at `/in/NAME/`.

    Those whose vectors are of one encoder share it. The bundled collection's index is built first where it is missing.

    Raises:
        TriptychError: one of them cannot be opened; see `search.open_engine`.
    """
    with ExitStack() as stack:
        encoders = SharedEncoders(stack.enter_context(loading(Settings.from_environment().apart)))
        engines = [stack.enter_context(_opened(place.where, encoders)) for place in where]
        yield tuple(
            Shelf(place.name, place.title, engine, f"/in/{place.name}/" if number else "/")
            for number, (place, engine) in enumerate(zip(where, engines, strict=True))
        )


def links(shelves: Sequence[Shelf], current: Shelf) -> tuple[Link, ...]:
    """The ways from one collection's page to all of them, in their order.

    Example:
        >>> [link.path for link in links(shelves, shelves[1])]
        ['../../', './']
    """
    up = "../" * (current.path.count("/") - 1)
    return tuple(
        Link(shelf.name, shelf.title, "./" if shelf == current else f"{up}{shelf.path[1:]}" or "./", shelf == current)
        for shelf in shelves
    )


def _opened(where: str, encoders: SharedEncoders) -> Engine:
    if where != BUNDLED:
        return open_engine(where, encoders=encoders)
    with ProgressBar() as progress:
        return open_bundled(progress, encoders)


def _parted(option: str) -> tuple[str, str]:
    """Title and place. What is before an equals sign is a name, unless it belongs to the place."""
    title, equals, where = option.partition("=")
    if equals and not re.search(r"[/\\:]", title) and not Path(option).exists():
        if not title.strip() or not where:
            raise InvalidInput(f"--index {option} lacks its {'place' if title.strip() else 'name'}; give NAME=WHERE")
        return title.strip(), where
    if option == BUNDLED:
        return _BUNDLED_TITLE, BUNDLED
    last = option.rstrip("/").rsplit("/", 1)[-1] if is_address(option) else Path(option).resolve().name
    words = re.sub(r"[-_]+", " ", last.removesuffix(".index")).strip()
    return words[:1].upper() + words[1:], option


def _slug(title: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")
