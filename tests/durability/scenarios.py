"""Everything that changes an index, in steps whose results are known: what is struck, and what it is compared with."""

import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple, TypeAlias

import faiss
import numpy as np
import pytest

from search.errors import IndexNotFound
from search.indexes import Index, create_index, drop_index, open_index
from search.indexes.backup import back_up, restore
from search.ingest.pipeline import ingest
from search.ingest.sources import open_source
from search.nouns import LEG_NAMES, Document, Leg
from search.reindex import reindex, roll_back
from search.settings import Settings
from tests.colour_encoder import COLOURS
from tests.contract.shelf import webp
from tests.durability.first import first_layout
from tests.indexes.stock import COLOURS as SHADES
from tests.indexes.stock import DIMENSION, rows
from tests.ingest.conftest import CountingEncoder, coloured
from tests.second_encoder import SecondEncoder

INDEX, BACKUP, PHOTOS = "shop.index", "shop.backup", "photos"

Acknowledge: TypeAlias = Callable[[], None]
"""Is called when a step is done: what it stored must never be lost."""

SMALL = 60
"""Documents from which on an index has a segment, and vectors from which on that has lists."""

_IN_TWOS = Settings(batch=2)
_THUMBNAIL = webp()


class Scenario(NamedTuple):
    """What is done to an index.

    Attributes:
        prepare: makes what is there before, in an empty folder.
        run: the steps; done once more, after they were broken off anywhere, they lead to the same end.
    """

    prepare: Callable[[Path], None]
    run: Callable[[Path, Acknowledge], None]


def small(patch: pytest.MonkeyPatch) -> None:
    """Has every index make a segment with lists, however few its documents are, and make it anew after any change."""
    faiss.omp_set_num_threads(1)
    patch.setenv("TRIPTYCH_MAPPED", str(SMALL))
    patch.setattr("search.indexes.embedded.gathering.LISTED", SMALL)
    patch.setattr("search.indexes.embedded.segment.BEHIND", 0.0)
    patch.setattr("search.indexes.embedded.derived.GRACE", 0.0)


def state(folder: Path) -> tuple[str, str]:
    """All that the index and the backup in a folder hold and answer; raises AssertionError if something is wrong."""
    file, copy = folder / BACKUP, "none"
    if file.exists():
        with tempfile.TemporaryDirectory() as place:
            restore(file, Path(place) / INDEX)
            copy = _contents(Path(place) / INDEX)
    return _contents(folder / INDEX), copy


def _contents(place: Path) -> str:
    try:
        index = open_index(place)
    except IndexNotFound:
        return "none"
    with closing(index):
        if defects := index.verify():
            index.optimize()  # what is derived is made again
            assert all("made again" in defect for defect in defects), f"damage: {defects[:3]}"
            assert not index.verify(), f"it stays damaged: {defects[:3]}"
        documents = index.browse(size=10_000)
        ids = [document.id for document in documents]
        vector = np.arange(1, index.dimension + 1, dtype=np.float32)
        legs = [Leg(name, text="a red größe square", vector=vector) for name in LEG_NAMES]
        held = documents, index.thumbnails(ids), index.vectors(ids, "image").tolist()
        return repr(
            (held, index.vectors(ids, "caption").tolist(), index.retrieve(legs, depth=1000), index.facets(["shade"]))
        )


def _put(index: Index, first: int, behind: int, seed: int = 0) -> None:
    count = behind - first
    rng = np.random.default_rng([seed, first])
    index.add(
        [
            Document(f"{i:03}", f"a {'red ' * (i % 3)}größe {rng.integers(9)}", {"shade": SHADES[i % 3]})
            for i in range(first, behind)
        ],
        image_vectors=rows(seed + first, count, 0.1),
        caption_vectors=rows(seed + first + 1, count, 0.1),
        thumbnails=[_THUMBNAIL if i % 2 else None for i in range(count)],
    )


def _created(folder: Path) -> Index:
    return create_index(folder / INDEX, dimension=DIMENSION, fingerprint="by-hand")


def _shop(folder: Path) -> None:
    with closing(_created(folder)) as index:
        _put(index, 0, 90)
        index.optimize()


def _empty(_: Path) -> None:
    pass


def _first(folder: Path, acknowledge: Acknowledge) -> None:
    with closing(_created(folder)) as index:
        acknowledge()
        _put(index, 0, 80)
        acknowledge()
        index.optimize()
        acknowledge()


def _changes(folder: Path, acknowledge: Acknowledge) -> None:
    with closing(open_index(folder / INDEX)) as index:
        steps: Sequence[Callable[[], object]] = (
            lambda: _put(index, 90, 100),
            lambda: _put(index, 40, 45, seed=7),
            lambda: index.remove(["003", "041", "095"]),
            index.optimize,
            lambda: index.keep_setting("roots", {"a": "b"}),
            lambda: index.remove([f"{i:03}" for i in range(50, 60)]),
            lambda: _put(index, 55, 57, seed=9),
            index.optimize,
        )
        for step in steps:
            step()
            acknowledge()


def _photos(folder: Path) -> None:
    coloured(folder / PHOTOS, *COLOURS)


def _ingest(folder: Path, acknowledge: Acknowledge) -> None:
    encoder = CountingEncoder()
    place, dimension = folder / INDEX, encoder.dimension
    with closing(create_index(place, dimension=dimension, fingerprint=encoder.fingerprint, encoder="c")) as index:
        acknowledge()
        source = open_source(folder / PHOTOS)
        ingest(source, index, encoder, settings=_IN_TWOS, progress=lambda *_: acknowledge())


def _taken_in(folder: Path) -> None:
    _photos(folder)
    _ingest(folder, lambda: None)


def _reindex(folder: Path, acknowledge: Acknowledge) -> None:
    with closing(open_index(folder / INDEX)) as index:
        before = index.fingerprint
    if before != SecondEncoder.fingerprint:
        reindex(folder / INDEX, SecondEncoder(), settings=_IN_TWOS)
    acknowledge()


def _reindexed(folder: Path) -> None:
    _taken_in(folder)
    _reindex(folder, lambda: None)


def _roll_back(folder: Path, acknowledge: Acknowledge) -> None:
    with closing(open_index(folder / INDEX)) as index:
        before = index.fingerprint
    if before == SecondEncoder.fingerprint:
        roll_back(folder / INDEX)
    acknowledge()


def _with_backup(folder: Path) -> None:
    _shop(folder)
    _backup(folder, lambda: None)
    with closing(open_index(folder / INDEX)) as index:
        _put(index, 90, 100)


def _backup(folder: Path, acknowledge: Acknowledge) -> None:
    with closing(open_index(folder / INDEX)) as index:
        back_up(index, folder / BACKUP)
        acknowledge()


def _backup_alone(folder: Path) -> None:
    _with_backup(folder)
    drop_index(folder / INDEX)


def _restore(folder: Path, acknowledge: Acknowledge) -> None:
    restore(folder / BACKUP, folder / INDEX, replace=True)
    acknowledge()


def _drop(folder: Path, acknowledge: Acknowledge) -> None:
    with suppress(IndexNotFound):
        drop_index(folder / INDEX)
    acknowledge()


def _migrate(folder: Path, acknowledge: Acknowledge) -> None:
    open_index(folder / INDEX).close()
    acknowledge()


def _of_first_layout(folder: Path) -> None:
    first_layout(folder / INDEX)


SCENARIOS = {
    "create, add, optimize": Scenario(_empty, _first),
    "add, replace, remove, optimize": Scenario(_shop, _changes),
    "ingest": Scenario(_photos, _ingest),
    "reindex": Scenario(_taken_in, _reindex),
    "roll back": Scenario(_reindexed, _roll_back),
    "back up": Scenario(_with_backup, _backup),
    "restore": Scenario(_backup_alone, _restore),
    "restore over an index": Scenario(_with_backup, _restore),
    "drop": Scenario(_shop, _drop),
    "migrate": Scenario(_of_first_layout, _migrate),
}
