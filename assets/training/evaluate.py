"""How well a pair of towers finds things: the same measures as on the finished product, on vectors alone.

python -m assets.training.evaluate --data ../shared/data [--model assets/encoder]
"""

import argparse
import csv
import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image

from assets.training.texts import NAMES

Vectors = npt.NDArray[np.float32]
Towers = tuple[Callable[[Sequence[str]], Vectors], Callable[[Sequence[Image.Image]], Vectors]]
"""Texts to L2-normalised rows, pictures to L2-normalised rows."""

CATALOGUE = Path(__file__).parents[1] / "catalogue"


@dataclass(frozen=True)
class Judged:
    """A folder of pictures with what is written about them: `metadata.csv` and the pictures' vectors."""

    rows: Sequence[dict[str, str]]
    vectors: Vectors


def asked(name: str) -> str:
    """A category as a query: `Leggings/Tights` → `tights`."""
    return NAMES.get(name, name.split("/")[-1].lower())


def read(folder: Path, pictures: Callable[[Sequence[Image.Image]], Vectors], split: str | None = None) -> Judged:
    """The folder's rows (of one split) with their pictures' vectors."""
    with (folder / "metadata.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if split is None or row["split"] == split]
    return Judged(rows, pictures([Image.open(folder / row["file_name"]).convert("RGB") for row in rows]))


def names_at_10(judged: Judged, texts: Callable[[Sequence[str]], Vectors], commonest: int = 40) -> float:
    """Mean over the commonest subcategories of (right ones in the first 10) / min(10, how many there are)."""
    kinds = np.array([row["subcategory"] for row in judged.rows])
    count = Counter(kind for kind in kinds if kind).most_common(commonest)
    order = np.argsort(-(texts([asked(kind) for kind, _ in count]) @ judged.vectors.T), axis=1)[:, :10]
    return float(
        np.mean([(kinds[row] == kind).sum() / min(10, n) for row, (kind, n) in zip(order, count, strict=True)])
    )


def r_precision(judged: Judged, texts: Callable[[Sequence[str]], Vectors], *columns: str) -> float:
    """Mean over the names in the columns of the share of right ones among the first R, R being how many there are.

    With several columns a name is made of all of them: `colour` and `broad` ask for "red dress".
    """
    kinds = np.array([" ".join(row[column] for column in columns) for row in judged.rows])
    names = sorted(set(kinds))
    order = np.argsort(-(texts([name.lower() for name in names]) @ judged.vectors.T), axis=1)
    found = [(kinds[row[: (kinds == name).sum()]] == name).mean() for row, name in zip(order, names, strict=True)]
    return float(np.mean(found))


def recall_at_10(queries: Vectors, targets: Vectors) -> float:
    """Share of queries (row i asks for target i) whose target is among the ten nearest."""
    own = (queries * targets).sum(1, keepdims=True)
    return float(((queries @ targets.T > own).sum(1) < 10).mean())


def measure(towers: Towers, data: Path) -> dict[str, float]:
    """Every figure that the model card shows, from the development sets and the drawn test garments."""
    texts, pictures = towers
    sets = {name: read(data / "eval" / name, pictures) for name in ("hm", "flickr8k", "fpi", "houses")}
    found = {f"{name} names P@10": names_at_10(sets[name], texts) for name in ("hm", "fpi", "houses")}
    for name in ("hm", "flickr8k"):
        found[f"{name} caption R@10"] = recall_at_10(texts([r["caption"] for r in sets[name].rows]), sets[name].vectors)
    with (data / "eval/flickr8k/all_captions.jsonl").open(encoding="utf-8") as file:
        chance = random.Random(0)  # the captions are sorted, so neighbours begin with the same words: pairs at random
        pairs = [chance.sample(json.loads(line)["captions"], 2) for line in file]
    one, other = (texts([pair[side] for pair in pairs]) for side in (0, 1))
    found["flickr8k caption to another's R@10"] = recall_at_10(one, other)
    if (CATALOGUE / "metadata.csv").exists():
        test = read(CATALOGUE, pictures, "test")
        for columns in (("fine",), ("broad",), ("colour",), ("colour", "broad")):
            found[f"drawn {' '.join(columns)} R-precision"] = r_precision(test, texts, *columns)
    return found


def served(folder: Path) -> Towers:
    """The towers of a model folder, prepared as the product prepares texts and pictures."""
    from transformers import AutoImageProcessor, AutoModel, AutoTokenizer

    import search.encoders.dual  # noqa: F401  (registers the architecture)

    model = AutoModel.from_pretrained(folder, dtype=torch.float32).eval()
    tokenizer = AutoTokenizer.from_pretrained(folder)
    processor = AutoImageProcessor.from_pretrained(folder, backend="pil")

    def texts(lines: Sequence[str]) -> Vectors:
        with torch.inference_mode():
            inputs = tokenizer(list(lines), padding=True, truncation=True, return_tensors="pt")
            return unit(model.get_text_features(inputs["input_ids"], inputs["attention_mask"]).pooler_output)

    def pictures(images: Sequence[Image.Image]) -> Vectors:
        with torch.inference_mode():
            parts = [
                unit(model.get_image_features(**processor(images[i : i + 64], return_tensors="pt")).pooler_output)
                for i in range(0, len(images), 64)
            ]
        return np.concatenate(parts)

    return texts, pictures


def unit(vectors: torch.Tensor) -> Vectors:
    """L2-normalised float32 rows as NumPy."""
    rows: Vectors = torch.nn.functional.normalize(vectors.float(), dim=-1).numpy()
    return rows


def main() -> None:
    """Print every figure of a model folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=CATALOGUE.parent / "encoder")
    arguments = parser.parse_args()
    for name, value in measure(served(arguments.model), arguments.data).items():
        print(f"{name:34} {value:.3f}")


if __name__ == "__main__":
    main()
