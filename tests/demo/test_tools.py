"""The tools, called as assistants call them: by a real client of the protocol over HTTP."""

import asyncio
import base64
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult, TextContent, Tool

from search import Engine, Query
from search.report import as_json
from tests.demo.raw import call as endpoint
from tests.demo.shop import UNCAPTIONED, png
from tests.ingest.site import Site

pytestmark = pytest.mark.slow  # they start servers

PLACE = "/gradio_api/mcp"
Returned = TypeVar("Returned")


def connected(address: str, ask: Callable[[ClientSession], Awaitable[Returned]], place: str = PLACE) -> Returned:
    """What a client gets out of a connection of its own."""

    async def run() -> Returned:
        async with streamable_http_client(address + place) as (read, write, _), ClientSession(read, write) as client:
            await client.initialize()
            return await ask(client)

    return asyncio.run(run())


def call(address: str, tool: str, **arguments: Any) -> CallToolResult:
    return connected(address, lambda client: client.call_tool(tool, arguments))


def answer(address: str, tool: str, **arguments: Any) -> dict[str, Any]:
    result = call(address, tool, **arguments)
    assert not result.isError, result.content
    assert result.structuredContent is not None
    return result.structuredContent


def refusal(address: str, tool: str, **arguments: Any) -> str:
    result = call(address, tool, **arguments)
    assert result.isError
    assert result.structuredContent is None
    assert isinstance(result.content[0], TextContent)
    return result.content[0].text


@pytest.fixture(scope="module")
def tools(address: str) -> dict[str, Tool]:
    async def listed(client: ClientSession) -> list[Tool]:
        return (await client.list_tools()).tools

    return {tool.name: tool for tool in connected(address, listed)}


def test_the_tools_are_these_and_no_more(tools: dict[str, Tool]) -> None:
    assert list(tools) == ["search", "similar", "documents", "classify", "compare"]


def test_they_take_what_the_endpoints_take(tools: dict[str, Tool], address: str) -> None:
    endpoints = httpx.get(f"{address}/gradio_api/info").json()["named_endpoints"]
    for name, tool in tools.items():
        parameters = {each["parameter_name"]: each for each in endpoints[f"/{name}"]["parameters"]}
        properties = tool.inputSchema["properties"]
        assert list(properties) == list(parameters)
        required = [each for each, parameter in parameters.items() if not parameter["parameter_has_default"]]
        assert tool.inputSchema["required"] == required
        for each, described in properties.items():
            assert described["description"], f"{name} does not say what {each} is"
            assert described.get("default") == parameters[each]["parameter_default"]
    assert tools["search"].inputSchema["properties"]["image"]["type"] == "string"


def test_they_say_what_they_do_and_that_they_only_read(tools: dict[str, Tool]) -> None:
    for tool in tools.values():
        assert tool.description is not None
        assert "Returns: " in tool.description
        assert tool.annotations is not None
        assert tool.annotations.readOnlyHint


def test_the_pages_own_panel_can_tell_of_them(tools: dict[str, Tool], address: str) -> None:
    assert httpx.get(f"{address}/config").json()["mcp_server"]
    listed = httpx.get(f"{address}{PLACE}/schema").json()
    assert [each["name"] for each in listed] == list(tools)
    assert listed[0]["inputSchema"] == tools["search"].inputSchema


def test_the_collection_introduces_itself(address: str) -> None:
    async def greeted(client: ClientSession) -> str:
        return str((await client.initialize()).instructions)

    instructions = connected(address, greeted)
    assert "title, kind, colour, price" in instructions


def test_search_gives_the_object_of_the_command_line(address: str, engine: Engine) -> None:
    found = answer(address, "search", text="red cloth", top=5, diversify=True, where={"kind": ["plain", "striped"]})
    query = Query(text="red cloth", where={"kind": ["plain", "striped"]})
    expected = as_json(engine.search(query, top=5, diversify="kmeans"))
    assert found["hits"] == expected["hits"]
    assert found["clusters"] == expected["clusters"]
    assert set(found) == set(expected)


def test_the_text_of_an_answer_is_the_same_object(address: str) -> None:
    result = call(address, "documents", size=2)
    assert isinstance(result.content[0], TextContent)
    assert httpx.Response(200, text=result.content[0].text).json() == result.structuredContent


def test_a_picture_comes_in_base64(address: str) -> None:
    image = f"data:image/png;base64,{base64.b64encode(png('red')).decode()}"
    found = answer(address, "search", image=image, top=2)
    assert {hit["id"] for hit in found["hits"]} == {"red", UNCAPTIONED}


def test_similar_takes_words_too(address: str) -> None:
    alone = answer(address, "similar", id="red", top=3)
    assert alone["hits"] == endpoint(address, "similar", id="red", top=3)["hits"]
    assert alone["hits"][0]["id"] == UNCAPTIONED
    refined = answer(address, "similar", id="red", text="blue", top=1)
    assert "blue" in refined["hits"][0]["caption"]


def test_classify_and_compare_answer_as_the_endpoints_do(address: str) -> None:
    image = f"data:image/png;base64,{base64.b64encode(png('red')).decode()}"
    labels = answer(address, "classify", image=image, labels=["blue", "red"])["labels"]
    assert list(labels) == ["red", "blue"]
    columns = answer(address, "compare", text="red", image=image, top=2)["columns"]
    expected = endpoint(address, "compare", text="red", image=image, top=2)["columns"]
    assert [column["hits"] for column in columns] == [column["hits"] for column in expected]


def test_documents_goes_on_where_it_ended(address: str) -> None:
    first = answer(address, "documents", size=2)
    second = answer(address, "documents", size=2, after=first["after"])
    assert [each["id"] for each in first["documents"] + second["documents"]] == sorted(
        each["id"] for each in first["documents"] + second["documents"]
    )
    assert first["after"] == first["documents"][-1]["id"] < second["documents"][0]["id"]


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("search", {}, "words"),
        ("search", {"text": "red", "top": 0}, "from 1 to 100"),
        ("search", {"text": 7}, "text"),
        ("search", {"txt": "red"}, "takes no 'txt'; it takes text, image"),
        ("search", {"self": "red"}, "takes no 'self'"),
        ("similar", {}, "needs id"),
        ("similar", {"id": "never-was"}, "no document with the id 'never-was'"),
        ("documents", {"size": "all"}, "size"),
        ("classify", {"labels": ["red"]}, "needs image"),
        ("classify", {"image": 7, "labels": ["red"]}, "image is not text"),
        ("compare", {"text": "red", "methods": ["magic"]}, "magic"),
        ("publish", {}, "there is no tool 'publish'; there are search, similar, documents, classify, compare"),
        ("__init__", {}, "there is no tool"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(
    address: str, tool: str, arguments: dict[str, Any], told: str
) -> None:
    assert told in refusal(address, tool, **arguments)


def test_a_file_of_the_server_is_never_opened(address: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(png("red"))
    for image in (
        str(secret),
        f"file://{secret}",
        f"data:{secret}",
        "/etc/passwd",
        {"path": str(secret)},
        {"path": str(secret), "meta": {"_type": "gradio.FileData"}},
        {"path": "/etc/passwd"},
        [str(secret)],
    ):
        assert str(tmp_path) not in refusal(address, "search", image=image)


def test_nothing_in_the_servers_own_network_is_asked(address: str, site: Site) -> None:
    for image in (f"{site.address}/picture/1", f"http://localhost:{site.server_address[1]}/picture/1"):
        refusal(address, "search", image=image)
    assert site.asked == []


def test_a_host_that_a_request_names_is_never_asked(address: str, site: Site) -> None:
    """Gradio's own server of tools calls itself back at whatever host stands here."""
    named = site.address.removeprefix("http://")
    said = {"x-forwarded-host": named, "x-forwarded-proto": "http", "forwarded": f"host={named}"}
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "documents", "arguments": {}}}
    accepted = {"accept": "application/json, text/event-stream"}
    response = httpx.post(address + PLACE, json=body, headers={**said, **accepted}).raise_for_status().json()
    assert response["result"]["structuredContent"]["documents"]
    assert site.asked == []


def test_a_page_of_another_host_may_not_call(address: str) -> None:
    body = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    accepted = {"accept": "application/json, text/event-stream"}
    foreign = httpx.post(address + PLACE, json=body, headers={**accepted, "origin": "https://elsewhere.example"})
    assert foreign.status_code == 403
    assert httpx.post(address + PLACE, json=body, headers={**accepted, "origin": address}).status_code == 200


def test_whoever_looks_with_a_browser_is_told_what_this_is(address: str) -> None:
    for end in ("", "/"):
        response = httpx.get(address + PLACE + end)
        assert response.status_code == 405
        assert "Model Context Protocol" in response.text


def test_a_request_past_the_limit_is_not_read(address: str) -> None:
    accepted = {"accept": "application/json, text/event-stream", "content-type": "application/json"}
    response = httpx.post(address + PLACE, content=bytes(42_000_000), headers=accepted, timeout=60)
    assert response.status_code == 413


def test_many_assistants_at_once_are_all_answered(address: str) -> None:
    async def run() -> list[CallToolResult]:
        async def one(number: int) -> CallToolResult:
            async with (
                streamable_http_client(address + PLACE) as (read, write, _),
                ClientSession(read, write) as client,
            ):
                await client.initialize()
                return await client.call_tool("search", {"text": "red cloth", "top": number + 1})

        return list(await asyncio.gather(*(one(number) for number in range(8))))

    for number, result in enumerate(asyncio.run(run())):
        assert result.structuredContent is not None
        assert len(result.structuredContent["hits"]) == number + 1
