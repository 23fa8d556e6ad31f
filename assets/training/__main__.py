"""The whole recipe, resumable wherever it was stopped:

    python -m assets.training --data ../shared/data [--drawn .training/drawn] [--steps 5200]
    python -m assets.training --data ../shared/data --drawn .training/drawn-2 --course further --steps 3000
    python -m assets.training --data ../shared/data --drawn .training/drawn-2 .training/drawn-3 --course named \
        --steps 1800

Everything made on the way stays in `.training/`; delete the folder to begin anew. See assets/training/README.md.
"""

import argparse
import random
from pathlib import Path

import numpy as np
import torch

from assets.training import photos, vocabulary
from assets.training.alignment import Heads, align
from assets.training.architecture import untrained
from assets.training.evaluate import measure, served
from assets.training.export import export
from assets.training.language import learn_language
from assets.training.teachers import Sentences, picture_features
from assets.training.texts import corpus, texts_of
from assets.training.train import COURSES, Lesson, Training, write
from search.encoders.dual import DualEncoderModel

SEED = 7
CHECK, KEEP = 1300, 100  # steps between measured exports, and between checkpoints
HERE = Path(__file__).parent


def main() -> None:
    """Train from nothing or from the last checkpoint, and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with train/, text/, teacher/ and eval/")
    parser.add_argument(
        "--drawn", type=Path, nargs="*", default=[], help="folders that `python -m assets.catalogue.draw --out` filled"
    )
    parser.add_argument("--cache", type=Path, default=Path(".training"), help="checkpoints and whatever is made once")
    parser.add_argument("--model", type=Path, default=HERE.parent / "encoder", help="where the finished model goes")
    parser.add_argument("--steps", type=int, default=5200, help="batches of 128 pictures")
    parser.add_argument(
        "--course", choices=list(COURSES), default="first", help="all but the first go on from the weights in --model"
    )
    parser.add_argument("--log", type=Path, default=HERE / "run.jsonl")
    parser.add_argument("--export-at", type=int, nargs="*", default=[], help="also export at these checkpoints")
    arguments = parser.parse_args()
    train(arguments)


def train(arguments: argparse.Namespace) -> None:
    """The stages in order; each reads what the one before has kept."""
    torch.set_num_threads(2)
    data, cache = arguments.data, arguments.cache
    cache.mkdir(exist_ok=True)
    collections = [photos.photos(data / "train", cache)]
    features = [picture_features(collections[0].pixels, data / "teacher", cache / "photos-teacher.npy")]
    for folder in arguments.drawn:
        collections.append(photos.drawn(folder, cache))
        kept = cache / f"drawn-{folder.name}-teacher.npy"
        features.append(picture_features(collections[-1].pixels, data / "teacher", kept))
    pictures = [picture for part in collections for picture in part.pictures]
    texts = list(dict.fromkeys([*corpus(data / "text"), *texts_of(pictures)]))
    sentences = Sentences(cache)
    vectors = torch.from_numpy(sentences.vectors(texts))
    tokenizer = vocabulary.kept(texts, cache / "tokenizer")
    known = torch.from_numpy(np.concatenate(features))

    heads, heads_file = Heads(), cache / "heads.pt"
    if heads_file.exists():
        heads.load_state_dict(torch.load(heads_file))
    else:
        heads = align(pictures, known, sentences, vectors, steps=600, seed=SEED)
        torch.save(heads.state_dict(), heads_file)
    heads.eval().requires_grad_(False)

    torch.manual_seed(SEED)
    model, language_file = untrained(), cache / "language.pt"
    if arguments.course != "first":
        model = DualEncoderModel.from_pretrained(arguments.model, dtype=torch.float32)
    elif language_file.exists():
        model.load_state_dict(torch.load(language_file))
    else:
        near = learn_language(model, tokenizer, texts, vectors, heads, epochs=2, seed=SEED)
        write(arguments.log, {"stage_text_tower_cosine": round(near, 4)})
        torch.save(model.state_dict(), language_file)

    model.to(memory_format=torch.channels_last)
    course = COURSES[arguments.course](arguments.steps)
    training = Training(model, tokenizer, Lesson(collections, known, heads, sentences), course, SEED)
    checkpoint = cache / f"checkpoint-{arguments.course}.pt"
    if checkpoint.exists():
        training.resume(checkpoint)
    random.seed(SEED)
    while training.step < arguments.steps:
        training.run(min(arguments.steps, (training.step // KEEP + 1) * KEEP), arguments.log)
        training.save(checkpoint)
        if training.step % CHECK and training.step < arguments.steps:
            continue
        averaged = untrained()
        averaged.load_state_dict(training.average.state)
        export(averaged, tokenizer, cache / "export")
        figures = measure(served(cache / "export"), data)
        write(arguments.log, {"step": training.step, **{name: round(value, 3) for name, value in figures.items()}})
        if training.step == arguments.steps or training.step in arguments.export_at:
            export(averaged, tokenizer, arguments.model)


if __name__ == "__main__":
    main()
