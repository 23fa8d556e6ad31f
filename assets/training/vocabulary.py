"""The tokenizer: WordPiece (Schuster and Nakajima, ICASSP 2012) with BERT's lower-casing, learned from the corpus."""

from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import BertTokenizerFast

from assets.training.architecture import CONTEXT, VOCABULARY

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def learn(texts: Iterable[str], size: int = VOCABULARY) -> BertTokenizerFast:
    """A tokenizer of at most `size` pieces whose texts are `[CLS] … [SEP]`, cut at `CONTEXT` pieces.

    Example:
        >>> learn(["a red dress", "a red shirt"], size=60).tokenize("Red dress")
        ['red', 'dress']
    """
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))  # noqa: S106 (no password)
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    trainer = trainers.WordPieceTrainer(
        vocab_size=size, special_tokens=list(SPECIAL), limit_alphabet=200, show_progress=False
    )
    tokenizer.train_from_iterator(texts, trainer)
    first, last = SPECIAL.index("[CLS]"), SPECIAL.index("[SEP]")
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", last), ("[CLS]", first))
    return BertTokenizerFast(
        tokenizer_object=tokenizer, model_max_length=CONTEXT, model_input_names=["input_ids", "attention_mask"]
    )


def kept(texts: Iterable[str], folder: Path) -> BertTokenizerFast:
    """The tokenizer of that folder, learned from the texts and saved there when the folder does not exist."""
    if not folder.exists():
        learn(texts).save_pretrained(folder)
    return BertTokenizerFast.from_pretrained(folder)
