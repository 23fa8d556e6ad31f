"""An order of documents that has nothing to do with what they are, and is the same on every backend.

The first documents of it are a sample drawn evenly from the whole index: what a checksum makes of an id says nothing
about the document, and it is the same wherever and in whatever order the documents were stored.

Source: CRC-32 as in gzip (RFC 1952, section 8), which SQLite, a server's client and Python all have in `zlib`.
"""

import zlib


def spread(id_: str) -> int:
    """The id's place in that order, from 0 to 2³² − 1; ties go by the id itself.

    Example:
        >>> sorted(["1", "2", "3"], key=spread)
        ['2', '3', '1']
    """
    return zlib.crc32(id_.encode())
