"""What a first visit costs: no picture larger than it is shown, and nothing moves while pictures arrive."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from benchmarks.oversize import Seen, seen
from search import Document, Engine, create_index
from search.ingest.images import digest, thumbnail
from tests.browser.conftest import PATIENCE
from tests.colour_encoder import COLOURS, ColourEncoder, picture
from tests.demo.shop import png, served

SHAPES = ((410, 512), (512, 384), (341, 512))


def fill(folder: Path) -> Engine:
    """Cloths as photographs are: upright, lying, and narrow, with thumbnails of the usual size."""
    encoder = ColourEncoder()
    documents, pictures = [], []
    for number, colour in enumerate([*COLOURS] * 3):
        id_ = f"{number:02}-{colour}"
        documents.append(
            Document(id_, f"A {colour} cloth", {}, f"{id_}.png", "photos", digest(png(colour) + bytes([number])))
        )
        pictures.append(picture(colour, "white", size=SHAPES[number % len(SHAPES)]))
    index = create_index(folder, dimension=encoder.dimension, fingerprint=encoder.fingerprint, encoder=encoder.name)
    index.add(
        documents,
        image_vectors=encoder.encode_images(pictures),
        caption_vectors=encoder.encode_texts([document.caption for document in documents]),
        thumbnails=[thumbnail(each, 512) for each in pictures],
    )
    return Engine(index, encoder)


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with fill(tmp_path_factory.mktemp("photos") / "photos.index") as engine, served(engine) as address:
        yield address


def opened(browser: Browser, address: str, width: int, ratio: float) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, device_scale_factor=ratio)
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.locator(".card img").first.wait_for()
    return page


def arrived(page: Page) -> list[Seen]:
    """The pictures, when all that take up room have come."""
    page.evaluate("() => document.querySelectorAll('img[loading=lazy]').forEach(image => { image.loading = 'eager'; })")
    page.wait_for_function(
        "() => [...document.images].every(i => !i.getBoundingClientRect().width || (i.complete && i.naturalWidth > 0))"
    )
    return seen(page)


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("width", [390, 768, 1280, 1920])
def test_no_picture_is_larger_than_it_is_shown(browser: Browser, photos: str, width: int, ratio: int) -> None:
    page = opened(browser, photos, width, ratio)
    try:
        pictures = arrived(page)
        assert len(pictures) >= 12
        assert not [each for each in pictures if each.too_large]
        page.locator(".card").first.click()
        page.locator("dialog[open] img").first.wait_for()
        assert not [each for each in arrived(page) if each.too_large]
    finally:
        page.close()


def test_pictures_are_as_sharp_as_the_screen_where_they_are_stored_so(browser: Browser, photos: str) -> None:
    page = opened(browser, photos, 1280, 1)
    try:
        assert all(each.own >= 0.95 * each.shown for each in arrived(page))
    finally:
        page.close()


def test_nothing_moves_while_pictures_arrive(browser: Browser, photos: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(PATIENCE)
    held: list[Route] = []
    holding = [True]
    page.route("**/thumbnails/**", lambda route: held.append(route) if holding else route.continue_())
    try:
        page.goto(photos, wait_until="domcontentloaded")
        page.locator(".card img").first.wait_for(state="attached")
        page.locator("#examples .surprise").wait_for()  # they come with the texts of the page, not with pictures
        places = "() => [...document.querySelectorAll('.card')].map(c => JSON.stringify(c.getBoundingClientRect()))"
        before = page.evaluate(places)
        holding.clear()
        for route in held:
            route.continue_()
        assert len(arrived(page)) >= 12
        assert page.evaluate(places) == before
    finally:
        page.close()


def test_the_measure_sees_a_picture_that_is_too_large(browser: Browser, photos: str) -> None:
    page = opened(browser, photos, 1280, 1)
    try:
        source = min(each.source for each in arrived(page))
        page.set_content(f'<img src="{source}" width="40"><img src="{source}" srcset="{source} 1000w" sizes="40px">')
        assert [each.too_large for each in arrived(page)] == [True, True]
    finally:
        page.close()
