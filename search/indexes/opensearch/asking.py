"""Several searches in one request, and what becomes of an answer in which some of them failed."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

from search.indexes.opensearch import legs
from search.indexes.opensearch.connection import Connection
from search.indexes.opensearch.faults import refusal, translated

ATTEMPTS = 3
"""How often a search is asked that fails for reasons of the server's own."""

PAUSE = 0.05
"""Seconds before the second attempt; twice that before the third."""

_ANSWER = {"filter_path": "responses.hits.hits.sort,responses.error,responses.status"}


def answered(
    connection: Connection, build: str, searches: Sequence[Mapping[str, Any]], *, shards: int
) -> list[list[Any] | str]:
    """The sort values of each search's hits, or why it failed while others did not.

    Args:
        connection: to the cluster.
        build: what is searched.
        searches: bodies, from `legs.search`.
        shards: of the build.

    Raises:
        Unavailable: all of them failed.
        InvalidInput, IndexNotFound: one was refused for what it asks.
    """
    answers: dict[int, Mapping[str, Any]] = {}
    for attempt in range(ATTEMPTS):
        open_ = [place for place in range(len(searches)) if place not in answers or _may_pass(answers[place])]
        if not open_:
            break
        if attempt:  # even a sleep of no length gives the processor away
            time.sleep(PAUSE * attempt)
        with translated(connection.address):
            text = legs.request([searches[place] for place in open_], build, shards=shards)
        given = connection.ask("POST", "/_msearch", text, parameters=_ANSWER)["responses"]
        answers.update(zip(open_, given, strict=True))
    reasons = {
        place: refusal(answer["status"], answer["error"], connection.address)
        for place, answer in answers.items()
        if "error" in answer
    }
    for place, reason in reasons.items():
        if len(reasons) == len(searches) or not _may_pass(answers[place]):
            raise reason
    return [
        str(reasons[place])
        if place in reasons
        else [hit["sort"] for hit in answers[place].get("hits", {}).get("hits", [])]
        for place in range(len(searches))
    ]


def _may_pass(answer: Mapping[str, Any]) -> bool:
    """Whether a search failed for reasons of the server's own: another attempt may not, and the others are of use."""
    # A server that ends in the middle of a search makes it fail with 500; the next attempt asks the other copies.
    return "error" in answer and (answer["status"] == 429 or answer["status"] >= 500)
