"""Requests that are turned away at the door: quickly, in plain words, and with when to come again."""

import json
from collections.abc import Mapping
from html import escape

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from demo.language import chosen
from demo.metrics import Metrics

DROPPED = 65_536
"""Bytes of a body that are rather read and dropped than that the visitor has to open another connection."""


class Door:
    """Turns requests away and counts it.

    Args:
        metrics: counts, by the reason.

    Example:
        >>> await door.turn_away(scope, receive, send, 429, "rate", again=7)
    """

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    async def turn_away(
        self,
        scope: Scope,
        receive: Receive,
        send: Send,
        status: int,
        reason: str,
        *,
        again: int = 0,
        headers: Mapping[str, str] | None = None,
        **values: str,
    ) -> None:
        """Answer with the sentence of the text `door.REASON`: as a page where a page was asked for, else as JSON.

        Args:
            scope, receive, send: the request's; its connection ends where what is left of its body is long.
            status: of the answer.
            reason: the key of the sentence, and what is counted.
            again: seconds until it is worth trying again; 0 for never.
            headers: of the answer.
            values: what is put into the sentence.
        """
        self._metrics.refused.labels(reason).inc()
        asked = Headers(scope=scope)
        language = chosen(asked.get("accept-language"))
        sentence = language(f"door.{reason}", **values)
        told = {"Cache-Control": "no-store", **(headers or {})}
        if again:
            told["Retry-After"] = str(again)
        if not _is_soon_over(asked) or status == 408:
            told["Connection"] = "close"
        if scope["method"] == "GET" and "text/html" in asked.get("accept", ""):
            page = (
                f'<!doctype html><html lang="{language.code}"><meta charset="utf-8"><title>{status}</title>'
                '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">'
                f'<p style="max-width:36em;margin:20vh auto;font:1.1em sans-serif">{escape(sentence)}</p></html>'
            )
            await Response(page, status, told, "text/html; charset=utf-8")(scope, receive, send)
            return
        said = json.dumps({"error": sentence, "detail": sentence}, ensure_ascii=False)
        await Response(said, status, told, "application/json")(scope, receive, send)


def _is_soon_over(asked: Headers) -> bool:
    """Whether little is left to read until the connection's next request, and is sure to come."""
    if "expect" in asked or "transfer-encoding" in asked:  # who waits to be told to send it need not send it at all
        return False
    length = asked.get("content-length", "0")
    return length.isascii() and length.isdigit() and len(length) < 9 and int(length) <= DROPPED
