"""HTML as a test reads it: elements with their attributes, and the text."""

from html.parser import HTMLParser

ALONE = {"img", "path", "circle", "br", "input"}
"""Elements that hold nothing and are not closed."""


class Read(HTMLParser):
    """The elements and the text of a piece of HTML; fails on one that doesn't nest.

    Example:
        >>> Read('<p class="told">Two <b>dogs</b></p>').text
        'Two dogs'
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self._inside: dict[int, str] = {}
        self._numbers: list[int] = []
        self.feed(html)
        assert not self._open, f"left open: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ALONE:
            self._open.append(tag)
            self._numbers.append(len(self.elements) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        self._numbers.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for number in self._numbers:
            self._inside[number] = self._inside.get(number, "") + data

    def named(self, tag: str, kind: str = "") -> list[dict[str, str | None]]:
        """The attributes of every element with that tag, and that class where one is given."""
        return [given for name, given in self.elements if name == tag and (not kind or kind in _classes(given))]

    def texts(self, tag: str, kind: str = "") -> list[str]:
        """The text inside every element with that tag, and that class where one is given."""
        return [
            self._inside.get(number, "")
            for number, (name, given) in enumerate(self.elements)
            if name == tag and (not kind or kind in _classes(given))
        ]


def _classes(given: dict[str, str | None]) -> list[str]:
    return (given.get("class") or "").split()
