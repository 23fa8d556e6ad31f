"""The way of a query: legs planned, retrieved in one call, fused, set apart by what is unwanted, diversified."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from numpy.typing import ArrayLike

from search.arguments import check_arguments
from search.arranged import Diversify as Diversify
from search.arranged import arranged, groups, hits
from search.asking import encoded, opened
from search.classify import Classifier
from search.commitment import committed
from search.doubts import nothing_matches
from search.encoders import Encoder
from search.encoders.shared import SharedEncoders
from search.errors import InvalidQuery
from search.facets import Facet
from search.fusion import tally
from search.indexes import Index, open_index
from search.legs import plan
from search.notices import Circumstances, notices
from search.nouns import Fusion, LegName, Picture, Query, Results, Vectors
from search.otherwise import WhatIf
from search.retrieval import retrieve
from search.served import Served
from search.spelling import unheard
from search.stopwatch import Stopwatch
from search.unwanted import set_apart
from search.usual import Scales

LEAST_DEPTH = 50


def open_engine(
    location: str | Path, encoder: str | Encoder | None = None, encoders: SharedEncoders | None = None
) -> "Engine":
    """An engine over the index at that place.

    Args:
        location: the folder of an index.
        encoder: another encoder than the one the index names: its name, or an encoder that is already loaded. It has to
            have the index's fingerprint. By default the encoder is loaded at first need.
        encoders: for engines that are open together and are to share encoders in memory.

    Raises:
        IndexNotFound, IndexDamaged, IndexMismatch: see `search.indexes.open_index`.

    Example:
        >>> with open_engine("shop.index") as engine:
        ...     print(engine.search(Query(text="striped red dress")).hits[0].document.caption)
    """
    index = open_index(location)
    try:
        return Engine(index, encoder, encoders)
    except Exception:
        index.close()
        raise


class Engine:
    """Answers queries over one index with one encoder. Safe to use from many threads at once."""

    def __init__(
        self, index: Index, encoder: str | Encoder | None = None, encoders: SharedEncoders | None = None
    ) -> None:
        self._encoders = encoders or SharedEncoders()
        self._served = Served(index, encoder, self._encoders)
        self._left: Index | None = None
        self._classifier = Classifier()

    @property
    def index(self) -> Index:
        """The index that is searched."""
        return self._served.index

    @property
    def encoder_name(self) -> str:
        """The name of the encoder in use; empty if the index's vectors were made elsewhere."""
        return self._served.encoder_name

    @property
    def encoder(self) -> Encoder:
        """The encoder, loaded when it is first asked for.

        Raises:
            EncoderNotFound, EncoderFailed: see `search.encoders.load_encoder`.
            IndexMismatch: it isn't the encoder that made the index's vectors.
        """
        return self._served.encoder

    def follow(self) -> bool:
        """Go over to the build that the index's place shows by now, if it is another one, and its encoder.

        Queries go on meanwhile and never see both: each is answered by the build that it began with. To be called now
        and then by whoever keeps an engine for long; without it an engine keeps the build that it opened.

        Returns:
            Whether there was another one.

        Raises:
            IndexNotFound, IndexDamaged, Unavailable: nothing usable is there now; the engine goes on with what it has.
            EncoderNotFound, EncoderFailed: the encoder cannot be loaded; likewise.
        """
        if not self.index.superseded():
            return False
        served = Served(open_index(self.index.location), encoders=self._encoders)
        try:
            if served.encoder_name:
                _ = served.encoder
        except BaseException:
            served.index.close()
            raise
        before, self._left = self._left, self.index
        self._served = served
        if before is not None:  # nobody has asked it since the last time
            before.close()
        return True

    def scales(self) -> Scales | None:
        """What is usual in the index, see `search.usual`; None where nothing was measured."""
        return self._served.scales()

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """float32 (len(texts), dimension), L2-normalised, by the index's encoder."""
        return self.encoder.encode_texts(texts)

    def encode_images(self, images: Sequence[Picture | str]) -> Vectors:
        """float32 (len(images), dimension), L2-normalised, from files' bytes, paths or PIL images.

        Raises:
            UnreadableImage: one of them is no picture, is damaged or too large.
        """
        return self.encoder.encode_images([opened(image) for image in images])

    def classify(
        self, images: Sequence[Picture | str], labels: Sequence[str], templates: Sequence[str] | None = None
    ) -> list[dict[str, float]]:
        """Which of the labels each picture shows: label → probability, the most probable first.

        Args:
            images: files' bytes, paths or PIL images.
            labels: what the pictures may show, such as `["dress", "boot"]`.
            templates: sentences with `{}` where the label goes; by default those of `search.templates`.

        Raises:
            InvalidInput, UnreadableImage: see `search.classify`.
            EncoderNotFound, EncoderFailed, IndexMismatch: see `encoder`.
        """
        return self._classifier.classify(self.encoder, images, labels, templates)

    def facet(self, ids: Sequence[str], labels: Sequence[str], templates: Sequence[str] | None = None) -> Facet:
        """Documents of the index grouped by which label their pictures show, from their stored vectors.

        Args:
            ids: of documents, such as those of a search's hits.
            labels, templates: as for `classify`; `search.labelsets` has some to choose from.

        Raises:
            TriptychError: as `classify`.
        """
        served = self._served
        return self._classifier.facet(served.encoder, ids, served.index.vectors(ids, "image"), labels, templates)

    def search(
        self,
        query: Query,
        *,
        top: int = 12,
        offset: int = 0,
        legs: Sequence[str] | None = None,
        weights: Mapping[LegName, float] | None = None,
        k: float | None = None,
        depth: int | None = None,
        thresholds: Mapping[LegName, float] | None = None,
        z_thresholds: Mapping[LegName, float] | None = None,
        exclude: Iterable[str | bytes | Path] = (),
        diversify: Diversify | None = None,
        clusters: int = 5,
        pool: int = 50,
        balance: float = 0.5,
        text_vector: ArrayLike | None = None,
        image_vector: ArrayLike | None = None,
    ) -> Results:
        """The documents that answer the query best.

        Args:
            query: what is searched for.
            top: hits on a page.
            offset: hits on the pages before. Pages of the same `top` continue each other.
            legs: which legs to ask; by default those that the design names for the query's parts. Named legs are fused
                as the paper has it, with k 60 and the weight 1 for each, unless weights or k say otherwise.
            weights: what each leg counts; 0 drops it. By default as tuned for the index, else as usual: see
                `search.tuned` and `search.fusion`; of that as much as `search.commitment` says for this query.
            k: the fusion's constant, likewise.
            depth: how many hits each leg gives; by default the larger of 50 and `top`.
            thresholds: the least score (a cosine, or BM25) that a hit needs to count in a leg.
            z_thresholds: the same as z-scores, which mean the same for every encoder: spreads above the usual cosine of
                unrelated things, see `search.usual`.
            exclude: what is left out: ids of documents, or pictures (bytes, a Path) whose identical file is left out.
            diversify: spread like pictures apart, by k-means or by maximal marginal relevance.
            clusters: groups of k-means.
            pool: how many of the first hits are reordered at most: of these, what is near enough to the query, see
                `search.nearness`.
            balance: for MMR, from 0 (variety) to 1 (relevance).
            text_vector: the query's text as a vector made elsewhere, (dimension,); the text itself still feeds BM25.
            image_vector: the query's image as a vector made elsewhere, (dimension,).

        Raises:
            InvalidQuery: nothing is asked for, or an argument makes no sense.
            UnreadableImage: the query's image is no picture, is damaged or too large.
            EncoderNotFound, IndexMismatch: see `encoder`.
            EncoderFailed: likewise; where the query has words and no legs were named, they alone are searched instead,
                and a notice says so.
        """
        check_arguments(
            top=top, offset=offset, depth=depth, clusters=clusters, pool=pool, balance=balance, diversify=diversify
        )
        depth = depth or max(LEAST_DEPTH, top)
        watch, served = Stopwatch(), self._served
        weigh, k = served.fusion(weights, k, plain=legs is not None)
        with watch.stage("encode"):
            asked = encoded(served, query, legs, text_vector, image_vector)
        planned = [leg for leg in plan(query, asked.vectors, legs) if weigh[leg.name] > 0]
        if not planned:
            raise InvalidQuery("every leg that this query could ask has a weight of 0; raise one of them")
        with watch.stage("scale"):
            scales = served.scales()
            least = {**(thresholds or {}), **(scales or Scales.unknown()).cosines(z_thresholds or {})}
        with watch.stage("retrieve"):
            rankings = retrieve(
                served.index, planned, depth=depth, where=query.where, exclude=exclude, thresholds=least
            )
            missing = (*asked.missing, *(ranking.leg for ranking in rankings if ranking.failed))
            rankings = [ranking for ranking in rankings if not ranking.failed]
        with watch.stage("fuse"):
            if legs is None:
                weigh = committed(weigh, rankings, scales, exact=weights or ())
            fused = tally(rankings, weights=weigh, k=k, depth=depth)
        with watch.stage("without"):
            ids, behind = set_apart(served.index, fused.ids, query.without, asked.vectors.without, served.calibration)
        voting = tuple(ranking for ranking in rankings if len(ranking))
        elsewhere = {leg.name for leg in planned if leg.only_without_image}
        otherwise = WhatIf(voting, weigh, k, depth, behind, elsewhere)
        with watch.stage("diversify"):
            shown = arranged(
                served.index,
                ids,
                fused.scores,
                behind,
                diversify,
                rankings,
                scales,
                top=top,
                clusters=clusters,
                pool=pool,
                balance=balance,
            )
        with watch.stage("documents"):
            page = range(offset, min(offset + top, len(ids)))
            wanted = dict.fromkeys([*(shown.order[i] for i in page), *shown.labels])
            documents = served.index.get(list(wanted))
            found = hits(page, shown, fused, documents, query, scales, otherwise)
        with watch.stage("groups"):
            grouped = groups(shown, documents)
        with watch.stage("doubts"):
            doubtful = nothing_matches(served.index, query, rankings, scales)
            unknown = (
                unheard(served.index, served.encoder, query.text)
                if asked.vectors.text is not None and text_vector is None
                else ()
            )
        return Results(
            hits=found,
            total=len(ids),
            fusion=Fusion(k, depth, {ranking.leg: weigh[ranking.leg] for ranking in rankings}),
            clusters=grouped,
            notices=notices(
                Circumstances(
                    query, asked.truncated, offset, top, len(ids), len(behind), len(found), missing, doubtful, unknown
                )
            ),
            rankings=voting,
            timings_ms=watch.result(),
        )

    def close(self) -> None:
        """Close the index; the engine is of no use afterwards."""
        self.index.close()
        if self._left is not None:
            self._left.close()

    def __enter__(self) -> "Engine":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
