"""A model of CLIP ViT-B/32's shape with random weights: is it right, in which format quick, and does ingest keep up?

Usage: python -m benchmarks.encoders [--pictures 48 192] [--runs 5] [--photos FOLDER]

Printed are
1. the cosines of 20 pictures and 20 texts beside those of the model's own `model(**processor(...))`,
2. CPU seconds per picture in float32 and bfloat16, turn by turn on one thread, and which of them the loader takes,
3. how often both formats put the same name first. A random model gives all pictures nearly the same vector, so that its
   first places say little; the bundled, trained encoder is asked for the drawn collection's names,
4. an ingest of so many photos of 1280×960 pixels, against the CPU seconds of decoding, thumbnails and forward, each
   alone, over the number of cores, as `ingest.py` measures and prints it. The encoder is loaded and warm before either.

Photos are the folder's, enlarged; without one, shapes on noise.
"""

import argparse
import csv
import statistics
import string
import tempfile
import time
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageDraw

from benchmarks.ingest import compare
from search.encoders.folders import BUNDLED_FOLDER
from search.encoders.transformers import TransformersEncoder
from search.settings import CHECKOUT, Settings

SIZE = (1280, 960)
CATALOGUE = CHECKOUT / "assets" / "catalogue"
PHOTOS = CHECKOUT.parent / "shared" / "data" / "eval" / "flickr8k" / "images"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=int, nargs="+", default=[48, 192])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--photos", type=Path, default=PHOTOS)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        model, home = Path(place, "model"), Path(place, "home")
        save_model(model)
        parity(model)
        formats(model, home)
        first_places()
        encoder = TransformersEncoder("random", model, Settings(home=str(home)))
        for n in chosen.pictures:
            photos = Path(place, str(n))
            save_photos(photos, chosen.photos, n)
            compare(photos, encoder, Settings(home=str(home)), chosen.runs)


def save_model(folder: Path) -> None:
    """CLIP ViT-B/32 as transformers' own defaults have it, weights by chance, and a tokeniser of letters."""
    from transformers import CLIPConfig, CLIPImageProcessorPil, CLIPModel, CLIPTokenizer

    letters = [*string.ascii_lowercase, *(f"{letter}</w>" for letter in string.ascii_lowercase)]
    ids = {token: number for number, token in enumerate([*letters, "<|startoftext|>", "<|endoftext|>"])}
    torch.manual_seed(0)
    config = CLIPConfig()
    config.text_config.bos_token_id, config.text_config.eos_token_id = len(ids) - 2, len(ids) - 1
    model = CLIPModel(config)
    for name, weights in model.named_parameters():  # so that pictures differ more than at the start of a training
        if name.endswith("weight") and weights.ndim > 1:
            weights.data *= 3
    model.save_pretrained(folder)
    CLIPTokenizer(vocab=ids, merges=[], model_max_length=77).save_pretrained(folder)
    CLIPImageProcessorPil().save_pretrained(folder)


def save_photos(folder: Path, source: Path, n: int) -> None:
    """JPEG files of 1280×960 pixels with a caption each."""
    folder.mkdir()
    found = sorted(source.glob("*.jpg"))[:n] if source.is_dir() else []
    random = np.random.default_rng(3)
    for number in range(n):
        if found:
            with Image.open(found[number % len(found)]) as photo:
                image = photo.convert("RGB").resize(SIZE, Image.Resampling.BICUBIC)
        else:
            image = shapes(random, SIZE)
        image.save(folder / f"{number:04}.jpg", quality=90)
        (folder / f"{number:04}.txt").write_text(f"a photo of the number {number} with something in it")
    print(f"{n} photos of {SIZE[0]}×{SIZE[1]}, {'from ' + source.name if found else 'shapes on noise'}")


def shapes(random: np.random.Generator, size: tuple[int, int]) -> Image.Image:
    """Discs in colours on coarse noise."""
    coarse = random.integers(0, 256, (size[1] // 16, size[0] // 16, 3), dtype=np.uint8)
    image = Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(image)
    for x, y in random.integers(0, min(size) - 1, (12, 2)).tolist():
        draw.ellipse((x, y, x + size[0] // 6, y + size[1] // 6), fill=tuple(random.integers(0, 256, 3).tolist()))
    return image


def parity(folder: Path) -> None:
    """Cosines beside the model's own."""
    from transformers import AutoModel, AutoProcessor

    random = np.random.default_rng(5)
    images = [shapes(random, (int(w), int(h))) for w, h in random.integers(64, 900, (20, 2))]
    texts = [
        f"a {look} {thing}"
        for look in ("red", "blue", "dotted", "old")
        for thing in ("hat", "dog", "cup", "tree", "car")
    ]
    model = AutoModel.from_pretrained(folder, dtype=torch.float32).eval()
    processor = AutoProcessor.from_pretrained(folder, backend="pil")
    with torch.inference_mode():
        logits = model(**processor(text=texts, images=images, return_tensors="pt", padding=True)).logits_per_text
        own = (logits / model.logit_scale.exp()).numpy()
    encoder = TransformersEncoder("random", folder, Settings(dtype="float32"))
    ours = encoder.encode_texts(texts) @ encoder.encode_images(images).T
    off = np.abs(ours - own).max()
    print(
        f"20 pictures × 20 texts, float32: cosines differ from the model's own by {off:.1e} at most "
        f"(they lie between {own.min():.3f} and {own.max():.3f})"
    )


def formats(folder: Path, home: Path) -> None:
    """CPU seconds per picture in both formats, and what the loader chooses."""
    exact, rough = (TransformersEncoder("random", folder, Settings(dtype=name)) for name in ("float32", "bfloat16"))
    pictures = [shapes(np.random.default_rng(7), SIZE)] * 8
    torch.set_num_threads(1)
    for encoder in (exact, rough):
        encoder.encode_images(pictures[:1])
    taken: dict[str, list[float]] = {"float32": [], "bfloat16": []}
    for _ in range(5):
        for encoder in (exact, rough):
            pixels = encoder._parts.preprocess(images=pictures, return_tensors="pt")
            start = time.thread_time()
            encoder._features(encoder._parts.model.get_image_features, pixels)
            taken[encoder.dtype].append((time.thread_time() - start) / len(pictures))
    for name, seconds in taken.items():
        print(
            f"{name}: {1000 * statistics.median(seconds):.0f} CPU ms per picture (quickest {1000 * min(seconds):.0f})"
        )
    start = time.perf_counter()
    chosen = TransformersEncoder("random", folder, Settings(home=str(home)))
    first = time.perf_counter() - start
    start = time.perf_counter()
    TransformersEncoder("random", folder, Settings(home=str(home)))
    later = time.perf_counter() - start
    print(f"chosen: {chosen.dtype}; loading took {first:.1f} s with the measurement, {later:.1f} s after")


def first_places() -> None:
    """How often 16 bits put the same name first as 32 do."""
    with (CATALOGUE / "metadata.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    images = [Image.open(CATALOGUE / row["file_name"]).convert("RGB") for row in rows]
    names = sorted({row["fine"] for row in rows})
    cosines = {}
    for name in ("float32", "bfloat16"):
        encoder = TransformersEncoder("bundled", BUNDLED_FOLDER, Settings(dtype=name))
        cosines[name] = encoder.encode_images(images) @ encoder.encode_texts(names).T
    same = cosines["float32"].argmax(1) == cosines["bfloat16"].argmax(1)
    off = np.abs(cosines["float32"] - cosines["bfloat16"]).max()
    print(
        f"bundled encoder, {len(rows)} pictures × {len(names)} names: bfloat16 puts the same first for "
        f"{same.mean():.2%}; cosines differ by {off:.4f} at most"
    )


if __name__ == "__main__":
    main()
