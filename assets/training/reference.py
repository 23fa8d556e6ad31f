"""The same figures for the teachers with their heads: the larger model that guides the training and isn't shipped.

python -m assets.training.reference --data ../shared/data
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from PIL import Image

from assets.training.alignment import Heads
from assets.training.evaluate import Towers, Vectors, measure
from assets.training.photos import squash
from assets.training.teachers import minilm, picture_features


def teachers(heads: Heads, teacher: Path) -> Towers:
    """MobileNetV2 and MiniLM, each followed by its head."""

    def texts(lines: Sequence[str]) -> Vectors:
        with torch.no_grad():
            vectors: Vectors = heads.of_sentences(torch.from_numpy(minilm(lines)).float()).numpy()
        return vectors

    def pictures(images: Sequence[Image.Image]) -> Vectors:
        with TemporaryDirectory() as folder, torch.no_grad():
            squares = np.stack([squash(image) for image in images])
            features = picture_features(squares, teacher, Path(folder) / "features.npy")
            vectors: Vectors = heads.of_pictures(torch.from_numpy(features).float()).numpy()
        return vectors

    return texts, pictures


def main() -> None:
    """Print every figure of the teachers whose heads the training left in its cache."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=Path(".training"))
    arguments = parser.parse_args()
    heads = Heads()
    heads.load_state_dict(torch.load(arguments.cache / "heads.pt"))
    towers = teachers(heads.eval(), arguments.data / "teacher")
    for name, value in measure(towers, arguments.data).items():
        print(f"{name:34} {value:.3f}")


if __name__ == "__main__":
    main()
