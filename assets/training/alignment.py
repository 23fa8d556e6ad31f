"""The teachers' common space: two small heads that bring MobileNetV2's pictures and MiniLM's sentences together.

The heads see only stored vectors, so a minute of training gives a pair of large towers that agree. The small towers
then learn from it: a picture's or text's place in this space is a target that needs no other examples in the batch (as
in CLIP-KD, Yang et al., CVPR 2024).
"""

import math
import random
import sys
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional
from tqdm import tqdm

from assets.training.architecture import WIDTH
from assets.training.losses import contrast, fits, geometry
from assets.training.photos import Picture
from assets.training.sampling import Shares
from assets.training.teachers import Sentences
from assets.training.texts import phrases, say

BATCH = 512


class Heads(nn.Module):
    """Feature → common space for pictures, sentence vector → common space for texts; both end L2-normalised.

    The text head is a linear map plus a correction, which easily keeps sentence geometry where pictures say nothing.
    """

    def __init__(self, picture_width: int = 1280, sentence_width: int = 384) -> None:
        super().__init__()
        self.pictures = nn.Sequential(
            nn.LayerNorm(picture_width),
            nn.Dropout(0.2),
            nn.Linear(picture_width, 768),
            nn.GELU(),
            nn.Dropout(0.3),
            nn.Linear(768, WIDTH),
        )
        self.sentences = nn.Sequential(
            nn.Linear(sentence_width, 768), nn.GELU(), nn.Dropout(0.1), nn.Linear(768, WIDTH)
        )
        self.straight = nn.Linear(sentence_width, WIDTH, bias=False)
        self.scale = nn.Parameter(torch.tensor(3.0))

    def of_pictures(self, features: Tensor) -> Tensor:
        """(n, 1280) → (n, WIDTH)."""
        return functional.normalize(self.pictures(features), dim=-1)

    def of_sentences(self, vectors: Tensor) -> Tensor:
        """(n, 384) → (n, WIDTH)."""
        scaled = vectors * math.sqrt(vectors.shape[-1])
        return functional.normalize(self.sentences(scaled) + self.straight(scaled), dim=-1)


def align(
    pictures: Sequence[Picture], features: Tensor, sentences: Sentences, all_texts: Tensor, *, steps: int, seed: int
) -> Heads:
    """Train the heads on stored vectors.

    Args:
        pictures: what is written about each picture.
        features: the picture teacher's, float (len(pictures), 1280).
        sentences: gives the sentence teacher's vectors of the captions and phrases.
        all_texts: sentence vectors of the whole corpus, (m, 384), whose geometry is to be kept.
        steps: batches of `BATCH` pictures.
        seed: of every draw.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)
    heads, shares = Heads(), Shares(pictures, drawn=6500, seed=seed)
    known = [frozenset(phrases(picture)) for picture in pictures]
    optimiser = torch.optim.AdamW(heads.parameters(), lr=1e-3, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 1e-3, total_steps=steps, pct_start=0.1)
    for _ in tqdm(range(steps), desc="teachers' common space", file=sys.stderr):
        rows = shares.draw(BATCH)
        said = [say(pictures[row], chance) for row in rows]
        vectors = torch.from_numpy(sentences.vectors(said)).float()
        others = all_texts[torch.randint(len(all_texts), (256,))].float()
        texts, free = heads.of_sentences(torch.cat([vectors, others])).split([BATCH, len(others)])
        loss = contrast(
            heads.of_pictures(features[rows].float()), texts, fits([known[row] for row in rows], said), heads.scale
        )
        loss = loss + 10 * geometry(torch.cat([texts[:256], free]), torch.cat([vectors[:256], others]))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
    return heads.eval()
