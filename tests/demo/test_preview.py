"""What is told about a link where it is shared."""

from html.parser import HTMLParser
from pathlib import Path

import gradio
import pytest

from demo import links, preview
from demo.form import Asked
from demo.language import languages
from search import Document

ENGLISH, GERMAN = languages()["en"], languages()["de"]
COAT = Document("coat 1", "A red coat", image="coat.jpg", image_digest="0123456789abcdef")


class Head(HTMLParser):
    """The title and the named contents of a page, and every other element that it begins."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.title = ""
        self.told: dict[str, str] = {}
        self.others: list[str] = []
        self._in_title = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._in_title = tag == "title"
        if tag == "meta" and values.keys() <= {"name", "property", "content"}:
            name = values.get("property") or values.get("name", "")
            assert name not in self.told, f"{name} is there twice"
            self.told[name] = values["content"]
        elif tag != "title":
            self.others.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False

    def handle_data(self, data: str) -> None:
        self.title += data if self._in_title else ""


def told(query: str, like: Document | None = None, picture: Document | None = None, at: str = "") -> Head:
    return Head(preview.tags(links.read(query), like, picture, ENGLISH, "Shop", at))


def test_a_page_without_a_question_is_described() -> None:
    head = told("")
    assert head.title == head.told["og:title"] == "Shop"
    assert head.told["description"] == head.told["og:description"] == ENGLISH("ask.tagline")
    assert head.told["twitter:card"] == "summary"
    assert "og:image" not in head.told


@pytest.mark.parametrize(
    ("asked", "like", "said"),
    [
        (Asked(text="red dress"), None, "“red dress”"),
        (Asked(text="dress", without="stripes"), None, "“dress” without stripes"),
        (Asked(like="coat 1"), COAT, "pictures like “A red coat”"),
        (Asked(text="in blue", like="coat 1"), COAT, "“in blue” and pictures like “A red coat”"),
        (Asked(like="gone"), None, ""),
        (Asked(photo="0" * 64), None, "a picture"),
        (Asked(text="in blue", photo="0" * 64), None, "“in blue” and a picture"),
        (Asked(text="word " * 100), None, "“" + ("word " * 23).strip() + " …”"),
        (Asked(without="stripes"), None, ""),
    ],
)
def test_what_is_searched_for_is_said_in_a_few_words(asked: Asked, like: Document | None, said: str) -> None:
    assert preview.question(asked, like, ENGLISH) == said


def test_the_question_and_the_pictures_address_are_told() -> None:
    head = told("?q=red+dress&like=coat+1", COAT, COAT, "https://shop.example/in/a/")
    assert head.title == "“red dress” and pictures like “A red coat” · Shop"
    assert head.told["og:url"] == "https://shop.example/in/a/?q=red+dress&like=coat+1"
    assert head.told["og:image"].startswith("https://shop.example/in/a/thumbnails/")
    assert head.told["twitter:card"] == "summary_large_image"


def test_where_nobody_said_the_address_none_is_made_up() -> None:
    head = told("?q=red", None, COAT)
    assert head.told["og:image"].startswith("thumbnails/")
    assert "og:url" not in head.told


@pytest.mark.parametrize(
    "evil", ['"><script>alert(1)</script>', "</title><script>alert(1)</script>", "a' onload='x", "\0"]
)
def test_what_was_typed_stays_text(evil: str) -> None:
    asked = Asked(text=evil, without=evil)
    document = Document(evil, evil, {"title": evil}, image=evil, image_digest=evil)
    head = Head(preview.tags(asked, document, document, ENGLISH, evil, "https://shop.example/"))
    assert head.others == []
    assert evil in head.title


def test_it_speaks_the_visitors_language() -> None:
    assert preview.question(Asked(text="rot", without="Streifen"), None, GERMAN) == "„rot“ ohne Streifen"


def test_gradios_own_description_goes_and_everything_else_stays() -> None:
    page = (Path(gradio.__file__).parent / "templates" / "frontend" / "index.html").read_text(encoding="utf-8")
    assert "gradio.app" in page.split("<script")[0]
    changed = preview.put_in(page, "<title>Shop</title>\n", GERMAN)
    head, data = changed.split("<script", 1)
    assert data == page.split("<script", 1)[1]
    assert 'lang="de"' in head
    assert head.index("charset") < head.index("<title>Shop</title>") < 1024
    assert not any(foreign in head for foreign in ("og:", "twitter:", "gradio.app", "githubusercontent"))
    assert 'name="viewport"' in head
    assert "<style>" in head


def test_data_that_looks_like_a_description_is_left_alone() -> None:
    page = '<html lang="en"><head></head><script>x = \'<meta property="og:title" content="a">\'</script></html>'
    assert preview.put_in(page, "", ENGLISH) == page
    assert preview.put_in("no page", "<title>Shop</title>", ENGLISH) == "no page"
