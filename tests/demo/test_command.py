"""`python -m demo` as a user starts it."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import numpy as np
import pytest

from demo.__main__ import main
from search import Document, create_index

CHECKOUT = Path(__file__).resolve().parents[2]


def start(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "demo", *arguments],
        cwd=CHECKOUT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_an_index_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--index", str(tmp_path / "none"), "--port", "0"]) == 3
    assert "error: " in capsys.readouterr().err


def test_a_taken_port_ends_at_once_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert main(["--port", str(other.getsockname()[1])]) == 2
    assert "--port" in capsys.readouterr().err


def test_two_indexes_are_refused_in_plain_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--index", "a", "--index", "b"])
    assert ended.value.code == 2
    assert "one collection" in capsys.readouterr().err


@pytest.mark.slow
def test_an_encoder_that_is_not_there_ends_the_server(tmp_path: Path) -> None:
    place = tmp_path / "shop.index"
    index = create_index(place, dimension=2, fingerprint="by-hand", encoder="no/such-encoder")
    index.add([Document("a", "a red cloth")], image_vectors=None, caption_vectors=np.eye(1, 2, dtype=np.float32))
    index.close()
    process = start("--index", str(place), "--port", "0")
    _, complaints = process.communicate(timeout=60)
    assert process.returncode == 3
    assert "no/such-encoder" in complaints
    assert "Traceback" not in complaints


@pytest.mark.slow
def test_it_serves_an_index_and_ends_quietly_on_ctrl_c(tmp_path: Path) -> None:
    place = tmp_path / "shop.index"
    # Vectors "made elsewhere": such an index names no encoder, so the page serves it without loading one.
    index = create_index(place, dimension=2, fingerprint="by-hand")
    index.add([Document("a", "a red cloth")], image_vectors=None, caption_vectors=np.eye(1, 2, dtype=np.float32))
    index.close()
    process = start("--index", str(place), "--port", "0")
    assert process.stdout is not None
    told = process.stdout.readline()
    assert told.startswith("Triptych is at http://127.0.0.1:")
    address = told.split()[-1]
    assert httpx.get(f"{address}/readyz").status_code == 200
    assert httpx.get(address).status_code == 200
    process.send_signal(signal.SIGINT)
    _, complaints = process.communicate(timeout=20)
    assert (process.returncode, complaints) == (0, "")
