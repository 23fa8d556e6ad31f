"""The two ways in which the legs' inner loops run: as machine code, and by the NumPy that says what that does."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from search.indexes.embedded import native
from search.indexes.embedded.native import Code


def machine_code() -> Code:
    """The compiled loops; skips the test where there are none."""
    if native.code is None:
        told = "the legs' loops are not compiled here: python -m search.indexes.embedded.native"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    return native.code


@contextmanager
def numpy_alone() -> Iterator[None]:
    """Inside, everything runs as where there is no compiler."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(native, "code", None)
        yield
