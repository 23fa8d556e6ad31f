"""Draws shop photographs of garments that never existed, from seeds.

Read in this order: `paths` (outlines), `palette` and `cloth` (colour, material, pattern), `pieces` (what a garment is
made of), the shared parts (`bodies`, `necklines`, `sleeves`, `trims`, `folds`, `waists`, `footwear`), one family
(`dresses`), `patterns` and `weaves` (prints and textures), `light` and `studio` (shading, shadow, backdrop), `ranges`
(product lines in colourways), `wording` (titles and captions) and `collection` (files on disk).
"""
