"""What a process holds in memory, and what a folder holds on disk."""

import os
from pathlib import Path

ANONYMOUS, MAPPED = "RssAnon", "RssFile"


def memory() -> dict[str, float]:
    """MB of this process and its children that are its own (`anonymous`) and that are mapped from files (`mapped`)."""
    found = [_status(process) for process in (os.getpid(), *_children(os.getpid()))]
    return {
        "anonymous": sum(status.get(ANONYMOUS, 0.0) for status in found),
        "mapped": sum(status.get(MAPPED, 0.0) for status in found),
    }


def disk(folder: Path) -> float:
    """MB that the files of a folder take."""
    return sum(file.stat().st_blocks * 512 for file in folder.rglob("*") if file.is_file()) / 1e6


def _status(process: int) -> dict[str, float]:
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except FileNotFoundError:
        return {}
    pairs = (line.split(":", 1) for line in lines)
    return {name: int(value.split()[0]) * 1024 / 1e6 for name, value in pairs if name in (ANONYMOUS, MAPPED)}


def _children(process: int) -> list[int]:
    try:
        own = [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except FileNotFoundError:
        return []
    return [*own, *(below for child in own for below in _children(child))]
