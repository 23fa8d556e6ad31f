"""Texts of strangers, in queries, captions, names and messages: nothing in them steers where they are shown."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet
from hypothesis import given
from hypothesis import strategies as st

from search.errors import InvalidQuery
from search.evaluation.provenance import Provenance
from search.evaluation.report.blocks import Case, Gallery, Report, Shown, Table, Text
from search.evaluation.report.html import as_html
from search.nouns import Document, Fusion, Hit, Notice, Query, Results
from search.plain import as_json, is_plain, one_line, plain
from search.terminal import printed
from tests.conftest import CHECKOUT

TERMINAL = "moves the cursor, sets the title or types into the terminal of whoever reads the answer"
SPOOFS = "a name that reads as another one"
FORGES = "a line in the output that the program did not write"
ENDS = "ends the search with an error that says nothing"
MEMORY = "keeps the server busy with one endless text"

attack = pytest.mark.attack


def case(*values: object, name: str, gain: str) -> ParameterSet:
    return pytest.param(*values, id=name, marks=attack(gain))


HOSTILE = [
    case("\x1b[2J\x1b[1;1Hred", "[2J[1;1Hred", name="clear-screen", gain=TERMINAL),
    case("\x1b]0;owned\x07red", "]0;ownedred", name="title", gain=TERMINAL),
    case("\x1b]52;c;cm0gLXJm\x07", "]52;c;cm0gLXJm", name="clipboard", gain=TERMINAL),
    case("\x9b31mred", "31mred", name="eight-bit-escape", gain=TERMINAL),
    case("\x1bP+q544e\x1b\\", "P+q544e\\", name="device-control", gain=TERMINAL),
    case("good\b\b\b\bevil", "goodevil", name="backspaces", gain=SPOOFS),
    case("100 hits\r0 hits", "100 hits 0 hits", name="carriage-return", gain=FORGES),
    case("a.jpg\n  2. forged.jpg", "a.jpg   2. forged.jpg", name="line-break", gain=FORGES),
    case("a\u2028b\u2029c\x85d", "a b c d", name="other-line-breaks", gain=FORGES),
    case("\u202egpj.exe", "gpj.exe", name="right-to-left-override", gain=SPOOFS),
    case("\u2066a\u2069\u202db\u202c", "ab", name="isolates", gain=SPOOFS),
    case("a\ud800b", "a\ufffdb", name="half-a-character", gain=ENDS),
    case("a\udcffb", "a\ufffdb", name="byte-of-an-argument", gain=ENDS),
    case("nul\0byte", "nulbyte", name="nul", gain=ENDS),
    case("\ufeffred\ufff9x\ufffa", "redx", name="invisible", gain=SPOOFS),
    case("red\U000e0049\U000e0067", "red", name="tags", gain="instructions that only a machine reads"),
]


@pytest.mark.parametrize(("text", "shown"), HOSTILE)
def test_what_steers_is_left_out_wherever_an_answer_is_printed(text: str, shown: str) -> None:
    assert one_line(text) == shown
    assert not is_plain(text)
    hit = Hit(1, 0.1, Document(text, text, {"note": text}), {}, reason=text)
    answer = Results((hit,), 1, Fusion(60, 50, {}), notices=(Notice("end", text),), timings_ms={"total": 1.0})
    lines = printed(answer).splitlines()
    assert len(lines) == 6
    assert all(plain(line) == line and line.encode() for line in lines)
    assert lines[0] == f"! {shown}"
    assert lines[1] == f"  1. {shown}"


@pytest.mark.parametrize(("text", "shown"), HOSTILE)
def test_json_is_printed_without_them_and_loses_nothing(text: str, shown: str) -> None:
    told = as_json({"caption": text})
    assert told.encode()
    assert plain(told) == told
    assert json.loads(told) == {"caption": text}


@pytest.mark.parametrize(("text", "shown"), HOSTILE)
def test_a_query_holds_nothing_that_steers(text: str, shown: str) -> None:
    assert Query(text=text, without=text).text == " ".join(shown.split())


@attack(SPOOFS)
@given(st.text())
def test_plain_texts_are_left_alone_and_become_plain_once(text: str) -> None:
    once = plain(text)
    assert plain(once) == once
    assert is_plain(one_line(text))
    assert once.encode().decode() == once
    if text.isprintable():
        assert once == text


@attack(SPOOFS)
@pytest.mark.parametrize(
    "text", ["שלום\u200f, עולם", "می\u200cخواهم", "👩\u200d👩\u200d👧", "Straße", "क्षेत्र", "e\u0301"]
)
def test_what_writing_needs_stays(text: str) -> None:
    assert plain(text) == text


@attack(MEMORY)
def test_a_text_without_end_is_refused() -> None:
    with pytest.raises(InvalidQuery, match="at most 10,000 are read"):
        Query(text="a" * 10_001)
    with pytest.raises(InvalidQuery, match="at most 10,000 are read"):
        Query(text="a", without="a" * 10_001)


@attack("runs a program in the browser of whoever reads a report")
def test_a_report_escapes_what_queries_captions_and_ids_hold() -> None:
    evil = "</td><script>alert(1)</script><img src=x onerror='alert(1)' alt=\"\">"
    shown = Shown(evil, evil, 1, b"webp")
    made_of = Provenance(
        evil, evil, evil, evil, evil, 1, 1, 50, 60.0, {evil: 1.0}, {evil: 1.0}, {evil: evil}, {evil: evil}
    )
    blocks = (
        Text(evil, evil),
        Table(evil, [evil], [[evil]], evil),
        Gallery(evil, [Case(evil, {evil: 0.5}, {evil: [shown, replace(shown, caption="", thumbnail=None)]})], evil),
    )
    page = as_html(Report(evil, made_of, blocks, {}))
    assert "alert(1)" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page


@attack(TERMINAL)
def test_the_command_line_says_what_is_wrong_without_repeating_what_steers(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "search", "info", "--index", f"{tmp_path}/\x1b[2J\u202e\udc9b"]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, check=False)
    told = done.stderr.decode()
    assert done.returncode == 3, told
    assert "[2J" in told
    assert plain(told) == told
    assert "Traceback" not in told
