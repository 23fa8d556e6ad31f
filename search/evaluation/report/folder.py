"""A report's files: report.md with its plots, report.html that holds everything, report.json for machines."""

import json
from pathlib import Path

from search.errors import InvalidInput
from search.evaluation.report.blocks import Figure, Report
from search.evaluation.report.html import as_html
from search.evaluation.report.markdown import as_markdown


def write(report: Report, folder: Path) -> None:
    """Write the report into that folder, which is made if it is missing; files of an earlier one are replaced.

    Raises:
        InvalidInput: it cannot be written there.
    """
    files = {"report.md": as_markdown(report), "report.html": as_html(report), "report.json": as_json(report) + "\n"}
    files |= {f"{block.name}.svg": block.svg for block in report.blocks if isinstance(block, Figure)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as problem:
        raise InvalidInput(f"the report cannot be written to '{folder}': {problem}") from problem


def as_json(report: Report) -> str:
    """The report for machines: its data, and what it was made of."""
    made_of = vars(report.provenance)
    return json.dumps({"title": report.title, **report.data, "provenance": made_of}, ensure_ascii=False, indent=2)
