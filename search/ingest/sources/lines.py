"""Lines of a table that anybody may have made: none of them, and no row of several, longer than allowed."""

import csv
from collections.abc import Iterator
from typing import TextIO

LONGEST_LINE = 1_000_000
"""Characters of a row of a CSV file, bytes of a line of a JSONL file."""


class Lines(Iterator[str]):
    """The lines of a text file, for `csv.reader`; a row that is too long is passed over, and said to be.

    Attributes:
        number: how many lines were read.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._row = 0
        self.number = 0

    def begin_row(self) -> None:
        """What comes next belongs to another row."""
        self._row = 0

    def __next__(self) -> str:
        """The next line.

        Raises:
            csv.Error: it is too long, or its row is.
        """
        line = self._file.readline(LONGEST_LINE + 1)
        if not line:
            raise StopIteration
        self.number += 1
        self._row += len(line)
        if self._row <= LONGEST_LINE:
            return line
        while line and not line.endswith(("\n", "\r")):
            line = self._file.readline(LONGEST_LINE)
        raise csv.Error(f"more than {LONGEST_LINE:,} characters")
