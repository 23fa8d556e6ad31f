"""What Cohere is sent and what becomes of its answers."""

import numpy as np
import pytest
from PIL import Image

from search.encoders import fingerprint_of, load_encoder, terms_of
from search.encoders.cohere import KEYS, load
from search.encoders.cohere.models import choose, knows
from search.encoders.cohere.pictures import LONGEST_SIDE
from search.errors import EncoderNotFound, InvalidInput
from tests.colour_encoder import AXES, picture
from tests.encoders.cohere.server import KEY, CohereServer, given, opened, urls


@pytest.mark.parametrize(
    ("name", "model", "dimension"),
    [
        ("cohere-v3", "embed-english-v3.0", 1024),
        ("cohere:embed-multilingual-v3.0", "embed-multilingual-v3.0", 1024),
        ("cohere:embed-english-light-v3.0", "embed-english-light-v3.0", 384),
        ("cohere-v4", "embed-v4.0", 1536),
        ("cohere-v4:512", "embed-v4.0", 512),
        ("cohere:embed-v4.0:256", "embed-v4.0", 256),
    ],
)
def test_texts_and_pictures_meet_in_one_space_for_every_model(
    server: CohereServer, name: str, model: str, dimension: int
) -> None:
    encoder = load_encoder(name)
    texts = encoder.encode_texts(["red", "red blue", "a walrus"])
    captions = encoder.encode_captions(["blue"])
    pictures = encoder.encode_images([picture("blue"), picture("red")])
    assert (encoder.name, encoder.dimension) == (name, dimension)
    for rows, count in ((texts, 3), (captions, 1), (pictures, 2)):
        assert rows.shape == (count, dimension)
        assert rows.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, rtol=1e-6)  # the server's are three times as long
    np.testing.assert_allclose(texts @ pictures.T, [[0, 1], [0.5**0.5, 0.5**0.5], [0, 0]], atol=1e-6)
    assert captions[0, AXES.index("blue")] == 1
    assert {asked["model"] for asked in server.asked} == {model}
    assert server.refusals == []


def test_queries_captions_and_pictures_are_told_apart(server: CohereServer) -> None:
    encoder = load("cohere-v4")
    encoder.encode_texts(["red"])
    encoder.encode_captions(["a red thing"])
    encoder.encode_images([picture("red")])
    assert server.inputs("search_query") == ["red"]
    assert server.inputs("search_document") == ["a red thing"]
    assert len(server.inputs("image")) == 1


def test_texts_go_out_96_at_once_and_come_back_in_order(server: CohereServer) -> None:
    words = [AXES[i % 8] for i in range(200)]
    rows = load("cohere-v3").encode_captions(words)
    assert [len(given(asked)) for asked in server.asked] == [96, 96, 8]
    assert [AXES[place] for place in rows.argmax(axis=1)] == words


def test_pictures_go_out_one_by_one_in_version_3_and_together_in_version_4(server: CohereServer) -> None:
    pictures = [picture("red"), picture("green"), picture("blue")]
    load("cohere-v3").encode_images(pictures)
    rows = load("cohere-v4").encode_images(pictures)
    assert [len(given(asked)) for asked in server.asked] == [1, 1, 1, 3]
    assert [AXES[place] for place in rows.argmax(axis=1)] == ["red", "green", "blue"]
    assert "output_dimension" not in server.asked[0]
    assert server.asked[3]["output_dimension"] == 1536


def test_a_request_never_holds_more_pictures_than_a_minute_allows(
    server: CohereServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIPTYCH_COHERE_IMAGES_PER_MINUTE", "5")
    load("cohere-v4").encode_images([picture("red")] * 5)
    assert [len(given(asked)) for asked in server.asked] == [5]


def test_pictures_are_sent_small_and_within_the_bytes_of_a_request(
    server: CohereServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 256, (1200, 900, 3), np.uint8))
    load("cohere-v4").encode_images([noise, Image.new("RGB", (3000, 2)), picture("red")])
    assert [opened(url).size for url in urls(server.asked[0])] == [(384, 512), (512, 1), (48, 64)]
    assert LONGEST_SIDE == 512
    assert all(len(url) < 5_000_000 for url in urls(server.asked[0]))
    monkeypatch.setattr("search.encoders.cohere.encoder.BYTES_PER_CALL", len(urls(server.asked[0])[0]) + 10)
    load("cohere-v4").encode_images([noise, picture("red"), picture("red"), noise])
    assert [len(given(asked)) for asked in server.asked[1:]] == [1, 2, 1]


def test_nothing_to_encode_asks_nothing(server: CohereServer) -> None:
    encoder = load("cohere-v4:256")
    assert encoder.encode_texts([]).shape == encoder.encode_images([]).shape == (0, 256)
    assert server.asked == []


def test_the_fingerprint_is_known_without_asking_and_tells_models_and_dimensions_apart(server: CohereServer) -> None:
    names = ["cohere-v3", "cohere:embed-multilingual-v3.0", "cohere-v4", "cohere-v4:512"]
    prints = [fingerprint_of(name, choose(name).dimension) for name in names]
    assert len(set(prints)) == 4
    assert [load(name).fingerprint for name in names] == prints
    assert fingerprint_of("cohere:embed-v4.0", 1536) == prints[2]  # two names of one model
    assert server.asked == []
    with pytest.raises(EncoderNotFound, match="not of 512"):
        fingerprint_of("cohere-v3", 512)


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("cohere-v2", "there are cohere-v3, cohere-v4"),
        ("cohere:embed-v9", "there are cohere-v3, cohere-v4"),
        ("cohere-v3:512", "makes vectors of 1024 numbers, not of 512"),
        ("cohere-v4:100", "256, 512, 1024, 1536"),
    ],
)
def test_a_model_that_does_not_exist_is_refused_with_those_that_do(
    server: CohereServer, name: str, complaint: str
) -> None:
    with pytest.raises(EncoderNotFound, match=complaint):
        load_encoder(name)
    with pytest.raises(EncoderNotFound, match=complaint):
        terms_of(name)


def test_other_names_are_not_taken_for_coheres() -> None:
    assert not any(map(knows, ["CohereLabs/aya-vision", "models/cohere-v3", "cohere", "cohere-v3 ", ""]))
    assert terms_of("bundled") is None


def test_the_price_of_a_picture_and_of_a_thousand_captions() -> None:
    third, fourth = terms_of("cohere-v3"), terms_of("cohere-v4:512")
    assert third is not None
    assert fourth is not None
    assert third.dollars(10_000, 0) == pytest.approx(10_000 * 1610 * 0.10 / 1e6)
    assert third.dollars(0, 1000 * 40) == pytest.approx(1000 * 10 * 0.1 / 1e6)
    assert fourth.dollars(1000, 0) == pytest.approx(1000 * 1610 * 0.47 / 1e6)
    assert third.pictures_per_minute == 5


@pytest.mark.parametrize("variable", KEYS)
def test_the_key_comes_from_the_environment(
    server: CohereServer, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.delenv("CO_API_KEY")
    monkeypatch.setenv(variable, f" {KEY}\n")
    load("cohere-v3").encode_texts(["red"])
    assert len(server.asked) == 1


def test_without_a_key_it_says_where_it_belongs(server: CohereServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CO_API_KEY")
    with pytest.raises(EncoderNotFound, match="CO_API_KEY"):
        load("cohere-v3")
    monkeypatch.setenv("CO_API_KEY", "half a key\nX-Other: 1")
    with pytest.raises(EncoderNotFound) as error:
        load("cohere-v3")
    assert "half" not in str(error.value)


@pytest.mark.parametrize(
    "address",
    ["api.cohere.com", "ftp://api.cohere.com", "https://me:secret@api.cohere.com", "http://api.cohere.com", ""],
)
def test_an_address_that_is_none_or_unsafe_is_refused(
    server: CohereServer, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("TRIPTYCH_COHERE_ADDRESS", address)
    with pytest.raises(InvalidInput, match="TRIPTYCH_COHERE_ADDRESS") as error:
        load("cohere-v3")
    assert "secret" not in str(error.value)


def test_captions_longer_than_the_model_reads_are_told_where_that_is_certain(server: CohereServer) -> None:
    assert list(load("cohere-v3").overlong(["word " * 513, "a few words"])) == [True, False]
    assert list(load("cohere-v4").overlong(["word " * 513])) == [False]
