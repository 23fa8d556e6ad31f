"""How large the pages of a Parquet file's columns are when they are unpacked, read off their headers.

A column is a row of pages, a dictionary perhaps first. A header is a struct in Thrift's compact protocol, with the
page's kind, its size unpacked, and its size in the file.

Sources: https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift (PageHeader) and
https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
"""

from typing import Any, BinaryIO, NamedTuple

_DICTIONARY = 2
_SHARING = 7
"""The encoding DELTA_BYTE_ARRAY: a text stands as how much of the one before it begins with, and the rest."""

_ENCODING = {5: 2, 8: 4}
"""Where a page of data, of either version, says how its values are encoded: a field of the struct in that field."""

_READ = (1 << 10, 1 << 20)
"""Bytes that a header is looked for in: mostly it has less than a hundred, but long texts may stand there, too."""

_DEEPEST = 8


class Sizes(NamedTuple):
    """Bytes of the largest dictionary, of the largest page, and of the largest whose texts share their beginnings.

    In that last a text may be as long as the page, and so may all others in it.
    """

    dictionary: int
    page: int
    sharing: int


def sizes(content: BinaryIO, chunk: Any) -> Sizes:
    """How large the pages of one column of a row group are.

    Args:
        content: the file.
        chunk: its `pyarrow.parquet.ColumnChunkMetaData`.

    Raises:
        ValueError: the headers make no sense.
    """
    at = chunk.data_page_offset
    if chunk.has_dictionary_page and 0 < chunk.dictionary_page_offset < at:
        at = chunk.dictionary_page_offset
    end, dictionary, largest, sharing = at + chunk.total_compressed_size, 0, 0, 0
    while at < end:
        header = _header(content, at)
        if header.kind == _DICTIONARY:
            dictionary = max(dictionary, header.unpacked)
        if header.encoding == _SHARING:
            sharing = max(sharing, header.unpacked)
        largest = max(largest, header.unpacked)
        at += header.length + header.packed
    return Sizes(dictionary, largest, sharing)


def _header(content: BinaryIO, at: int) -> "_Header":
    for much in _READ:
        content.seek(at)
        try:
            return _Header(content.read(much))
        except (IndexError, KeyError):
            continue
    raise ValueError("a page does not say how large it is")


class _Header:
    """A page's header.

    Attributes:
        kind: of the page.
        unpacked, packed: bytes of the page.
        encoding: of its values; −1 for pages of other kinds.
        length: bytes of the header itself.
    """

    def __init__(self, content: bytes) -> None:
        self._content, self._at = content, 0
        self.encoding = -1
        numbers = self._struct(_DEEPEST)
        self.kind, self.unpacked, self.packed = (numbers[field] for field in (1, 2, 3))
        if self.unpacked < 0 or self.packed < 0:
            raise IndexError
        self.length = self._at

    def _struct(self, deep: int) -> dict[int, int]:
        """The struct's own integers by their field; the rest is passed over."""
        numbers, field = dict[int, int](), 0
        while (head := self._byte()) != 0:
            step, kind = head >> 4, head & 15
            field = field + step if step else self._number()
            if kind == 12 and deep == _DEEPEST and field in _ENCODING:
                self.encoding = self._struct(deep - 1).get(_ENCODING[field], -1)
                continue
            value = self._value(kind, deep)
            if value is not None:
                numbers[field] = value
        return numbers

    def _value(self, kind: int, deep: int) -> int | None:
        if not deep:
            raise IndexError
        if kind in (4, 5, 6):
            return self._number()
        if kind == 3:
            self._skip(1)
        elif kind == 7:
            self._skip(8)
        elif kind == 8:
            self._skip(self._varint())
        elif kind in (9, 10):
            head = self._byte()
            count = head >> 4 if head >> 4 < 15 else self._varint()
            for _ in range(count):
                self._value(head & 15, deep - 1) if head & 15 > 2 else self._skip(1)
        elif kind == 12:
            self._struct(deep - 1)
        elif kind not in (1, 2):  # true and false have no more to say
            raise IndexError
        return None

    def _number(self) -> int:
        value = self._varint()
        return (value >> 1) ^ -(value & 1)

    def _varint(self) -> int:
        value = shift = 0
        while True:
            byte = self._byte()
            value |= (byte & 127) << shift
            if byte < 128:
                return value
            shift += 7
            if shift > 63:
                raise IndexError

    def _byte(self) -> int:
        value = self._content[self._at]
        self._at += 1
        return value

    def _skip(self, count: int) -> None:
        self._at += count
        if self._at > len(self._content):
            raise IndexError
