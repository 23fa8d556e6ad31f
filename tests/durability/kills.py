"""`kill -9` at every step that changes a file, and what is right afterwards.

After each: the index opens, it holds what was acknowledged and at most the one step more that was under way, `verify`
finds nothing, every leg answers as ever, and what was broken off, run again, comes to the same end.
"""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.durability.scenarios import INDEX, SCENARIOS, state
from tests.durability.shim import HALF, KILL
from tests.durability.struck import Server


@dataclass
class Tally:
    """What was done, and what went wrong.

    Attributes:
        kills: how many, by scenario.
        steps: how many steps each scenario has.
        wrong: one sentence for each thing that wasn't right afterwards.
    """

    kills: Counter[str] = field(default_factory=Counter)
    steps: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def summary(self) -> str:
        """One line for a person."""
        kinds = ", ".join(f"{name} {count} of {self.steps[name]}" for name, count in self.kills.items())
        return f"{self.kills.total()} kills, {len(self.wrong)} with anything lost or wrong afterwards ({kinds})"


class Bench:
    """Prepared folders, and the states that each scenario goes through when nothing strikes it.

    Args:
        scratch: an empty folder to work in.
        names: of the scenarios.
    """

    def __init__(self, scratch: Path, names: Sequence[str] = tuple(SCENARIOS)) -> None:
        self._scratch = scratch
        self.server = Server()
        self.states: dict[str, list[tuple[str, str]]] = {}
        self.steps: dict[str, int] = {}
        for number, name in enumerate(names):
            prepared = scratch / f"prepared-{number}"
            prepared.mkdir()
            SCENARIOS[name].prepare(prepared)
            self._prepared = {**getattr(self, "_prepared", {}), name: prepared}
            folder = self.copy(name)
            states = [state(folder)]
            SCENARIOS[name].run(folder, lambda folder=folder, states=states: states.append(state(folder)))
            self.states[name] = states
            self.steps[name] = self.server.run(name, self.copy(name)).steps

    def copy(self, name: str) -> Path:
        """A fresh copy of what a scenario finds; the copy before is gone."""
        folder = self._scratch / "run"
        shutil.rmtree(folder, ignore_errors=True)
        return Path(shutil.copytree(self._prepared[name], folder))

    def wrong(self, name: str, folder: Path, acknowledged: int) -> list[str]:
        """What isn't right in a folder in which a scenario was broken off."""
        states, found = self.states[name], list[str]()
        try:
            now = state(folder)
            if now not in states[acknowledged : acknowledged + 2]:
                where = states.index(now) if now in states else None
                found.append(f"{acknowledged} steps are acknowledged, but it is as after {where}")
            SCENARIOS[name].run(folder, lambda: None)
            if state(folder) != states[-1]:
                found.append("run again it comes to another end")
            if left := [path.name for path in folder.rglob("*.part")]:
                found.append(f"it leaves {left}")
        except Exception as error:  # whatever it is, it must not be
            found.append(f"{type(error).__name__}: {error}")
        return found

    def close(self) -> None:
        """End the server."""
        self.server.close()


def kill_all_over(
    kills: int, names: Sequence[str] = tuple(SCENARIOS), told: Callable[[str], None] = lambda _: None
) -> Tally:
    """Kill scenarios at so many steps, spread evenly over all of them, every other time in the middle of a write."""
    tally = Tally()
    with tempfile.TemporaryDirectory(dir=_memory()) as scratch:
        bench = Bench(Path(scratch), names)
        try:
            tally.steps = bench.steps
            plan = [
                (name, at, what) for name in names for at in range(1, bench.steps[name] + 1) for what in (KILL, HALF)
            ]
            for place in range(min(kills, len(plan))):
                name, at, what = plan[place * len(plan) // min(kills, len(plan))]
                folder = bench.copy(name)
                outcome = bench.server.run(name, folder, at=at, what=what)
                if not outcome.killed:  # a thread was quicker this time: there were fewer steps
                    continue
                tally.kills[name] += 1
                for wrong in bench.wrong(name, folder, outcome.acknowledged):
                    tally.wrong.append(f"{name}, killed at step {at} ({'half' if what else 'before'}): {wrong}")
                    told(tally.wrong[-1])
        finally:
            bench.close()
    return tally


def _memory() -> Path | None:
    """A folder in memory, if there is one: a killed process loses nothing that it wrote, wherever that is."""
    with suppress(OSError):
        if shutil.disk_usage("/dev/shm").free > 2**30:  # noqa: S108
            return Path("/dev/shm")  # noqa: S108
    return None


__all__ = ["INDEX", "Bench", "Tally", "kill_all_over"]
