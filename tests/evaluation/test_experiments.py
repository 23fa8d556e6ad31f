import io
import json
import re
from dataclasses import replace

import pytest
from PIL import Image

from search import Query
from search.errors import InvalidInput
from search.evaluation.experiments import EXPERIMENTS
from search.evaluation.experiments.fusion import DEEP, answers, fusion, questions
from search.evaluation.experiments.hard_cases import hard_cases
from search.evaluation.experiments.judged import judged
from search.evaluation.experiments.retrieval_methods import CUTS, retrieval_methods
from search.evaluation.halves import halves, part
from search.evaluation.measures import mean, measured
from search.evaluation.queries import Asked
from search.evaluation.report import Gallery, as_markdown, write
from search.evaluation.report.folder import as_json
from search.evaluation.report.html import as_html
from search.evaluation.retrieved import retrieved
from search.evaluation.ways import ways
from search.nouns import Document
from tests.collection import Entry, engine_over
from tests.colour_encoder import COLOURS, picture
from tests.evaluation.shop import setup, shop


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    with shop(tmp_path_factory.mktemp("shop") / "i") as engine:
        yield engine


EASY, LOOK = {"kind": "easy"}, {"kind": "look"}
REDS = {"shirt-red-striped": 2, "shirt-red-plain": 1}
SIDES = {"striped": ("shirt-red-striped",), "plain": ("shirt-red-plain",)}
BLUES = {"shirt-blue-plain": 1, "skirt-blue-plain": 1}
ASKED = (
    Asked("q1", Query(text="red striped shirt"), relevant=REDS, about=EASY, aspects=SIDES),
    Asked("q2", Query(image=picture("blue")), relevant=BLUES, about=LOOK),
    Asked("q3", Query(text="green vest"), relevant={"vest-green-striped": 1}, about=EASY),
    Asked("q4", Query(text="white")),
)


def test_the_three_methods_and_the_fusion_over_every_cut(engine):
    report = retrieval_methods(setup(engine))
    methods = report.data["methods"]
    assert list(methods) == ["caption", "image", "average", "fused"]
    for of in methods.values():
        assert list(of) == [str(cut) for cut in CUTS]
        for cut, found in of.items():
            assert 0 <= found["fine"] <= found["broad"] <= 1
            assert all(found[name] <= report.data["ceiling"][cut][name] + 1e-9 for name in found)
    # 18 documents, 6 of each fine category, 12 of one broad category and 6 of the other.
    assert report.data["ceiling"]["10"]["fine"] == pytest.approx(0.6)
    assert report.data["ceiling"]["100"]["fine"] == pytest.approx(0.06)
    assert len(report.data["queries"]) == 18
    assert "40 were wanted" in as_markdown(report)


def test_precision_is_that_of_what_the_engine_finds(engine):
    report = retrieval_methods(setup(engine))
    total = 0.0
    for known in report.data["queries"].values():
        hits = engine.search(Query(text=known["text"]), top=100).hits[:10]
        total += sum(hit.document.fields["subcategory"] == known["fine"] for hit in hits) / 10
    assert report.data["methods"]["fused"]["10"]["fine"] == pytest.approx(total / 18)


def test_a_method_that_a_collection_has_nothing_for_is_left_out_and_named(tmp_path):
    texts = [
        Entry(str(n), f"a red {thing}", fields={"broad": "top", "fine": thing}) for n, thing in enumerate("ab" * 3)
    ]
    with engine_over(tmp_path / "i", *texts) as engine:
        report = retrieval_methods(setup(engine))
    assert list(report.data["methods"]) == ["caption", "fused"]
    assert report.data["found_nothing"] == ["image", "average"]
    assert "left out: image, average" in as_markdown(report)


def test_documents_without_categories_are_refused(tmp_path):
    with engine_over(tmp_path / "i", Entry("1", "red", fields={"category": "a", "subcategory": ""})) as engine:
        with pytest.raises(InvalidInput, match="no document has both"):
            retrieval_methods(setup(engine))
        with pytest.raises(InvalidInput, match="have no field"):
            retrieval_methods(replace(setup(engine), broad="rack"))


def test_ways_to_fuse_are_chosen_on_one_half_and_reported_on_the_other(engine):
    report = fusion(setup(engine))
    assert report.data["queries"] == {"choosing": 9, "reporting": 9}
    assert report.data["chosen"] in ways()
    assert report.data["legs_alone"].keys() == {"words"}
    found = report.data["contenders"]
    assert found.keys() == {*ways(), "best leg alone"}
    assert {of["P@10"]["queries"] for of in found.values()} == {9}
    gone = report.data["fewer_captions"]
    assert len(gone["contenders"]) == 6
    assert {one["second"].split(",")[0] for one in gone["comparisons"]} == {"plain"}
    assert "Everything below is of the other half" in as_markdown(report)


@pytest.mark.parametrize("seed", range(1, 7))
def test_the_best_way_is_that_of_the_choosing_half(engine, seed):
    given = replace(setup(engine), seed=seed)
    asked, judgements = questions(given)
    found = retrieved(engine, asked, depth=DEEP)
    runs = {name: answers(way, asked, found) for name, way in ways().items()}
    values = measured(runs, judgements, [given.measure])
    first, _ = halves((one.id for one in asked), seed)
    means = {name: mean(of[given.measure]) for name, of in part(values, first).items()}
    assert means[fusion(given).data["chosen"]] == max(means.values())


def test_the_best_leg_alone_is_chosen_for_words_and_pictures_apart(engine):
    report = fusion(replace(setup(engine), asked=ASKED))
    assert set(report.data["legs_alone"]) == {"words", "a picture"}
    assert report.data["legs_alone"]["a picture"] in ("image-image", "image-caption")


def test_each_kind_of_query_is_told_by_itself_with_its_weakest(engine):
    report = hard_cases(replace(setup(engine), asked=ASKED))
    easy, look = report.data["kinds"]["easy"], report.data["kinds"]["look"]
    assert list(report.data["kinds"]) == ["easy", "look"]
    assert easy["text-bm25"]["nDCG@10"]["queries"] == 2
    assert "text-bm25" not in look  # a picture alone has no words to look for
    assert "image-image" not in easy
    galleries = [block for block in report.blocks if isinstance(block, Gallery)]
    assert [(one.title, len(one.cases)) for one in galleries] == [("Weakest: easy", 2), ("Weakest: look", 1)]
    weakest = min(("q1", "q3"), key=report.data["per_query"]["fused"].__getitem__)
    assert weakest in galleries[0].cases[0].query
    with pytest.raises(InvalidInput, match="none of the judged queries says its kind"):
        hard_cases(replace(setup(engine), asked=[replace(ASKED[0], about={})]))


def test_judged_queries_are_measured_and_unjudged_ones_left_out(engine):
    report = judged(replace(setup(engine), asked=ASKED))
    found = report.data["relevance"]["judged"]
    assert report.data["queries"] == 3
    assert found["per_query"]["fused"].keys() == {"q1", "q2", "q3"}
    assert found["per_query"]["text-bm25"].keys() == {"q1", "q3"}
    assert found["per_query"]["text-bm25"]["q1"] == 1.0  # all three words are in one caption, two in the other
    # The two green vests score alike; the one that answers comes second by its id.
    assert found["contenders"]["text-bm25"]["RR"]["mean"] == (1 + 1 / 2) / 2
    names = set(found["contenders"])
    assert {"fused", "average", "text-bm25 + text-image"} <= names
    pairs = {frozenset((one["first"], one["second"])) for one in found["comparisons"]}
    asked = {name: set(of) for name, of in found["per_query"].items()}
    assert pairs == {frozenset((a, b)) for a in names for b in names if a != b and asked[a] & asked[b]}
    text = as_markdown(report)
    assert "1 more were left out" in text
    assert "| easy | 2 |" in text


def test_judgements_of_a_file_come_before_those_beside_the_queries(engine):
    report = judged(replace(setup(engine), asked=ASKED, judgements={"q4": {"vest-red-plain": 0}}, measure="P@5"))
    assert report.data["relevance"]["judged"]["per_query"]["fused"] == {"q4": 0.0}


def test_relevance_by_category_where_nobody_judged(engine):
    asked = [Asked("q", Query(text="red"), about={"category": "top", "subcategory": "vest"})]
    report = judged(replace(setup(engine), asked=asked))
    broad, fine = (report.data["relevance"][name]["contenders"]["text-bm25"] for name in ("broad", "fine"))
    # 5 captions say red: 2 shirts, 2 vests and a skirt.
    assert (broad["P@5"]["mean"], fine["P@5"]["mean"]) == pytest.approx((4 / 5, 2 / 5))
    assert (broad["R@5"]["mean"], fine["R@5"]["mean"]) == pytest.approx((4 / 12, 2 / 6))


@pytest.mark.parametrize(
    ("asked", "judgements", "complaint"),
    [
        ((), None, "no queries"),
        (ASKED[3:], None, "nothing says what is relevant"),
        (ASKED, {"other": {"a": 1}}, "none of the queries is judged"),
    ],
)
def test_queries_that_cannot_be_measured_are_refused(engine, asked, judgements, complaint):
    with pytest.raises(InvalidInput, match=complaint):
        judged(replace(setup(engine), asked=asked, judgements=judgements))


def test_a_measure_that_there_is_not_is_said_first(engine):
    with pytest.raises(InvalidInput, match="'best@10' cannot be computed"):
        judged(replace(setup(engine), asked=ASKED, measure="best@10"))


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_the_same_evaluation_gives_the_same_report(engine, name):
    given = replace(setup(engine), asked=ASKED)
    first, second = EXPERIMENTS[name](given), EXPERIMENTS[name](given)
    assert as_html(first) == as_html(second)
    assert as_json(first) == as_json(second)


def test_a_reports_files_hold_everything_and_the_page_needs_no_other(tmp_path, monkeypatch):
    monkeypatch.setenv("TRIPTYCH_BATCH", "7")
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_PASSWORD", "secret-word")
    with shop(tmp_path / "i") as engine:
        file = io.BytesIO()
        Image.new("RGB", (300, 200), COLOURS["red"]).save(file, "WEBP")
        hit = Document("shirt-<b>red</b>", "a red striped shirt & more", {"category": "top"}, image="x.png")
        vectors = engine.encode_texts(["red"])
        engine.index.add([hit], image_vectors=vectors, caption_vectors=vectors, thumbnails=[file.getvalue()])
        report = judged(replace(setup(engine), asked=ASKED))
        fingerprint = engine.index.fingerprint
    write(report, tmp_path / "new" / "report")
    names = {path.name for path in (tmp_path / "new" / "report").iterdir()}
    assert names == {"report.md", "report.html", "report.json", "precision-judged.svg", "queries-judged.svg"}
    page = (tmp_path / "new" / "report" / "report.html").read_text()
    assert not re.search(r'(src|href)="(?!data:)', page)
    assert "data:image/webp;base64," in page
    assert page.count("<svg") == 2
    assert "shirt-&lt;b&gt;red" in page
    assert "<b>red" not in page
    known = json.loads((tmp_path / "new" / "report" / "report.json").read_text())
    assert known["provenance"]["settings"] == {"batch": "7"}
    assert known["provenance"]["seed"] == 1
    for text in (page, as_markdown(report)):
        assert fingerprint in text
        assert "python -m search evaluate" in text
        assert "ir-measures" in text
        assert "batch=7" in text
        assert "secret-word" not in text


def test_a_folder_that_cannot_be_written_is_named(engine, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InvalidInput, match="cannot be written"):
        write(retrieval_methods(setup(engine)), tmp_path / "file")
