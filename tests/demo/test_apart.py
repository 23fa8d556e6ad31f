"""An encoder in a process of its own answers as one in this process, and leaves no process behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from demo.apart import AT_ONCE, Apart, loading
from search.deadline import Deadline, waiting
from search.encoders import Encoder, load_encoder
from search.errors import EncoderFailed, EncoderNotFound, GivenUp, InvalidInput
from tests.colour_encoder import picture
from tests.conftest import CHECKOUT
from tests.encoders import tiny_models
from tests.encoders.cohere.server import KEY, serving

TEXTS = ["a red dress", "blue", "a gabardine coat with far more words than this small model reads of any text at all"]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("model")
    tiny_models.clip(folder)
    return str(folder)


@pytest.fixture(scope="module")
def apart(model: str) -> Iterator[Encoder]:
    with loading("yes") as load:
        yield load(model)


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of an encoder that is loaded in a moment: how processes begin and end is the same for all of them."""
    with serving() as server:
        monkeypatch.setenv("TRIPTYCH_COHERE_ADDRESS", server.address)
        monkeypatch.setenv("CO_API_KEY", KEY)
        yield "cohere-v4"


def process_of(encoder: Any) -> int:
    number = encoder._running._process.pid
    assert isinstance(number, int)
    return number


def gone(process: Any) -> bool:
    """Waits until a process has ended; it may have closed its connections a moment before."""
    deadline = time.monotonic() + 60
    while process.is_alive() and time.monotonic() < deadline:
        time.sleep(0.02)
    return not process.is_alive()


def runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_answers_as_the_encoder_itself(apart: Encoder, model: str) -> None:
    near = load_encoder(model)
    for name in ("name", "fingerprint", "dimension", "context_length"):
        assert getattr(apart, name) == getattr(near, name)
    assert np.allclose(apart.encode_texts(TEXTS), near.encode_texts(TEXTS), atol=1e-6)
    pictures = [picture("red", size=(40, 60)), picture("blue", "green", size=(64, 64))]
    assert np.allclose(apart.encode_images(pictures), near.encode_images(pictures), atol=1e-6)
    for texts in (TEXTS, ["another text"], TEXTS[2:]):  # the first were encoded last, the others were not
        assert list(apart.overlong(texts)) == list(near.overlong(texts))
    assert [apart.pieces(word) for word in ("red", "gabardine", "unheard")] == [
        near.pieces(word) for word in ("red", "gabardine", "unheard")
    ]


def test_many_threads_get_each_its_own_answers(apart: Encoder) -> None:
    texts = [f"number {number}" for number in range(40)]
    alone = [apart.encode_texts([text])[0] for text in texts]
    with ThreadPoolExecutor(20) as threads:
        together = list(threads.map(lambda text: apart.encode_texts([text])[0], texts))
    assert np.allclose(together, alone, atol=1e-5)


def test_it_is_in_another_process_that_ends_with_the_block(brief: str) -> None:
    with loading("yes") as load:
        encoder = load(brief)
        process = process_of(encoder)
        assert process != os.getpid()
        assert runs(process)
    assert not runs(process)


def test_an_encoder_that_is_not_there_is_told_as_ever() -> None:
    with loading("yes") as load, pytest.raises(EncoderNotFound, match="no/such-encoder"):
        load("no/such-encoder")


@pytest.mark.slow
def test_what_a_dying_process_was_asked_is_told_and_another_takes_its_place(brief: str) -> None:
    encoder = Apart(brief)
    first = process_of(encoder)
    os.kill(first, signal.SIGSTOP)  # so that it is asked and does not answer
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(encoder.encode_texts, TEXTS)
        time.sleep(0.2)
        os.kill(first, signal.SIGKILL)
        with pytest.raises(EncoderFailed, match="ask again"):
            asked.result(60)
    expected = load_encoder(brief).encode_texts(TEXTS)
    assert np.allclose(encoder.encode_texts(TEXTS), expected, atol=1e-6)
    second: Any = encoder._running
    os.kill(process_of(encoder), signal.SIGKILL)  # while nobody asks: nobody hears of it
    assert gone(second._process)
    assert np.allclose(encoder.encode_texts(TEXTS), expected, atol=1e-6)
    encoder.close()
    known: Any = encoder._about
    encoder._about = replace(known, fingerprint="of what was there before")
    with pytest.raises(EncoderFailed, match="another encoder by now"):
        encoder.encode_texts(TEXTS)


@pytest.mark.slow
def test_a_process_that_hangs_is_ended_and_another_takes_its_place(brief: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("demo.apart.ENDED_SECONDS", 0.5)
    encoder = Apart(brief)
    hanging = encoder._running
    assert hanging is not None
    os.kill(process_of(encoder), signal.SIGSTOP)  # it does not even hear that it is to end
    with monkeypatch.context() as impatient:
        impatient.setattr("demo.apart.ANSWERED_SECONDS", 0.5)
        with pytest.raises(EncoderFailed, match="no answer in"):
            encoder.encode_texts(TEXTS)
    hanging._process.join(10)
    assert not hanging.alive
    assert encoder.encode_texts(TEXTS).shape == (len(TEXTS), encoder.dimension)
    encoder.close()


@pytest.mark.slow
def test_what_is_given_up_ends_no_process_and_spoils_no_other_answer(
    brief: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = Apart(brief)
    running: Any = encoder._running
    expected, process = load_encoder(brief).encode_texts(["another text"]), process_of(encoder)
    os.kill(process, signal.SIGSTOP)  # so that it is asked and does not answer
    for _ in range(AT_ONCE + 1):  # no connection is left that owes no answer
        with waiting(Deadline(0.05)), pytest.raises(GivenUp):
            encoder.encode_texts(TEXTS)
    os.kill(process, signal.SIGCONT)
    for _ in range(AT_ONCE):
        assert np.allclose(encoder.encode_texts(["another text"]), expected, atol=1e-6)
    assert process_of(encoder) == process
    hanging = running._process
    os.kill(process, signal.SIGSTOP)
    monkeypatch.setattr("demo.apart.ENDED_SECONDS", 0.5)
    with monkeypatch.context() as impatient:
        impatient.setattr("demo.apart.ANSWERED_SECONDS", 0.5)
        with waiting(Deadline(0.05)), pytest.raises(GivenUp):
            encoder.encode_texts(TEXTS)
    assert gone(hanging)  # it hangs, and is ended although nobody asks
    assert np.allclose(encoder.encode_texts(["another text"]), expected, atol=1e-6)
    encoder.close()


@pytest.mark.slow
def test_it_ends_with_the_page_even_where_that_is_killed(brief: str) -> None:
    program = (
        "import os, signal, sys; from demo.apart import Apart\n"
        "if __name__ == '__main__':\n"
        "    encoder = Apart(sys.argv[1])\n"
        "    print(encoder._running._process.pid, flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, brief], cwd=CHECKOUT, capture_output=True, timeout=120)
    process, deadline = int(done.stdout), time.monotonic() + 30
    while runs(process) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not runs(process)


def test_without_a_process_of_its_own_it_is_loaded_here() -> None:
    with loading("no") as load:
        assert load is load_encoder
    with pytest.raises(InvalidInput, match="TRIPTYCH_APART is 'perhaps'"), loading("perhaps"):
        pass
