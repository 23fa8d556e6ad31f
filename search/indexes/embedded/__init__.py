"""The embedded index: a folder, no server.

Read in this order: `schema` (a build's tables), `place` (the folder's files), `store` (transactions), `tables` (in and
out), `memory` (what searching needs), `bm25` and `knn` (scores), `filters`, `answers` (one leg), `index` (every call of
the seam), `folder`, `migrations`, `builds` (switching), `checksums`, `verify`, `faults`, `backup` and
`restoring` (on `disk`). What makes a large index quick: `segment` (mapped files), `neighbours` (vectors in lists),
`gathering` (writing a segment), `naming` (which one goes with the database), `derived` (when and how another one takes
its place). `docs/layout.md` tells it from outside.
"""

from search.indexes.embedded.builds import begin_build, previous_build, publish_build
from search.indexes.embedded.folder import create, drop, open_existing
from search.indexes.embedded.index import EmbeddedIndex
from search.indexes.embedded.restoring import restore

__all__ = [
    "EmbeddedIndex",
    "begin_build",
    "create",
    "drop",
    "open_existing",
    "previous_build",
    "publish_build",
    "restore",
]
