"""What shops write below a photograph, in several hands.

Read in this order: `vocabulary` (what patterns, fabrics and colours are called), `grammar` (articles, plurals),
`features` (a cut's features as things that a garment has), `words` (all of it for one product), `frames` (short
captions), `unseen` (what no picture shows), `long_texts` (a hundred words and more, from `long_parts`), `voices`
(brands that say nothing visual), `mistaken` (wrong or fanciful colour words), `abroad` with `german`, `french` and
`spanish`. The room next door, `wording`, decides which hand writes.
"""
