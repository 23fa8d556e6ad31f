"""From the click on Compare to the last picture that is visible, with three models, against the slowest model alone.

Usage: python -m benchmarks.comparing [--questions 12] [--documents 240]
Three collections of the same pictures in a server of its own: one of the bundled encoder, and two of CLIP models with
random weights, a small one and one of the shape of ViT-B/32. In real Chromium, its cache off, in a window so high that
all hits are in it, each question is asked of all three and of each alone, in turns, by the same form on the same page.
A column has 12 hits. "Visible" is when every picture of the answer has arrived and a frame with it was drawn.
"""

import argparse
import io
import statistics
import string
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

import numpy as np
from PIL import Image
from playwright.sync_api import Page

from benchmarks.chromium import chromium
from benchmarks.query import queries
from benchmarks.served import page as served_page
from search import Engine, create_index
from search.bundled import open_bundled
from search.encoders import Encoder, load_encoder
from search.usual import keep

SIZE = {"width": 1280, "height": 2600}
WARMING = 2
"""Questions that do not count."""

BATCH = 32
CONTEXT = 77
SMALL, BASE = (256, 6, 4), (512, 12, 8)
"""The text towers: width, layers, heads."""

SMALL_PICTURE, BASE_PICTURE = (256, 6, 4), (768, 12, 12)
CLICK = """() => {
  sessionStorage.setItem("clicked", String(performance.timeOrigin + performance.now()));
  document.getElementById("search").click();
}"""
SEEN = """(columns) => new Promise((resolve, reject) => {
  const look = () => {
    const pictures = [...document.querySelectorAll(".compared .card img")];
    const there = document.querySelectorAll(".compared .ranking").length === columns && pictures.length;
    const whole = there && document.readyState !== "loading";
    const arrived = (picture) => picture.complete && picture.naturalWidth;
    if (!whole || !pictures.every(arrived)) return requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => resolve({
      took: performance.timeOrigin + performance.now() - Number(sessionStorage.getItem("clicked")),
      pictures: pictures.length,
    })));
  };
  look();
  setTimeout(() => reject(new Error("no pictures after 60 s")), 60000);
})"""


def main() -> None:
    """Make the collections, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=12)
    parser.add_argument("--documents", type=int, default=240)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        with open_bundled() as engine:
            texts = [query.text for query in queries(engine, 3 * (chosen.questions + WARMING)) if query.text.strip()]
            texts = list(dict.fromkeys(texts))[: chosen.questions + WARMING]
            places = _collections(engine, Path(folder), chosen.documents)
        arguments = [part for name, place in places.items() for part in ("--index", f"{name}={place}")]
        with served_page(*arguments) as serving, chromium() as browser:
            shown = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]  # a TypedDict of the same keys
            shown.context.new_cdp_session(shown).send("Network.setCacheDisabled", {"cacheDisabled": True})
            asked = [(name,) for name in places] + [tuple(places)]
            taken: dict[tuple[str, ...], list[float]] = {names: [] for names in asked}
            for number, text in enumerate(texts):
                for names in [*asked[number % len(asked) :], *asked[: number % len(asked)]]:  # none is always the first
                    taken[names].append(_asked(shown, serving.address, text, names))
    _tell({names: timings[WARMING:] for names, timings in taken.items()})


def _tell(taken: dict[tuple[str, ...], list[float]]) -> None:
    medians = {names: statistics.median(timings) for names, timings in taken.items()}
    together = max(taken, key=len)
    print(f"click on Compare to all pictures visible, {len(taken[together])} questions, 12 hits in a column:")
    for names, timings in taken.items():
        name = "all three" if names == together else f"{names[0]} alone"
        print(f"  {name:16} p50 {medians[names]:6.0f} ms ({min(timings):.0f} to {max(timings):.0f})")
    slowest = max((names for names in taken if names != together), key=lambda names: medians[names])
    ratios = [whole / alone for whole, alone in zip(taken[together], taken[slowest], strict=True)]
    print(f"  all three against {slowest[0]} alone: {medians[together] / medians[slowest]:.2f} times")
    print(f"  question by question: p50 {statistics.median(ratios):.2f} times")


def _asked(page: Page, address: str, text: str, names: Sequence[str]) -> float:
    """Milliseconds of one question, asked by the form."""
    page.goto(f"{address}/compare?{urlencode([('of', 'models'), *(('in', name) for name in names)])}")
    page.locator("#words input").fill(text)
    page.keyboard.press("Escape")  # no suggestion is to lie over the button
    page.locator("#words input").fill(text)
    with page.expect_navigation(wait_until="commit"):
        page.evaluate(CLICK)
    seen = page.evaluate(SEEN, len(names))
    if seen["pictures"] < 12 * len(names):
        raise RuntimeError(f"only {seen['pictures']} pictures for '{text}'")
    return float(seen["took"])


def _collections(engine: Engine, folder: Path, size: int) -> dict[str, Path]:
    """Three indexes of the same pictures; name → place."""
    small = _clip(folder / "small", SMALL, SMALL_PICTURE)
    base = _clip(folder / "base", BASE, BASE_PICTURE)
    made = {"bundled": engine.encoder, "small": load_encoder(str(small)), "base": load_encoder(str(base))}
    documents = [document for document in engine.index.browse(size=2 * size) if document.image][:size]
    thumbnails = engine.index.thumbnails([document.id for document in documents])
    pictures = [Image.open(io.BytesIO(thumbnails[document.id])).convert("RGB") for document in documents]
    captions = [document.caption or "picture" for document in documents]
    places = {name: folder / f"{name}.index" for name in made}
    for name, encoder in made.items():
        index = create_index(
            places[name], dimension=encoder.dimension, fingerprint=encoder.fingerprint, encoder=encoder.name
        )
        index.add(
            documents,
            image_vectors=_batched(encoder, pictures),
            caption_vectors=encoder.encode_texts(captions),
            thumbnails=[thumbnails[document.id] for document in documents],
        )
        keep(index, encoder)
        index.close()
    return places


def _batched(encoder: Encoder, pictures: Sequence[Image.Image]) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
    batches = [pictures[i : i + BATCH] for i in range(0, len(pictures), BATCH)]
    return np.concatenate([encoder.encode_images(batch) for batch in batches])


def _clip(folder: Path, text: tuple[int, int, int], picture: tuple[int, int, int]) -> Path:
    """A CLIP model with random weights, saved as a real one is; its words are spelt in letters."""
    import torch
    from transformers import CLIPConfig, CLIPImageProcessorPil, CLIPModel, CLIPTokenizer

    letters = string.ascii_lowercase
    vocabulary = [*letters, *(f"{letter}</w>" for letter in letters), "<|startoftext|>", "<|endoftext|>"]
    ids = {token: number for number, token in enumerate(vocabulary)}
    special = {"bos_token_id": ids["<|startoftext|>"], "eos_token_id": ids["<|endoftext|>"]}
    torch.manual_seed(7)
    config = CLIPConfig(
        text_config={"vocab_size": len(ids), "pad_token_id": ids["<|endoftext|>"], **special, **_tower(text)},
        vision_config={"image_size": 224, "patch_size": 32, **_tower(picture)},
        projection_dim=text[0],
    )
    folder.mkdir(parents=True)
    CLIPModel(config).save_pretrained(folder)
    CLIPTokenizer(vocab=ids, merges=[], model_max_length=CONTEXT).save_pretrained(folder)
    CLIPImageProcessorPil(size={"shortest_edge": 224}, crop_size=224).save_pretrained(folder)
    return folder


def _tower(shape: tuple[int, int, int]) -> dict[str, int]:
    width, layers, heads = shape
    return {
        "hidden_size": width,
        "intermediate_size": 4 * width,
        "num_hidden_layers": layers,
        "num_attention_heads": heads,
    }


if __name__ == "__main__":
    main()
