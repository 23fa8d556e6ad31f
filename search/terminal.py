"""How the command line reads filters and weights, and how it prints an answer for a person."""

import shlex
import shutil
import textwrap
from collections.abc import Mapping, Sequence

from search.errors import InvalidQuery
from search.indexes import IndexInfo, SegmentInfo
from search.nouns import Hit, Results
from search.phrasing import understood
from search.plain import one_line
from search.where import Condition, FieldValue


def parsed_where(filters: Sequence[str]) -> dict[str, Condition]:
    """`field=value` and `field=low..high` as filters; a field named twice may have either value.

    Raises:
        InvalidQuery: a filter without a field, or a field with both a range and a value.

    Example:
        >>> parsed_where(["colour=red", "colour=blue", "price=..50"])
        {'colour': ['red', 'blue'], 'price': (None, 50.0)}
    """
    where: dict[str, Condition] = {}
    values: dict[str, list[FieldValue]] = {}
    for text in filters:
        name, equals, wanted = text.partition("=")
        if not name or not equals:
            raise InvalidQuery(f"the filter '{text}' is not of the form field=value or field=low..high")
        bounds = _range(wanted)
        if name in where and (bounds is not None or name not in values):
            raise InvalidQuery(f"the field '{name}' is filtered by a range and by something else; give one of them")
        if bounds is not None:
            where[name] = bounds
        else:
            where[name] = values.setdefault(name, [])
            values[name].append(wanted)
    return where


def _range(text: str) -> tuple[float | None, float | None] | None:
    low, dots, high = text.partition("..")
    if not dots or not (low or high):
        return None
    try:
        return (float(low) if low else None, float(high) if high else None)
    except ValueError:
        return None


def parsed_numbers(pairs: Sequence[str], what: str) -> dict[str, float]:
    """`NAME=NUMBER` pairs, such as leg weights.

    Raises:
        InvalidQuery: a pair of another form; `what` says in the message what it is for.

    Example:
        >>> parsed_numbers(["text-bm25=0.5"], "weight")
        {'text-bm25': 0.5}
    """
    numbers: dict[str, float] = {}
    for pair in pairs:
        name, _, number = pair.partition("=")
        try:
            numbers[name] = float(number)
        except ValueError:
            raise InvalidQuery(f"the {what} '{pair}' is not of the form NAME=NUMBER") from None
    return numbers


def printed(results: Results) -> str:
    """The answer in lines: notices first, then each hit with its legs and the reason why it is there."""
    width = min(shutil.get_terminal_size().columns, 120)
    lines = [f"! {one_line(notice.text)}" for notice in results.notices]
    titles = {group.number: group.title for group in results.clusters}
    for hit in results.hits:
        lines += _hit(hit, width, titles)
    lines.append(f"{len(results.hits)} of {results.total} found in {results.timings_ms['total']:.0f} ms")
    return "\n".join(lines)


def _hit(hit: Hit, width: int, titles: Mapping[int, str]) -> list[str]:
    group = _group(hit.cluster, hit.cluster_size, titles)
    legs = ", ".join(
        f"{leg} {'~' if place.imputed else ''}{place.rank}" + ("" if place.score is None else f" ({place.score:.3f})")
        for leg, place in hit.legs.items()
    )
    caption = textwrap.shorten(hit.document.caption or "(no caption)", max(width - 5, 20), placeholder=" …")
    texts = (caption, hit.reason, f"score {hit.score:.5f}{group}  {legs}")
    return [f"{hit.rank:3}. {one_line(hit.document.id)}", *(f"     {one_line(text)}" for text in texts)]


def _group(number: int | None, size: int | None, titles: Mapping[int, str]) -> str:
    if number is None:
        return ""
    title = titles.get(number, "")
    return f"  group {number + 1} of {size}" + (f" ({title})" if title else "")


def suggested(text: str, *, picture: bool) -> str:
    """How to leave out what a text wants to be without; empty where it says nothing of the kind.

    A command is taken to the letter, so this is said and not done.

    Example:
        >>> suggested("dress without stripes", picture=False)
        'every word counts as wanted; to leave “stripes” out, ask for “dress” with --without stripes'
    """
    meant = understood(text, picture=picture)
    if not meant.without:
        return ""
    asked = f"ask for “{meant.text}”" if meant.text else "give the picture alone"
    option = f"--without {shlex.quote(meant.without)}"
    return f"every word counts as wanted; to leave “{meant.without}” out, {asked} with {option}"


def described(info: IndexInfo) -> str:
    """What an index says of itself, a line each."""
    rows: Mapping[str, object] = {
        "index": f"{info.location} ({info.backend}, layout {info.schema})",
        "documents": f"{info.documents:,}, {info.images:,} with a picture, {info.captions:,} with a caption",
        "encoder": f"{info.encoder or 'none: vectors made elsewhere'}, {info.dimension} dimensions",
        "fingerprint": info.fingerprint,
        "fields": ", ".join(info.fields) or "none",
        "sources": ", ".join(f"{name} ({count:,})" for name, count in info.sources.items()) or "none",
        "size": f"{info.bytes / 1e6:.1f} MB",
    }
    segment = {} if info.segment is None else _segment(info.segment)
    return "\n".join(f"{name:12} {one_line(str(value))}" for name, value in {**rows, **segment}.items())


def _segment(made: SegmentInfo) -> Mapping[str, str]:
    """Its files, and for each field that is searched by lists what finds how much of the exact first 50."""
    held = f"{made.documents:,} documents in files of {made.bytes / 1e6:.1f} MB"
    rows = {"segment": f"{held}; {made.behind:,} came and {made.removed:,} went since"}
    for field, ways in made.neighbours.items():
        each = (
            f"{asked} {way.recall:.3f} (up to {way.lists} lists, {way.codes:,} codes)" for asked, way in ways.items()
        )
        rows[f"{field}s"] = f"recall of the first 50 by {', '.join(each)}"
    return rows
