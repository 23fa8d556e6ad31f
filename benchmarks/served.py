"""Servers of benchmarks: each in a process of its own, as for visitors, and ended with the benchmark."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlparse

PATIENCE = 300
"""Seconds to wait for a server; the bundled index may have to be built first."""


@dataclass(frozen=True)
class Serving:
    """A server that answers.

    Attributes:
        address: where, without a slash at the end.
        process: its number.
    """

    address: str
    process: int

    def connection(self) -> HTTPConnection:
        """A new connection to it."""
        parsed = urlparse(self.address)
        return HTTPConnection(parsed.hostname or "", parsed.port, timeout=PATIENCE)

    def megabytes(self) -> float:
        """The memory that it and the processes that it started hold resident now, in MiB. Linux only."""
        return sum(map(_resident, family(self.process))) / 1024


def family(process: int) -> list[int]:
    """A process and all below it."""
    lists = (each.read_text(encoding="ascii") for each in Path(f"/proc/{process}/task").glob("*/children"))
    return [process, *(below for told in lists for child in told.split() for below in family(int(child)))]


def _resident(process: int) -> int:
    """In KiB."""
    told = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in told.splitlines() if line.startswith("VmRSS"))


@contextmanager
def served(module: str, *arguments: str) -> Iterator[Serving]:
    """A module's server at a free port, from its first line, which ends with the address, to the end of the block.

    Args:
        module: such as `demo`, run as `python -m`.
        arguments: beside `--port 0`.
    """
    command = [sys.executable, "-m", module, "--port", "0", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            if not line:
                raise RuntimeError(f"{module} ended with {process.wait()} before it answered")
            yield Serving(line.split()[-1], process.pid)
        finally:
            process.terminate()


@contextmanager
def page(*arguments: str) -> Iterator[Serving]:
    """The page, ready: its encoder is loaded, which warming does beside the first requests."""
    with served("demo", *arguments) as serving:
        connection, deadline = serving.connection(), time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            connection.request("GET", "/readyz")
            answer = connection.getresponse()
            answer.read()
            if answer.status == 200:
                connection.close()
                yield serving
                return
            time.sleep(0.5)
        raise RuntimeError("the page did not get ready")
