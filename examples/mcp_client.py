"""Call a running Triptych's tools as an assistant does, over the Model Context Protocol.

Needs `pip install "mcp>=1.30,<2"`, and a page that is running:

    python examples/mcp_client.py "striped dress" photo.jpg --at http://127.0.0.1:7860
"""

import argparse
import asyncio
import base64
import sys
from pathlib import Path
from typing import Any

from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client


class Refused(Exception):
    """A tool said no; the exception's text is its sentence."""


async def run(words: str, picture: Path, at: str) -> str:
    """Connect, list the tools and use each of them; returns what was refused, or nothing."""
    async with streamable_http_client(f"{at}/gradio_api/mcp") as (read, write, _), ClientSession(read, write) as server:
        await server.initialize()
        for tool in (await server.list_tools()).tools:
            print(f"{tool.name}: {tool.description}")
        try:
            await use(server, words, picture)
        except Refused as refused:
            return str(refused)
    return ""


async def use(server: ClientSession, words: str, picture: Path) -> None:
    """Search with both, go on from the first hit, look at what else there is, classify the picture, and compare."""
    # A picture goes into the call itself, in Base64; the address of one on the web would do as well.
    image = f"data:image/*;base64,{base64.b64encode(picture.read_bytes()).decode()}"
    found = await call(server, "search", {"text": words, "image": image, "top": 3})
    for hit in found["hits"]:
        print(f"{hit['rank']}. {hit['id']}: {hit['caption'] or '(no caption)'} ({hit['reason']})")
    if found["hits"]:
        alike = await call(server, "similar", {"id": found["hits"][0]["id"], "top": 3})
        print("alike:", ", ".join(hit["id"] for hit in alike["hits"]))
    listed = await call(server, "documents", {"size": 3})
    print("documents:", ", ".join(document["id"] for document in listed["documents"]))
    shown = await call(server, "classify", {"image": image, "labels": ["dress", "boot", "hat"]})
    print("it shows:", ", ".join(f"{label} {share:.0%}" for label, share in shown["labels"].items()))
    compared = await call(server, "compare", {"text": words, "methods": ["caption", "image"], "top": 10})
    (pair,) = compared["agreement"]
    print(f"captions and pictures agree on {pair['shared']} of the first {pair['k']}")


async def call(server: ClientSession, tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """The object that a tool answers with."""
    result = await server.call_tool(tool, arguments)
    if result.isError or result.structuredContent is None:
        raise Refused("; ".join(part.text for part in result.content if part.type == "text"))
    return result.structuredContent


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Call a running Triptych's tools.")
    parser.add_argument("words")
    parser.add_argument("picture", type=Path)
    parser.add_argument("--at", default="http://127.0.0.1:7860", help="where the page is (default: %(default)s)")
    options = parser.parse_args()
    sys.exit(asyncio.run(run(options.words, options.picture, options.at)) or 0)
