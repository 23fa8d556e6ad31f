"""The workload: documents with a caption and two vectors, and questions; drawn once, kept in files, mapped.

The documents are one endless stream, the same on every machine up to rounding: a workload of N documents is its first
N. So all sizes share the files, and a stream that was cut short goes on where it was.
"""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

import numpy as np

from benchmarks.scale.quality import Floats
from benchmarks.scale.texts import Captions
from benchmarks.scale.vectors import CLUSTERS, DIMENSION, Vectors, near

SEED = 1938
AT_ONCE = 10_000
"""Documents that are drawn at once, each such block with a seed of its own."""

QUESTIONS = 300
FILES = ("image.f32", "caption.f32", "captions.txt")


@dataclass(frozen=True)
class Question:
    """One question in its three parts.

    Attributes:
        text: three to five words of some document's caption.
        image: near its picture's vector, (DIMENSION,).
        caption: near its caption's vector, (DIMENSION,).
    """

    text: str
    image: Floats
    caption: Floats


@dataclass(frozen=True)
class Workload:
    """The first `documents` of the stream, written by `write`; a document's id is its number, from 0.

    Attributes:
        folder: holds the files.
        documents: how many.
    """

    folder: Path
    documents: int

    @property
    def image_file(self) -> Path:
        """Raw float32, DIMENSION for each document."""
        return self.folder / FILES[0]

    @property
    def caption_file(self) -> Path:
        """The same for captions."""
        return self.folder / FILES[1]

    @cached_property
    def images(self) -> Floats:
        """float32 (documents, DIMENSION), mapped."""
        return self._mapped(self.image_file)

    @cached_property
    def captions(self) -> Floats:
        """The captions' vectors, likewise."""
        return self._mapped(self.caption_file)

    def texts(self) -> Iterator[str]:
        """The captions in order."""
        with (self.folder / FILES[2]).open(encoding="utf-8") as file:
            for line in islice(file, self.documents):
                yield line.rstrip("\n")

    def batches(self, size: int = 5000) -> Iterator[tuple[int, list[str], Floats, Floats]]:
        """Where each batch begins, its captions, the vectors of its pictures and of its captions, both in memory."""
        texts = self.texts()
        for start in range(0, self.documents, size):
            part = list(islice(texts, size))
            yield start, part, _read(self.image_file, start, len(part)), _read(self.caption_file, start, len(part))

    def questions(self) -> list[Question]:
        """`QUESTIONS` of them, drawn from these documents."""
        rng = np.random.default_rng([SEED, 2, self.documents])
        chosen = np.sort(rng.choice(self.documents, QUESTIONS, replace=False))
        images, captions = near(self.images[chosen], 0.5, rng), near(self.captions[chosen], 0.4, rng)
        wanted = {*chosen.tolist()}
        texts = [_some_words(text, rng) for number, text in enumerate(self.texts()) if number in wanted]
        return [Question(*parts) for parts in zip(texts, images, captions, strict=True)]

    def _mapped(self, file: Path) -> Floats:
        return np.memmap(file, np.float32, "r", shape=(self.documents, DIMENSION)).view(np.ndarray)


def write(folder: Path, documents: int, told: Callable[[str], None]) -> Workload:
    """The workload, after what is missing of it was drawn.

    Args:
        folder: where the stream's files are or shall be.
        documents: how many it has to have at least.
        told: is called with how far it has come.
    """
    folder.mkdir(parents=True, exist_ok=True)
    progress = folder / "drawn.json"
    blocks, *sizes = json.loads(progress.read_text()) if progress.exists() else (0, 0, 0, 0)
    if blocks * AT_ONCE >= documents:
        return Workload(folder, documents)
    rng = np.random.default_rng([SEED, 0])
    vectors, captions = Vectors(rng), Captions(CLUSTERS, rng)
    for name, size in zip(FILES, sizes, strict=True):
        (folder / name).touch()
        os.truncate(folder / name, size)
    while blocks * AT_ONCE < documents:
        rng = np.random.default_rng([SEED, 1, blocks])
        clusters = vectors.clusters(AT_ONCE, rng)
        images = vectors.images(clusters, rng)
        texts = "\n".join([*captions.draw(clusters, rng), ""])
        contents = (images.tobytes(), vectors.captions(images, rng).tobytes(), texts.encode())
        for name, content in zip(FILES, contents, strict=True):
            with (folder / name).open("ab") as file:
                file.write(content)
        blocks += 1
        _keep(progress, [blocks, *((folder / name).stat().st_size for name in FILES)])
        told(f"{blocks * AT_ONCE:,} documents drawn")
    return Workload(folder, documents)


def _keep(file: Path, content: list[int]) -> None:
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps(content))
    fresh.replace(file)


def _read(file: Path, start: int, count: int) -> Floats:
    """Rows by plain reading: mapped ones would count as the reader's memory."""
    return np.fromfile(file, np.float32, count * DIMENSION, offset=4 * DIMENSION * start).reshape(count, DIMENSION)


def _some_words(caption: str, rng: np.random.Generator) -> str:
    words = caption.split()
    count = int(rng.integers(3, 6))
    start = int(rng.integers(0, max(1, len(words) - count + 1)))
    return " ".join(words[start : start + count])
