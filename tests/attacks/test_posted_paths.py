"""Files of the server, named in whatever a request can carry: none is opened, none is copied to where it is served."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from demo.endpoints import NAMES
from search import Engine
from tests.attacks.web import PATIENCE, asked, brought_in, complete, pressed, said, uploads
from tests.demo.raw import upload
from tests.demo.shop import fill, png, served

pytestmark = pytest.mark.slow

OPENS = "opens any picture, and copies any file, that the server's user can read"
WAYS = ("call", "call/v2", "run", "queue")
META = {"_type": "gradio.FileData"}

SHAPES: dict[str, Callable[[str], object]] = {
    "path without meta": lambda path: {"path": path},
    "path with meta": lambda path: {"path": path, "meta": META},
    "path and a name": lambda path: {"path": path, "orig_name": "a.png", "mime_type": "image/png", "is_stream": True},
    "address of a file": lambda path: {"path": f"file://{path}", "meta": META},
    "url": lambda path: {"url": f"file://{path}", "path": path, "meta": META},
    "plain text": lambda path: path,
    "out of the uploads": lambda path: {"path": f"{uploads()}/../../../../../../../..{path}"},
    "a list": lambda path: [{"path": path}],
    "inside something": lambda path: {"image": {"path": path}, "path": {"path": path}},
    "a served address": lambda path: {"path": f"/gradio_api/file={path}", "meta": META},
}


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("private") / "secret.png"
    place.write_bytes(png("pink", "cyan", "red"))
    return place


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with fill(tmp_path_factory.mktemp("shop") / "shop.index") as engine:
        yield engine


@pytest.fixture(scope="module")
def address(engine: Engine) -> Iterator[str]:
    with served(engine) as address:
        yield address


@pytest.mark.attack("nothing: what a visitor may do is still done")
def test_an_upload_is_opened_by_each_way(address: str) -> None:
    """Not an attack: what the others are refused, this is given, so that they are refused for what they name."""
    own = upload(address, "own.png", png("green", "blue"))
    for way in WAYS:
        answer = asked(address, way, "search", {"image": own, "top": 1})
        assert complete(answer), (way, answer)


@pytest.mark.attack(OPENS)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("way", WAYS)
def test_a_path_is_no_picture(address: str, secret: Path, way: str, shape: str) -> None:
    named = SHAPES[shape](str(secret))
    for name in ("search", "compare", "classify") if way == "run" else ("search",):
        answer = asked(address, way, name, {"image": named, "labels": ["red", "blue"]})
        assert not complete(answer), f"{name} opened it: {answer[:300]}"
        assert str(secret) not in answer or shape == "plain text"
    assert brought_in(secret.read_bytes()) == []


@pytest.mark.attack(OPENS)
@pytest.mark.parametrize("shape", SHAPES)
def test_no_event_of_the_page_takes_a_path(address: str, secret: Path, shape: str) -> None:
    named = SHAPES[shape](str(secret))
    events = httpx.get(f"{address}/config", timeout=PATIENCE).json()["dependencies"]
    with httpx.Client(base_url=f"{address}/gradio_api", timeout=PATIENCE) as client:
        for event in (each for each in events if each["backend_fn"]):
            data = [named] * len(event["inputs"])
            if event["queue"]:
                told = pressed(client, event["id"], data)
            else:
                body = {"data": data, "fn_index": event["id"], "session_hash": "abcdefgh", "event_data": None}
                told = client.post("/run/predict", json=body).text
            assert "PNG" not in told
    assert brought_in(secret.read_bytes()) == []


@pytest.mark.attack(OPENS)
@pytest.mark.parametrize("shape", SHAPES)
def test_no_tool_takes_a_path(address: str, secret: Path, shape: str) -> None:
    headers = {"Accept": "application/json, text/event-stream"}
    for name in NAMES:
        arguments = {"image": SHAPES[shape](str(secret)), "labels": ["red", "blue"], "id": "red"}
        known = {"search": {"image"}, "compare": {"image"}, "classify": {"image", "labels"}}.get(name, set())
        call = {"name": name, "arguments": {key: arguments[key] for key in known or {"image"}}}
        body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}
        answer = httpx.post(f"{address}/gradio_api/mcp", json=body, headers=headers, timeout=PATIENCE)
        assert answer.json()["result"]["isError"], answer.text
    assert brought_in(secret.read_bytes()) == []


SERVED: dict[str, Callable[[str], str]] = {
    "plainly": lambda path: f"/gradio_api/file={path}",
    "by the old address": lambda path: f"/gradio_api/file/{path}",
    "out of the uploads": lambda path: f"/gradio_api/file={uploads()}/../../../../../../..{path}",
    "with encoded dots": lambda path: f"/gradio_api/file={uploads()}/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e{path}",
    "encoded twice": lambda path: f"/gradio_api/file={path.replace('/', '%252f')}",
    "with encoded slashes": lambda path: f"/gradio_api/file={path.replace('/', '%2F')}",
    "with a null": lambda path: f"/gradio_api/file={path}%00.png",
    "as an address": lambda path: f"/gradio_api/file=file://{path}",
    "with a home": lambda path: f"/gradio_api/file=~/../../../../..{path}",
    "by the proxy": lambda path: f"/gradio_api/proxy=file://{path}",
    "as a script": lambda path: f"/assets/../../../../../../../../..{path}",
    "as a script, encoded": lambda path: f"/assets/..%2f..%2f..%2f..%2f..%2f..%2f..%2f..%2f..{path}",
    "as something static": lambda path: f"/static/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e{path}",
    "as part of a component": lambda path: f"/gradio_api/custom_component/image/server/component/..%2f..{path}",
    "as a style": lambda path: f"/looks/..%2f..%2f..%2f..%2f..%2f..{path}",
    "as a thumbnail": lambda path: f"/thumbnails/..%2f..%2f..%2f..{path}.webp",
    "as a kept picture": lambda path: f"/kept/..%2f..%2f..%2f..{path}.webp",
    "as a photo of a link": lambda path: f"/what?photo={path}",
    "as a photo to compare": lambda path: f"/compare?photo=../../..{path}",
}


@pytest.mark.attack("reads any file of the server")
@pytest.mark.parametrize("how", SERVED)
def test_a_file_is_not_served(address: str, secret: Path, how: str) -> None:
    place = SERVED[how](str(secret))
    host = address.removeprefix("http://")
    # Raw, since a client would tidy the path up.
    answer = said(address, f"GET {place} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
    assert secret.read_bytes() not in answer
    if "photo=" not in place:
        assert answer.split(b" ", 2)[1] in (b"400", b"403", b"404"), answer[:200]


@pytest.mark.attack("reads what another visitor was shown, by the folder that uploads lie in")
def test_a_link_out_of_the_uploads_leads_nowhere(address: str, secret: Path) -> None:
    link = uploads() / "link.png"
    link.symlink_to(secret)
    try:
        assert httpx.get(f"{address}/gradio_api/file={link}").status_code == 403
        assert not complete(asked(address, "run", "search", {"image": {"path": str(link)}}))
    finally:
        link.unlink()


def _names(value: Any) -> Iterator[str]:
    yield from (each for each in json.dumps(value).split('"') if each.startswith("/"))


@pytest.mark.attack("writes a file where the server's user can write")
@pytest.mark.parametrize(
    "name", ["../../../../up.png", "..\\..\\up.png", "/etc/cron.d/up.png", "a/b/c.png", "up\0.png", "." * 300 + "png"]
)
def test_an_upload_lies_below_the_folder_of_uploads(address: str, name: str) -> None:
    boundary = "frontier"
    body = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
        "Content-Type: image/png\r\n\r\n"
    ).encode()
    body += png("green") + f"\r\n--{boundary}--\r\n".encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    answer = httpx.post(f"{address}/gradio_api/upload", content=body, headers=headers, timeout=PATIENCE)
    assert answer.status_code in (200, 400), answer.text
    for place in _names(answer.json()) if answer.status_code == 200 else ():
        assert Path(place).resolve().is_relative_to(uploads().resolve())
        assert Path(place).is_file()
