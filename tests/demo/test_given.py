"""Pictures that programs give: uploads, Base64 and addresses, and nothing of the server's own."""

import base64
from pathlib import Path

import pytest

from demo.given import picture
from demo.uploads import Uploads
from search import TriptychError
from tests.demo.shop import png
from tests.ingest.site import RED, Site

CLOTH = png("red")
IN_BASE64 = base64.b64encode(CLOTH).decode()


def test_nothing_is_no_picture(uploads: Uploads) -> None:
    assert picture(None, uploads) is None
    assert picture("", uploads) is None


def test_an_upload_is_read(uploads: Uploads) -> None:
    (uploads.folder / "red.png").write_bytes(CLOTH)
    assert picture({"path": str(uploads.folder / "red.png"), "orig_name": "x"}, uploads) == CLOTH


@pytest.mark.parametrize("head", ["data:image/png;base64,", "DATA:image/*;Base64,", "data:;base64,"])
def test_base64_is_decoded_whatever_it_says_it_is(head: str, uploads: Uploads) -> None:
    assert picture(head + IN_BASE64, uploads) == CLOTH
    wrapped = "\n".join(IN_BASE64[start : start + 76] for start in range(0, len(IN_BASE64), 76))
    assert picture(head + wrapped, uploads) == CLOTH


def test_an_address_is_fetched_given_alone_or_as_the_clients_give_it(uploads: Uploads, site: Site) -> None:
    address = f"{site.address}/picture/1"
    assert picture(address, uploads, allow_loopback=True) == RED
    assert picture({"path": address, "url": address}, uploads, allow_loopback=True) == RED
    assert len(site.asked) == 2


@pytest.mark.parametrize("as_object", [False, True])
def test_an_address_in_the_servers_own_network_is_never_asked(as_object: bool, uploads: Uploads, site: Site) -> None:
    address = f"{site.address}/picture/1"
    with pytest.raises(TriptychError):
        picture({"path": address} if as_object else address, uploads)
    assert site.asked == []


def test_no_path_is_opened(uploads: Uploads, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(CLOTH)
    for value in (
        str(secret),
        f"file://{secret}",
        f"data:{secret}",
        f"data:image/png,{secret}",
        {"path": str(secret)},
        {"path": f"file://{secret}"},
        {"path": f"{uploads.folder}/../secret.png"},
        {"path": None},
        {"path": 7},
        {"url": str(secret)},
        {},
        [str(secret)],
        7,
        True,
        b"bytes",
    ):
        with pytest.raises(TriptychError) as refused:
            picture(value, uploads)
        assert str(tmp_path) not in str(refused.value)


@pytest.mark.parametrize("url", ["data:image/png;base64,no base64!", "data:image/png;base64,abc", "data:image/png"])
def test_what_is_no_base64_is_told(url: str, uploads: Uploads) -> None:
    with pytest.raises(TriptychError, match="no Base64"):
        picture(url, uploads)


def test_base64_past_the_limit_is_not_decoded(uploads: Uploads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPTYCH_MAX_IMAGE_MEGABYTES", "0.0001")
    with pytest.raises(TriptychError, match="larger than"):
        picture(f"data:image/png;base64,{base64.b64encode(bytes(103)).decode()}", uploads)
