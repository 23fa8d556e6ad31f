"""What every experiment is given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search.engine import Engine
from search.errors import InvalidInput
from search.evaluation.judgements import Grades, Judgements
from search.evaluation.kinds import Fields, by_kind, kinds
from search.evaluation.provenance import Provenance
from search.evaluation.queries import Asked
from search.evaluation.retrieved import Progress
from search.evaluation.significance import SEED


@dataclass(frozen=True)
class Setup:
    """An engine, what it is asked, and how relevance is told.

    Attributes:
        engine: over the index in question.
        made_of: goes into the report.
        asked: queries of the caller's own; experiments that make up theirs take no notice.
        judgements: for those queries; None: as they stand with the queries, else by category.
        broad, fine: the fields that hold the categories; None: the usual ones.
        measure: by which contenders are compared.
        count: how many queries are made up.
        seed: of everything that is drawn.
        progress: hears how far it is.
    """

    engine: Engine
    made_of: Provenance
    asked: Sequence[Asked] = ()
    judgements: Judgements | None = None
    broad: str | None = None
    fine: str | None = None
    measure: str = "nDCG@10"
    count: int = 1000
    seed: int = SEED
    progress: Progress | None = None

    def relevance(self) -> Mapping[str, Judgements]:
        """What answers the caller's queries: as judged, or else broadly and finely by category.

        Raises:
            InvalidInput: nothing says what is relevant for any of the queries.
        """
        if not self.asked:
            raise InvalidInput("there are no queries; give a file of them with --queries")
        if self.judgements is not None:
            return {"judged": self._told({one.id: self.judgements.get(one.id) for one in self.asked})}
        if any(one.relevant is not None for one in self.asked):
            return {"judged": self._told({one.id: one.relevant for one in self.asked})}
        fields = Fields.of(self.engine.index, self.broad, self.fine)
        known = kinds(self.engine.index, fields)
        found = {
            name: judged
            for name, fine in (("broad", False), ("fine", True))
            if (judged := by_kind(self.asked, fields, known, fine=fine))
        }
        if not found:
            raise InvalidInput(
                "nothing says what is relevant: give --judgements, or let the queries have the columns "
                f"'{fields.broad}' and '{fields.fine}'"
            )
        return found

    def _told(self, grades: Mapping[str, Grades | None]) -> Judgements:
        told = {query: known for query, known in grades.items() if known is not None}
        if not told:
            raise InvalidInput("none of the queries is judged; are the query ids those of the judgements?")
        return told
