"""A report as one HTML page that needs no other file: plots are inline SVG, pictures are embedded."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape

from search.evaluation.report.blocks import Block, Case, Figure, Gallery, Report, Shown, Table, Text

STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; color: #1c1c1c; background: #fff; max-width: 66rem; margin: 2rem auto;
  padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .7rem; border-bottom: 1px solid #ddd; text-align: right; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
.made td { text-align: left; white-space: normal; overflow-wrap: anywhere; }
.note { color: #555; max-width: 46rem; }
svg { max-width: 100%; height: auto; }
.case { margin: 1.2rem 0; } .case h3 { font-size: 1rem; margin: 0; }
.hits { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; padding: 0; margin: .2rem 0 .6rem; }
.hits li { width: 8rem; font-size: .75rem; line-height: 1.25; overflow-wrap: anywhere; }
.hits img, .hits .none { display: block; width: 8rem; height: 8rem; object-fit: contain; background: #f3f3f3; }
.right img, .right .none { outline: 3px solid #009e73; }
"""


def as_html(report: Report) -> str:
    """The whole page."""
    made_of = "".join(
        f"<tr><td>{escape(name)}</td><td>{escape(value)}</td></tr>" for name, value in report.provenance.rows().items()
    )
    blocks = "\n".join(_block(block) for block in report.blocks)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(report.title)}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head>\n'
        f"<body><h1>{escape(report.title)}</h1>\n{blocks}\n"
        f'<h2>Made of</h2><div class="wide"><table class="made">{made_of}</table></div></body></html>\n'
    )


def _block(block: Block) -> str:
    heading = f"<h2>{escape(block.title)}</h2>" if block.title else ""
    if isinstance(block, Text):
        return f"{heading}<p>{escape(block.text)}</p>"
    note = f'<p class="note">{escape(block.note)}</p>' if block.note else ""
    if isinstance(block, Table):
        return f'{heading}<div class="wide"><table>{_table(block)}</table></div>{note}'
    if isinstance(block, Figure):
        return f"{heading}{block.svg}{note}"
    return f"{heading}{note}{_gallery(block)}"


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in table.rows)
    return f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"


def _gallery(gallery: Gallery) -> str:
    return "".join(_case(case) for case in gallery.cases)


def _case(case: Case) -> str:
    figures = ", ".join(f"{escape(name)} {value:.3f}" for name, value in case.figures.items())
    rankings = "".join(f"<div>{escape(name)}</div>{_hits(shown)}" for name, shown in case.rankings.items())
    return f'<div class="case"><h3>{escape(case.query)}</h3><div class="note">{figures}</div>{rankings}</div>'


def _hits(ranking: Sequence[Shown]) -> str:
    return f'<ol class="hits">{"".join(_hit(shown) for shown in ranking) or "<li>nothing</li>"}</ol>'


def _hit(shown: Shown) -> str:
    about = escape(shown.caption or shown.id)
    if shown.thumbnail is None:
        picture = '<span class="none"></span>'
    else:
        picture = f'<img alt="{about}" src="data:image/webp;base64,{b64encode(shown.thumbnail).decode()}">'
    right = ' class="right"' if shown.grade else ""
    grade = f"relevant ({shown.grade})" if shown.grade else "not relevant"
    return f'<li{right} title="{about}">{picture}{grade}<br>{escape(shown.id)}</li>'
