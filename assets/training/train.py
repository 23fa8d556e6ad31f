"""Both towers together: the picture tower learns from nothing, the text tower follows gently at the end.

Four things are asked of every batch. A picture's vector lies where the teachers' heads put it; its features can be
turned into the teacher's by one linear map; it is nearer to its own text than to others (contrast); and its
similarities to all texts in the batch look like the teachers' (mimic). In the last phase the text tower learns too,
held to the sentence teacher's geometry.
"""

import json
import math
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertTokenizerFast

from assets.training.alignment import Heads
from assets.training.averaging import Average
from assets.training.language import encode, encode_all
from assets.training.losses import contrast, fits, geometry, mimic
from assets.training.naming import Naming
from assets.training.photos import Collection
from assets.training.sampling import Shares
from assets.training.teachers import Sentences
from assets.training.texts import phrases, say, texts_of
from assets.training.views import views
from search.encoders.dual import DualEncoderModel

SHARPNESS = 20.0  # factor on the teachers' cosines: what their own contrast settles near


@dataclass(frozen=True)
class Phase:
    """A stretch of the training.

    Attributes:
        share: of all steps.
        side: of the views.
        batch: pictures per step.
        language: whether the text tower learns too.
        drawn: how often drawn pictures are seen, in photos' worth: there are about 40,000 of those.
    """

    share: float
    side: int
    batch: int
    language: bool
    drawn: int = 6500


@dataclass(frozen=True)
class Course:
    """A whole run.

    Attributes:
        steps: of all phases together.
        phases: in their order.
        grey: share of the pictures that are seen without their colours.
        peak: the picture tower's highest rate of learning, and `peak_language` the text tower's.
        naming: what it counts that drawings are called by their names, see `assets.training.naming`.
    """

    steps: int
    phases: tuple[Phase, ...]
    peak: float
    peak_language: float
    grey: float
    naming: float = 0.0


def first(steps: int) -> Course:
    """From nothing: pictures alone and small at first, both towers together at the end."""
    phases = (Phase(0.25, 64, 128, False), Phase(0.5, 96, 128, False), Phase(0.25, 128, 128, True))
    return Course(steps, phases, peak=3e-3, peak_language=1e-4, grey=0.0)


def further(steps: int) -> Course:
    """From weights that have learned before: both towers together, a fresh start of the rates, larger at the end."""
    phases = (
        Phase(0.45, 128, 128, True),
        Phase(0.25, 128, 128, True, drawn=13_000),
        Phase(0.3, 160, 96, True, drawn=13_000),
    )
    return Course(steps, phases, peak=1.5e-3, peak_language=5e-5, grey=0.1)


def named(steps: int) -> Course:
    """From weights that know photos and drawings: every drawing learns its name among all others, large at the end."""
    phases = (Phase(0.55, 128, 128, True, drawn=26_000), Phase(0.45, 160, 96, True, drawn=26_000))
    return Course(steps, phases, peak=1.2e-3, peak_language=5e-5, grey=0.1, naming=0.5)


COURSES = {"first": first, "further": further, "named": named}


@dataclass(frozen=True)
class Lesson:
    """All that the training looks at: pictures, the teacher's features of them, both heads and all sentence vectors."""

    collection: Sequence[Collection]
    features: Tensor
    heads: Heads
    sentences: Sentences


class Training:
    """The state of a run: model, average, optimiser, step; saved and resumed as one file."""

    def __init__(
        self, model: DualEncoderModel, tokenizer: BertTokenizerFast, lesson: Lesson, course: Course, seed: int
    ) -> None:
        torch.manual_seed(seed)
        self.model, self.tokenizer, self.lesson, self.course, self.seed = model, tokenizer, lesson, course, seed
        self.step = 0
        self.pictures = [picture for part in lesson.collection for picture in part.pictures]
        self.fitting = [frozenset(phrases(picture)) for picture in self.pictures]
        self.rebuild = nn.Linear(model.config.vision_config.hidden_sizes[-1], lesson.features.shape[1])
        sight = [*model.vision_model.parameters(), *model.visual_projection.parameters(), *self.rebuild.parameters()]
        speech = [*model.text_model.parameters(), *model.text_projection.parameters()]
        self.optimiser = torch.optim.AdamW(
            [
                {"params": [*sight, model.logit_scale], "lr": course.peak, "weight_decay": 0.05},
                {"params": speech, "lr": course.peak_language, "weight_decay": 0.01},
            ]
        )
        self.average = Average(model)
        self.naming = Naming(self.pictures)
        self._table()

    def _table(self) -> None:
        """Every text's vectors from the text tower as it stands, and where the teachers put it."""
        texts = texts_of(self.pictures)
        self.row = {text: row for row, text in enumerate(texts)}
        self.spoken = encode_all(self.model, self.tokenizer, texts)
        self.sentence = torch.from_numpy(self.lesson.sentences.vectors(texts)).float()
        with torch.no_grad():
            self.text_target = torch.cat([self.lesson.heads.of_sentences(part) for part in self.sentence.split(4096)])
            features = self.lesson.features.split(4096)
            self.picture_target = torch.cat([self.lesson.heads.of_pictures(part.float()) for part in features])
        if self.course.naming:
            self.picture_target = self.naming.targets(self.row, self.text_target, self.picture_target)

    def phase(self) -> Phase:
        """The phase that the current step belongs to."""
        done = self.step / self.course.steps
        for phase in self.course.phases:
            if done < phase.share:
                return phase
            done -= phase.share
        return self.course.phases[-1]

    def run(self, until: int, log: Path) -> None:
        """Go on to step `until`, adding a line of losses to the log every hundred steps."""
        torch.manual_seed(self.seed + self.step)
        chance, generator = random.Random(self.seed + self.step), torch.Generator().manual_seed(self.seed + self.step)
        shares = Shares(self.pictures, self.phase().drawn, self.seed + self.step)
        started, recent = time.monotonic(), []
        self.model.train()
        while self.step < until:
            phase = self.phase()
            rows = shares.draw(phase.batch)
            losses = self._losses(rows, phase, chance, generator)
            self._rates(phase)
            self.optimiser.zero_grad()
            torch.stack(list(losses.values())).sum().backward()
            nn.utils.clip_grad_norm_(self.model.parameters(), 5.0)
            self.optimiser.step()
            self.step += 1
            self.average.update(self.model, self.step)
            recent.append({name: round(loss.item(), 4) for name, loss in losses.items()})
            if len(recent) == 100 or self.step == until:
                means = {name: round(float(np.mean([entry[name] for entry in recent])), 4) for name in recent[0]}
                speed = round(len(recent) * phase.batch / (time.monotonic() - started))
                write(log, {"step": self.step, "side": phase.side, "pictures_per_second": speed, **means})
                started, recent = time.monotonic(), []

    def _losses(
        self, rows: Sequence[int], phase: Phase, chance: random.Random, generator: torch.Generator
    ) -> dict[str, Tensor]:
        said = [say(self.pictures[row], chance) for row in rows]
        known = [bool(text) for text in said]
        places = torch.tensor([self.row.get(text, 0) for text in said])
        seen = self._seen(rows, phase.side, generator)
        with torch.autocast("cpu", torch.bfloat16):
            pooled = self.model.vision_model(seen).pooler_output.flatten(1)
            found = self.model.visual_projection(pooled)
            rebuilt = self.rebuild(pooled)
        found = functional.normalize(found.float(), dim=-1)
        texts = self.spoken[places]
        losses = {}
        if phase.language:
            with torch.autocast("cpu", torch.bfloat16):
                texts = encode(self.model, self.tokenizer, said)
            losses["geometry"] = 5 * geometry(texts[known], self.sentence[places][known])
            losses["text"] = 1 - (texts * self.text_target[places]).sum(1)[known].mean()
        others = torch.randint(len(self.spoken), (384,), generator=generator)
        wider = torch.cat([texts, self.spoken[others]])
        teacher = self.picture_target[list(rows)] @ torch.cat([self.text_target[places], self.text_target[others]]).T
        scale = self.model.logit_scale
        losses["contrast"] = 0.5 * contrast(found, texts, fits([self.fitting[row] for row in rows], said), scale)
        losses["mimic"] = 0.5 * mimic(found @ wider.T * scale.clamp(max=4.6).exp(), SHARPNESS * teacher)
        losses["place"] = 2 * (1 - (found * self.picture_target[list(rows)]).sum(1).mean())
        losses["feature"] = 3 * (
            1 - functional.cosine_similarity(rebuilt.float(), self.lesson.features[list(rows)].float()).mean()
        )
        if self.course.naming:
            sharp = scale.clamp(max=4.6).exp()
            named = self.naming.loss(self.model, self.tokenizer, found, rows, sharp)
            losses["naming"] = self.course.naming * named
        return losses

    def _seen(self, rows: Sequence[int], side: int, generator: torch.Generator) -> Tensor:
        """A random view of each picture, of rows counted through all collections."""
        ends = np.cumsum([len(part.pictures) for part in self.lesson.collection])
        which = np.searchsorted(ends, rows, side="right")
        seen = torch.empty(len(rows), 3, side, side, memory_format=torch.channels_last)
        for part in np.unique(which):
            collection, places = self.lesson.collection[part], np.flatnonzero(which == part)
            first = ends[part] - len(collection.pictures)
            pixels = torch.from_numpy(collection.pixels[np.asarray(rows)[places] - first])
            seen[torch.from_numpy(places)] = views(pixels, side, generator, grey=self.course.grey)
        return seen

    def _rates(self, phase: Phase) -> None:
        """One warm-up and one cosine to nothing for the pictures; the text tower's rate follows while it learns."""
        done = self.step / self.course.steps
        height = min(1.0, (self.step + 1) / 300) * (0.5 + 0.5 * math.cos(math.pi * done))
        sight, speech = self.optimiser.param_groups
        sight["lr"] = self.course.peak * height
        speech["lr"] = self.course.peak_language * min(1.0, 4 * (1 - done)) if phase.language else 0.0
        for parameter in speech["params"]:
            parameter.requires_grad_(phase.language)

    def save(self, path: Path) -> None:
        """Everything that `resume` needs, written beside the old file and swapped."""
        state = {
            "step": self.step,
            "model": self.model.state_dict(),
            "rebuild": self.rebuild.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "average": self.average.state,
            "spoken": self.spoken,
        }
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def resume(self, path: Path) -> None:
        """Go back to where `save` was called."""
        state = torch.load(path)
        self.step, self.average.state, self.spoken = state["step"], state["average"], state["spoken"]
        self.model.load_state_dict(state["model"])
        self.rebuild.load_state_dict(state["rebuild"])
        self.optimiser.load_state_dict(state["optimiser"])


def write(log: Path, entry: dict[str, float]) -> None:
    """One JSON line to the log and to standard error."""
    line = json.dumps(entry)
    print(line, file=sys.stderr, flush=True)
    with log.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
