"""The ways between the views: where they lead, which is the current one, and what goes along."""

from urllib.parse import parse_qs, urlsplit

from demo.language import languages
from demo.tabs import PATHS, tabs, to
from tests.demo.read import Read

ENGLISH, GERMAN = languages()["en"], languages()["de"]


def test_every_view_has_a_way_and_the_current_one_is_marked() -> None:
    for current in PATHS:
        ways = Read(tabs(current, ENGLISH)).named("a")
        assert [way["href"] for way in ways] == ["./", "compare", "browse", "what", "evaluate"]
        assert [way.get("aria-current") for way in ways].count("page") == 1
        assert ways[list(PATHS).index(current)]["aria-current"] == "page"


def test_each_view_takes_along_what_it_understands() -> None:
    asked = {"q": "a & b", "like": "x/y.jpg", "photo": "", "field": "kind"}
    taken = {str(way["href"]) for way in Read(tabs("compare", ENGLISH, asked)).named("a")}
    queries = {urlsplit(way).path: parse_qs(urlsplit(way).query) for way in taken}
    both = {"q": ["a & b"], "like": ["x/y.jpg"]}
    assert queries == {"./": both, "compare": both, "browse": {}, "what": {"like": ["x/y.jpg"]}, "evaluate": both}


def test_the_ways_speak_the_language_of_the_visitor() -> None:
    assert Read(tabs("search", GERMAN)).texts("a") == [
        "Suchen",
        "Vergleichen",
        "Alle Bilder",
        "Was ist das?",
        "Prüfen",
    ]
    assert to("search", {}) == "./"
