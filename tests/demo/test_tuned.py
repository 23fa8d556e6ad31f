"""What `python -m search tune` left in a collection counts on its page and for programs that say nothing else."""

from collections.abc import Iterator

import httpx
import pytest

from demo import actions
from demo.form import Asked
from demo.programs import Programs
from demo.uploads import Uploads
from search import Engine, Query
from search.fusion import DEFAULT_WEIGHTS, USUAL_K
from search.legs import DEFAULT_LEGS
from search.tuned import Tuned, keep
from tests.demo.raw import press
from tests.demo.shop import fill, served
from tests.demo.test_form import values

K = USUAL_K / 2
WEIGHTS = {**DEFAULT_WEIGHTS, "text-bm25": DEFAULT_WEIGHTS["text-bm25"] / 4}


@pytest.fixture(scope="module")
def tuned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with fill(tmp_path_factory.mktemp("tuned") / "shop.index") as engine:
        keep(engine.index, Tuned({"text-bm25": WEIGHTS["text-bm25"]}, K))
        yield engine


def test_a_question_that_moves_nothing_is_answered_as_the_engine_answers_it(tuned: Engine, uploads: Uploads) -> None:
    answer = actions.search(tuned, uploads, Asked(text="red cloth"))
    assert answer.fusion == tuned.search(Query(text="red cloth")).fusion
    assert (answer.fusion.k, answer.fusion.weights["text-bm25"]) == (K, WEIGHTS["text-bm25"])


def test_what_is_not_moved_stays_as_tuned(tuned: Engine, uploads: Uploads) -> None:
    weight = actions.search(tuned, uploads, Asked(text="red", weights={"text-image": 2.5})).fusion
    assert (weight.k, weight.weights["text-bm25"], weight.weights["text-image"]) == (K, WEIGHTS["text-bm25"], 2.5)
    constant = actions.search(tuned, uploads, Asked(text="red", k=K + 1)).fusion
    assert (constant.k, constant.weights["text-bm25"]) == (K + 1, WEIGHTS["text-bm25"])


def test_programs_that_say_nothing_get_what_was_tuned(tuned: Engine, uploads: Uploads) -> None:
    programs = Programs(tuned, uploads)
    for answer in (programs.search("red"), programs.similar("red", text="blue")):
        assert (answer["fusion"]["k"], answer["fusion"]["weights"]["text-bm25"]) == (K, WEIGHTS["text-bm25"])
    said = programs.search("red", k=USUAL_K)["fusion"]
    assert (said["k"], said["weights"]["text-bm25"]) == (USUAL_K, WEIGHTS["text-bm25"])


@pytest.mark.slow  # it starts a server
def test_the_pages_controls_begin_there_and_a_link_names_what_differs(tuned: Engine) -> None:
    own = values(k=K, weights=[WEIGHTS[leg] for leg in DEFAULT_LEGS], filters=[[], [], "", ""])
    usual = values(filters=[[], [], "", ""])
    with served(tuned) as address:
        parts = {
            part["props"].get("elem_id"): part["props"] for part in httpx.get(f"{address}/config").json()["components"]
        }
        assert parts["k"]["value"] == K
        assert {leg: parts[f"weight-{leg}"]["value"] for leg in DEFAULT_LEGS} == {
            leg: WEIGHTS[leg] for leg in DEFAULT_LEGS
        }
        assert press(address, "on_search", [None, None, *own])[-1]["address"] == "?q=red"
        moved = press(address, "on_search", [None, None, *usual])[-1]["address"]
        assert moved == f"?q=red&k={USUAL_K:g}&w.text-bm25={DEFAULT_WEIGHTS['text-bm25']:g}"
        named = {"name": "travel", "search": f"?q=red&k={K:g}"}
        assert press(address, "on_search", [named, None, *own])[-1]["address"] == "?q=red"
