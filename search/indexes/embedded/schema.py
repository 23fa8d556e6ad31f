"""The layout of a build's database: its tables and its version.

A document's `number` is never used twice and only grows: a replaced document gets a new one. So whoever follows an
index reads the rows behind the last number it knows and, when `removals` has changed, which older ones are gone.
"""

import sqlite3

APPLICATION = 0x54525054
"""SQLite's application id of an index: the letters TRPT."""

VERSION = 3
"""Version of the layout, SQLite's user_version; `migrations` brings older ones to it."""

DATABASE = "index.db"
"""The file of a new index; `place` says which further ones there may be."""

SEGMENT = "segment"
"""The setting that names the folder of the database's segment."""

PAGE_BYTES = 16384
"""Seven 512-d vectors fill such a page to 88 %; in SQLite's 4,096 each vector would be cut in two."""

TABLES = (
    # `state` has one row. `generation` grows with every change, `removals` when documents go.
    """CREATE TABLE state (
        fingerprint TEXT NOT NULL, dimension INTEGER NOT NULL, encoder TEXT NOT NULL,
        generation INTEGER NOT NULL, removals INTEGER NOT NULL, next_number INTEGER NOT NULL)""",
    """CREATE TABLE document (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, caption TEXT NOT NULL,
        image TEXT, source TEXT NOT NULL, image_digest TEXT,
        has_image INTEGER NOT NULL, has_caption INTEGER NOT NULL)""",
    # The numbers that went with each of the last `removals`: whoever follows need not look through all that are left.
    "CREATE TABLE gone (removals INTEGER, number INTEGER, PRIMARY KEY (removals, number)) WITHOUT ROWID",
    """CREATE TABLE image_vector (
        document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE, vector BLOB NOT NULL)""",
    """CREATE TABLE caption_vector (
        document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE, vector BLOB NOT NULL)""",
    "CREATE TABLE thumbnail (document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE, webp BLOB NOT NULL)",
    # See `checksums`.
    "CREATE TABLE checksum (document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE, crc INTEGER NOT NULL)",
    "CREATE TABLE field (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    # `value` is the text as a number where it parses as one, else NULL.
    """CREATE TABLE field_value (
        document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
        field INTEGER NOT NULL REFERENCES field, text TEXT NOT NULL, value REAL,
        PRIMARY KEY (document, field)) WITHOUT ROWID""",
    "CREATE INDEX field_text ON field_value (field, text)",
    "CREATE INDEX field_number ON field_value (field, value) WHERE value IS NOT NULL",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID",
)


def lay_out(connection: sqlite3.Connection, *, dimension: int, fingerprint: str, encoder: str) -> None:
    """Make the tables in an empty database, in one transaction; a database that has them is left alone.

    The transaction runs in rollback mode, before the first switch to WAL, so that the application id is in the file's
    header from the start and a process killed in between leaves either an empty file or a whole index.
    """
    connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
    connection.execute("BEGIN IMMEDIATE")
    try:
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if not tables:
            for table in TABLES:
                connection.execute(table)
            connection.execute(
                "INSERT INTO state VALUES (?, ?, ?, 0, 0, 1)",
                (fingerprint, dimension, encoder),
            )
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.rollback()
        raise
