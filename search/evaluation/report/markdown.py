"""A report as Markdown; plots are files beside it, galleries are lists."""

from collections.abc import Sequence

from search.evaluation.report.blocks import Block, Figure, Gallery, Report, Table, Text


def as_markdown(report: Report, *, figures: bool = True) -> str:
    """The report as Markdown.

    Args:
        report: what to write.
        figures: whether the plots lie beside it as `NAME.svg`; without them it is text alone.
    """
    lines = [f"# {report.title}", ""]
    for block in report.blocks:
        if figures or not isinstance(block, Figure):
            lines += [*_lines(block), ""]
    made_of = [(name, _code(value) if name == "command" else value) for name, value in report.provenance.rows().items()]
    lines += ["## Made of", "", *_rows(("what", "value"), made_of), ""]
    return "\n".join(lines)


def _lines(block: Block) -> list[str]:
    heading = [f"## {block.title}", ""] if block.title else []
    if isinstance(block, Text):
        return [*heading, block.text]
    note = ["", block.note] if block.note else []
    if isinstance(block, Table):
        return [*heading, *_rows(block.head, block.rows), *note]
    if isinstance(block, Figure):
        return [*heading, f"![{block.title}]({block.name}.svg)", *note]
    return [*heading, *_gallery(block), *note]


def _rows(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    ruler = ["---", *["---:"] * (len(head) - 1)]
    return [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in (head, ruler, *rows)]


def _gallery(block: Gallery) -> list[str]:
    lines = []
    for case in block.cases:
        figures = ", ".join(f"{name} {value:.3f}" for name, value in case.figures.items())
        lines.append(f"- {_cell(case.query)}: {figures}")
        for name, ranking in case.rankings.items():
            ids = ", ".join(f"{_code(shown.id)}{'' if shown.grade else ' ✗'}" for shown in ranking)
            lines.append(f"  - {name}: {ids or 'nothing'}")
    return lines


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _code(text: str) -> str:
    return f"``{text}``" if "`" in text else f"`{text}`"
