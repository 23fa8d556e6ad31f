"""One request to Cohere's embed endpoint: sent, tried again where that can help, and its answer understood.

    POST {address}/v2/embed  →  {"embeddings": {"float": [[…], …]}, …}

https://docs.cohere.com/reference/embed says what is sent, https://docs.cohere.com/reference/errors what is answered
when it goes wrong. Redirects are not followed, so the key goes nowhere but to the address that was set.
"""

import time
import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import orjson
from numpy.typing import NDArray

from search.encoders.cohere.pace import Pace
from search.encoders.patience import pause
from search.errors import EncoderFailed, InvalidInput

ATTEMPTS = 5
"""How often a request is sent at most."""

FIRST_PAUSE = 1.0
"""Seconds before the second attempt; before each further one it is twice as long."""

LONGEST_PAUSE = 120.0
"""Seconds that Cohere may ask to wait; whoever asks for longer is done for now."""

MOST_BYTES = 50_000_000
"""Of an answer: many times what 96 vectors take."""

PASSING = frozenset({408, 425, 429, 499, 500, 502, 503, 504})
"""Answers after which the same request may get another one."""


@dataclass(frozen=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


class Calls:
    """Asks Cohere for vectors. Safe to use from many threads.

    Args:
        address: where the API is, without `/v2/embed`.
        key: is sent with each request and shown nowhere.
        timeout: seconds that an attempt may take.

    Raises:
        InvalidInput: the address is none.
    """

    def __init__(self, address: str, key: str, timeout: float) -> None:
        self._url = f"{_checked(address)}/v2/embed"
        self._host = urlsplit(self._url).netloc
        self._key = key
        self._timeout = timeout
        import httpx  # here, because it takes a tenth of a second that nobody spends who has no use for Cohere

        headers = {"Authorization": f"Bearer {key}", "X-Client-Name": "triptych"}
        self._client = httpx.Client(headers=headers, timeout=timeout)
        weakref.finalize(self, self._client.close)

    def embed(self, request: Mapping[str, Any], inputs: int, pace: Pace) -> NDArray[np.float64]:
        """Rows of float64, (inputs, whatever the model's dimension is), as they come, of any length.

        Args:
            request: the JSON object that is sent.
            inputs: how many texts or pictures are in it.
            pace: how quickly such inputs may go out; every attempt counts.

        Raises:
            EncoderFailed: Cohere could not be reached, refused, or answered with something else. The message says what
                to do.
        """
        for attempt in range(ATTEMPTS):
            pace.take(inputs)
            wait = FIRST_PAUSE * 2**attempt
            answer = self._sent(request)
            if isinstance(answer, str):
                problem = f"Cohere's API at {self._host} cannot be reached: {answer}"
            elif answer.status == 200:
                return self._rows(answer, inputs)
            else:
                said = self._said(answer)
                if answer.status not in PASSING or _is_used_up(answer.status, said):
                    raise EncoderFailed(_refusal(answer.status, said))
                problem = f"Cohere answers {answer.status}{said}"
                asked = _retry_after(answer)
                if asked is not None and asked > LONGEST_PAUSE:
                    raise EncoderFailed(f"{problem}, and asks to wait {asked:,.0f} seconds; go on then")
                wait = wait if asked is None else asked
                if answer.status == 429:  # what is true for this request is true for those of the other threads
                    pace.hold(wait)
            if attempt < ATTEMPTS - 1:
                pause(wait)
        raise EncoderFailed(f"{problem}; it was tried {ATTEMPTS} times. Try again later")

    def _sent(self, request: Mapping[str, Any]) -> _Answer | str:
        """What Cohere answers, or why it doesn't."""
        import httpx

        deadline = time.monotonic() + self._timeout
        try:
            with self._client.stream("POST", self._url, json=request) as response:
                body = bytearray()
                for chunk in response.iter_bytes():
                    body += chunk
                    if time.monotonic() > deadline:
                        return f"no whole answer within {self._timeout:g} seconds"
                    if len(body) > MOST_BYTES:
                        raise EncoderFailed(
                            f"Cohere's API at {self._host} answers without end; check TRIPTYCH_COHERE_ADDRESS"
                        )
                return _Answer(response.status_code, response.headers, bytes(body))
        except httpx.TimeoutException:
            return f"no answer within {self._timeout:g} seconds"
        except httpx.TransportError as error:
            return self._scrubbed(str(error)) or type(error).__name__
        except httpx.DecodingError as error:
            raise self._malformed("is packed in a way that cannot be unpacked") from error

    def _rows(self, answer: _Answer, inputs: int) -> NDArray[np.float64]:
        try:
            rows = np.asarray(orjson.loads(answer.body)["embeddings"]["float"], np.float64)
        except (orjson.JSONDecodeError, KeyError, TypeError, ValueError) as error:
            raise self._malformed("holds no vectors") from error
        if rows.ndim != 2 or len(rows) != inputs:
            raise self._malformed(f"holds {len(rows) if rows.ndim else 0} vectors for {inputs} inputs")
        return rows

    def _malformed(self, what: str) -> EncoderFailed:
        return EncoderFailed(f"the answer of Cohere's API at {self._host} {what}; check TRIPTYCH_COHERE_ADDRESS")

    def _said(self, answer: _Answer) -> str:
        """Cohere's own words, in brackets; empty where it says nothing that can be understood."""
        try:
            message = orjson.loads(answer.body)["message"]
        except (orjson.JSONDecodeError, KeyError, TypeError):
            return ""
        return f" ({self._scrubbed(message)})" if isinstance(message, str) and message.strip() else ""

    def _scrubbed(self, text: str) -> str:
        """One short line without the key, should someone repeat that."""
        return " ".join(text.replace(self._key, "…").split())[:300]


def _checked(address: str) -> str:
    parts = urlsplit(address.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise InvalidInput(
            "TRIPTYCH_COHERE_ADDRESS is no address of the form https://api.cohere.com; it may hold no user or password"
        )
    if parts.scheme == "http" and parts.hostname.endswith((".cohere.com", ".cohere.ai")):
        raise InvalidInput("TRIPTYCH_COHERE_ADDRESS would send the key unencrypted; write https://")
    return address.strip().rstrip("/")


def _is_used_up(status: int, said: str) -> bool:
    """Whether waiting will not help, because what a trial key allows in a month is used up."""
    return status == 429 and "month" in said.lower()


def _refusal(status: int, said: str) -> str:
    """What a final answer means and what to do."""
    if status in (401, 403):
        return f"Cohere does not accept the key{said}; check CO_API_KEY"
    if status in (402, 429):
        return f"Cohere's quota is used up{said}; go on when there is more"
    if status == 404:
        return f"Cohere has no such model or endpoint{said}; check the model's name and TRIPTYCH_COHERE_ADDRESS"
    return f"Cohere refuses the request, {status}{said}; name another model, or report this"


def _retry_after(answer: _Answer) -> float | None:
    """Seconds that the answer asks to wait, which it says as a number or a date; None if it doesn't say."""
    text = answer.headers.get("Retry-After", "").strip()
    if text.replace(".", "", 1).isdigit():
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except ValueError:
        return None
