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


def test_two_collections_of_one_name_are_refused_in_plain_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--index", "a/shop.index", "--index", "b/shop.index"]) == 2
    assert "--index NAME=WHERE" in capsys.readouterr().err


def test_examples_for_a_collection_that_is_not_shown_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--index", "a/shop.index", "--examples", "toys=x.jsonl"]) == 2
    assert "no collection; there is shop, Shop" in capsys.readouterr().err


def test_the_page_is_read_only_unless_it_is_told_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert "(default: --readonly)" in told
    assert "is built where it is missing, with --readonly too" in told


@pytest.mark.slow
def test_an_encoder_that_is_not_there_ends_the_server(tmp_path: Path) -> None:
    place = tmp_path / "shop.index"
    index = create_index(place, dimension=2, fingerprint="by-hand", encoder="no/such-encoder")
    index.add([Document("a", "a red cloth")], image_vectors=None, caption_vectors=np.eye(1, 2, dtype=np.float32))
    index.close()
    process = start("--index", str(place), "--port", "0")
    _, complaints = process.communicate(timeout=200)
    assert process.returncode == 3
    assert "no/such-encoder" in complaints
    assert "Traceback" not in complaints


@pytest.mark.slow
def test_a_folder_that_takes_no_judgements_ends_the_server(tmp_path: Path) -> None:
    create_index(tmp_path / "shop.index", dimension=2, fingerprint="by-hand").close()
    (tmp_path / "file").write_text("")
    process = start("--index", str(tmp_path / "shop.index"), "--judge", str(tmp_path / "file" / "x"), "--port", "0")
    _, complaints = process.communicate(timeout=200)
    assert process.returncode == 2
    assert complaints.startswith("error: judgements cannot be kept in ")
    assert "Traceback" not in complaints


@pytest.mark.slow
def test_it_serves_indexes_as_asked_and_ends_quietly_on_ctrl_c(tmp_path: Path) -> None:
    for name in ("shop", "toys"):
        # Vectors "made elsewhere": such an index names no encoder, so the page serves it without loading one.
        index = create_index(tmp_path / f"{name}.index", dimension=2, fingerprint="by-hand")
        caption_vectors = np.eye(1, 2, dtype=np.float32)
        index.add([Document("a", f"one of the {name}")], image_vectors=None, caption_vectors=caption_vectors)
        index.close()
    (tmp_path / "mine.jsonl").write_text('{"text": "try this one"}')
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    process = start(
        *("--index", str(tmp_path / "shop.index"), "--index", f"Old toys={tmp_path / 'toys.index'}", "--port", "0"),
        *("--title", "Corner shop", "--examples", f"Old toys={tmp_path / 'mine.jsonl'}"),
    )
    assert process.stdout is not None
    told = process.stdout.readline()
    assert told.startswith("Triptych is at http://127.0.0.1:")
    address = told.split()[-1]
    assert httpx.get(f"{address}/readyz", timeout=60).status_code == 200
    shop, toys = (httpx.get(f"{address}{path}", timeout=60).text for path in ("/", "/in/old-toys/"))
    assert "<title>Shop · Corner shop</title>" in shop
    assert "<title>Old toys · Corner shop</title>" in toys
    assert ["try this one" in page for page in (shop, toys)] == [False, True]
    process.send_signal(signal.SIGINT)
    _, complaints = process.communicate(timeout=100)
    assert (process.returncode, complaints) == (0, "")
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before  # nothing was written
