"""An index of the first layout that was released."""

import sqlite3
from contextlib import closing
from pathlib import Path

DUMP = Path(__file__).with_name("layout1.sql")


def first_layout(place: Path) -> Path:
    """Make an index as the first layout had it, closed; returns its folder."""
    place.mkdir(parents=True)
    with closing(sqlite3.connect(place / "index.db")) as connection:
        connection.executescript(DUMP.read_text(encoding="utf-8"))
        connection.execute("PRAGMA journal_mode = WAL")
    return place
