"""The commands of `python -m search`, a room for each group; `search.__main__` puts them together.

Results go to stdout, progress and complaints to stderr.
"""
