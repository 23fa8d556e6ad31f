"""Titles for groups of documents: the few words that set each group apart from the others.

A word of the captions, or a field's value, speaks for a group when it is much commoner there than in the rest: by the
log-odds ratio with an informative Dirichlet prior, in its own standard deviations (B. Monroe, M. Colaresi, K. Quinn,
"Fightin' Words: Lexical Feature Selection and Evaluation for Identifying the Content of Political Conflict", Political
Analysis 2008, equations 15 to 23). Ours counts documents and not occurrences, so that a long caption has no louder
voice, and its prior is the whole pool.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain, pairwise

from search.idle import IDLE
from search.nouns import Document
from search.words import words

MOST = 3
"""Words, or phrases of two, in a title."""
READ = 160
"""Characters of a caption that are read: what a picture shows is said first."""
LEAST_SHARE = 1 / 4
"""Part of a group that has to have a word, or the title would say what hardly any of the group is. Captions name the
same thing in many ways, and often leave it out."""
MOST_SHARE = 0.75
"""Part of the whole pool from which a word sets nothing apart."""
CLEAR = 1.64
"""Standard deviations from which a word counts as commoner: chance gets there once in twenty times."""
PRIOR = 2.0
"""Documents that the prior weighs."""
TOGETHER = 0.75
"""Part of a word's documents in which the same word has to stand beside it for both to be a phrase."""
SAID = 0.25
"""Part of a value's documents whose captions have to say it too; else it may be bookkeeping, such as `test`."""
SHORTEST = 3
"""Letters of a caption's word: shorter ones are units and particles."""
LOOKED_AT = 10
"""Words of a group that are tried for its title, the clearest ones."""
LONGEST_VALUE = 3
"""Words that a field's value may have: longer ones are sentences."""

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[.,;:!?()/]")
"""Words, with hyphens in them as they are written, and the marks that end a phrase."""
_ASCII_WORD = re.compile(r"[a-z0-9]+(?:[-'][a-z0-9]+)*|[.,;:!?()/]")
"""The same, sooner, in small letters of ASCII alone."""


class _Pool:
    """What the documents of all groups say, in small letters. Some of them are written as a number with a bit for each.

    Args:
        groups: the documents of each.

    Attributes:
        documents: of all groups, in order.
        groups: for each group the bits of its documents.
        wholes: each document's caption.
        captions: the words and marks of its beginning, in order.
        said: each of these words and marks, with the bits of the documents that have it in their captions.
        valued: each value of a field, with the bits of the documents that have it.
        having: all that counts, with the bits of those for which it does: these words, those in the plural in the
            singular too, and the values.
    """

    def __init__(self, groups: Sequence[Sequence[Document]]) -> None:
        self.documents = list(chain.from_iterable(groups))
        ends = accumulate(map(len, groups), initial=0)
        self.groups = [(1 << end) - (1 << begin) for begin, end in pairwise(ends)]
        self.wholes = [document.caption.lower() for document in self.documents]
        self.captions = [(_ASCII_WORD if whole.isascii() else _WORD).findall(whole, 0, READ) for whole in self.wholes]
        self.said = _marked(self.captions)
        written = _marked([document.fields.values() for document in self.documents])
        self.valued: dict[str, int] = {}
        _add(self.valued, ((value.lower(), those) for value, those in written.items()))
        self.having = self.said.copy()
        _add(self.having, [(word[:-1], those) for word, those in self.said.items() if word[-1] == "s"])
        _add(self.having, self.valued.items())


def _marked(told: Iterable[Iterable[str]]) -> dict[str, int]:
    """Everything that is told, with the bits of the documents that tell it."""
    marked: dict[str, int] = {}
    before, bit = marked.get, 1
    for terms in told:
        for term in terms:
            marked[term] = before(term, 0) | bit
        bit <<= 1
    return marked


def _add(marked: dict[str, int], more: Iterable[tuple[str, int]]) -> None:
    for term, bits in more:
        marked[term] = marked.get(term, 0) | bits


def _places(bits: int) -> list[int]:
    """The places of those documents, in order."""
    places = []
    while bits:
        lowest = bits & -bits
        places.append(lowest.bit_length() - 1)
        bits ^= lowest
    return places


def titles(groups: Sequence[Sequence[str]], documents: Mapping[str, Document]) -> list[str]:
    """A title for each group, at most three words or phrases, and no two alike; empty where nothing sets it apart.

    A word that speaks for several groups goes to the one for which it speaks the clearest, unless another has none.

    Args:
        groups: the documents' ids, each in one group.
        documents: by id; one that is missing says nothing.

    Example:
        >>> red, blue = Document("a", "a red hat"), Document("b", "a blue hat")
        >>> titles([["a", "c"], ["b", "d"]], {"a": red, "b": blue, "c": red, "d": blue})
        ['red', 'blue']
    """
    pool = _Pool([[documents[id_] for id_ in group if id_ in documents] for group in groups])
    scores = _scores(pool)
    best: dict[str, float] = {}
    for telling in scores:
        for term, z in telling.items():
            best[term] = max(z, best.get(term, z))
    named: list[str] = []
    for group, telling in zip(pool.groups, scores, strict=True):
        ordered = sorted(telling, key=lambda term: (-telling[term], term))
        own = [term for term in ordered if telling[term] == best[term]]
        title = _title(own, group, pool) or _title(ordered, group, pool)
        named.append("" if title in named else title)
    return named


def _scores(pool: _Pool) -> list[dict[str, float]]:
    """For each group the words and values that are clearly commoner there than in the rest, with their z-scores."""
    everybody = len(pool.documents)
    scores: list[dict[str, float]] = [{} for _ in pool.groups]
    sizes = [group.bit_count() for group in pool.groups]
    needed = [max(2, LEAST_SHARE * size) for size in sizes]
    groups = list(zip(pool.groups, sizes, needed, scores, strict=True))
    least, most = min(needed, default=0), MOST_SHARE * everybody
    for term, those in pool.having.items():
        total = those.bit_count()
        if least <= total <= most and term not in IDLE:
            for group, size, enough, found in groups:
                inside = (those & group).bit_count()
                if inside >= enough and inside * everybody > total * size:  # commoner than in the rest at all
                    z = _z(inside, size, total - inside, everybody - size)
                    if z >= CLEAR:
                        found[term] = z
    return scores


def _title(telling: Sequence[str], group: int, pool: _Pool) -> str:
    """The first few that say different things."""
    chosen: list[str] = []
    taken: list[str] = []
    for term in telling[:LOOKED_AT]:
        shown = _shown(term, group, pool)
        parts = words(shown)
        if parts and not any(part in other or other in part for part in parts for other in taken):
            chosen.append(shown)
            taken += parts
            if len(chosen) == MOST:
                break
    return ", ".join(chosen)


def _shown(term: str, group: int, pool: _Pool) -> str:
    """How a word or value is written, a word with the one that belongs to it; empty for what makes no title."""
    parts = words(term)
    if not parts or len(parts) > LONGEST_VALUE or parts[0] in IDLE or any(map(str.isdigit, parts)):
        return ""
    if with_value := _places(pool.valued.get(term, 0) & group):
        return _written(term, pool.documents[with_value[0]]) if _is_said(term, pool) else ""
    those = pool.having[term] & group
    plural = (pool.said.get(f"{term}s", 0) & those).bit_count()
    word = f"{term}s" if 2 * plural > those.bit_count() else term
    saying = pool.said.get(word, 0) & those
    if len(word) < SHORTEST or word in IDLE or not saying:
        return ""  # too little, or a singular that nobody uses
    return _phrase(word, saying, max(2, TOGETHER * those.bit_count()), pool) or word


def _written(value: str, document: Document) -> str:
    """How a document's field has the value, which is in small letters here."""
    return [written for written in document.fields.values() if written.lower() == value][-1]


def _is_said(value: str, pool: _Pool) -> bool:
    """Whether the captions of a field's value say it themselves, or there are none to say it."""
    captions = [pool.wholes[place] for place in _places(pool.valued[value]) if pool.wholes[place]]
    return sum(value in caption for caption in captions) >= SAID * len(captions)


def _z(inside: int, size: int, outside: int, rest: int) -> float:
    """Monroe's z-score of a word that `inside` of a group's `size` documents have, and `outside` of the `rest`."""
    share = (inside + outside) / (size + rest)
    has, lacks = PRIOR * share, PRIOR * (1 - share)
    odds_inside = (inside + has) / (size - inside + lacks)
    odds_outside = (outside + has) / (rest - outside + lacks)
    return math.log(odds_inside / odds_outside) / math.sqrt(1 / (inside + has) + 1 / (outside + has))


def _phrase(word: str, saying: int, least: float, pool: _Pool) -> str | None:
    """The word with the one that nearly always stands before or behind it; None where that is everybody's or idle.

    Args:
        word: of captions.
        saying: the documents that count, which have it.
        least: how often the other has to stand there, more than half as often as the word.
        pool: all documents.
    """
    found = [(pool.captions[place], pool.captions[place].index(word)) for place in _places(saying)]
    before = sorted([caption[place - 1] for caption, place in found if place])
    behind = sorted([caption[place + 1] for caption, place in found if place + 1 < len(caption)])
    for beside, pattern in ((before, "{other} {word}"), (behind, "{word} {other}")):
        if len(beside) < least:
            continue
        other = beside[len(beside) // 2]  # what makes up more than half is in the middle
        common = pool.having[other].bit_count() > MOST_SHARE * len(pool.documents)
        if beside.count(other) >= least and other not in IDLE and words(other) and not common:
            return pattern.format(other=other, word=word)
    return None
