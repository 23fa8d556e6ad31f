"""An ingest killed in the middle, by the operating system, and run again."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from search.indexes import Index
from search.ingest.pipeline import ingest
from search.ingest.sources import open_source
from search.settings import CHECKOUT, Settings
from tests.colour_encoder import COLOURS, picture
from tests.ingest.conftest import CountingEncoder

PICTURES = 120
BATCH = 8

CHILD = """
import sys, time
from pathlib import Path
from search.indexes import create_index
from search.ingest.pipeline import ingest
from search.ingest.sources import open_source
from search.settings import Settings
from tests.colour_encoder import ColourEncoder

class Slow(ColourEncoder):
    def encode_images(self, images):
        time.sleep(0.05)
        return super().encode_images(images)

encoder = Slow()
index = create_index(sys.argv[2], dimension=encoder.dimension, fingerprint=encoder.fingerprint, encoder=encoder.name)
ingest(open_source(Path(sys.argv[1])), index, encoder, settings=Settings(batch=int(sys.argv[3])),
       progress=lambda done, total, what: print(done, flush=True))
"""


@pytest.mark.slow
def test_killed_in_the_middle_and_run_again_it_ends_as_if_nothing_had_happened(
    tmp_path: Path, new_index: Callable[[str], Index]
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    colours = list(COLOURS)
    for i in range(PICTURES):
        picture(colours[i % 8], colours[i // 8 % 8]).save(folder / f"{i:03}.png")
        (folder / f"{i:03}.txt").write_text(f"{colours[i % 8]} and {colours[i // 8 % 8]}")

    command = [sys.executable, "-c", CHILD, str(folder), str(tmp_path / "killed.index"), str(BATCH)]
    acknowledged = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT) as child:
        assert child.stdout is not None
        for line in child.stdout:
            acknowledged = int(line)
            if acknowledged >= PICTURES // 3:
                child.kill()
                break
    assert 0 < acknowledged < PICTURES

    killed = new_index("killed")
    stored = killed.info().documents
    assert acknowledged <= stored < PICTURES
    assert stored % BATCH == 0  # whole batches only
    settings = Settings(batch=BATCH)
    report = ingest(open_source(folder), killed, encoder := CountingEncoder(), settings=settings)
    assert (report.unchanged, report.added, report.updated) == (stored, PICTURES - stored, 0)
    assert encoder.images_encoded == encoder.texts_encoded == PICTURES - stored

    whole = new_index("whole")
    ingest(open_source(folder), whole, CountingEncoder(), settings=settings)
    documents = whole.browse(size=1000)
    ids = [document.id for document in documents]
    assert killed.browse(size=1000) == documents
    for field in ("image", "caption"):
        np.testing.assert_array_equal(killed.vectors(ids, field), whole.vectors(ids, field))
    assert killed.thumbnails(ids) == whole.thumbnails(ids)
    assert killed.verify() == []
