"""The page's endpoints as tools for assistants: the Model Context Protocol over HTTP, where Gradio has it too.

Gradio's own MCP server is not used. A mounted page's calls itself back at whatever host the first request names in
`X-Forwarded-Host`, for everybody from then on; it hands the texts of exceptions on, answers with Python's `repr`, and
puts pictures into a folder that is never emptied. Here a tool is the very function behind the endpoint.

Every request stands alone (no sessions), so any of several hosts may answer it.
"""

import inspect
import json
import logging
from collections.abc import Callable, Mapping
from typing import Any, get_type_hints
from urllib.parse import urlsplit

from gradio.utils import get_function_description
from gradio_client.utils import python_type_to_json_schema
from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.types import CallToolResult, TextContent, Tool, ToolAnnotations
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from demo.endpoints import NAMES
from demo.failures import told
from demo.programs import Programs
from demo.turns import Turns
from search import Engine, TriptychError
from search.errors import InvalidQuery
from search.settings import Settings

PLACE = "/gradio_api/mcp"
VERSION = "1"
"""Of the tools and the endpoints; docs/api.md says what stays as it is within one."""

PICTURE = {"type": "string"}
"""An assistant cannot upload, so a tool's picture is a text: a data: URL or an address."""

HERE = "Tools for assistants: point a client of the Model Context Protocol (streamable HTTP) at this address.\n"
BROKEN = "something went wrong on the server; try again in a minute"

_log = logging.getLogger(__name__)


class Tools:
    """The tools of one collection.

    Args:
        engine: answers the questions.
        programs: the functions behind the tools.
        title: of the collection.
        turns: in which calls take their turn with the searches of the page.

    Example:
        >>> FastAPI(routes=Tools(engine, Programs(engine, uploads), "Shop", turns).routes())
    """

    def __init__(self, engine: Engine, programs: Programs, title: str, turns: Turns) -> None:
        self._functions: Mapping[str, Callable[..., Any]] = {name: getattr(programs, name) for name in NAMES}
        self._server: Server[object] = Server(title, version=VERSION, instructions=_instructions(engine, title))
        self._turns = turns
        self._tools = tools = [_described(name, function) for name, function in self._functions.items()]

        @self._server.list_tools()  # type: ignore[no-untyped-call,untyped-decorator]
        async def list_tools() -> list[Tool]:
            return tools

        @self._server.call_tool(validate_input=False)  # type: ignore[untyped-decorator]
        async def call_tool(name: str, arguments: dict[str, Any]) -> CallToolResult:
            return await self._called(name, arguments)

    def routes(self, base: str = "") -> list[Route]:
        """The routes that answer assistants, to be entered before a page is mounted.

        Args:
            base: the path of the collection's page, without a slash at its end.
        """
        endpoint = _Endpoint(self._server)
        return [
            Route(base + PLACE + "/schema", self._listed),
            *[Route(base + PLACE + end, endpoint) for end in ("", "/")],
        ]

    async def _listed(self, _: Request) -> JSONResponse:
        """The tools as the page's own panel "Use via API" reads them."""
        meta = {"mcp_type": "tool", "file_data_present": False}
        listed = [each.model_dump(include={"name", "description", "inputSchema"}) for each in self._tools]
        return JSONResponse([{**each, "meta": {**meta, "endpoint_name": each["name"]}} for each in listed])

    async def _called(self, name: str, arguments: dict[str, Any]) -> CallToolResult:
        try:
            answer = await self._turns.take(self._answer, name, arguments)
        except TriptychError as error:
            return _refusal(told(error))
        except Exception:  # whatever it is, its text is for the log: it may name paths
            _log.exception("The tool %r failed", name)
            return _refusal(BROKEN)
        text = json.dumps(answer, ensure_ascii=False)
        return CallToolResult(content=[TextContent(type="text", text=text)], structuredContent=answer)

    def _answer(self, name: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        function = self._functions.get(name)
        if function is None:
            raise InvalidQuery(f"there is no tool {name[:60]!r}; there are {', '.join(self._functions)}")
        parameters = inspect.signature(function).parameters
        for given in arguments:
            if given not in parameters:
                raise InvalidQuery(f"{name} takes no {given[:60]!r}; it takes {', '.join(parameters)}")
        for parameter in parameters.values():
            if parameter.default is parameter.empty and parameter.name not in arguments:
                raise InvalidQuery(f"{name} needs {parameter.name}")
        if not isinstance(arguments.get("image"), str | None):
            raise InvalidQuery("image is not text; give a data: URL with Base64, or an http or https address")
        answer: dict[str, Any] = function(**arguments)
        return answer


class _Endpoint:
    """The ASGI application that answers a request; each has a transport of its own."""

    def __init__(self, server: Server[object]) -> None:
        self._server = server

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        if request.method != "POST":
            await PlainTextResponse(HERE, 405, {"Allow": "POST"})(scope, receive, send)
            return
        if not _own(request):
            await PlainTextResponse("Other web pages may not call this.\n", 403)(scope, receive, send)
            return
        manager = StreamableHTTPSessionManager(
            self._server, json_response=True, stateless=True, max_request_body_size=_largest()
        )
        async with manager.run():
            await manager.handle_request(scope, receive, send)


def _own(request: Request) -> bool:
    """Whether a request comes from no web page, or from one of this server, as the protocol wants it checked."""
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def _largest() -> int:
    """Bytes of a request: the largest picture in Base64, and room for the words."""
    return int(Settings.from_environment().max_image_megabytes * 1e6 * 4 / 3) + 1_000_000


def _refusal(sentence: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=sentence)], isError=True)


def _instructions(engine: Engine, title: str) -> str:
    fields = ", ".join(engine.index.info().fields)
    filters = f" Fields that `where` can filter by: {fields}." if fields else ""
    return (
        f"{title}: a collection of captioned pictures, searched with words, a picture, or both. Show hits with their"
        f" caption and their reason; a hit's id goes to `similar` for more of its kind.{filters}"
    )


def _described(name: str, function: Callable[..., Any]) -> Tool:
    """The tool as assistants are told of it, from the function's signature and docstring."""
    said, said_of, returns = get_function_description(function)
    hints = get_type_hints(function)
    parameters = inspect.signature(function).parameters
    properties: dict[str, dict[str, Any]] = {}
    for parameter in parameters.values():
        kind = PICTURE if parameter.name == "image" else python_type_to_json_schema(hints[parameter.name])
        properties[parameter.name] = {**kind, "description": said_of[parameter.name]}
        if parameter.default is not parameter.empty and parameter.default is not None:
            properties[parameter.name]["default"] = parameter.default
    required = [parameter.name for parameter in parameters.values() if parameter.default is parameter.empty]
    return Tool(
        name=name,
        description=f"{said} Returns: {' '.join(returns)}",
        inputSchema={
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        },
        outputSchema=python_type_to_json_schema(hints["return"]),
        annotations=ToolAnnotations(readOnlyHint=True, idempotentHint=True, openWorldHint=False),
    )
