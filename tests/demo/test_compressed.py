"""Only what the browser says it reads is sent."""

import gzip

import brotli  # type: ignore[import-untyped]
import pytest

from demo.compressed import compressed, encoding


@pytest.mark.parametrize(
    ("accepted", "how"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br;q=x, identity", ""),
        ("brr, xgzip", ""),
        ("", ""),
        (",;=", ""),
    ],
)
def test_the_best_encoding_that_is_accepted(accepted: str, how: str) -> None:
    assert encoding(accepted) == how


def test_it_can_be_read_again() -> None:
    content = b"a page " * 1000
    assert brotli.decompress(compressed(content, "br")) == content
    assert gzip.decompress(compressed(content, "gzip")) == content
    assert compressed(content, "") == content
    assert len(compressed(content, "br")) < len(content) / 10
