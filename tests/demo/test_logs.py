"""The log tells rooms, routes and kinds of errors, and no text that a visitor could have brought."""

import json
import logging
import sys

import pytest

from demo.logs import REQUEST, Lines, Sentences, begin, requests
from search.errors import InvalidInput

SECRET = "a visitor's words"


def failed(message: str = "It failed") -> logging.LogRecord:
    """The record of an error that repeats what it was given."""
    try:
        raise ValueError(SECRET)
    except ValueError:
        return logging.LogRecord("demo.views", logging.ERROR, __file__, 1, message, (), sys.exc_info())


def test_a_sentence_names_the_kind_of_an_error_and_its_place():
    line = Sentences().format(failed())
    assert line.startswith("It failed: ValueError at test_logs.py:")
    assert line.endswith(" failed")
    assert SECRET not in line
    assert Sentences().format(logging.makeLogRecord({"msg": "%s is full", "args": ("it",)})) == "it is full"


def test_a_line_is_json_with_the_requests_id_and_what_was_measured():
    record = logging.makeLogRecord(
        {"name": "demo.requests", "levelname": "INFO", "msg": "answered", "created": 0.0, "msecs": 7.0}
    )
    record.measured = {"route": "/browse", "status": 200}
    token = REQUEST.set("abcdefgh")
    try:
        line = Lines().format(record)
    finally:
        REQUEST.reset(token)
    assert json.loads(line) == {
        "time": "1970-01-01T00:00:00.007Z",
        "level": "info",
        "room": "demo.requests",
        "said": "answered",
        "request": "abcdefgh",
        "route": "/browse",
        "status": 200,
    }


def test_a_line_of_an_error_has_its_kind_and_no_text_and_stays_one_line():
    line = Lines().format(failed("It\nfailed: \u202e"))
    told = json.loads(line)
    assert (told["error"], told["said"], "request" in told) == ("ValueError", "It\nfailed: \u202e", False)
    assert told["at"][-1].endswith(" failed")
    assert SECRET not in line
    assert line.isascii()
    assert "\n" not in line


@pytest.mark.parametrize(("kind", "tells"), [("plain", False), ("json", True)])
def test_requests_are_told_in_lines_alone(kind, tells, monkeypatch):
    root = logging.getLogger()
    for logger in (root, requests):
        monkeypatch.setattr(logger, "level", logger.level)
    monkeypatch.setattr(root, "handlers", [])
    begin(kind)
    assert requests.isEnabledFor(logging.INFO) == tells
    assert not logging.getLogger("demo.views").isEnabledFor(logging.INFO)
    assert [type(handler.formatter) for handler in root.handlers] == [Lines if tells else Sentences]


def test_another_kind_is_refused():
    with pytest.raises(InvalidInput, match="TRIPTYCH_LOG is 'xml'; give plain or json"):
        begin("xml")
