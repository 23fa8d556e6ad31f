"""The page's texts: one flat JSON file per language in `demo/texts`, so that adding a language is adding a file.

A key is the room that shows the text and a name in it, `ask.words`; what is put into a text stands in braces, `{word}`.
Every file holds the same keys with the same placeholders, which is checked when the files are read: a text that is
missing ends the start of the page and is never a hole in it. Only the forms of a number are each language's own: beside
`reason.ordinal`, English has `reason.ordinal-1` for 1st and 21st (see `search.wording.numbered`).

Labels of Gradio's components are translated in the browser (`labels`, `label`), after the browser's first language;
everything else here, after the request's `Accept-Language`.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from html import escape
from pathlib import Path
from string import Formatter

import gradio as gr
from gradio.i18n import I18nData

from search.errors import InvalidInput

TEXTS = Path(__file__).parent / "texts"
DEFAULT = "en"
LABELS = ("ask.", "leg.")
"""The rooms whose texts go to the browser, as labels of components."""

_FORM = re.compile(r".*-[0-9]+")
_PREFERENCE = re.compile(r"\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*|\*)\s*(?:;\s*[qQ]=([01](?:\.[0-9]{0,3})?)\s*)?")


@dataclass(frozen=True)
class Language:
    """The texts of one language. They are plain text: whoever makes HTML of them escapes.

    Attributes:
        code: its tag after BCP 47, which is its file's name: `en`, `de`, `pt-BR`.
        texts: key to text.

    Example:
        >>> german = languages()["de"]
        >>> german("ask.words"), german.counted("status.documents", 1128)
        ('Wörter', '1.128 Dokumente')
    """

    code: str
    texts: Mapping[str, str] = field(repr=False)

    def __call__(self, key: str, **values: object) -> str:
        """The text of that key with its placeholders filled.

        Raises:
            KeyError: there is no such key, or a placeholder is left without a value.
        """
        return self.texts[key].format_map(values)

    def counted(self, key: str, count: int, **values: object) -> str:
        """The text for so many: that of `KEY.one` for 1, else of `KEY.many`; both may hold `{count}`.

        Raises:
            KeyError: see above.
        """
        return self(f"{key}.{'one' if count == 1 else 'many'}", count=self.number(count), **values)

    def number(self, value: float, decimals: int = 0) -> str:
        """A number as the language writes it.

        Example:
            >>> languages()["de"].number(1234.5, 2)
            '1.234,50'
        """
        return f"{value:,.{decimals}f}".translate(self._signs)

    def wording(self, room: str) -> Mapping[str, str]:
        """The texts of a room without its prefix, as `search.reasons` and `search.notices` take them.

        Example:
            >>> languages()["en"].wording("number")
            {'thousands': ',', 'decimal': '.'}
        """
        return self._rooms[room]

    def html(self, key: str) -> str:
        """A text without placeholders as HTML. It is escaped once: an answer holds the same words in every card.

        Example:
            >>> languages()["de"].html("drawer.similar")
            'Ähnliche finden'
        """
        text = self._escaped.get(key)
        if text is None:
            text = self._escaped[key] = escape(self(key))
        return text

    @cached_property
    def _escaped(self) -> dict[str, str]:
        return {}

    @cached_property
    def _signs(self) -> Mapping[int, str]:
        return str.maketrans({",": self.texts["number.thousands"], ".": self.texts["number.decimal"]})

    @cached_property
    def _rooms(self) -> Mapping[str, Mapping[str, str]]:
        """The texts by room, sorted once: every card asks for the wording of its reason."""
        rooms: dict[str, dict[str, str]] = {}
        for key, text in self.texts.items():
            room, _, name = key.partition(".")
            rooms.setdefault(room, {})[name] = text
        return rooms


@cache
def languages(folder: Path = TEXTS) -> Mapping[str, Language]:
    """The languages of a folder by their codes.

    Raises:
        InvalidInput: a file is no flat object of texts, or its keys or placeholders are not those of English.
    """
    found = {file.stem: Language(file.stem, _texts(file)) for file in sorted(folder.glob("*.json"))}
    if DEFAULT not in found:
        raise InvalidInput(
            f"there is no {DEFAULT}.json among the page's texts; every other language is held against it"
        )
    expected = _places(found[DEFAULT])
    for language in found.values():
        held = _places(language)
        different = sorted(key for key in expected | held if expected.get(key) != held.get(key))
        if different:
            raise InvalidInput(
                f"the page's texts in {language.code}.json do not fit those in {DEFAULT}.json: missing, too much, or "
                f"with other placeholders: {', '.join(different)}"
            )
    return found


def chosen(accept_language: str | None, offered: Mapping[str, Language] | None = None) -> Language:
    """The offered language that a request's `Accept-Language` prefers (RFC 9110, 12.5.4), else English.

    A tag is looked up as RFC 4647, 3.4 has it: `de-AT` finds `de` where there is no `de-AT`.

    Args:
        accept_language: the header as it came, or None.
        offered: by default all of the page's.

    Example:
        >>> chosen("fr, de-AT;q=0.8, en;q=0.5").code
        'de'
    """
    offered = languages() if offered is None else offered
    by_code = {code.lower(): language for code, language in offered.items()} | {"*": offered[DEFAULT]}
    for wanted in _preferred(accept_language or ""):
        parts = wanted.split("-")
        for length in range(len(parts), 0, -1):
            if (language := by_code.get("-".join(parts[:length]))) is not None:
                return language
    return offered[DEFAULT]


def labels(offered: Mapping[str, Language] | None = None) -> gr.I18n:
    """The labels of components in all languages, for the `i18n` of `mount_gradio_app`."""
    offered = languages() if offered is None else offered
    return gr.I18n(
        **{
            code: {key: text for key, text in language.texts.items() if key.startswith(LABELS)}
            for code, language in offered.items()
        }
    )


def label(key: str) -> I18nData:
    """A component's label, placeholder, info or value that the browser translates; one in a string at most.

    Raises:
        KeyError: there is no such text among the labels.

    Example:
        >>> gr.Textbox(label=label("ask.words"))  # doctest: +SKIP
    """
    if not key.startswith(LABELS) or key not in languages()[DEFAULT].texts:
        raise KeyError(key)
    return I18nData(key)


def _preferred(header: str) -> list[str]:
    """The header's tags in lower case, the most wanted first; what is refused or malformed is left out."""
    matches = [match for part in header.split(",") if (match := _PREFERENCE.fullmatch(part)) is not None]
    wanted = [(float(match[2] or 1), match[1].lower()) for match in matches]
    return [tag for quality, tag in sorted(wanted, key=lambda pair: -pair[0]) if quality > 0]


def _texts(file: Path) -> Mapping[str, str]:
    try:
        pairs = json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=list)
        texts = dict(pairs)
    except (ValueError, TypeError) as error:
        raise InvalidInput(f"the page's texts in {file.name} cannot be read: {error}") from None
    if not all(isinstance(text, str) and text.strip() for text in texts.values()):
        raise InvalidInput(f"the page's texts in {file.name} are not all texts; give one flat object")
    if len(texts) != len(pairs):
        raise InvalidInput(f"the page's texts in {file.name} have a key twice")
    return texts


def _places(language: Language) -> dict[str, tuple[str, ...]]:
    """The placeholders by key, without the forms of numbers."""
    return {key: _placeholders(text) for key, text in language.texts.items() if not _FORM.fullmatch(key)}


def _placeholders(text: str) -> tuple[str, ...]:
    """The names in braces, sorted. A text whose braces do not match has itself as one, which fits no other text."""
    try:
        return tuple(sorted({name for _, name, _, _ in Formatter().parse(text) if name is not None}))
    except ValueError:
        return (text,)
