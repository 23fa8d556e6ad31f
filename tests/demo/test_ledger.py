"""The owner's judgements: what is put in is on the disk and read by an evaluation, and nothing of it is lost."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from demo import ledger as room
from demo.ledger import Ledger, line
from demo.refused import Refused
from search import Query
from search.errors import InvalidInput
from search.evaluation.judgements import read_judgements
from search.evaluation.queries import Asked, read_queries
from tests.conftest import CHECKOUT
from tests.demo.shop import png

RED = Asked("red", Query(text="red\u2028dress", without="belt"))


def judged(folder: Path) -> dict[str, dict[str, int]]:
    return read_judgements(folder / "judgements.qrels")


def test_judgements_come_later_ones_hold_and_some_are_taken_back(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "deep" / "judged")
    ledger.put(RED, {"a": 2, "b b": 0})
    ledger.put(RED, {"b b": 1, "c": 0})
    ledger.put(RED, {"c": None, "never": None})
    assert ledger.grades("red") == {"a": 2, "b b": 1}
    assert judged(tmp_path / "deep" / "judged") == {"red": {"a": 2, "b b": 1}}
    assert ledger.grades("other") == {}


def test_a_question_stands_once_among_the_queries(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.put(RED, {"a": 2})
    ledger.put(RED, {"b": 2})
    ledger.put(Asked("blue", Query(text="blue")), {"b": 2})
    red, blue = read_queries(tmp_path / "queries.jsonl")
    assert (red.id, red.query.text, red.query.without) == ("red", "red dress", "belt")
    assert blue.id == "blue"


def test_a_picture_that_is_asked_with_is_kept_beside(tmp_path: Path) -> None:
    Ledger(tmp_path).put(Asked("like", Query(image=png("red")), exclude=("red", "[x]")), {"a": 1})
    [one] = read_queries(tmp_path / "queries.jsonl")
    assert isinstance(one.query.image, Path)
    assert one.query.image.read_bytes() == png("red")
    assert one.query.image.suffix == ".png"
    assert one.exclude == ("red", "[x]")


def test_what_the_owner_wrote_stays(tmp_path: Path) -> None:
    own = '{"id": "own", "text": "mine", "kind": "hand-made"}'
    (tmp_path / "queries.jsonl").write_text(own)  # without a line's end
    (tmp_path / "judgements.qrels").write_text("own 0 a 3\n")
    Ledger(tmp_path).put(RED, {"a": 2})
    assert (tmp_path / "queries.jsonl").read_text().startswith(own + "\n")
    assert judged(tmp_path) == {"own": {"a": 3}, "red": {"a": 2}}
    Ledger(tmp_path).put(Asked("own", Query(text="other words")), {"b": 1})
    assert read_queries(tmp_path / "queries.jsonl")[0].query.text == "mine"


@pytest.mark.parametrize("name", ["queries.jsonl", "judgements.qrels"])
def test_a_file_that_was_spoilt_is_left_as_it_is(name: str, tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    (tmp_path / name).write_text("not what it should be")
    with pytest.raises(InvalidInput, match=name):
        ledger.put(RED, {"a": 2})
    assert (tmp_path / name).read_text() == "not what it should be"


def test_a_spoilt_file_or_place_is_told_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "judgements.qrels").write_text("?")
    with pytest.raises(InvalidInput, match="line 1"):
        Ledger(tmp_path)
    with pytest.raises(InvalidInput, match="cannot be kept"):
        Ledger(tmp_path / "judgements.qrels" / "below")


def test_there_are_not_endlessly_many_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_QUESTIONS", 2)
    ledger = Ledger(tmp_path)
    for number in range(2):
        ledger.put(Asked(str(number), Query(text="x")), {"a": 1})
    with pytest.raises(Refused):
        ledger.put(Asked("2", Query(text="x")), {"a": 1})
    ledger.put(Asked("1", Query(text="x")), {"b": 1})
    assert judged(tmp_path) == {"0": {"a": 1}, "1": {"a": 1, "b": 1}}


def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    ledgers = [Ledger(tmp_path), Ledger(tmp_path)]  # as two servers have them
    with ThreadPoolExecutor(8) as threads:
        list(
            threads.map(lambda n: ledgers[n % 2].put(Asked(f"q{n % 5}", Query(text="x")), {f"d{n}": n % 3}), range(60))
        )
    found = judged(tmp_path)
    assert {id_: grade for of in found.values() for id_, grade in of.items()} == {f"d{n}": n % 3 for n in range(60)}
    assert len(read_queries(tmp_path / "queries.jsonl")) == 5


WRITING = """
import sys
from pathlib import Path
from demo.ledger import Ledger
from search import Query
from search.evaluation.queries import Asked
ledger = Ledger(Path(sys.argv[1]))
for number in range(100_000):
    ledger.put(Asked("red", Query(text="red")), {f"d{number}": 1})
    print(number, flush=True)
"""


def test_a_killed_server_leaves_whole_files_and_what_it_had_acknowledged(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITING, str(tmp_path)], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        last = next(number for number in map(int, process.stdout) if number >= 10)
        process.kill()
        last = max([last, *map(int, process.stdout)])
    assert set(judged(tmp_path)["red"]) >= {f"d{number}" for number in range(last + 1)}
    Ledger(tmp_path).put(RED, {"more": 1})  # the lock went with the process
    assert "more" in judged(tmp_path)["red"]


def test_a_line_is_json_that_queries_are_read_from() -> None:
    row, picture = line(Asked("q", Query(text="ä\u2028ö")))
    assert json.loads(json.dumps(row)) == {"id": "q", "text": "ä ö"}
    assert picture is None
