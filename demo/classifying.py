"""What a picture shows, among words that the visitor chooses: from an address to shares."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from demo import links
from demo.filters import Choice
from demo.refused import Refused
from demo.uploads import Uploads
from search import Document, Engine
from search.facets import stands_out
from search.labelsets import KIND, SETS, LabelSet

MOST_LABELS = 200
LONGEST_LABEL = 100
_BETWEEN = re.compile(r"[,;\n\r]+")


@dataclass(frozen=True)
class Wanted:
    """What is asked about which picture.

    Attributes:
        photo: the name of a kept picture; empty for none.
        like: the id of a document, instead of it.
        labels: what the picture may show.
    """

    photo: str = ""
    like: str | None = None
    labels: tuple[str, ...] = ()

    @property
    def along(self) -> dict[str, str]:
        """What other views may take along of it."""
        return {"photo": self.photo, "like": self.like or ""}


@dataclass(frozen=True)
class Classified:
    """What a picture shows.

    Attributes:
        like: the document whose picture it is, or None.
        shares: each label's probability among the labels, the largest first; None while there is no picture.
    """

    like: Document | None
    shares: Mapping[str, float] | None

    @property
    def clear(self) -> bool:
        """Whether one label stands out among several, see `search.facets.stands_out`."""
        return self.shares is not None and len(self.shares) > 1 and stands_out(list(self.shares.values()))


def read(query: str) -> Wanted:
    """What the query of an address asks.

    Example:
        >>> read("?like=a.jpg&labels=red,+blue").labels
        ('red', 'blue')
    """
    asked, values = links.read(query), dict(links.parameters(query))
    return Wanted(asked.photo, asked.like, labels(values.get("labels", "")))


def labels(text: str) -> tuple[str, ...]:
    """The labels that somebody wrote, one to a line or parted by commas; each once, and no more than are allowed.

    Example:
        >>> labels("red dress, boot, boot")
        ('red dress', 'boot')
    """
    tidy = (" ".join(part.split())[:LONGEST_LABEL] for part in _BETWEEN.split(text))
    return tuple(dict.fromkeys(filter(None, tidy)))[:MOST_LABELS]


def offered(choices: Sequence[Choice]) -> dict[str, tuple[str, ...]]:
    """Labels to begin with, by what they are called: the values of the collection's first field, then the sets.

    Example:
        >>> list(offered([Choice("category", {"dress": 3, "boot": 2})]))[:3]
        ['category', 'colour', 'pattern']
    """
    own = {each.field: tuple(labels("\n".join(each.values))) for each in choices[:1]}
    return {**own, **{name: each.labels for name, each in SETS.items() if name not in own}}


def first(found: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The labels for who hasn't written any."""
    return next(iter(found.values()), KIND.labels)


def templates(wanted: Sequence[str]) -> tuple[str, ...] | None:
    """The sentences that suit labels which are one of the sets; None for the usual ones."""
    known: LabelSet | None = next((each for each in SETS.values() if each.labels == tuple(wanted)), None)
    return known.templates if known is not None else None


def answered(engine: Engine, uploads: Uploads, wanted: Wanted) -> Classified:
    """What the picture shows, as far as there is one.

    Args:
        engine: of the collection whose encoder tells.
        uploads: where the picture is kept.
        wanted: with labels.

    Raises:
        Refused: the picture or the document is gone, or no picture of it is stored.
        TriptychError: what `Engine.classify` raises.
    """
    like, picture = None, None
    if wanted.like is not None:
        like = engine.index.get([wanted.like]).get(wanted.like)
        if like is None:
            raise Refused("error.like_gone")
        picture = engine.index.thumbnails([like.id]).get(like.id)
        if picture is None:
            raise Refused("compare.no_picture")
    elif wanted.photo:
        place = uploads.kept(wanted.photo)
        picture = uploads.read({"path": str(place)}) if place is not None else None
        if picture is None:
            raise Refused("error.picture_gone")
    if picture is None:
        return Classified(None, None)
    return Classified(like, engine.classify([picture], wanted.labels, templates(wanted.labels))[0])
