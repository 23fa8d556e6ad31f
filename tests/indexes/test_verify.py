"""Each kind of damage, done by hand in the tables, is found and the document named."""

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from search.errors import IndexDamaged
from search.indexes.embedded.index import EmbeddedIndex
from search.nouns import Document
from tests.contract.shelf import X, fill, near, webp


def damage(folder: Path, statement: str, *parameters: object) -> None:
    connection = sqlite3.connect(folder / "index.db")
    assert connection.execute(statement, parameters).rowcount == 1
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("statement", "parameters", "said"),
    [
        ("UPDATE image_vector SET vector = ? WHERE document = 1", (bytes(8),), "'a' has 8 bytes"),
        ("UPDATE caption_vector SET vector = ? WHERE document = 1", (bytes(12),), "'a' has the length 0"),
        (
            "UPDATE image_vector SET vector = ? WHERE document = 2",
            (np.array([np.inf, 0, 0], "<f4").tobytes(),),
            "image vector of the document 'b' is not finite",
        ),
        ("DELETE FROM image_vector WHERE document = 3", (), "document 'c' lacks its image vector"),
        ("UPDATE document SET has_caption = 0 WHERE id = 'b'", (), "document 'b' has a stray caption vector"),
        ("UPDATE field_value SET value = 11 WHERE text = '10'", (), "field 'price' of the document 'a' is '10'"),
        ("UPDATE field_value SET value = 1 WHERE text = 'free'", (), "field 'price' of the document 'c' is 'free'"),
        ("INSERT INTO thumbnail VALUES (2, 'no picture')", (), "thumbnail of the document 'b'"),
        ("UPDATE thumbnail SET webp = substr(webp, 1, 30)", (), "thumbnail of the document 'g'"),
        ("INSERT INTO thumbnail VALUES (99, x'00')", (), "table thumbnail"),
        ("UPDATE state SET next_number = 7", (), "document 'g' has the number 7"),
        ("INSERT INTO gone VALUES (1, 2)", (), "document 'b' is noted as removed"),
    ],
)  # fmt: skip
def test_damage_is_found(
    index: EmbeddedIndex, folder: Path, statement: str, parameters: tuple[object, ...], said: str
) -> None:
    fill(index)
    index.add([Document("g")], image_vectors=None, caption_vectors=None, thumbnails=[webp()])
    assert index.verify() == []
    damage(folder, statement, *parameters)
    (defect,) = index.verify()
    assert said in defect


def test_a_vector_of_the_wrong_size_never_becomes_an_answer(index: EmbeddedIndex, folder: Path) -> None:
    fill(index)
    damage(folder, "UPDATE image_vector SET vector = ? WHERE document = 1", bytes(8))
    for ask in (
        lambda: near(index, "text-image", *X),
        lambda: index.vectors(["a"], "image"),
        lambda: index.sample("image", 10),
    ):
        with pytest.raises(IndexDamaged, match="verify"):
            ask()
    assert near(index, "text-caption", *X).ids[0] == "a"
