"""How an encoder reads texts: its tokeniser with what goes with it, safe to use from many threads."""

import threading
from collections.abc import Mapping, Sequence
from typing import Any


class Reader:
    """A tokeniser that pads, cuts and spells as its model wants it.

    Attributes:
        context_length: tokens of a text that are read, special tokens included.
    """

    def __init__(self, tokenizer: Any, context_length: int, *, fills_context: bool = False, lowers: bool = False):
        """Take over a tokeniser.

        Args:
            tokenizer: one of transformers' tokenisers.
            context_length: tokens of a text that are read, special tokens included.
            fills_context: whether the model was trained with every text padded to the whole context (SigLIP).
            lowers: whether it was trained on lower-case text (SigLIP).
        """
        self._tokenizer = tokenizer
        self.context_length = context_length
        self._padding = "max_length" if fills_context else "longest"
        self._lowers = lowers
        self._tokenizing = threading.Lock()  # a fast tokeniser keeps padding and truncation as its own state

    def tokens(self, texts: Sequence[str]) -> Mapping[str, Any]:
        """The model's inputs for these texts: tensors (texts, tokens), what lies beyond the context left out."""
        with self._tokenizing:
            found: Mapping[str, Any] = self._tokenizer(
                self._spelt(texts),
                padding=self._padding,
                truncation=True,
                max_length=self.context_length,
                return_tensors="pt",
            )
        return found

    def overlong(self, texts: Sequence[str]) -> Sequence[bool]:
        """For each text, whether it has more than `context_length` tokens, special tokens included."""
        if not texts:
            return []
        with self._tokenizing:
            found = self._tokenizer(self._spelt(texts), truncation=True, max_length=self.context_length + 1)
        return [len(tokens) > self.context_length for tokens in found["input_ids"]]

    def pieces(self, word: str) -> int:
        """In how many pieces the tokeniser breaks a word; as many as it has letters if it cannot read it at all."""
        with self._tokenizing:
            found = self._tokenizer.tokenize(*self._spelt([word]))
        return len(word) if not found or self._tokenizer.unk_token in found else len(found)

    def _spelt(self, texts: Sequence[str]) -> list[str]:
        return [text.lower() for text in texts] if self._lowers else list(texts)
