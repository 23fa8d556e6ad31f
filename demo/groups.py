"""The groups of an answer whose variety was made by k-means: what stands under a card, and what opens below its row.

A group is opened by its first hit. Its panel is an item of the same grid, right behind that hit's, and spans all
columns; the grid fills the row before it with the cards that follow, so it opens below the row at any width.
"""

from dataclasses import dataclass
from html import escape

from demo.actions import Answer
from demo.card import small
from demo.language import Language
from search.nouns import Cluster, Document, Hit


@dataclass(frozen=True)
class Group:
    """A group as the page shows it.

    Attributes:
        cluster: its number, title and members.
        first: the hit that stands for it, the first one on the page.
    """

    cluster: Cluster
    first: Hit

    @property
    def id(self) -> str:
        """The id of its panel on the page."""
        return f"group-{self.cluster.number}"


def grouped(answer: Answer) -> dict[int, Group]:
    """The groups that have a hit on the page, by number."""
    first: dict[int, Hit] = {}
    for hit in answer.hits:
        if hit.cluster is not None:
            first.setdefault(hit.cluster, hit)
    return {each.number: Group(each, first[each.number]) for each in answer.clusters if each.number in first}


def beneath(hit: Hit, group: Group, language: Language) -> str:
    """What stands under a hit's card: the button that opens its group, or, on a later member, which group it is of.

    Nothing for a hit that is alone in its group.
    """
    title = group.cluster.title
    dot = f'<i class="dot of-{group.cluster.number % 5}" aria-hidden="true"></i>'
    others = len(group.cluster.ids) - 1
    if not others:
        return ""
    if hit.document.id != group.first.document.id:
        told = title or language("group.like", rank=group.first.rank)
        spoken = language("group.member", title=title) if title else told
        return f'<p class="member" dir="auto" title="{escape(spoken)}">{dot}{escape(told)}</p>'
    words = f' <span class="title" dir="auto">{escape(title)}</span>' if title else ""
    return (
        f'<button type="button" class="opens" aria-expanded="false" aria-controls="{group.id}">{dot}'
        f"<b>{escape(language.counted('group.open', others))}</b>{words}</button>"
    )


def opened(hit: Hit, group: Group, answer: Answer, language: Language) -> str:
    """The panel with all members of a group as small cards, closed at first, for the hit that stands for the group.

    Args:
        hit: a hit of the answer.
        group: the group it is in.
        answer: gives the documents of members that are not on the page.
        language: of the texts.
    """
    if hit.document.id != group.first.document.id or len(group.cluster.ids) < 2:
        return ""
    hits = {each.document.id: each for each in answer.hits}
    documents: dict[str, Document] = {**answer.beside, **{id_: each.document for id_, each in hits.items()}}
    members = "".join(
        f"<li>{small(documents[id_], language, hits.get(id_))}</li>"
        for id_ in group.cluster.ids
        if id_ in documents  # one may be gone since the search
    )
    heading = group.cluster.title or language("group.count", count=len(group.cluster.ids))
    count = language("group.count", count=len(group.cluster.ids)) if group.cluster.title else ""
    return (
        f'<li class="cluster" id="{group.id}" hidden><section aria-labelledby="{group.id}-title">'
        f'<header><h2 id="{group.id}-title" tabindex="-1" dir="auto">{escape(heading)}</h2>'
        f"<span>{escape(count)}</span>"
        f'<button type="button" class="close" aria-label="{escape(language("drawer.close"))}">×</button></header>'
        f'<ul class="members" role="list">{members}</ul></section></li>'
    )
