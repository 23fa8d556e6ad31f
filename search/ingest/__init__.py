"""A collection of pictures and captions on its way into an index.

Read in this order: `sources` (records from folders, metadata and shards), `images` and `formats` (any file to an
upright RGB picture), `fetch` and `gate` (pictures by address), `prepare` (what threads do with a record), `encode` (the
vectors that are missing), `threads` and `workers` (what runs beside what), `filling` (one index), `pipeline` (the whole way into
one or several), `account` and `report` (what came of it), `places` (where several go), `outlook` (what is to come) and
`originals` (back to the file). Collections whose vectors are ready go another way: `embeddings` (what is read) and
`bulk` (how it is stored).
"""
