"""Gradio's endpoints through plain HTTP, as any program can reach them."""

import json
import time
import uuid
from typing import Any
from urllib.parse import quote

import httpx

from tests.demo.read import Read

PATIENCE = 60
"""Seconds to wait for an answer."""


class Refused(Exception):
    """The endpoint answered with an error; the exception's text is what it said."""


def call(address: str, name: str, **arguments: object) -> Any:
    """Call a public endpoint with named arguments and wait for its one answer.

    Raises:
        Refused: the endpoint said no.
    """
    with httpx.Client(base_url=f"{address}/gradio_api", timeout=60) as client:
        event = client.post(f"/call/v2/{name}", json=arguments).raise_for_status().json()["event_id"]
        said = client.get(f"/call/{name}/{event}").raise_for_status().text
    kind, _, answer = said.strip().rpartition("\n")
    content = json.loads(answer.removeprefix("data: "))
    if not kind.endswith("event: complete"):
        raise Refused(json.dumps(content))
    return content[0]


def told(address: str, results: str) -> str:
    """What the drawer tells of the first of these cards, as the page's script asks for it."""
    read = Read(results)
    tells = next(given["data-tells"] for _, given in read.elements if "data-tells" in given)
    card = read.named("button", "card")[0]
    rank = f"&rank={card['data-rank']}" if "data-rank" in card else ""
    return (
        httpx.get(f"{address}/{tells}{quote(str(card['data-id']), safe='')}{rank}", timeout=60).raise_for_status().text
    )


def press(
    address: str,
    name: str,
    values: list[object],
    data: object = None,
    *,
    pressed: str = "",
    session: str = "",
    language: str = "en",
) -> Any:
    """What the page sends when something is pressed: the values of the event's controls, by the event's name.

    Args:
        address: of the page.
        name: of the event.
        values: of its inputs; for what the session keeps the server takes its own.
        data: what the page's script sends with it.
        pressed: the id of the element that was pressed, where that matters.
        session: a visitor's, by default a new one.
        language: as the visitor's browser asks for it.

    Returns:
        The new values of the components that the event changes.

    Raises:
        Refused: the page shows an error.
    """
    with httpx.Client(base_url=f"{address}", timeout=60, headers={"Accept-Language": language}) as client:
        config = client.get("/config").raise_for_status().json()
        event = next(event for event in config["dependencies"] if event["api_name"] == name)
        session = session or uuid.uuid4().hex
        body = {"data": values, "fn_index": event["id"], "session_hash": session, "event_data": data}
        if pressed:
            parts = config["components"]
            body["trigger_id"] = next(part["id"] for part in parts if part["props"].get("elem_id") == pressed)
        if not event["queue"]:
            answer = client.post("/gradio_api/run/predict", json=body)
            if answer.status_code != 200:
                raise Refused(answer.text)
            return answer.json()["data"]
        client.post("/gradio_api/queue/join", json=body).raise_for_status()
        with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as lines:
            begun = time.monotonic()
            for line in lines.iter_lines():
                if time.monotonic() - begun > PATIENCE:
                    break  # the stream's heartbeats would go on for ever
                message = json.loads(line.removeprefix("data: ")) if line else {}
                if message.get("msg") == "process_completed":
                    if not message["success"]:
                        raise Refused(json.dumps(message["output"]))
                    return message["output"]["data"]
    raise Refused("no answer")


def upload(address: str, name: str, content: bytes) -> dict[str, Any]:
    """Upload a file as the page does; returns what names it in a call."""
    with httpx.Client(base_url=f"{address}/gradio_api", timeout=60) as client:
        paths = client.post("/upload", files={"files": (name, content)}).raise_for_status().json()
    return {"path": paths[0], "meta": {"_type": "gradio.FileData"}, "orig_name": name}
