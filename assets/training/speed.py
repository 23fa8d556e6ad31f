"""How quick the bundled encoder is on this machine, in float32 and preprocessing excluded.

python -m assets.training.speed
"""

import argparse
import statistics
import time
from collections.abc import Callable

import torch
from transformers import AutoModel, AutoTokenizer

import search.encoders.dual  # noqa: F401  (registers the architecture)
from assets.training.architecture import SERVED_SIDE
from assets.training.evaluate import CATALOGUE


def median_ms(work: Callable[[], object], times: int) -> float:
    """Median milliseconds of a call, after three that don't count."""
    taken = []
    for turn in range(times + 3):
        start = time.perf_counter()
        work()
        if turn >= 3:
            taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


@torch.inference_mode()
def main() -> None:
    """Print milliseconds per picture in batches of 32, per text alone, and to load the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=2)
    torch.set_num_threads(parser.parse_args().threads)
    folder = CATALOGUE.parent / "encoder"
    load = median_ms(lambda: AutoModel.from_pretrained(folder, dtype=torch.float32), 3)
    model = AutoModel.from_pretrained(folder, dtype=torch.float32).eval()
    tokenizer = AutoTokenizer.from_pretrained(folder)
    pictures = torch.randn(32, 3, SERVED_SIDE, SERVED_SIDE)

    def text() -> object:
        return model.get_text_features(**tokenizer(["a brown dog runs through shallow water"], return_tensors="pt"))

    print(f"picture, batch of 32   {median_ms(lambda: model.get_image_features(pictures), 30) / 32:.2f} ms")
    print(f"text, one at a time    {median_ms(text, 100):.2f} ms")
    print(f"loading the folder     {load:.0f} ms")


if __name__ == "__main__":
    main()
