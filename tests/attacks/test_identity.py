"""Where a password is asked for, nothing is seen without it, whichever way is tried."""

import base64
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from demo.identity import known
from search.errors import InvalidInput
from search.settings import Settings
from tests.attacks.web import said, status
from tests.demo.shop import fill, served

PASSWORD = "correct: hörse"
SEES = "sees or asks the collection without the password"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("closed")
    (folder / "users").write_text(f"anna:{PASSWORD}\nben:other\n", encoding="utf-8")
    with (
        fill(folder / "shop.index") as engine,
        served(engine, settings=Settings(auth=f"@{folder / 'users'}")) as address,
    ):
        yield address


def basic(told: str) -> dict[str, str]:
    return {"Authorization": f"Basic {base64.b64encode(told.encode()).decode()}"}


@pytest.mark.slow
@pytest.mark.attack("nothing: whoever knows the password comes in")
def test_the_password_opens_everything(address: str) -> None:
    for who in (f"anna:{PASSWORD}", "ben:other"):
        for path in ("/", "/config", "/browse", "/metrics", "/thumbnails/cmVk.webp", "/gradio_api/info"):
            assert httpx.get(f"{address}{path}", headers=basic(who), timeout=30).status_code == 200


PATHS = (
    *("/", "/config", "/browse", "/compare", "/what", "/suggest?q=r", "/thumbnails/cmVk.webp", "/metrics", "/readyz"),
    *("/gradio_api/info", "/gradio_api/queue/data?session_hash=a", "/gradio_api/heartbeat/abc", "/nowhere"),
    *("/assets/index.js", "/looks/x.css", "/favicon.ico", "/gradio_api/mcp", "/gradio_api/mcp/schema"),
    *("//healthz", "/healthz/", "/healthz/../browse", "/healthz%2f..%2fbrowse", "/healthz;/browse", "/./browse"),
)


@pytest.mark.slow
@pytest.mark.attack(SEES)
@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_seen_without_it(address: str, path: str) -> None:
    host = address.removeprefix("http://")
    for method in ("GET", "HEAD", "POST", "OPTIONS"):
        answer = said(address, f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        assert status(answer) == 401, answer[:300]
        assert b"www-authenticate: basic" in answer.lower()


WRONG = {
    "another password": basic("anna:wrong"),
    "an empty password": basic("anna:"),
    "a beginning of it": basic(f"anna:{PASSWORD[:-1]}"),
    "more than it": basic(f"anna:{PASSWORD}x"),
    "somebody else's": basic(f"ben:{PASSWORD}"),
    "no name": basic(f":{PASSWORD}"),
    "in capitals": basic(f"ANNA:{PASSWORD}"),
    "another form of the same letters": basic("anna:correct: ho\u0308rse"),
    "as a bearer": {"Authorization": f"Bearer {base64.b64encode(PASSWORD.encode()).decode()}"},
    "in the clear": {"Authorization": f"Basic anna:{PASSWORD.replace('ö', 'o')}"},
    "no Base64": {"Authorization": "Basic ****"},
    "bytes that are no text": {"Authorization": "Basic " + base64.b64encode(b"anna:\xff\xfe").decode()},
    "a null": basic(f"anna\0:{PASSWORD}"),
    "very long": basic("anna:" + "x" * 20_000),
    "for a proxy": {"Proxy-Authorization": basic(f"anna:{PASSWORD}")["Authorization"]},
    "a cookie of Gradio's": {"Cookie": "access-token-unsecure-0=anna; access-token-0=anna"},
    "as forwarded": {"X-Forwarded-User": "anna", "X-Remote-User": "anna", "X-Forwarded-For": "127.0.0.1"},
    "another path to rewrite to": {"X-Original-URL": "/healthz", "X-Rewrite-URL": "/healthz"},
}


@pytest.mark.slow
@pytest.mark.attack(SEES)
@pytest.mark.parametrize("how", WRONG)
def test_what_is_not_the_password_opens_nothing(address: str, how: str) -> None:
    assert httpx.get(f"{address}/browse", headers=WRONG[how]).status_code == 401


@pytest.mark.slow
@pytest.mark.attack("is told by the refusal what the password or who its users are")
def test_the_refusal_tells_nothing(address: str) -> None:
    answers = {httpx.get(f"{address}/", headers=basic(f"{name}:x")).text for name in ("anna", "ben", "nobody")}
    assert len(answers) == 1
    assert not any(secret in next(iter(answers)) for secret in ("anna", "ben", "corr"))
    assert httpx.get(f"{address}/healthz").text == "alive\n"


@pytest.mark.attack("comes in with an empty password, since a line of the file was half written")
@pytest.mark.parametrize("line", ["anna", "anna:", ":secret", "@/nowhere/at/all"])
def test_a_password_that_is_none_ends_the_start(line: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as error:
        known(line)
    assert "secret" not in str(error.value)
    (tmp_path / "empty").write_text("\n\n")
    with pytest.raises(InvalidInput):
        known(f"@{tmp_path / 'empty'}")
