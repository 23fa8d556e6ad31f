"""Judged queries for the bundled collection, derived from what is known about every picture.

Read in this order: `queries` (what a judged query is, and how the file is read), `rows` (the collection's metadata),
`wishes` (what a query asks for and how a row is graded), `likeness` (values that nearly meet a wish), `phrases` (how
people say it), `drafts` (how a family chooses its queries), one family (`families/attributes.py` as the model), and
`collecting` (every family in turn, and the complaints).

Nothing here draws: only `metadata.csv` is read, so that whoever measures needs no drawing library.
"""
