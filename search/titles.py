"""Titles for groups of documents: the few words that set each group apart from the others.

A word of the captions, or a field's value, speaks for a group when it is much commoner there than in the rest: by the
log-odds ratio with an informative Dirichlet prior, in its own standard deviations (B. Monroe, M. Colaresi, K. Quinn,
"Fightin' Words: Lexical Feature Selection and Evaluation for Identifying the Content of Political Conflict", Political
Analysis 2008, equations 15 to 23). Ours counts documents and not occurrences, so that a long caption has no louder
voice, and its prior is the whole pool.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

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


@dataclass(frozen=True)
class _Said:
    """What a document says, in small letters.

    Attributes:
        caption: the words and marks of its caption's beginning, in order; `whole` is all of it.
        values: its fields' values, each with how it is written.
        terms: all that counts for it: these words, those in the plural in the singular too, and these values.
    """

    caption: list[str]
    whole: str
    values: dict[str, str]
    terms: set[str]

    @classmethod
    def by(cls, document: Document) -> "_Said":
        whole = document.caption.lower()
        caption = _WORD.findall(whole, 0, READ)
        values = dict(zip(map(str.lower, document.fields.values()), document.fields.values(), strict=True))
        return cls(caption, whole, values, {*caption, *values, *[word[:-1] for word in caption if word[-1] == "s"]})


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
    members = [[_Said.by(documents[id_]) for id_ in group if id_ in documents] for group in groups]
    scores = _scores(members)
    best: dict[str, float] = {}
    for telling in scores:
        for term, z in telling.items():
            best[term] = max(z, best.get(term, z))
    named: list[str] = []
    for group, telling in zip(members, scores, strict=True):
        ordered = sorted(telling, key=lambda term: (-telling[term], term))
        own = [term for term in ordered if telling[term] == best[term]]
        title = _title(own, group, members) or _title(ordered, group, members)
        named.append("" if title in named else title)
    return named


def _scores(groups: Sequence[Sequence[_Said]]) -> list[dict[str, float]]:
    """For each group the words and values that are clearly commoner there than in the rest, with their z-scores."""
    counts = [Counter(chain.from_iterable(one.terms for one in group)) for group in groups]
    everywhere = Counter(chain.from_iterable(one.terms for group in groups for one in group))
    everybody = sum(len(group) for group in groups)
    scores = []
    for group, count in zip(groups, counts, strict=True):
        least = max(2, LEAST_SHARE * len(group))
        found = {}
        for term in [term for term, inside in count.items() if inside >= least and term not in IDLE]:
            total = everywhere[term]
            if total <= MOST_SHARE * everybody:
                z = _z(count[term], len(group), total - count[term], everybody - len(group))
                if z >= CLEAR:
                    found[term] = z
        scores.append(found)
    return scores


def _title(telling: Sequence[str], group: Sequence[_Said], groups: Sequence[Sequence[_Said]]) -> str:
    """The first few that say different things."""
    chosen: list[str] = []
    taken: list[str] = []
    for term in telling[:LOOKED_AT]:
        shown = _shown(term, group, groups)
        parts = words(shown)
        if parts and not any(part in other or other in part for part in parts for other in taken):
            chosen.append(shown)
            taken += parts
            if len(chosen) == MOST:
                break
    return ", ".join(chosen)


def _shown(term: str, group: Sequence[_Said], groups: Sequence[Sequence[_Said]]) -> str:
    """How a word or value is written, a word with the one that belongs to it; empty for what makes no title."""
    parts = words(term)
    if not parts or len(parts) > LONGEST_VALUE or parts[0] in IDLE or any(map(str.isdigit, parts)):
        return ""
    saying = [one for one in group if term in one.terms]
    value = next((one.values[term] for one in saying if term in one.values), None)
    if value is not None:
        return value if _said(term, groups) else ""
    plural = sum(f"{term}s" in one.caption for one in saying)
    word = f"{term}s" if 2 * plural > len(saying) else term
    if len(word) < SHORTEST or word in IDLE or not any(word in one.caption for one in saying):
        return ""  # too little, or a singular that nobody uses
    return _phrase(word, [one.caption for one in saying], groups) or word


def _said(value: str, groups: Sequence[Sequence[_Said]]) -> bool:
    """Whether the captions of a field's value say it themselves, or there are none to say it."""
    captions = [one.whole for group in groups for one in group if value in one.values and one.whole]
    return sum(value in caption for caption in captions) >= SAID * len(captions)


def _z(inside: int, size: int, outside: int, rest: int) -> float:
    """Monroe's z-score of a word that `inside` of a group's `size` documents have, and `outside` of the `rest`."""
    share = (inside + outside) / (size + rest)
    has, lacks = PRIOR * share, PRIOR * (1 - share)
    odds_inside = (inside + has) / (size - inside + lacks)
    odds_outside = (outside + has) / (rest - outside + lacks)
    return math.log(odds_inside / odds_outside) / math.sqrt(1 / (inside + has) + 1 / (outside + has))


def _phrase(word: str, captions: Sequence[Sequence[str]], groups: Sequence[Sequence[_Said]]) -> str | None:
    """The word with the one that nearly always stands before or behind it; None where that is everybody's or idle."""
    before: Counter[str] = Counter()
    behind: Counter[str] = Counter()
    for caption in captions:
        if word in caption:
            place = caption.index(word)
            before.update(caption[max(place - 1, 0) : place])
            behind.update(caption[place + 1 : place + 2])
    for beside, pattern in ((before, "{other} {word}"), (behind, "{word} {other}")):
        for other, count in beside.most_common(1):
            if count >= max(2, TOGETHER * len(captions)) and other not in IDLE and words(other):
                having = [other in one.terms for group in groups for one in group]
                if sum(having) <= MOST_SHARE * len(having):
                    return pattern.format(other=other, word=word)
    return None
