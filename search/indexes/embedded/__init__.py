"""The embedded index: a folder, no server.

Read in this order: `schema` (a build's tables), `place` (the folder's files), `store` (transactions), `tables` (in and
out), `memory` (what searching needs), `bm25` and `knn` (scores), `filters`, `index` (every call of the seam), `folder`,
`builds` (switching), `verify`, `faults`.
"""

from search.indexes.embedded.folder import create, drop, open_existing

__all__ = ["create", "drop", "open_existing"]
