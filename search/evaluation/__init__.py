"""An evaluation laboratory: what every way to answer queries is worth on a collection, measured and compared.

The way of an evaluation: `queries` (what is asked) → `retrieved` (every leg once, deep) → `contenders` (legs, pairs,
average, fusion, all from the same rankings) → `measures` (through ir_measures) → `significance` → `report`.
"""
