"""The log, as sentences or as lines of JSON: which room says what, and for which request. Nobody's words are in it.

A line names a route, never an address that was asked for, since that holds what was searched for; and of an exception
its kind and where it came from, never its text, which may repeat what was handed in. Neither visitors' addresses nor
names of uploaded files are logged anywhere.
"""

import json
import logging
import sys
import time
import traceback
from contextvars import ContextVar

from search.errors import InvalidInput

REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The id of the request that is being answered; its answer's header `X-Request-Id` says it too."""

KINDS = ("plain", "json")
_FRAMES = 12
"""Of an exception: the innermost places that it came through."""

requests = logging.getLogger("demo.requests")
"""A line per request, at level INFO."""


class Sentences(logging.Formatter):
    """Each record as a sentence; of an exception its kind and where it came from."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        if not record.exc_info or record.exc_info[0] is None:
            return record.getMessage()
        return f"{record.getMessage()}: {record.exc_info[0].__name__} at {', '.join(_places(record))}"


class Lines(logging.Formatter):
    r"""Each record as a line of JSON.

    Example:
        >>> Lines().format(logging.makeLogRecord({"levelname": "ERROR", "name": "demo.views", "msg": "It failed"}))
        '{"time": "2026-11-22T06:40:00.000Z", "level": "error", "room": "demo.views", "said": "It failed"}'
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line; a record's attribute `measured` (a mapping) is taken into it."""
        seconds = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        line: dict[str, object] = {
            "time": f"{seconds}.{int(record.msecs):03}Z",
            "level": record.levelname.lower(),
            "room": record.name,
            "said": record.getMessage(),
        }
        if request := REQUEST.get():
            line["request"] = request
        line.update(getattr(record, "measured", {}))
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["at"] = _places(record)
        return json.dumps(line, ensure_ascii=True)


def _places(record: logging.LogRecord) -> list[str]:
    """Where an exception came through, the innermost last."""
    frames = traceback.extract_tb(record.exc_info[2] if record.exc_info else None)[-_FRAMES:]
    return [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames]


def begin(kind: str) -> None:
    """Have what is logged told on stderr, in that kind.

    Args:
        kind: `plain`: warnings and errors as sentences; `json`: all requests too, as lines.

    Raises:
        InvalidInput: another one.
    """
    if kind not in KINDS:
        raise InvalidInput(f"TRIPTYCH_LOG is '{kind}'; give {' or '.join(KINDS)}")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines() if kind == "json" else Sentences())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    if kind == "json":
        requests.setLevel(logging.INFO)
