"""What a stranger needs to try things: a raw connection, Gradio's ways to an endpoint, and what the server let out."""

import os
import socket
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

PATIENCE = 30


def said(address: str, request: bytes, seconds: float = PATIENCE) -> bytes:
    """All that the server says to some bytes, until it ends the connection or is silent for so long."""
    host, _, port = urlsplit(address).netloc.rpartition(":")
    with socket.create_connection((host, int(port)), timeout=seconds) as line:
        line.sendall(request)
        parts = []
        try:
            while part := line.recv(65536):
                parts.append(part)
        except (TimeoutError, ConnectionResetError):
            pass
    return b"".join(parts)


def status(answer: bytes) -> int:
    """The status of an answer as it came; 0 for none at all."""
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0


def alive(address: str) -> bool:
    """Whether the server still answers."""
    return httpx.get(f"{address}/healthz", timeout=PATIENCE).status_code == 200


def uploads() -> Path:
    """The folder of uploads of the server that runs."""
    return Path(os.environ["GRADIO_TEMP_DIR"])


def brought_in(content: bytes) -> list[Path]:
    """Files below the folder of uploads with that content: what Gradio served, were it asked."""
    return [path for path in uploads().rglob("*") if path.is_file() and path.read_bytes() == content]


def asked(address: str, way: str, name: str, arguments: dict[str, Any]) -> str:
    """Everything that an endpoint says to named arguments, by one of Gradio's ways to it."""
    with httpx.Client(base_url=f"{address}/gradio_api", timeout=PATIENCE) as client:
        if way == "call/v2":
            return _heard(client, name, client.post(f"/call/v2/{name}", json=arguments))
        data = _in_order(client, name, arguments)
        if way == "call":
            return _heard(client, name, client.post(f"/call/{name}", json={"data": data}))
        if way == "run":
            return client.post(f"/run/{name}", json={"data": data}).text
        config = client.get(f"{address}/config").json()
        number = next(event["id"] for event in config["dependencies"] if event["api_name"] == name)
        return pressed(client, number, data)


def pressed(client: httpx.Client, number: int, data: list[Any]) -> str:
    """What an event says through Gradio's queue, by its number."""
    session = uuid.uuid4().hex
    body = {"data": data, "fn_index": number, "session_hash": session, "event_data": None}
    joined = client.post("/queue/join", json=body)
    if joined.status_code != 200:
        return joined.text
    return "".join(_until_done(client, session))


def _until_done(client: httpx.Client, session: str) -> Iterator[str]:
    with client.stream("GET", "/queue/data", params={"session_hash": session}) as lines:
        for line in lines.iter_lines():
            yield line
            if '"process_completed"' in line or '"close_stream"' in line:
                return


def _heard(client: httpx.Client, name: str, begun: httpx.Response) -> str:
    if begun.status_code != 200:
        return begun.text
    return client.get(f"/call/{name}/{begun.json()['event_id']}").text


def _in_order(client: httpx.Client, name: str, arguments: dict[str, Any]) -> list[Any]:
    parameters = client.get("/info").json()["named_endpoints"][f"/{name}"]["parameters"]
    return [arguments.get(each["parameter_name"], each.get("parameter_default")) for each in parameters]


def complete(answer: str) -> bool:
    """Whether an answer is a whole one and no refusal."""
    if "event: complete" in answer or '"success":true' in answer.replace(" ", ""):
        return True
    return answer.startswith('{"data":')
