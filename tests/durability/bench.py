"""Scenarios made ready to be broken off, and the judgement over what is left of an index then."""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from tests.durability.scenarios import SCENARIOS, state
from tests.durability.struck import Server


class Bench:
    """Prepared folders, and the states that each scenario goes through when nothing strikes it.

    Args:
        scratch: an empty folder to work in.
        names: of the scenarios.

    Attributes:
        server: runs them.
        steps: how many changes of files each has.
        states: what is there before its first step, and after each that it acknowledges.
    """

    def __init__(self, scratch: Path, names: Sequence[str] = tuple(SCENARIOS)) -> None:
        self.scratch, self._prepared = scratch, dict[str, Path]()
        self.server = Server()
        self.states: dict[str, list[tuple[str, str]]] = {}
        self.steps: dict[str, int] = {}
        for number, name in enumerate(names):
            prepared = scratch / f"prepared-{number}"
            prepared.mkdir()
            SCENARIOS[name].prepare(prepared)
            self._prepared[name] = prepared
            folder = self.copy(name)
            self.states[name] = [state(folder)]
            SCENARIOS[name].run(folder, partial(self._note, name, folder))
            self.steps[name] = self.server.run(name, self.copy(name)).steps

    def _note(self, name: str, folder: Path) -> None:
        self.states[name].append(state(folder))

    def copy(self, name: str) -> Path:
        """A fresh copy of what a scenario finds; the copy before is gone."""
        folder = self.scratch / "run"
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


def memory() -> Path | None:
    """A folder in memory, if there is one: a killed process loses nothing that it wrote, wherever that is."""
    with suppress(OSError):
        if shutil.disk_usage("/dev/shm").free > 2**30:
            return Path("/dev/shm")
    return None
