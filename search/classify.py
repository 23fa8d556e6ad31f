"""Zero-shot classification: which of some labels a picture shows, with no training but the encoder's own.

Each label is put into several sentences ("a photo of a {}", "a drawing of a {}" …), and the label's vector is the
normalised mean of the sentences' normalised vectors: prompt ensembling, as in section 3.1.4 of A. Radford et al.,
"Learning Transferable Visual Models From Natural Language Supervision" (ICML 2021) and in the notebook that comes with
CLIP (github.com/openai/CLIP, notebooks/Prompt_Engineering_for_ImageNet.ipynb). A picture's probabilities are the
softmax, over the labels, of the cosines times the factor that the encoder was trained with.
"""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL.Image import Image

from search.asking import opened
from search.encoders import Encoder
from search.errors import InvalidInput
from search.facets import Facet, grouped
from search.nouns import Picture, Vectors
from search.templates import DEFAULT, checked_templates

MOST_LABELS = 5_000
"""More than any of the usual collections of classes has but ImageNet-21k."""

LONGEST_LABEL = 200
"""Characters."""

AT_ONCE = 64
"""Pictures that are open at the same time, and sentences handed to the encoder at once: whoever searches with the same
encoder meanwhile gets a turn in between."""

KEPT = 32
"""Sets of labels whose vectors a classifier remembers."""


class Classifier:
    """Tells which labels pictures show. Safe to use from many threads at once.

    The vectors of the labels that were asked for last are remembered.

    Example:
        >>> Classifier().classify(load_encoder("bundled"), [Path("photo.jpg")], ["dress", "boot"])
        [{'dress': 0.93, 'boot': 0.07}]
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, tuple[str, ...], tuple[str, ...]], Vectors] = OrderedDict()
        self._keeping = threading.Lock()

    def classify(
        self,
        encoder: Encoder,
        images: Sequence[Picture | str],
        labels: Sequence[str],
        templates: Sequence[str] | None = None,
    ) -> list[dict[str, float]]:
        """Each picture's probability of each label, the most probable first, ties in the order of the labels.

        Args:
            encoder: turns pictures and labels into vectors.
            images: pictures as the bytes of files, paths (a string is taken for one) or PIL images.
            labels: what the pictures may show, see `checked_labels`. A single one always has the probability 1.
            templates: sentences with `{}` where the label goes; by default those of `search.templates`.

        Returns:
            For each picture a mapping label → probability; they add up to 1.

        Raises:
            InvalidInput: no labels, or labels or templates that make no sense; or `images` is a single picture.
            UnreadableImage: one of them is no picture, is damaged or too large.
            EncoderFailed: the encoder gave no usable vectors.
        """
        if isinstance(images, str | bytes | Path | Image):
            raise InvalidInput("images is a single picture; hand in a list of pictures")
        asked = checked_labels(labels)
        vectors = self.label_vectors(encoder, asked, templates)
        found: list[dict[str, float]] = []
        for start in range(0, len(images), AT_ONCE):
            pictures = encoder.encode_images([opened(image) for image in images[start : start + AT_ONCE]])
            for row in probabilities(pictures, vectors, encoder.logit_scale):
                order = np.argsort(-row, kind="stable")
                found.append({asked[i]: float(row[i]) for i in order})
        return found

    def facet(
        self,
        encoder: Encoder,
        ids: Sequence[str],
        pictures: Vectors,
        labels: Sequence[str],
        templates: Sequence[str] | None = None,
    ) -> Facet:
        """Documents grouped by the label that each one's stored vector is nearest to.

        Args:
            encoder: the one that made the vectors; it encodes the labels.
            ids: the documents.
            pictures: their image vectors, float32 (len(ids), dimension); NaN rows for those without a picture.
            labels, templates: as for `classify`.

        Raises:
            InvalidInput, EncoderFailed: as `classify`.
        """
        asked = checked_labels(labels)
        found = probabilities(pictures, self.label_vectors(encoder, asked, templates), encoder.logit_scale)
        return grouped(ids, asked, found)

    def label_vectors(self, encoder: Encoder, labels: Sequence[str], templates: Sequence[str] | None = None) -> Vectors:
        """The labels' vectors, float32 (len(labels), dimension), L2-normalised; remembered for the next time."""
        asked, sentences = tuple(labels), DEFAULT if templates is None else checked_templates(templates)
        key = (encoder.fingerprint, asked, sentences)
        with self._keeping:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        vectors = ensembled(encoder, asked, sentences)
        with self._keeping:
            self._kept[key] = vectors
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return vectors


def ensembled(encoder: Encoder, labels: Sequence[str], templates: Sequence[str]) -> Vectors:
    """The normalised mean of the sentences' normalised vectors, for each label.

    Returns:
        float32 (len(labels), dimension), L2-normalised.

    Example:
        >>> ensembled(encoder, ["cat", "dog"], ["a photo of a {}", "a drawing of a {}"]).shape
        (2, 512)
    """
    sentences = [template.replace("{}", label) for label in labels for template in templates]
    parts = [encoder.encode_texts(sentences[start : start + AT_ONCE]) for start in range(0, len(sentences), AT_ONCE)]
    mean = np.concatenate(parts).reshape(len(labels), len(templates), -1).mean(axis=1, dtype=np.float64)
    # Vectors that cancel each other out leave no direction; then nothing is near such a label.
    return np.asarray(mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-12), np.float32)


def probabilities(pictures: Vectors, labels: Vectors, scale: float) -> NDArray[np.float64]:
    """The softmax over the labels of `scale` times the cosines.

    Args:
        pictures: L2-normalised rows, (n, dimension); a row of NaN gives NaN.
        labels: L2-normalised rows, (m, dimension).
        scale: the encoder's factor on cosines.

    Returns:
        float64 (n, m); rows add up to 1.

    Example:
        >>> probabilities(np.eye(2, dtype="f"), np.eye(2, dtype="f"), scale=2)[0].round(2)  # e² / (e² + 1)
        array([0.88, 0.12])
    """
    logits = scale * (pictures.astype(np.float64) @ labels.astype(np.float64).T)
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def checked_labels(labels: Sequence[str], most: int = MOST_LABELS) -> tuple[str, ...]:
    """The labels without needless spaces.

    Raises:
        InvalidInput: there is none or there are more than `most`; one is no text, empty, too long or named twice.

    Example:
        >>> checked_labels([" red  dress ", "boot"])
        ('red dress', 'boot')
    """
    if isinstance(labels, str) or not all(isinstance(label, str) for label in labels):
        raise InvalidInput("labels are texts; give a list of them")
    tidy = tuple(" ".join(label.split()) for label in labels)
    if not 1 <= len(tidy) <= most:
        raise InvalidInput(f"there are {len(tidy):,} labels; give 1 to {most:,}")
    seen: set[str] = set()
    for label in tidy:
        if not label:
            raise InvalidInput("one of the labels is empty; leave it out or write something")
        if len(label) > LONGEST_LABEL:
            raise InvalidInput(f"the label '{label[:40]}…' has {len(label)} characters; give at most {LONGEST_LABEL}")
        if label in seen:
            raise InvalidInput(f"the label '{label}' is there twice; leave one out")
        seen.add(label)
    return tidy
