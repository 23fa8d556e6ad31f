"""Where the indexes of several encoders go."""

from pathlib import Path

import pytest

from search.errors import InvalidInput
from search.indexes import create_index
from search.ingest.places import Aim, aims, index_at, settled


@pytest.mark.parametrize(
    ("places", "encoders", "found"),
    [
        (["shop.index"], [], [("shop.index", "")]),
        (["shop.index"], ["clip"], [("shop.index", "clip")]),
        (["shop.index"], ["clip", "siglip2"], [("shop-clip.index", "clip"), ("shop-siglip2.index", "siglip2")]),
        (["a/shop/"], ["clip", "bundled"], [("a/shop-clip", "clip"), ("a/shop-bundled", "bundled")]),
        (
            ["opensearch://host:9200/shop"],
            ["clip", "cohere-v4:512"],
            [
                ("opensearch://host:9200/shop-clip", "clip"),
                ("opensearch://host:9200/shop-cohere-v4-512", "cohere-v4:512"),
            ],
        ),
        (["a.index", "b"], ["clip", "siglip2"], [("a.index", "clip"), ("b", "siglip2")]),
        (
            ["s.index"],
            ["openai/clip-vit-base-patch32", "Marqo/marqo-fashionSigLIP"],
            [
                ("s-openai-clip-vit-base-patch32.index", "openai/clip-vit-base-patch32"),
                ("s-marqo-marqo-fashionsiglip.index", "Marqo/marqo-fashionSigLIP"),
            ],
        ),
    ],
)
def test_each_encoder_has_its_place(places: list[str], encoders: list[str], found: list[tuple[str, str]]) -> None:
    assert [(aim.place, aim.encoder) for aim in aims(places, encoders)] == found


def test_a_model_s_folder_is_named_by_its_own_name_alone(tmp_path: Path) -> None:
    (tmp_path / "My Clip").mkdir()
    found = aims(["s.index"], [f"{tmp_path}/My Clip/", "bundled"])
    assert [aim.place for aim in found] == ["s-my-clip.index", "s-bundled.index"]


@pytest.mark.parametrize(
    ("places", "encoders", "complaint"),
    [
        (["a", "b"], [], "2 indexes and 0 encoders"),
        (["a", "b"], ["clip"], "2 indexes and 1 encoders"),
        (["a", "b"], ["clip", "siglip2", "bundled"], "2 indexes and 3 encoders"),
        (["a"], ["clip", "clip"], "'clip' would be filled twice"),
        (["a", "./a/"], ["clip", "siglip2"], "would be filled twice"),
        (["s"], ["one/model", "one-model"], "would be filled twice"),
        (["opensearch://h/s", "opensearch://h/s/"], ["clip", "siglip2"], "'opensearch://h/s' would be filled twice"),
    ],
)
def test_what_does_not_go_together_is_refused(places: list[str], encoders: list[str], complaint: str) -> None:
    with pytest.raises(InvalidInput, match=complaint):
        aims(places, encoders)


def test_an_encoder_that_nobody_named_is_that_of_the_index_or_of_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIPTYCH_ENCODER", "of-the-settings")
    create_index(tmp_path / "a", dimension=2, fingerprint="x", encoder="of-the-index").close()
    create_index(tmp_path / "b", dimension=2, fingerprint="x").close()
    found = settled([Aim(tmp_path / "a"), Aim(tmp_path / "b"), Aim(tmp_path / "c"), Aim(tmp_path / "a", "mine")])
    assert [aim.encoder for aim in found] == ["of-the-index", "of-the-settings", "of-the-settings", "mine"]
    assert index_at(tmp_path / "c") is None
