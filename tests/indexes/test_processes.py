"""Other processes: what was acknowledged survives kill -9, and what one writes the other finds."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from search.indexes import create_index, open_index
from search.indexes.embedded.index import EmbeddedIndex
from tests.contract.shelf import X, near, worded

BATCH = 7

WRITER = """
import sys
import numpy as np
from search.indexes import open_index
from search.nouns import Document
from tests.contract.shelf import webp

index = open_index(sys.argv[1])
for batch in range(int(sys.argv[2]), int(sys.argv[3])):
    # Every batch also replaces a document of the one before.
    ids = [f"{batch:05}-{i}" for i in range(7)] + ([f"{batch - 1:05}-0"] if batch else [])
    index.add(
        [Document(id_, f"words of batch number{batch}", {"batch": str(batch)}) for id_ in ids],
        image_vectors=np.ones((len(ids), 3), np.float32),
        caption_vectors=np.ones((len(ids), 3), np.float32),
        thumbnails=[webp()] * len(ids),
    )
    print(batch, flush=True)
"""


def writer(folder: Path, first: int, behind: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(first), str(behind)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


@pytest.mark.slow
def test_what_was_acknowledged_survives_kill_9(tmp_path: Path) -> None:
    folder, chance, done = tmp_path / "shop.index", random.Random(1), 0
    create_index(folder, dimension=3, fingerprint="by-hand").close()
    for _ in range(3):
        process = writer(folder, done, 100_000)
        assert process.stdout
        acknowledged = [int(process.stdout.readline()) for _ in range(chance.randint(3, 30))]
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate()
        acknowledged += [int(line) for line in rest.split("\n")[:-1]]
        index = open_index(folder)
        ids = [document.id for document in index.browse(size=1_000_000)]
        stored = sorted({int(id_[:5]) for id_ in ids})
        # Nothing acknowledged is missing, no batch is there in part, and at most the one that was under way is more.
        assert stored[: acknowledged[-1] + 1] == list(range(acknowledged[-1] + 1))
        assert len(stored) in (acknowledged[-1] + 1, acknowledged[-1] + 2)
        assert len(ids) == BATCH * len(stored)
        assert index.facets(["batch"])["batch"] == {
            str(batch): BATCH + (batch > 0) - (batch < stored[-1]) for batch in stored
        }
        assert index.verify() == []
        assert len(near(index, "text-image", *X, depth=10_000)) == len(ids)
        done = stored[-1] + 1
        index.close()


@pytest.mark.slow
def test_a_reader_sees_what_another_process_writes(index: EmbeddedIndex, folder: Path) -> None:
    index.optimize()
    process = writer(folder, 0, 3)
    output, _ = process.communicate(timeout=60)
    assert output.split() == ["0", "1", "2"]
    assert process.returncode == 0
    assert len(near(index, "text-image", *X, depth=1000)) == 3 * BATCH
    assert len(worded(index, "number2")) == BATCH + 1
    assert index.info().documents == 3 * BATCH
    assert np.isfinite(index.vectors(["00002-6"], "caption")).all()
