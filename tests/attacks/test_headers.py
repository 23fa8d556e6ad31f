"""What comes back is only ever what it says it is: no script of a stranger's runs on the page, nobody frames it."""

import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, Literal
from urllib.parse import quote

import httpx
import numpy as np
import pytest

from demo.collections import Shelf
from demo.policy import ancestors, marked
from search import Document, Engine, create_index
from search.errors import InvalidInput
from search.settings import Settings
from tests.attacks.web import PATIENCE, asked, complete
from tests.colour_encoder import ColourEncoder
from tests.demo.raw import press, upload
from tests.demo.shop import png, served, served_together

pytestmark = pytest.mark.slow

RUNS = "runs a script of its own in the browsers of other visitors"
SCRIPT = "<script>alert(1)</script>"
TRIES = {
    "a script": SCRIPT,
    "an image": '<img src=x onerror="alert(1)">',
    "out of an attribute": '" autofocus onfocus="alert(1)" x="',
    "out of an attribute with one quote": "' onmouseover='alert(1)' x='",
    "out of a script": "</script><script>alert(1)</script>",
    "out of a title": '</title></textarea></style><svg onload="alert(1)">',
    "out of a text in a script": "\\u003cscript>alert(1)//';alert(1)//\";alert(1)//`;${alert(1)}",
    "an address that is a script": 'javascript:alert(1)//"><a href="javascript:alert(1)">x</a>',
    "a comment": "--><script>alert(1)</script><!--",
    "a template": "{{constructor.constructor('alert(1)')()}} ${alert(1)} <%= 1 %>",
}


class Seen(HTMLParser):
    """The elements and attributes that a browser would make of an answer."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[dict[str, str | None]] = []
        self.handlers: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self.scripts.append(dict(attrs))
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "action", "formaction")]


def seen(html: str) -> Seen:
    parser = Seen()
    parser.feed(html)
    return parser


def harmless(html: str, before: int) -> None:
    """No more scripts than without the try, no handlers, no addresses that are scripts."""
    found = seen(html)
    assert len(found.scripts) == before, found.scripts
    assert found.handlers == []
    assert not [each for each in found.addresses if each.strip().lower().startswith(("javascript:", "data:text"))]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A collection whose every word is a try."""
    kind = ColourEncoder
    place = tmp_path_factory.mktemp("nasty") / "nasty.index"
    index = create_index(place, dimension=kind.dimension, fingerprint=kind.fingerprint, encoder=kind.name)
    tries = list(TRIES.values())
    documents = [
        Document(f"{n}{text}", f"red {text}", {"title": text, "colour": text, text[:40]: text}, f"{n}.png", text)
        for n, text in enumerate(tries)
    ]
    vectors = kind().encode_texts(["red"] * len(documents))
    index.add(documents, image_vectors=vectors, caption_vectors=np.array(vectors))
    with Engine(index, kind()) as engine:
        yield engine


@pytest.fixture(scope="module")
def address(engine: Engine) -> Iterator[str]:
    shelves = [Shelf("one", SCRIPT, engine, "/"), Shelf("two", TRIES["an image"], engine, "/in/two/")]
    with served_together(shelves) as address:
        yield address


@pytest.fixture(scope="module")
def plain(address: str) -> dict[str, int]:
    """How many scripts each page has."""
    return {path: len(seen(httpx.get(f"{address}{path}", timeout=PATIENCE).text).scripts) for path in PAGES}


PAGES = ("/", "/browse", "/compare", "/what", "/in/two/", "/in/two/browse")


@pytest.mark.attack(RUNS)
@pytest.mark.parametrize("name", TRIES)
@pytest.mark.parametrize("path", PAGES)
def test_what_an_address_says_is_text(address: str, plain: dict[str, int], path: str, name: str) -> None:
    said = quote(TRIES[name])
    names = ("q", "without", "like", "photo", "view", "labels", "f.colour", "colour", "after", "of", "methods", "x")
    query = "&".join(f"{key}={said}" for key in names)
    answer = httpx.get(f"{address}{path}?{query}", timeout=PATIENCE)
    harmless(answer.text, plain[path])
    assert "alert(1)" not in str(answer.headers)


@pytest.mark.attack(RUNS)
def test_what_a_collection_says_is_text(address: str, plain: dict[str, int]) -> None:
    for path in PAGES:
        answer = httpx.get(f"{address}{path}?q=red", timeout=PATIENCE)
        harmless(answer.text, plain[path])
    for name in ("browse", "compare?q=red&of=methods", "what?like=0"):
        harmless(httpx.get(f"{address}/{name}", timeout=PATIENCE).text, plain["/browse"])


@pytest.mark.attack(RUNS)
def test_what_events_bring_is_text(address: str) -> None:
    config = httpx.get(f"{address}/config", timeout=PATIENCE).json()
    event = next(each for each in config["dependencies"] if each["api_name"] == "on_search")
    held = {part["id"]: part["props"].get("value") for part in config["components"]}
    values = [held.get(number) for number in event["inputs"]]
    values[2] = f"red {SCRIPT}"  # the words
    for value in press(address, "on_search", values, pressed="search"):
        if isinstance(value, str):
            harmless(value, 0)


@pytest.mark.attack("runs a script of its own, by a picture or an answer that a browser takes for a page")
def test_every_answer_says_what_it_is(address: str) -> None:
    own = upload(address, "page.html", f"<html>{SCRIPT}</html>".encode())
    places = ["/", "/browse", "/healthz", "/nowhere", "/suggest?q=" + quote(SCRIPT), "/config", "/gradio_api/info"]
    places += [f"/gradio_api/file={own['path']}", "/thumbnails/" + quote(SCRIPT) + ".webp", "/gradio_api/file=/x"]
    for place in places:
        answer = httpx.get(f"{address}{place}", timeout=PATIENCE)
        assert answer.headers["x-content-type-options"] == "nosniff", place
        if SCRIPT in answer.text:
            assert not answer.headers["content-type"].startswith("text/html") or place in ("/", "/browse")
    page = httpx.get(f"{address}/gradio_api/file={own['path']}", timeout=PATIENCE)
    assert page.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in page.headers["content-security-policy"]
    svg = upload(address, "a.svg", f'<svg xmlns="http://www.w3.org/2000/svg">{SCRIPT}</svg>'.encode())
    image = httpx.get(f"{address}/gradio_api/file={svg['path']}", timeout=PATIENCE)
    assert "sandbox" in image.headers["content-security-policy"]


def policy(answer: httpx.Response) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in answer.headers["content-security-policy"].split(";"))
    return {name: rest for name, _, rest in parts}


@pytest.mark.attack(RUNS)
@pytest.mark.parametrize("path", PAGES)
def test_only_our_scripts_run(address: str, path: str) -> None:
    first, second = (httpx.get(f"{address}{path}", timeout=PATIENCE) for _ in range(2))
    for name in ("script-src", "object-src", "base-uri", "form-action", "default-src", "connect-src"):
        assert not {"*", "data:", "http:", "https:", "'unsafe-inline'"} & set(policy(first)[name].split())
    nonces = re.findall(r"'nonce-([^']+)'", policy(first)["script-src"])
    inline = [each for each in seen(first.text).scripts if "src" not in each]
    assert [each.get("nonce") for each in inline] == nonces * len(inline) if nonces else len(inline) == 1
    assert not nonces or policy(first)["script-src"] != policy(second)["script-src"]


@pytest.mark.attack("has visitors press our buttons in a frame of its own page")
@pytest.mark.parametrize("path", [*PAGES, "/nowhere", "/gradio_api/info"])
def test_nobody_frames_the_page(address: str, path: str) -> None:
    answer = httpx.get(f"{address}{path}", timeout=PATIENCE)
    assert policy(answer)["frame-ancestors"] == "'self'"
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"


@pytest.mark.attack("nothing: pages that the operator names may frame it")
def test_who_is_named_may_frame_it(engine: Engine) -> None:
    with served(engine, settings=Settings(framed_by="https://huggingface.co")) as address:
        answer = httpx.get(f"{address}/browse", timeout=PATIENCE)
    assert policy(answer)["frame-ancestors"] == "'self' https://huggingface.co"
    assert "x-frame-options" not in answer.headers


@pytest.mark.attack("puts directives of its own into the policy, by a setting that was copied from somewhere")
@pytest.mark.parametrize(
    "text", ["https://a.example; script-src *", "'unsafe-inline'", "javascript:", "https://a\r\nX: y"]
)
def test_a_frame_that_is_none_ends_the_start(text: str) -> None:
    with pytest.raises(InvalidInput):
        ancestors(text)


@pytest.mark.attack("has a script of its own marked as ours, since it stands in ours as text")
def test_what_stands_in_a_script_is_not_marked() -> None:
    page = '<head><script>var a = "<script>x";</script></head><SCRIPT src="b.js"></SCRIPT>'
    assert marked(page, "n1") == page.replace("<script>var", '<script nonce="n1">var').replace(
        "<SCRIPT src", '<SCRIPT nonce="n1" src'
    )


@pytest.mark.attack("learns what runs on the server, and where what is known to be wrong with it")
def test_no_answer_names_the_servers_programs(address: str) -> None:
    for path in ("/", "/nowhere", "/gradio_api/call/search"):
        headers = httpx.get(f"{address}{path}", timeout=PATIENCE).headers
        assert "server" not in headers
        assert "x-powered-by" not in headers
    post: Any = httpx.post(f"{address}/gradio_api/queue/join", json={"data": "x", "fn_index": "y"})
    assert "/site-packages" not in post.text


@pytest.mark.attack("sees another document than its own, by letters that look alike")
@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_an_id_is_the_one_that_it_says(address: str, form: Literal["NFC", "NFD", "NFKC", "NFKD"]) -> None:
    ids = {0: "ﬁle-é", 1: "\u202egnp.", 2: "ＲＥＤ", 3: "a\u200bb"}
    for asked_for in ids.values():
        other = unicodedata.normalize(form, asked_for)
        answer = asked(address, "call", "similar", {"id": other})
        assert not complete(answer)
        assert "\u202e" not in answer


@pytest.mark.attack("writes lines of its own into headers or the log")
def test_no_line_ends_come_back(address: str) -> None:
    for path in ("/in/two", "/", "/browse", "/kept/x.webp"):
        answer = httpx.get(f"{address}{path}?q=a%0d%0aX-Evil:%201%0d%0a%0d%0a<b>", timeout=PATIENCE)
        assert "x-evil" not in answer.headers
    own = upload(address, "red.png", png("red"))
    assert "\n" not in own["path"]
