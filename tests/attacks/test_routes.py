"""Addresses that Gradio brings along and the page doesn't need are not there, and no others are."""

import asyncio
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from demo.collections import Shelf
from demo.doors import Doors
from demo.server import make
from demo.uploads import Uploads
from search import Engine
from tests.attacks.web import PATIENCE, alive, said, status
from tests.demo.shop import fill, served

pytestmark = pytest.mark.slow

DOCUMENTED = {
    *("/", "/config", "/config/", "/theme.css", "/favicon.ico", "/robots.txt", "/manifest.json"),
    *("/assets/{path:path}", "/static/{path:path}"),
    *("/gradio_api/info", "/gradio_api/info/", "/gradio_api/app_id", "/gradio_api/app_id/"),
    *("/gradio_api/startup-events", "/gradio_api/heartbeat/{session_hash}", "/gradio_api/upload_progress"),
    *("/gradio_api/queue/join", "/gradio_api/queue/data", "/gradio_api/upload", "/gradio_api/cancel"),
    *("/gradio_api/reset", "/gradio_api/reset/", "/gradio_api/file={path_or_url:path}"),
    *("/gradio_api/run/{api_name}", "/gradio_api/run/{api_name}/"),
    *("/gradio_api/call/{api_name}", "/gradio_api/call/{api_name}/", "/gradio_api/call/{api_name}/{event_id}"),
    *("/gradio_api/call/v2/{api_name}", "/gradio_api/call/v2/{api_name}/"),
    "/gradio_api/call/v2/{api_name}/{event_id}",
}
"""What the page and docs/api.md use."""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with fill(tmp_path_factory.mktemp("shop") / "shop.index") as engine:
        yield engine


@pytest.fixture(scope="module")
def address(engine: Engine) -> Iterator[str]:
    with served(engine) as address:
        yield address


@pytest.fixture(scope="module")
def behind(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """Each method and pattern of Gradio's mounted application."""

    async def made() -> FastAPI:
        return make([Shelf("shop", "Shop", engine, "/")], Uploads(tmp_path_factory.mktemp("uploads")))

    mounted: Any = asyncio.run(made()).routes[-1]
    assert isinstance(mounted.app, Doors)
    gradio: Any = mounted.app.app
    return sorted({(method, path) for path, methods in _routes(gradio.router.routes) for method in methods})


def _routes(routes: list[Any]) -> Iterator[tuple[str, set[str]]]:
    for route in routes:
        included = getattr(route, "original_router", None)
        if included is not None:
            yield from ((each.path, each.methods) for each in included.routes)
        elif hasattr(route, "path"):
            yield route.path, getattr(route, "methods", None) or {"GET"}


@pytest.mark.attack("runs what nobody uses or looks after: a proxy, a monitor, recordings, generated code")
def test_whatever_else_gradio_brings_along_is_not_there(address: str, behind: list[tuple[str, str]]) -> None:
    hidden = [(method, path) for method, path in behind if path not in DOCUMENTED and method != "HEAD"]
    assert len(behind) > len(hidden) > 20
    with httpx.Client(base_url=address, timeout=PATIENCE) as client:
        for method, path in hidden:
            filled = re.sub(r"\{[^}]*\}", "0", path)
            answer = client.request(method, filled, json={})
            assert answer.status_code in (403, 404, 405), (method, filled, answer.status_code)


@pytest.mark.attack("calls a component's functions on the server")
def test_components_have_no_functions_to_call(address: str) -> None:
    body = {"data": "/etc", "component_id": 1, "session_hash": "abcdefgh", "fn_name": "ls"}
    assert httpx.post(f"{address}/gradio_api/component_server", json=body).status_code == 404


@pytest.mark.attack("has the server ask other servers, within its own network too")
@pytest.mark.parametrize("place", ["http://127.0.0.1:9200/", "https://huggingface.co/x", "http://169.254.169.254/"])
@pytest.mark.parametrize("route", ["proxy=", "file=", "file/"])
def test_nothing_is_fetched_by_its_address(address: str, route: str, place: str) -> None:
    assert httpx.get(f"{address}/gradio_api/{route}{place}").status_code in (403, 404)


@pytest.mark.attack("uses the private events of the page by a name, past its form")
@pytest.mark.parametrize("name", ["on_search", "on_address", "on_more", "lambda", "predict_1"])
def test_private_events_have_no_name(address: str, name: str) -> None:
    for way in ("call", "call/v2", "run", "api"):
        body = {"data": [], "session_hash": "abcdefgh"}
        assert httpx.post(f"{address}/gradio_api/{way}/{name}", json=body).status_code == 404


@pytest.mark.attack("changes or deletes something, or sees the headers that a proxy adds")
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "get", "x" * 200])
def test_other_methods_do_nothing(address: str, method: str) -> None:
    host = address.removeprefix("http://")
    for path in ("/", "/config", "/healthz", "/thumbnails/cmVk.webp", "/gradio_api/queue/join"):
        answer = said(address, f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        assert status(answer) in (400, 403, 404, 405), answer[:200]
    assert alive(address)


@pytest.mark.attack("holds a channel open past the limits for requests")
@pytest.mark.parametrize("path", ["/", "/gradio_api/queue/join", "/gradio_api/queue/data", "/stream", "/in/x/"])
def test_there_are_no_websockets(address: str, path: str) -> None:
    host = address.removeprefix("http://")
    head = (
        f"GET {path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )
    answer = said(address, head.encode(), seconds=2)
    assert b"101 Switching" not in answer
    assert alive(address)


@pytest.mark.attack("sees what runs for others, or stops it")
def test_others_events_cannot_be_listened_to_by_guessing(address: str) -> None:
    for path in ("/gradio_api/call/search/guess", "/gradio_api/queue/data?session_hash=guess"):
        with httpx.stream("GET", f"{address}{path}", timeout=PATIENCE) as answer:
            first = next(answer.iter_lines(), "")
        assert "hits" not in first
    assert httpx.get(f"{address}/gradio_api/queue/status").status_code == 404
