import ast
import json
import re
from pathlib import Path
from string import Formatter

import pytest

from demo.language import DEFAULT, TEXTS, Language, chosen, label, labels, languages
from search import notices, reasons
from search.errors import InvalidInput
from search.nouns import Document, Hit, LegName, Notice, Place, Query
from tests.conftest import CHECKOUT


def write(folder: Path, code: str, texts: dict[str, object]) -> None:
    (folder / f"{code}.json").write_text(json.dumps(texts), encoding="utf-8")


@pytest.mark.parametrize("language", languages().values(), ids=lambda language: language.code)
def test_every_language_has_the_keys_and_placeholders_of_english(language: Language) -> None:
    def placeholders(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text)} - {None}

    def base(key: str) -> str:
        return re.sub(r"-[0-9]+$", "", key)

    english = languages()[DEFAULT].texts
    assert {base(key) for key in language.texts} == {base(key) for key in english}
    for key, text in language.texts.items():
        assert placeholders(text) == placeholders(english[base(key)]), key
        assert all(name and name.isidentifier() for name in placeholders(text)), key
        assert not re.search(r"<|&\w+;", text), f"{key} is plain text: whoever makes HTML of it escapes"


def test_what_is_counted_has_a_text_for_one_and_for_many() -> None:
    keys = languages()[DEFAULT].texts.keys()
    endings = {key.removesuffix(".one") for key in keys if key.endswith(".one")}
    assert endings == {key.removesuffix(".many") for key in keys if key.endswith(".many")}


def test_texts_are_filled_and_counted_and_numbers_written_as_the_language_does() -> None:
    german = languages()["de"]
    assert german("status.shown", shown=12, total="1.128") == "12 von 1.128"
    assert german.counted("status.documents", 1) == "1 Dokument"
    assert german.counted("status.documents", 1128) == "1.128 Dokumente"
    assert german.number(1234567.891, 2) == "1.234.567,89"
    assert languages()["en"].number(1234567.891, 2) == "1,234,567.89"
    assert german.number(-0.5, 1) == "-0,5"


def test_a_text_as_html_is_escaped() -> None:
    language = Language("xx", {"room.name": "a < b & “c”"})
    for _ in range(2):
        assert language.html("room.name") == "a &lt; b &amp; “c”"
    with pytest.raises(KeyError):
        language.html("room.other")


def test_a_value_is_put_in_as_it_is() -> None:
    assert languages()["en"]("status.words", text="{text} {0} <b>") == "“{text} {0} <b>”"


def test_a_key_or_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        languages()["en"]("ask.nonsense")
    with pytest.raises(KeyError, match="total"):
        languages()["en"]("status.shown", shown=12)
    with pytest.raises(KeyError):
        label("ask.nonsense")
    with pytest.raises(KeyError):
        label("status.shown")


def test_a_rooms_wording_has_no_prefix() -> None:
    assert languages()["de"].wording("number") == {"thousands": ".", "decimal": ","}


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (None, "en"),
        ("", "en"),
        ("de", "de"),
        ("DE-at", "de"),
        ("fr", "en"),
        ("fr, de", "de"),
        ("en;q=0.5, de;q=0.6", "de"),
        ("de;q=0.5, en;q=0.6", "en"),
        ("de, en", "de"),
        ("en, de", "en"),
        ("de;q=0, *", "en"),
        ("*, de;q=0.9", "en"),
        ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "en"),
        ("fr-CH, fr;q=0.9, de;q=0.7, *;q=0.5", "de"),
        ("de ; q=1.0 , en;q=0.9", "de"),
        ("de;q=2, en;q=0.1", "en"),
        ("de;q=nan", "en"),
        ("deutsch-und-mehr-davon", "en"),
        ("../../etc/passwd", "en"),
        (",;=\0\n" * 2000, "en"),
        ("de-" * 5000, "en"),
    ],
)
def test_accept_language_picks_by_quality_and_falls_back_to_english(header: str | None, code: str) -> None:
    assert chosen(header).code == code


def test_the_english_of_reasons_and_notices_is_the_engines_own() -> None:
    assert languages()[DEFAULT].wording("reason") == reasons.ENGLISH
    assert languages()[DEFAULT].wording("notice") == notices.ENGLISH


def test_a_reason_and_a_notice_in_german() -> None:
    german = languages()["de"]
    legs: dict[LegName, Place] = {"text-bm25": Place(1, 3.0), "text-image": Place(2, 0.3)}
    hit = Hit(rank=1, score=0.1, document=Document("a", "A red and blue dress"), legs=legs)
    told = reasons.reason(hit, Query(text="red dress"), german.wording("reason"))
    assert "Beschriftung" in told
    assert "„red“ und „dress“" in told
    assert " 2. " in told
    failed = Notice("leg-missing", "", {"legs": "text-bm25, text-image"}, template="leg-missing")
    assert "(die Wörter der Beschriftungen und Bilder zu Ihren Wörtern)" in notices.told(
        failed, german.wording("notice")
    )


def test_a_third_language_is_one_more_file(tmp_path: Path) -> None:
    for file in TEXTS.glob("*.json"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    write(tmp_path, "pt-BR", {**languages()[DEFAULT].texts, "ask.words": "Palavras"})
    offered = languages(tmp_path)
    assert offered.keys() == {*languages(), "pt-BR"}
    assert chosen("pt-br", offered)("ask.words") == "Palavras"
    assert chosen("pt", offered).code == "en"
    assert labels(offered).translations["pt-BR"]["ask.words"] == "Palavras"


def test_labels_hold_the_texts_of_components_and_no_others() -> None:
    translations = labels().translations
    assert translations.keys() == languages().keys()
    assert translations["de"]["ask.words"] == "Wörter"
    assert {key.split(".")[0] for key in translations["en"]} == {"ask", "leg"}
    assert label("ask.words").to_dict() == {"__type__": "translation_metadata", "key": "ask.words"}


@pytest.mark.parametrize(
    ("german", "told"),
    [
        ({}, "de.json do not fit.*a.word"),
        ({"a.word": "Wort", "a.more": "mehr"}, "a.more"),
        ({"a.word": "{wort}"}, "a.word"),
        ({"a.word": "Wort {"}, "a.word"),
        ({"a.word": 7}, "flat"),
        ({"a.word": " "}, "flat"),
        ({"a": {"word": "Wort"}}, "flat"),
    ],
)
def test_texts_that_do_not_fit_end_the_start(tmp_path: Path, german: dict[str, object], told: str) -> None:
    write(tmp_path, "en", {"a.word": "word"})
    write(tmp_path, "de", german)
    with pytest.raises(InvalidInput, match=told):
        languages(tmp_path)


@pytest.mark.parametrize("content", ["[]", "7", "", "{", '{"a.word": "one", "a.word": "two"}', '["ab", "cd"]'])
def test_a_file_that_is_no_object_of_texts_ends_the_start(tmp_path: Path, content: str) -> None:
    write(tmp_path, "en", {"a.word": "word"})
    (tmp_path / "de.json").write_text(content, encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"de\.json"):
        languages(tmp_path)


def test_without_english_nothing_starts(tmp_path: Path) -> None:
    write(tmp_path, "de", {"a.word": "Wort"})
    with pytest.raises(InvalidInput, match=r"en\.json"):
        languages(tmp_path)


ROOMS = {key.split(".")[0] for key in languages()[DEFAULT].texts}
KEY = re.compile(rf"(?:{'|'.join(sorted(ROOMS))})(?:\.[\w-]+)+(?<!\.css|.\.js)")


def test_every_key_that_the_page_names_is_there() -> None:
    """A key is any text in the page's code that looks like one, so a misspelt one is found before a visitor does."""
    keys = languages()[DEFAULT].texts.keys()
    known = keys | {key.rpartition(".")[0] for key in keys}  # `counted` adds the ending
    for file in sorted((CHECKOUT / "demo").glob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        examples = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        parts = {id(value) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for value in node.values}
        named = {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in examples | parts
            and KEY.fullmatch(node.value)
        }
        assert named <= known, f"{file.name} names texts that are not there: {sorted(named - known)}"
