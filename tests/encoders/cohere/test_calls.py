"""What happens when Cohere is slow, busy, unwilling, wrong or not there."""

import datetime
import json
import logging
import socket
import time
import traceback
from email.utils import format_datetime

import numpy as np
import pytest

from search.encoders.cohere import load
from search.errors import EncoderFailed, GaveOut
from tests.colour_encoder import picture
from tests.encoders.cohere.server import KEY, USED_UP, CohereServer, Wrong


@pytest.mark.parametrize(
    "wrong",
    [
        Wrong(500),
        Wrong(502),
        Wrong(503),
        Wrong(504),
        Wrong(429),
        Wrong(429, {"Retry-After": "0"}),
        Wrong(429, {"Retry-After": "nonsense"}),
        Wrong(429, message="trial token rate limit exceeded, limit is 100000 tokens per minute"),
        Wrong(499, message="request cancelled"),
        Wrong(hang_up=True),
    ],
    ids=str,
)
def test_what_may_pass_is_tried_again(server: CohereServer, wrong: Wrong) -> None:
    server.wrong = [wrong, wrong]
    assert load("cohere-v3").encode_texts(["red"]).shape == (1, 1024)
    assert len(server.asked) == 1
    assert server.wrong == []


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (Wrong(400, message="invalid request: texts"), "refuses the request, 400 (invalid request: texts)"),
        (Wrong(401, message="invalid api token"), "does not accept the key (invalid api token); check CO_API_KEY"),
        (Wrong(402), "quota is used up (no)"),
        (Wrong(403), "does not accept the key"),
        (Wrong(404, message="model not found"), "no such model or endpoint (model not found)"),
        (Wrong(422), "refuses the request, 422"),
        (Wrong(501), "refuses the request, 501"),
        (Wrong(302, {"Location": "http://127.0.0.1:1/"}), "refuses the request, 302"),
        (Wrong(429, message=USED_UP), "Cohere's quota is used up (You are using a Trial key"),
        (Wrong(429, {"Retry-After": "3600"}), "asks to wait 3,600 seconds"),
        (Wrong(body=b"<html>welcome</html>"), "holds no vectors"),
        (Wrong(body=b"[]"), "holds no vectors"),
        (Wrong(body=b'{"embeddings": {"int8": [[1]]}}'), "holds no vectors"),
        (Wrong(body=b'{"embeddings": {"float": [[1, 2], [1]]}}'), "holds no vectors"),
        (Wrong(body=b'{"embeddings": {"float": 1}}'), "holds 0 vectors for 2 inputs"),
        (Wrong(spoil=lambda said: said["embeddings"]["float"].pop()), "holds 1 vectors for 2 inputs"),
        (Wrong(body=b'{"embeddings": {"float": [[1, 2], [3, 4]]}}'), "vectors of 2 numbers instead of 1,024"),
        (Wrong(body=json.dumps({"embeddings": {"float": [[0.0] * 1024] * 2}}).encode()), "has no direction"),
        (Wrong(body=json.dumps({"embeddings": {"float": [[1e200] * 1024] * 2}}).encode()), "has no direction"),
        (Wrong(headers={"Content-Encoding": "gzip"}), "cannot be unpacked"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_will_not_pass_is_said_at_once(server: CohereServer, wrong: Wrong, complaint: str) -> None:
    server.wrong = [wrong]
    with pytest.raises(EncoderFailed) as error:
        load("cohere-v3").encode_texts(["red", "blue"])
    assert complaint in str(error.value)
    assert error.value.exit_code == 3
    assert server.wrong == []
    assert load("cohere-v3").encode_texts(["red"]).shape == (1, 1024)  # and the next one goes through


def test_it_is_not_tried_for_ever(server: CohereServer) -> None:
    server.wrong = [Wrong(500, message="oh no")] * 5
    with pytest.raises(EncoderFailed, match=r"answers 500 \(oh no\); it was tried 5 times"):
        load("cohere-v3").encode_texts(["red"])
    assert (server.wrong, server.asked) == ([], [])


def test_silence_and_answers_that_never_end_count_as_no_answer(
    server: CohereServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIPTYCH_COHERE_TIMEOUT", "0.8")
    server.wrong = [Wrong(silence=3.0), Wrong(drip=0.05)]
    assert load("cohere-v3").encode_texts(["red"]).shape == (1, 1024)
    server.wrong = [Wrong(silence=3.0)] * 5
    with pytest.raises(EncoderFailed, match=r"no answer within 0\.8 seconds; it was tried 5 times"):
        load("cohere-v3").encode_texts(["red"])


def test_nobody_there_is_said_with_the_address(server: CohereServer, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{closed.getsockname()[1]}"
        monkeypatch.setenv("TRIPTYCH_COHERE_ADDRESS", f"http://{host}")
        with pytest.raises(EncoderFailed, match=f"API at {host} cannot be reached"):
            load("cohere-v3").encode_texts(["red"])


def test_a_wait_that_is_asked_for_is_kept(server: CohereServer) -> None:
    for seconds, as_date, least in ((1, False, 1.0), (3, True, 1.5)):  # a date has whole seconds
        then = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=seconds)
        server.wrong = [Wrong(429, {"Retry-After": format_datetime(then, usegmt=True) if as_date else str(seconds)})]
        start = time.monotonic()
        load("cohere-v3").encode_texts(["red"])
        assert time.monotonic() - start >= least


def test_what_came_before_the_quota_ended_is_with_the_error(server: CohereServer) -> None:
    server.quota = 2
    with pytest.raises(GaveOut, match="quota is used up") as error:
        load("cohere-v3").encode_images([picture("red"), picture("green"), picture("blue"), picture("pink")])
    rows = error.value.vectors
    assert rows.shape == (4, 1024)
    assert np.isnan(rows[:, 0]).tolist() == [False, False, True, True]
    np.testing.assert_allclose(np.linalg.norm(rows[:2], axis=1), 1, rtol=1e-6)


def test_the_key_is_shown_nowhere(
    server: CohereServer, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    encoder = load("cohere-v3")
    server.wrong = [Wrong(401, message=f"the token {KEY} is not valid")]
    with pytest.raises(EncoderFailed) as error:
        encoder.encode_texts(["red"])
    assert "the token … is not valid" in str(error.value)
    encoder.encode_texts(["red"])
    shown = [*traceback.format_exception(error.value), repr(encoder), repr(vars(encoder)), caplog.text]
    assert not [text for text in shown if KEY in text]
