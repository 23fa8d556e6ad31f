"""Draws houses and kitchens that were never built, from seeds.

Read in this order: `space` (planes, boxes, the camera), `lights` (sun, sky, lamps), `stage` (a canvas that paints
planes in metres and shades them), `tiles` and `masonry` (bricks, boards, roofs), `openings` (windows, doors), `roofs`,
`sky`, `land`, `foliage`, `houses` (parts of a scene) with `bays`, `dormers`, `sheds`, `porches` and `gardens`, `scenes`
(a house as the camera sees it), one style (`houses_rustic`); for the inside `fronts`, `cabinets`, `furniture`,
`things`, `rooms`, `shells`, `interiors`, `looks` and `plans` (what a style chooses, how it is laid out), one style
(`kitchens_country`); then `kinds`, `home` (an entry of the collection), `captions` and `selection` (which homes are
bundled).
"""
