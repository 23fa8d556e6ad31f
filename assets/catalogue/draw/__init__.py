"""Draws shop photographs of things and homes that never existed, from seeds.

Read in this order: `paths` (outlines), `palette` and `cloth` (colour, material, pattern), `pieces` (what a garment is
made of), `parts/` (bodies, necklines, sleeves, folds, soles, … that garments share), one family (`garments/dresses`),
`patterns` with `prints/`, and `weaves` (textures); then `heights`, `crumples`, `relief`, `shine` and `light` (how cloth
takes the light), `surfaces` and `studio` (tables, views, shadow, backdrop); `products` and `ranges` (lines in
colourways), `shots` and `entries` (pictures), `wording` with `captions/` (what is written below them); `homes/` (houses
and kitchens, with a reading order of its own); at last `composition` (which pictures make the collection) and
`collection` (files on disk).
"""
