"""What the towers are told: agree with each other, with the teachers, and keep the sentence teacher's geometry."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional


def fits(phrases: Sequence[frozenset[str]], said: Sequence[str]) -> Tensor:
    """Which text fits which picture: its own, and a name fits every picture of its kind in the batch.

    Args:
        phrases: of each picture, the names and phrases that fit it.
        said: of each picture, the text drawn for it; empty where nothing is known.

    Returns:
        bool (pictures, texts).

    Example:
        >>> fits([frozenset({"dress"}), frozenset({"shirt"}), frozenset({"dress"})], ["dress", "a blue shirt", ""])
        tensor([[ True, False, False],
                [False,  True, False],
                [ True, False, False]])
    """
    places: dict[str, list[int]] = {}
    for place, text in enumerate(said):
        if text:
            places.setdefault(text, []).append(place)
    table = torch.zeros(len(phrases), len(said), dtype=torch.bool)
    for row, names in enumerate(phrases):
        for text in (names | {said[row]}) & places.keys():
            table[row, places[text]] = True
    return table


def contrast(pictures: Tensor, texts: Tensor, fit: Tensor, log_scale: Tensor) -> Tensor:
    """CLIP's symmetric cross-entropy (Radford et al., ICML 2021), its target shared by all that fit.

    Args:
        pictures: L2-normalised (n, width).
        texts: L2-normalised (n, width), the text of each picture.
        fit: bool (n, n) from `fits`. A text that fits nothing is left out; a picture that nothing fits only distracts.
        log_scale: logarithm of the factor on the cosines, held below log 100 as in CLIP.
    """
    heard, seen = fit.any(0), fit.any(1)
    logits = pictures @ texts[heard].T * log_scale.clamp(max=4.6).exp()
    target = fit[:, heard].float()
    by_picture = _cross(logits[seen], target[seen] / target[seen].sum(1, keepdim=True))
    by_text = _cross(logits.T, target.T / target.T.sum(1, keepdim=True))
    return (by_picture + by_text) / 2


def _cross(logits: Tensor, target: Tensor) -> Tensor:
    return -(target * functional.log_softmax(logits, dim=1)).sum(1).mean()


def mimic(logits: Tensor, teacher: Tensor) -> Tensor:
    """Cross-entropy of one similarity table to the teachers', both ways: they know which distractors fit too."""
    forth = _cross(logits, teacher.softmax(1))
    back = _cross(logits.T, teacher.T.softmax(1))
    return (forth + back) / 2


def geometry(vectors: Tensor, teacher: Tensor) -> Tensor:
    """Mean squared difference of all cosines within a batch (as Tung and Mori, ICCV 2019, distil).

    Both (n, …) and L2-normalised; 0 when every pair is as near as the teacher says.
    """
    return functional.mse_loss(vectors @ vectors.T, teacher @ teacher.T)
