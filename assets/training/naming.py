"""What a drawing shows is known exactly, so its kind and its colour are asked for by name among all others.

A teacher of photographs hardly tells a drawn "henley T-shirt dress" from a "shirt dress", and a caption may not say.
So every drawing answers which of all kinds it is, and which colour of which garment among those in its batch, and its
target lies where its own texts are.
"""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional
from transformers import BertTokenizerFast

from assets.training.language import encode
from assets.training.photos import Picture
from assets.training.texts import texts_of
from search.encoders.dual import DualEncoderModel

COLOUR_COUNTS = 0.5  # of the kind


class Naming:
    """Which of the pictures are drawn, and what they are called.

    Args:
        pictures: all of the training, drawn or not.

    Attributes:
        kinds: the name of every kind that is drawn.
        rows: of the drawn pictures.
    """

    def __init__(self, pictures: Sequence[Picture]) -> None:
        self._pictures = pictures
        self.rows = [row for row, picture in enumerate(pictures) if picture.source == "drawn"]
        self.kinds = sorted({pictures[row].subcategory.lower() for row in self.rows})
        self._kind = {row: self.kinds.index(pictures[row].subcategory.lower()) for row in self.rows}

    def loss(
        self,
        model: DualEncoderModel,
        tokenizer: BertTokenizerFast,
        found: Tensor,
        rows: Sequence[int],
        scale: Tensor,
    ) -> Tensor:
        """Cross-entropy of each drawn picture's kind, and of its colour and broad name.

        Args:
            model: whose text tower names the kinds.
            tokenizer: its tokenizer.
            found: L2-normalised vectors of the batch, (n, width).
            rows: the pictures of the batch.
            scale: factor on the cosines.
        """
        places = [place for place, row in enumerate(rows) if row in self._kind]
        if not places:
            return found.sum() * 0
        coloured = [f"{(seen := self._pictures[rows[place]]).colour} {seen.category}" for place in places]
        colours = sorted(set(coloured))
        with torch.autocast("cpu", torch.bfloat16):
            texts = encode(model, tokenizer, [*self.kinds, *colours])
        kinds, tones = (found[places] @ texts.T * scale).split([len(self.kinds), len(colours)], dim=1)
        kind = torch.tensor([self._kind[rows[place]] for place in places])
        tone = torch.tensor([colours.index(text) for text in coloured])
        return functional.cross_entropy(kinds, kind) + COLOUR_COUNTS * functional.cross_entropy(tones, tone)

    def targets(self, told: dict[str, int], texts: Tensor, pictures: Tensor) -> Tensor:
        """The places of all pictures, the drawn ones moved to the middle of their own texts.

        Texts and pictures lie apart as a whole (Liang et al., "Mind the Gap", NeurIPS 2022), so the middles are shifted
        by the difference of the two means, lest drawings be nearer to every text than photos are.

        Args:
            told: each text's row in `texts`.
            texts: where the texts belong, L2-normalised (m, width).
            pictures: where the teachers put the pictures, L2-normalised (n, width).
        """
        if not self.rows:
            return pictures
        middles = torch.stack(
            [texts[[told[text] for text in texts_of([self._pictures[row]])]].mean(0) for row in self.rows]
        )
        middles = functional.normalize(middles, dim=-1)
        exact = middles - middles.mean(0) + pictures[self.rows].mean(0)
        moved = pictures.clone()
        moved[self.rows] = functional.normalize(exact, dim=-1)
        return moved
