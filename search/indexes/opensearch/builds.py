"""Builds behind a name: which one is served, made, changed for another, kept and deleted.

Exactly one build carries the index's name as an alias; moving it is one step on the server. A build under construction
carries no name. The build before stays, closed for writers, until the next one is published.
"""

import time
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from search.errors import IndexBusy, IndexMismatch, IndexNotFound, InvalidInput
from search.indexes.opensearch.connection import Connection
from search.indexes.opensearch.faults import no_opensearch
from search.indexes.opensearch.mapping import (
    MARK,
    MEDIA,
    SCHEMA,
    WRITE,
    About,
    body,
    build_name,
    build_number,
    media_body,
    media_of,
    meta,
    replicas,
)
from search.settings import Settings

PATIENCE = 60.0
"""Seconds that the server may take to make, move or delete an index."""

LONGEST_FREEZE = 900.0
"""Seconds after which a build that was closed for writers counts as abandoned by whoever closed it."""


@dataclass(frozen=True)
class Build:
    """A build as the server describes it.

    Attributes:
        name: of the server's index.
        about: what it says of itself.
        served: whether it carries the index's name.
        shards: how many it has.
    """

    name: str
    about: About
    served: bool
    shards: int


def builds(connection: Connection) -> list[Build]:
    """All builds of the connection's index, oldest first.

    Raises:
        IndexMismatch: an index of that name was not made by Triptych, or by a newer one.
    """
    name = connection.address.name
    wanted = {"ignore_unavailable": "true", "expand_wildcards": "open,closed"}
    found = connection.ask("GET", f"/{name},{name}--*", parameters=wanted, absent={})
    done = []
    for index, description in found.items():
        if not isinstance(description, dict) or "mappings" not in description:
            raise no_opensearch(connection.address, "it describes no indices")
        served = name in description["aliases"]
        about = description["mappings"].get("_meta", {}).get(MARK)
        if about is None and (served or index in (name, name + MEDIA)):
            raise IndexMismatch(
                f"'{index}' on {connection.address.servers} is an index that Triptych did not make, so it is left "
                "alone; choose another name"
            )
        if build_number(name, index) is None or about is None:
            continue
        if about["schema"] > SCHEMA:
            raise IndexMismatch(
                f"the index '{connection.address}' has layout {about['schema']}, this program reads {SCHEMA}; "
                "use the Triptych that made it, or a newer one"
            )
        done.append(Build(index, About(**about), served, int(description["settings"]["index"]["number_of_shards"])))
    return sorted(done, key=lambda build: build_number(name, build.name) or 0)


def served(connection: Connection) -> Build | None:
    """The build that carries the index's name; None if there is none."""
    found = [build for build in builds(connection) if build.served]
    if len(found) > 1:
        raise IndexMismatch(
            f"two builds of '{connection.address}' are served at once: {', '.join(build.name for build in found)}; "
            "remove the alias from one of them"
        )
    return found[0] if found else None


def make(connection: Connection, about: About, settings: Settings, *, show: bool) -> Build:
    """A new, empty build with its place for thumbnails.

    Args:
        connection: where.
        about: what it is for.
        settings: shards, replicas and how vectors are indexed.
        show: give it the index's name in the same step; else it is under construction, and has no replicas until it
            is published: until then nobody counts on it, and every copy would be indexed again.
    """
    name = connection.address.name
    number = max((build_number(name, build.name) or 0 for build in builds(connection)), default=0) + 1
    build = build_name(name, about.fingerprint, number)
    aliases: dict[str, Any] = {build + WRITE: {}, **({name: {}} if show else {})}
    about = replace(about, published=show)
    wanted = {**body(about, settings), "aliases": aliases}
    if not show:
        wanted["settings"]["index"] |= {"auto_expand_replicas": False, "number_of_replicas": 0}
    media = media_of(build, own=about.own_media)
    _made(connection, media, {**media_body(settings), "aliases": {media + WRITE: {}}})
    _made(connection, build, wanted)
    return Build(build, about, show, settings.opensearch_shards)


def describe(connection: Connection, build: str, about: About) -> None:
    """Change what a build says of itself."""
    connection.ask("PUT", f"/{build}/_mapping", {"_meta": meta(about)}, seconds=PATIENCE)


def about_of(connection: Connection, build: str) -> About:
    """What a build says of itself now."""
    found = connection.ask("GET", f"/{build}/_mapping")
    return About(**found[build]["mappings"]["_meta"][MARK])


def close_for_writers(connection: Connection, build: str) -> None:
    """Keep writers out. When this returns, what was being written is stored, and who comes later is refused."""
    describe(connection, build, replace(about_of(connection, build), frozen_at=time.time()))
    connection.ask("PUT", f"/{build}/_block/write", seconds=PATIENCE)


def open_for_writers(connection: Connection, build: str) -> None:
    """Let writers in."""
    connection.ask("PUT", f"/{build}/_settings", {"index.blocks.write": None}, seconds=PATIENCE)
    about = about_of(connection, build)
    if about.frozen_at:
        describe(connection, build, replace(about, frozen_at=0.0))


def abandoned(about: About) -> bool:
    """Whether a build was closed for writers so long ago that whoever did it must have died.

    A moment that lies as far ahead comes from a clock that was wrong: whoever it was, it would stay closed until then.
    """
    return about.frozen_at > 0 and abs(time.time() - about.frozen_at) > LONGEST_FREEZE


def begin(connection: Connection, about: About, settings: Settings) -> Build:
    """The build under construction, see `search.indexes.builds.begin_build`."""
    everything = builds(connection)
    now = _served_of(connection, everything)
    if now.about.fingerprint == about.fingerprint:
        raise InvalidInput(
            f"the index '{connection.address}' holds vectors of the encoder {about.fingerprint} "
            f"({now.about.encoder or 'made elsewhere'}) already; there is nothing to change"
        )
    going_on = None
    for build in everything:
        if not build.about.published and not build.served:
            if build.about.fingerprint == about.fingerprint and build.about.dimension == about.dimension:
                going_on = build
            else:
                delete(connection, build.name)
    return going_on or make(connection, about, settings, show=False)


def previous(connection: Connection) -> Build:
    """The build kept from before the last switch, open for writers, see `search.indexes.builds.previous_build`."""
    everything = builds(connection)
    _served_of(connection, everything)
    kept = [build for build in everything if build.about.published and not build.served]
    if not kept:
        raise IndexNotFound(f"the index '{connection.address}' has no build from before to go back to")
    open_for_writers(connection, kept[-1].name)
    return kept[-1]


def publish(connection: Connection, old: str, new: str, settings: Settings) -> None:
    """Give the index's name to another build in one step, see `search.indexes.builds.publish_build`.

    Raises:
        IndexMismatch: another build is served by now, or the new one was discarded.
        IndexBusy: the copies of the new build's shards do not come up.
    """
    name, everything = connection.address.name, builds(connection)
    if _served_of(connection, everything).name != old or new not in [build.name for build in everything]:
        raise IndexMismatch(
            f"the index '{connection.address}' was switched meanwhile, or the new build was discarded; nothing was done"
        )
    copy(connection, new, settings, PATIENCE)
    describe(connection, new, replace(about_of(connection, new), published=True))
    close_for_writers(connection, old)
    moves = [
        {"remove": {"index": old, "alias": name, "must_exist": True}},
        {"add": {"index": new, "alias": name}},
    ]
    try:
        connection.ask("POST", "/_aliases", {"actions": moves}, seconds=PATIENCE)
    except IndexNotFound as error:
        now = served(connection)
        if now is None or now.name != new:  # else the answer to this very request was lost, and it was sent again
            raise IndexMismatch(
                f"the index '{connection.address}' was switched by another process meanwhile"
            ) from error
    for build in everything:
        if build.name not in (old, new):
            delete(connection, build.name)


def show(connection: Connection, build: str, settings: Settings) -> None:
    """Give the index's name to a build, which is the only one.

    Raises:
        IndexMismatch: another build has the name by now.
        IndexBusy: the copies of the build's shards do not come up.
    """
    copy(connection, build, settings, PATIENCE)
    if served(connection) is not None:
        raise IndexMismatch(f"there is an index at '{connection.address}' by now; nothing was done")
    describe(connection, build, replace(about_of(connection, build), published=True))
    add = {"add": {"index": build, "alias": connection.address.name}}
    connection.ask("POST", "/_aliases", {"actions": [add]}, seconds=PATIENCE)


def copy(connection: Connection, build: str, settings: Settings, seconds: float) -> None:
    """Give a build its replicas, and wait until those are up for which there are servers.

    Raises:
        IndexBusy: it takes longer, or a shard has no copy at all.
    """
    wanted = {f"index.{key}": value for key, value in replicas(settings).items()}
    connection.ask("PUT", f"/{build}/_settings", wanted, seconds=PATIENCE)
    well = {
        "wait_for_status": "yellow",
        "wait_for_no_initializing_shards": "true",
        "timeout": f"{max(seconds - 5, 1):.0f}s",
    }
    if connection.ask("GET", f"/_cluster/health/{build}", parameters=well, seconds=seconds)["timed_out"]:
        raise IndexBusy(
            f"the new build '{build}' lacks a shard; nothing was changed, try again when the cluster is well"
        )


def _served_of(connection: Connection, everything: list[Build]) -> Build:
    found = next((build for build in everything if build.served), None)
    if found is None:
        raise IndexNotFound(f"there is no index at '{connection.address}'")
    return found


def delete(connection: Connection, build: str) -> None:
    """Delete a build with the thumbnails that are its own; nothing is said if it is gone already."""
    for index in (build, media_of(build, own=True)):
        _delete(connection, index)


def forget_shared(connection: Connection) -> None:
    """Delete the thumbnails that builds have in common: the one that is served has its own, and there is no other."""
    if [build.about.own_media for build in builds(connection)] == [True]:
        _delete(connection, connection.address.name + MEDIA)


def _delete(connection: Connection, index: str) -> None:
    with suppress(IndexNotFound):
        connection.ask("DELETE", f"/{index}", seconds=PATIENCE)


def drop(connection: Connection) -> None:
    """Delete all builds of the index and its thumbnails.

    Raises:
        IndexNotFound: there is none.
    """
    found = builds(connection)
    if not found:
        raise IndexNotFound(f"there is no index at '{connection.address}'; nothing was deleted")
    for build in sorted(found, key=lambda build: not build.served):  # first of all, nobody can open it any more
        delete(connection, build.name)
    _delete(connection, connection.address.name + MEDIA)


def _made(connection: Connection, index: str, wanted: dict[str, Any]) -> None:
    try:
        connection.ask("PUT", f"/{index}", wanted, parameters={"wait_for_active_shards": 1}, seconds=PATIENCE)
    except InvalidInput as error:
        if "already exists" not in str(error):
            raise
