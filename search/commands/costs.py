"""What will cost money is said first, and asked about when it is much."""

import sys
from collections.abc import Sequence

import typer

from search.charges import Charge
from search.commands.shared import complain
from search.errors import InvalidInput
from search.settings import Settings


def agree(expected: Sequence[Charge], yes: bool) -> None:
    """Say what it will cost, and go on if that is little or allowed.

    Raises:
        InvalidInput: it is more than the setting `cost_limit`, and nobody allowed it.
    """
    for charge in expected:
        complain(charge.sentence)
    total, limit = sum(charge.dollars for charge in expected), Settings.from_environment().cost_limit
    if total <= limit or yes:
        return
    if not (sys.stdin.isatty() and typer.confirm(f"Spend about {total:.2f} dollars?", err=True)):
        raise InvalidInput(
            f"nothing was encoded: it would cost about {total:.2f} dollars, more than TRIPTYCH_COST_LIMIT={limit:g}; "
            "say --yes if it may"
        )
