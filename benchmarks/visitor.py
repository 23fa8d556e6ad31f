"""A visitor of a Gradio page over plain HTTP: what the browser sends when a button is pressed, and nothing else."""

import json
import re
import uuid
from collections.abc import Mapping
from http.client import HTTPConnection
from typing import Any

from benchmarks.served import Serving

END = "process_completed"


class Visitor:
    """Presses one button of a page, again and again, over connections that are kept.

    An event that has `queue=False` is posted and answered at once, as the page's configuration says; every other one
    goes through Gradio's queue.

    The values of the controls that the button's event takes are those that the page begins with, except where told.

    Example:
        >>> visitor = Visitor(serving, button="search")
        >>> visitor.press(words="striped dress")["status"]
        '<div role="status" …'
    """

    def __init__(self, serving: Serving, button: str) -> None:
        self._serving = serving
        self._sending, self._hearing = serving.connection(), serving.connection()
        self._session = uuid.uuid4().hex
        config = json.loads(_answer(self._sending, "GET", "/config"))
        components = {component["id"]: component["props"] for component in config["components"]}
        pressed = next(id_ for id_, props in components.items() if props.get("elem_id") == button)
        event = next(each for each in config["dependencies"] if [pressed, "click"] in each["targets"])
        self._event = event["id"]
        self._queued = event["queue"] is not False
        self._inputs = [components[id_] for id_ in event["inputs"]]
        self._outputs = [components[id_].get("elem_id") or str(id_) for id_ in event["outputs"]]

    def press(self, **values: object) -> Mapping[str, Any]:
        """What the event changes, by the `elem_id` of the component.

        Args:
            values: by the `elem_id` of the control.

        Raises:
            RuntimeError: the page shows an error, or the event's stream ends without an answer.
        """
        data = [values.get(props.get("elem_id") or "", props.get("value")) for props in self._inputs]
        body = json.dumps({"data": data, "fn_index": self._event, "session_hash": self._session}).encode()
        changed = self._through_the_queue(body) if self._queued else self._at_once(body)
        return dict(zip(self._outputs, changed, strict=False))

    def _at_once(self, body: bytes) -> list[Any]:
        answer = _answer(self._sending, "POST", "/gradio_api/run/predict", body, "application/json")
        data: list[Any] = json.loads(answer)["data"]
        return data

    def _through_the_queue(self, body: bytes) -> list[Any]:
        _answer(self._sending, "POST", "/gradio_api/queue/join", body, "application/json")
        self._hearing.request("GET", f"/gradio_api/queue/data?session_hash={self._session}")
        stream = self._hearing.getresponse()
        found = None
        while line := stream.readline():  # to the stream's end, so that the connection can be used again
            message = json.loads(line.removeprefix(b"data: ")) if line.startswith(b"data: ") else {}
            if message.get("msg") == END:
                found = message
        if found is None or not found["success"]:
            raise RuntimeError(f"the page answered: {str(found)[:300]}")
        data: list[Any] = found["output"]["data"]
        return data

    def upload(self, name: str, content: bytes) -> dict[str, Any]:
        """A picture as the value of a control, uploaded as the page does it."""
        edge = uuid.uuid4().hex
        head = f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
        body = head.encode() + content + f"\r\n--{edge}--\r\n".encode()
        kind = f"multipart/form-data; boundary={edge}"
        path = json.loads(_answer(self._sending, "POST", "/gradio_api/upload", body, kind))[0]
        return {"path": path, "meta": {"_type": "gradio.FileData"}, "orig_name": name}

    def close(self) -> None:
        """End both connections."""
        self._sending.close()
        self._hearing.close()


def engine_milliseconds(changed: Mapping[str, Any]) -> float:
    """What the engine took, as the line above the pictures tells, in whole milliseconds.

    Raises:
        RuntimeError: the line does not tell.
    """
    told = re.search(r"([\d,]+)\s*ms\b", str(changed["status"]))
    if told is None:
        raise RuntimeError(f"the page does not tell its time: {str(changed['status'])[:300]}")
    return float(told[1].replace(",", ""))


def _answer(connection: HTTPConnection, method: str, path: str, body: bytes = b"", kind: str = "") -> bytes:
    connection.request(method, path, body, {"Content-Type": kind} if kind else {})
    answer = connection.getresponse()
    content = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{method} {path}: {answer.status} {content[:200]!r}")
    return content
