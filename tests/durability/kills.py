"""`kill -9` at every step that changes a file, and what is right afterwards.

After each: the index opens, it holds what was acknowledged and at most the one step more that was under way, `verify`
finds nothing, every leg answers as ever, and what was broken off, run again, comes to the same end.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from tests.durability.bench import Bench
from tests.durability.shim import DENIED, FULL, HALF, KILL

Told: TypeAlias = Callable[[str], None]
"""Hears of each thing that is wrong, as soon as it is found."""


@dataclass
class Tally:
    """What was done, and what went wrong.

    Attributes:
        what: was done so often: "kills".
        steps: how many steps each scenario has.
        done: how many times it was done, by scenario.
        wrong: one sentence for each thing that wasn't right afterwards.
    """

    what: str
    steps: Mapping[str, int]
    done: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def summary(self) -> str:
        """One line for a person."""
        kinds = ", ".join(f"{name} {count} of {self.steps[name]}" for name, count in self.done.items())
        return f"{self.done.total()} {self.what}, {len(self.wrong)} with anything lost or wrong afterwards ({kinds})"


def kill_all_over(bench: Bench, times: int, told: Told = lambda _: None) -> Tally:
    """Kill scenarios at so many steps, spread evenly over all of them, every other time in the middle of a write."""
    return _strike(bench, Tally("kills", bench.steps), {KILL: "killed before", HALF: "killed within"}, times, told)


def refuse_all_over(bench: Bench, times: int, told: Told = lambda _: None) -> Tally:
    """The same with a disk that is full from that step on, or a folder that may not be written to any more.

    Whatever the product says then, it says in its own words: another exception ends the run with an AssertionError.
    """
    kinds = {FULL: "full from", DENIED: "read-only from"}
    return _strike(bench, Tally("refused writes", bench.steps), kinds, times, told)


def _strike(bench: Bench, tally: Tally, kinds: Mapping[int, str], times: int, told: Told) -> Tally:
    plan = [(name, at, what) for name, steps in bench.steps.items() for at in range(1, steps + 1) for what in kinds]
    for place in range(min(times, len(plan))):
        name, at, what = plan[place * len(plan) // min(times, len(plan))]
        folder = bench.copy(name)
        outcome = bench.server.run(name, folder, at=at, what=what)
        if what in (KILL, HALF) and not outcome.killed:  # threads are quicker at times: there were fewer steps
            continue
        tally.done[name] += 1
        found = bench.wrong(name, folder, outcome.acknowledged)
        if outcome.raised and not outcome.raised.startswith("Unavailable: "):
            found.append("it says that something else is wrong")
        for wrong in found:
            tally.wrong.append(f"{name}, {kinds[what]} step {at}: {wrong} {outcome.raised}")
            told(tally.wrong[-1])
    return tally
