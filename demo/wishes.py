"""What was pressed beside the form's own controls, as a change of the question: "more like this", a chip's cross, …

A wish is what the page's scripts send: an object with a `name` and what belongs to it. It comes from a visitor, so it
may hold anything.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from demo.actions import said
from demo.examples import Example
from demo.form import Asked
from demo.refused import Refused
from search.where import Where

LONGEST = 4000
"""Characters of a text that comes with a wish."""


@dataclass(frozen=True)
class Wish:
    """What was pressed.

    Attributes:
        name: which wish it is: `ask` (for what the form holds), `similar`, `instead`, `drop`, `example`, `surprise` or
            `travel`.
        values: what the script sent with it.
    """

    name: str
    values: Mapping[str, object]

    def text(self, name: str) -> str:
        """A value that has to be text; empty if it is none."""
        value = self.values.get(name)
        return value if isinstance(value, str) and len(value) <= LONGEST else ""

    def number(self, name: str, below: int) -> int | None:
        """A value that has to be a whole number from 0 to below a bound; None if it is none."""
        value = self.values.get(name)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < below:
            return None
        return value


def read(posted: object) -> Wish | None:
    """The wish that was posted; None where nothing but the form's own controls was used."""
    if not isinstance(posted, dict) or not isinstance(posted.get("name"), str):
        return None
    return Wish(posted["name"], posted)


def similar(asked: Asked, wish: Wish) -> Asked:
    """More like a document: alone, or, with `add`, beside the words that are there; how it is shown stays.

    Raises:
        Refused: the wish names no document.
    """
    id_ = wish.text("id")
    if not id_:
        raise Refused("error.no_such_document")
    kept = asked if wish.values.get("add") is True else replace(asked, text="", without="", where={})
    return replace(kept, like=id_, picture=None, photo="")


def instead(asked: Asked, wish: Wish) -> Asked:
    """Another text, as a notice suggests one; what the old one said to be without stays."""
    text = wish.text("text").strip()
    return replace(asked, text=text, without=said(asked)[1]) if text else asked


def tried(asked: Asked, example: Example) -> Asked:
    """An example in the place of words and picture; how it is shown and filtered stays."""
    picture = None if example.picture is None else {"path": str(example.picture)}
    return replace(asked, text=example.text, picture=picture, photo="", like=None)


def dropped(asked: Asked, wish: Wish) -> Asked:
    """The question without what a chip stands for, see `demo.chips`."""
    value = wish.text("value")
    drops: Mapping[str, Callable[[], Asked]] = {
        "like": lambda: replace(asked, like=None),
        "said": lambda: replace(asked, text=said(replace(asked, without=""))[0]),
        "without": lambda: replace(asked, without=""),
        "variety": lambda: replace(asked, diversify=None),
        "where": lambda: replace(asked, where=_narrowed(asked.where, wish.text("field"), value)),
    }
    drop = drops.get(wish.text("chip"))
    return asked if drop is None else drop()


def _narrowed(where: Where, field: str, value: str) -> Where:
    """The filters without one value of a field, or without the field where it is a range or the last value."""
    condition = where.get(field)
    left = [each for each in condition if each != value] if isinstance(condition, list) else []
    others = {name: held for name, held in where.items() if name != field}
    return {**others, field: left} if left else others
