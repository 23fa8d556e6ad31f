"""A report: a title, what it was made of, and blocks in order; written as Markdown, as one HTML page and as JSON."""

from search.evaluation.report.blocks import Block, Case, Figure, Gallery, Report, Shown, Table, Text
from search.evaluation.report.folder import write
from search.evaluation.report.markdown import as_markdown

__all__ = ["Block", "Case", "Figure", "Gallery", "Report", "Shown", "Table", "Text", "as_markdown", "write"]
