"""A question as the query of an address, and back: every answer can be linked to, reloaded and gone back to."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode

from demo.filters import written
from demo.form import BALANCE, GROUPS, MOST, PAGE, VIEWS, Asked
from search.legs import DEFAULT_LEGS
from search.nouns import LegName
from search.where import Where

MOST_PARAMETERS = 200
METHODS = (GROUPS, "mmr")
FILTER = "f."
WEIGHT = "w."
ENDS = ("from", "to")
"""Behind a field's name: the ends of a range. A dot in the name itself is written `~1`, so that none is mistaken."""

Default = TypeVar("Default", float, None)

_PHOTO = re.compile(r"[0-9a-f]{64}")


def address(asked: Asked) -> str:
    """The query of the address that restores a question; what is as usual is left out.

    An uploaded picture is in it as `photo`, the digest of its bytes.

    Example:
        >>> address(Asked(text="red dress", diversify="mmr", where={"price": (None, 50.0)}))
        '?q=red+dress&f.price.to=50&variety=mmr'
    """
    parameters = list(_parameters(asked))
    return "?" + urlencode(parameters, errors="replace") if parameters else ""


def like(id_: str) -> str:
    """The query of the address that asks for more like a document, see `address`.

    Example:
        >>> like("a/b.jpg")
        '?like=a%2Fb.jpg'
    """
    return "?" + urlencode({"like": id_}, errors="replace")


def read(query: str) -> Asked:
    """The question in the query of an address, with or without its question mark.

    Whatever it holds that makes no sense is passed over: half of an old link is better than an error.

    Example:
        >>> read("?q=red+dress&top=many&f.price.to=50")
        Asked(text='red dress', ..., where={'price': (None, 50.0)}, ...)
    """
    pairs = parameters(query)
    values = dict(pairs)
    photo = values.get("photo", "")
    like = values.get("like") or None
    method = values.get("variety")
    view = values.get("view")
    return Asked(
        text=values.get("q", "").strip(),
        photo=photo if _PHOTO.fullmatch(photo) and not like else "",
        like=like,
        diversify=method if method in METHODS else None,
        top=int(_number(values.get("top"), 1, MOST, PAGE)),
        without=values.get("without", "").strip(),
        where=_where(pairs),
        weights=_weights(values),
        k=_number(values.get("k"), 0, math.inf, None),
        balance=_number(values.get("balance"), 0, 1, BALANCE),
        view=next((each for each in VIEWS if each == view), "pictures"),
    )


def parameters(query: str) -> list[tuple[str, str]]:
    """The names and values in the query of an address, with or without its question mark; none of far too many.

    Example:
        >>> parameters("?q=red+dress&top=24")
        [('q', 'red dress'), ('top', '24')]
    """
    try:
        return parse_qsl(query.removeprefix("?"), errors="replace", max_num_fields=MOST_PARAMETERS)
    except ValueError:
        return []


def _parameters(asked: Asked) -> Iterator[tuple[str, str]]:
    usual = Asked()
    for name, value, default in (
        ("q", asked.text, usual.text),
        ("without", asked.without, usual.without),
        ("like", asked.like, usual.like),
        ("photo", asked.photo, usual.photo),
    ):
        if value and value != default:
            yield name, value
    yield from _conditions(asked.where)
    for name, setting, default_setting in (
        ("variety", asked.diversify, usual.diversify),
        ("balance", asked.balance, usual.balance),
        ("top", asked.top, usual.top),
        ("k", asked.k, usual.k),
        *((WEIGHT + leg, weight, None) for leg, weight in asked.weights.items()),
        ("view", asked.view, usual.view),
    ):
        if setting is not None and setting != default_setting:
            yield name, written(setting)


def _conditions(where: Where) -> Iterator[tuple[str, str]]:
    for field, condition in where.items():
        name = FILTER + field.replace("~", "~0").replace(".", "~1")
        if isinstance(condition, tuple):
            ends = zip(ENDS, condition, strict=True)
            yield from ((f"{name}.{end}", written(bound)) for end, bound in ends if bound is not None)
        else:
            values = [condition] if isinstance(condition, str | int | float) else condition
            yield from ((name, written(value)) for value in values)


def _weights(values: Mapping[str, str]) -> dict[LegName, float]:
    said = {leg: _number(values.get(WEIGHT + leg), 0, math.inf, None) for leg in DEFAULT_LEGS}
    return {leg: weight for leg, weight in said.items() if weight is not None}


def _where(pairs: Iterable[tuple[str, str]]) -> Where:
    values: dict[str, list[str]] = {}
    ranges: dict[str, list[float | None]] = {}
    for name, value in pairs:
        key, dot, end = name.removeprefix(FILTER).partition(".")
        field = key.replace("~1", ".").replace("~0", "~")
        if not name.startswith(FILTER) or not field:
            continue
        if not dot:
            values.setdefault(field, []).append(value)
        elif end in ENDS and (bound := _finite(value)) is not None:
            ranges.setdefault(field, [None, None])[ENDS.index(end)] = bound
    return {**values, **{field: (low, high) for field, (low, high) in ranges.items()}}


def _number(value: str | None, low: float, high: float, default: Default) -> float | Default:
    number = _finite(value)
    return number if number is not None and low <= number <= high else default


def _finite(value: str | None) -> float | None:
    try:
        number = float(value or "nan")
    except ValueError:
        return None
    return number if math.isfinite(number) else None
