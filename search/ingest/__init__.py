"""A collection of pictures and captions on its way into an index.

Read in this order: `sources` (records from folders, metadata and shards), `images` and `formats` (any file to an
upright RGB picture), `fetch` and `gate` (pictures by address), `prepare` (what threads do with a record), `encode` (the
vectors that are missing), `threads` and `workers` (what runs beside what), `filling` (one index of those that are
filled), `pipeline` (the whole way), `account` and `report` (what came of it), `originals` (and back to the file);
`places` (where several indexes go) and `outlook` (what is to come). Collections whose vectors are ready go another way:
`embeddings` (what is read) and `bulk` (how it is stored).
"""
