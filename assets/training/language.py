"""The text tower alone: every text of the corpus to its place in the teachers' space, before any picture is seen."""

import sys
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from tqdm import tqdm
from transformers import BertTokenizerFast

from assets.training.alignment import Heads
from assets.training.losses import geometry
from search.encoders.dual import DualEncoderModel

BATCH = 384
NEIGHBOURS = 32  # batches are sorted by length within so many batches, to waste little padding


def encode(model: DualEncoderModel, tokenizer: BertTokenizerFast, texts: Sequence[str]) -> Tensor:
    """L2-normalised vectors of the texts, float32 (n, width)."""
    inputs = tokenizer(list(texts), padding=True, truncation=True, return_tensors="pt")
    vectors: Tensor = model.get_text_features(inputs["input_ids"], inputs["attention_mask"]).pooler_output
    return functional.normalize(vectors.float(), dim=-1)


def encode_all(model: DualEncoderModel, tokenizer: BertTokenizerFast, texts: Sequence[str]) -> Tensor:
    """The same for many texts, without gradients, (n, width) in the order given."""
    order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        parts = [
            encode(model, tokenizer, [texts[row] for row in order[start : start + 512]])
            for start in range(0, len(order), 512)
        ]
    return torch.cat(parts)[torch.from_numpy(np.argsort(order))]


def learn_language(
    model: DualEncoderModel, tokenizer: BertTokenizerFast, texts: Sequence[str], vectors: Tensor, heads: Heads,
    *, epochs: int, seed: int,
) -> float:  # fmt: skip
    """Train the model's text tower in place.

    Args:
        model: whose text tower learns.
        tokenizer: its tokenizer.
        texts: the corpus.
        vectors: the sentence teacher's, (len(texts), 384).
        heads: say where a sentence vector belongs in the common space.
        epochs: passes over the corpus.
        seed: of the order.

    Returns:
        The mean cosine to the target over the last hundred batches.
    """
    chance = np.random.default_rng(seed)
    pieces = tokenizer(list(texts), truncation=True, return_attention_mask=False)["input_ids"]
    parameters = [*model.text_model.parameters(), *model.text_projection.parameters()]
    optimiser = torch.optim.AdamW(parameters, lr=2e-3, weight_decay=0.01, betas=(0.9, 0.98))
    steps = epochs * (len(texts) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, total_steps=steps, pct_start=0.05)
    recent: list[float] = []
    model.train()
    for rows in tqdm(_batches(texts, epochs, chance), total=steps, desc="text tower", file=sys.stderr):
        known = vectors[rows].float()
        with torch.no_grad():
            target = heads.of_sentences(known)
        with torch.autocast("cpu", torch.bfloat16):
            found = _of_pieces(model, [pieces[row] for row in rows])
        near = (found * target).sum(1).mean()
        loss = (1 - near) + 5 * geometry(found, known)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        recent = [*recent[-99:], near.item()]
    return float(np.mean(recent))


def _of_pieces(model: DualEncoderModel, pieces: Sequence[Sequence[int]]) -> Tensor:
    """The same as `encode` for texts that are in pieces already (piece 0 is the padding)."""
    ids = torch.zeros(len(pieces), max(map(len, pieces)), dtype=torch.int64)
    for row, text in enumerate(pieces):
        ids[row, : len(text)] = torch.tensor(text)
    vectors: Tensor = model.get_text_features(ids, (ids != 0).long()).pooler_output
    return functional.normalize(vectors.float(), dim=-1)


def _batches(texts: Sequence[str], epochs: int, chance: np.random.Generator) -> "list[list[int]]":
    length = np.array([len(text) for text in texts])
    batches = []
    for _ in range(epochs):
        order = chance.permutation(len(texts))
        for start in range(0, len(order), BATCH * NEIGHBOURS):
            near = order[start : start + BATCH * NEIGHBOURS]
            near = near[np.argsort(length[near], kind="stable")]
            batches += [near[i : i + BATCH].tolist() for i in range(0, len(near) - BATCH + 1, BATCH)]
    place = chance.permutation(len(batches))
    kept = [batches[row] for row in place]
    return kept[: epochs * (len(texts) // BATCH)]
