"""The functions in C as ctypes has to know them: `legs.h` in Python."""

import ctypes
from ctypes import POINTER, Structure, c_double, c_int64, c_void_p
from typing import Any

OUT_OF_MEMORY, ELSEWISE = -1, -2
"""What a function gives instead of a number."""

STRETCH = 64
"""Documents of a stretch, see `words.h`."""


class Word(Structure):
    """A word's postings, see `legs.h`; whoever makes one keeps its arrays."""

    _fields_ = (
        ("places", c_void_p),
        ("frequencies", c_void_p),
        ("count", c_int64),
        ("factor", c_double),
        ("most", c_double),
        ("stretches", c_void_p),
    )


_POINTER, _COUNT, _NUMBER = c_void_p, c_int64, c_double
_FUNCTIONS: dict[str, list[Any]] = {
    "best": [_POINTER, _POINTER, _COUNT, _COUNT, _POINTER, _COUNT, _POINTER, _POINTER],
    "lists": [_POINTER, _POINTER, _COUNT, _COUNT, _POINTER, _COUNT, _NUMBER, _NUMBER, _POINTER, _POINTER],
    "near": [_POINTER, _COUNT, _COUNT, _POINTER, _POINTER, _COUNT, _COUNT, _NUMBER, _NUMBER, _POINTER, _POINTER],
    "closer": [_POINTER, _COUNT, _COUNT, _POINTER, _POINTER, _COUNT, _NUMBER, _NUMBER, _NUMBER, _POINTER, _POINTER],
    "condensed": [
        *(_POINTER, _POINTER, _POINTER, _POINTER, _POINTER, _COUNT),
        *(_POINTER, _COUNT, _COUNT, _POINTER, _COUNT, _NUMBER, _NUMBER, _POINTER, _POINTER),
    ],
    "rounded": [_POINTER, _COUNT, _COUNT, _POINTER, _COUNT, _POINTER, _POINTER, _POINTER],
    "nearest": [
        *(_POINTER, _COUNT, _COUNT, _POINTER, _POINTER, _COUNT, _COUNT, _NUMBER, _NUMBER),
        *(_POINTER, _COUNT, _POINTER, _POINTER),
    ],
    "completed": [
        *(_POINTER, _POINTER, _COUNT, _POINTER, _COUNT, _POINTER, _POINTER, _COUNT),
        *(_POINTER, _COUNT, _COUNT, _POINTER, _COUNT, _NUMBER, _NUMBER, _POINTER, _COUNT, _POINTER, _POINTER),
    ],
    "promising": [
        *(POINTER(Word), _COUNT, _POINTER, _COUNT, _COUNT),
        *(_POINTER, _POINTER, _POINTER, _COUNT, _POINTER),
        *(_NUMBER, _NUMBER, _COUNT, _POINTER, _POINTER),
    ],
    "promising_of": [
        *(POINTER(Word), _COUNT, _POINTER, _POINTER, _COUNT, _POINTER, _COUNT),
        *(_POINTER, _POINTER, _POINTER, _COUNT, _COUNT, _POINTER, _POINTER),
    ],
    "stretches": [_POINTER, _COUNT, _COUNT, _POINTER],
    "texts": [_POINTER, _COUNT, _POINTER, _COUNT, _POINTER, _COUNT, _COUNT, _POINTER],
}


def declared(library: ctypes.CDLL) -> ctypes.CDLL:
    """The library, which knows by now what its functions take."""
    for name, arguments in _FUNCTIONS.items():
        function = getattr(library, name)
        function.argtypes, function.restype = arguments, c_int64
    return library
