"""Draws houses and kitchens that were never built, from seeds.

Read in this order: `space` (planes, boxes, the camera), `lights` (sun, sky, lamps), `stage` (a canvas that paints
planes in metres and shades them), `tiles` and `masonry` (bricks, boards, roofs), `openings` (windows, doors), `sky`,
`foliage`, `houses` (what a house is made of and how it is drawn) and `gardens`, one style (`houses_rustic`); for the
inside `cabinets`, `furniture` and `rooms`, one style (`kitchens_country`); then `kinds`, `home` (an entry of the
collection), `captions` and `selection` (which homes are bundled).
"""
