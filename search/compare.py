"""One query on several engines, or answered in several ways by one: columns side by side, and how far they agree."""

import time
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path

from search.agreement import Agreement, agreements
from search.asking import opened
from search.deadline import carried
from search.engine import Engine
from search.errors import InvalidInput, TriptychError
from search.legs import asks_with
from search.methods import METHODS
from search.nouns import Document, Hit, LegName, Place, Query, Results, Vector

Methods = Mapping[str, Sequence[LegName] | None]
"""Name → the legs to ask, None for the default fusion; see `search.methods.METHODS`."""


@dataclass(frozen=True)
class Column:
    """One engine's answer, or that of one retrieval method.

    Attributes:
        name: what the column is called, unlike every other.
        encoder: the name of the encoder that answered, of a folder its last part; empty if vectors came from elsewhere.
        results: the answer; None if there is none.
        milliseconds: from asking to having the answer, while the other columns were asked too; of methods, without the
            encoding, which is done once for all.
        error: why there is no answer.
        pictures: for each hit a key of its picture: what is equal in two columns is the same picture.
    """

    name: str
    encoder: str
    results: Results | None
    milliseconds: float
    error: TriptychError | None = None
    pictures: tuple[str, ...] = ()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The answer's hits; none without an answer."""
        return self.results.hits if self.results else ()

    @property
    def failed(self) -> str:
        """Why there is no answer, in a sentence; empty if there is one. It may name places on this machine."""
        return "" if self.error is None else str(self.error)


@dataclass(frozen=True)
class Comparison:
    """Columns side by side.

    Attributes:
        columns: in the order asked for.
        agreement: of every two columns that have an answer, over their first `top` pictures.
    """

    columns: tuple[Column, ...]
    agreement: tuple[Agreement, ...]

    def shared(self) -> tuple[str, ...]:
        """The keys of the pictures that stand in several columns, those first that stand highest.

        Example:
            >>> compare(Query(text="cat"), [clip, siglip]).shared()[:1]
            ('file:5891b5b5',)
        """
        best: dict[str, tuple[int, int]] = {}
        seen: dict[str, int] = {}
        for number, column in enumerate(self.columns):
            for rank, key in enumerate(dict.fromkeys(column.pictures)):
                best[key] = min(best.get(key, (rank, number)), (rank, number))
                seen[key] = seen.get(key, 0) + 1
        return tuple(sorted((key for key, times in seen.items() if times > 1), key=best.__getitem__))


def compare(
    query: Query,
    engines: Mapping[str, Engine] | Sequence[Engine],
    *,
    top: int = 12,
    legs: Sequence[str] | None = None,
    weights: Mapping[LegName, float] | None = None,
    depth: int | None = None,
    exclude: Iterable[str | bytes | Path] = (),
) -> Comparison:
    """The same query asked of several engines at once, each with its own index and encoder.

    An engine that cannot answer leaves the others alone: its column says why. The picture is decoded once for all.

    Args:
        query: what is searched for.
        engines: by the names of their columns; of a sequence each column is called like its encoder, see `named`.
        top: hits in each column.
        legs, weights, depth, exclude: as for `Engine.search`.

    Raises:
        InvalidInput: there is no engine, or what is asked is refused by every one of them.
        UnreadableImage: the query's picture is none, is damaged or too large.

    Example:
        >>> both = compare(Query(text="striped dress"), {"CLIP": clip, "SigLIP": siglip}, top=10)
        >>> both.agreement[0].overlap
        0.6
    """
    asked = engines if isinstance(engines, Mapping) else named(engines)
    if query.image is not None:
        query = replace(query, image=opened(query.image))
    left_out = list(exclude)
    return _side_by_side(
        {
            name: (
                engine,
                partial(engine.search, query, top=top, legs=legs, weights=weights, depth=depth, exclude=left_out),
            )
            for name, engine in asked.items()
        },
        top,
    )


def compare_methods(
    query: Query,
    engine: Engine,
    methods: Methods = METHODS,
    *,
    top: int = 12,
    weights: Mapping[LegName, float] | None = None,
    depth: int | None = None,
    exclude: Iterable[str | bytes | Path] = (),
) -> Comparison:
    """The same query answered by one engine in several ways, a column each.

    Words and picture are encoded once for all. A method that asks with none of the query's parts has no answer; its
    column says so.

    Args:
        query: what is searched for.
        engine: is asked.
        methods: the ways to answer; see `search.methods`.
        top: hits in each column.
        weights, depth, exclude: as for `Engine.search`; weights of legs that a method doesn't ask change nothing.

    Raises:
        InvalidInput: there is no method, or what is asked is refused by every one of them.
        UnreadableImage: the query's picture is none, is damaged or too large.

    Example:
        >>> compare_methods(Query(text="striped dress"), engine).columns[0].name
        'caption'
    """
    text, image = _encoded_once(query, engine, methods)
    left_out = list(exclude)
    return _side_by_side(
        {
            name: (
                engine,
                partial(
                    engine.search,
                    query,
                    top=top,
                    legs=legs,
                    weights=weights,
                    depth=depth,
                    exclude=left_out,
                    text_vector=text,
                    image_vector=image,
                ),
            )
            for name, legs in methods.items()
        },
        top,
    )


def named(engines: Sequence[Engine]) -> dict[str, Engine]:
    """Engines by their encoders' names; where two have the same, the places of their indexes are added.

    Example:
        >>> list(named([old, new]))
        ['clip (old.index)', 'clip (new.index)']
    """
    names = [_called(engine) or "vectors made elsewhere" for engine in engines]
    found: dict[str, Engine] = {}
    for name, engine in zip(names, engines, strict=True):
        full = name if names.count(name) == 1 else f"{name} ({Path(engine.index.location).name})"
        numbered = (f"{full}, {number}" for number in count(2))
        found[full if full not in found else next(each for each in numbered if each not in found)] = engine
    return found


def strongest(hit: Hit) -> tuple[LegName, Place] | None:
    """The leg whose vectors speak most for a hit, and the hit's place there; None if only its words were found.

    Legs are on scales of their own (a text is nearer to texts than to pictures, whatever they say), so they are weighed
    by their z-scores; by their cosines only where there are none.

    Example:
        >>> leg, place = strongest(hit)
        >>> leg, place.score, place.z
        ('text-image', 0.31, 4.2)
    """
    seen = [(leg, place) for leg, place in hit.legs.items() if leg != "text-bm25" and place.score is not None]
    known = [(leg, place) for leg, place in seen if place.z is not None]
    if known:
        return max(known, key=lambda each: each[1].z or 0.0)
    return max(seen, key=lambda each: each[1].score or 0.0, default=None)


def _side_by_side(asked: Mapping[str, tuple[Engine, Callable[[], Results]]], top: int) -> Comparison:
    if not asked:
        raise InvalidInput("there is nothing to compare; name at least one column")
    with ThreadPoolExecutor(len(asked), thread_name_prefix="compare") as threads:
        answering = [threads.submit(carried(partial(_column, name, *each))) for name, each in asked.items()]
        columns = [each.result() for each in answering]
    errors = [column.error for column in columns]
    refused = [error for error in errors if isinstance(error, InvalidInput)]
    if len(refused) == len(columns):  # then it is the question that is wrong
        raise refused[0]
    keys = _keys([hit.document for column in columns for hit in column.hits])
    columns = [replace(each, pictures=tuple(keys(hit.document) for hit in each.hits)) for each in columns]
    rankings: dict[str, Sequence[Hashable]] = {each.name: each.pictures for each in columns if each.results}
    return Comparison(tuple(columns), agreements(rankings, top))


def _column(name: str, engine: Engine, ask: Callable[[], Results]) -> Column:
    begun = time.perf_counter()
    results, error = None, None
    try:
        results = ask()
    except TriptychError as raised:
        error = raised
    return Column(name, _called(engine), results, round((time.perf_counter() - begun) * 1e3, 3), error)


def _called(engine: Engine) -> str:
    """The encoder's name without the folders that it lies in."""
    name = engine.encoder_name
    return Path(name).name if Path(name).is_absolute() else name


def _keys(documents: Sequence[Document]) -> Callable[[Document], str]:
    """Tells a document's picture from others: by its file where that is known, else by the id.

    A document whose file is not known is the same as one of the same id whose file is.
    """
    files: dict[str, str] = {}
    for document in documents:
        if document.image_digest:
            files.setdefault(document.id, f"file:{document.image_digest}")

    def key(document: Document) -> str:
        own = f"file:{document.image_digest}" if document.image_digest else None
        return own or files.get(document.id) or f"id:{document.id}"

    return key


def _encoded_once(query: Query, engine: Engine, methods: Methods) -> tuple[Vector | None, Vector | None]:
    """The query's words and picture as vectors, as far as any method asks with them."""
    text, image = None, None
    if query.text and engine.encoder_name and any(asks_with("text", legs) for legs in methods.values()):
        text = engine.encode_texts([query.text])[0]
    if query.image is not None and any(asks_with("image", legs) for legs in methods.values()):
        image = engine.encode_images([query.image])[0]
    return text, image
