"""Five times as many searches as the server can answer: who is accepted, how quickly is the rest refused, and after?

Usage: python -m benchmarks.overload [--seconds 60] [--times 5] [--measuring 10] [--index WHERE]
Searches by different words are posted to `/gradio_api/run/search` of a page of its own, each over a connection that is
open already, or a new one where none is free. First eight at a time measure what the server can answer in a second;
then searches come in at so many times that rate, whether or not earlier ones are answered. After that one search at a
time shows when the server is well again: three in a row in twice the median of a calm server, or 50 ms.
"""

import argparse
import asyncio
import json
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlsplit
from urllib.request import urlopen

from benchmarks.served import page

COLOURS = ("red", "blue", "green", "black", "white", "yellow", "grey", "brown", "orange", "pink")
THINGS = ("dress", "shirt", "boots", "coat", "scarf", "bag", "hat", "shoes", "trousers", "jumper", "skirt", "belt")
PATTERNS = ("striped", "dotted", "plain", "checked", "warm", "light", "long", "short")
AT_ONCE = 8
DEADLINE = 10.0
"""Seconds within which an accepted search has to be answered: the setting `deadline`."""

REFUSED = 0.1
RECOVERED = 5.0


@dataclass
class Told:
    """How searches ended: seconds of each."""

    accepted: list[float] = field(default_factory=list)
    refused: list[float] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


class Client:
    """Asks over as many connections as it takes.

    Args:
        address: of the page.
    """

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._host, self._port = parts.hostname or "", parts.port or 80
        self._free: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []
        with urlopen(f"{address}/gradio_api/info") as answer:
            parameters = json.load(answer)["named_endpoints"]["/search"]["parameters"]
        self._rest = [each["parameter_default"] for each in parameters[1:]]
        self._words = _words()
        self.told = Told()

    async def ask(self) -> float:
        """Search once; returns the seconds that it took."""
        words = next(self._words)
        begun = time.perf_counter()
        try:
            answer, content = await asyncio.wait_for(self._posted(words), 3 * DEADLINE)
        except (OSError, EOFError, TimeoutError, ValueError) as error:
            self.told.lost.append(type(error).__name__)
            return time.perf_counter() - begun
        spent = time.perf_counter() - begun
        if answer == 200 and b'"hits"' in content:
            self.told.accepted.append(spent)
        elif answer in (429, 503) or b"Too many searches" in content:
            self.told.refused.append(spent)
        else:
            self.told.lost.append(str(answer))
        return spent

    async def _posted(self, words: str) -> tuple[int, bytes]:
        body = json.dumps({"data": [words, *self._rest]}).encode()
        head = f"POST /gradio_api/run/search HTTP/1.1\r\nHost: {self._host}\r\nContent-Type: application/json\r\n"
        asked = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
        told = ""
        while not told:
            kept = bool(self._free)
            lines = self._free.pop() if kept else await asyncio.open_connection(self._host, self._port)
            reader, writer = lines
            try:
                writer.write(asked)
                told = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            except (asyncio.IncompleteReadError, OSError):
                if not kept:
                    raise
                writer.close()  # the server ends what is idle for a while; browsers take the next one too
        length = int(told.partition("content-length: ")[2].partition("\r\n")[0])
        content = await reader.readexactly(length)
        if "connection: close" in told:
            writer.close()
        else:
            self._free.append(lines)
        return int(told.split(" ", 2)[1]), content


async def measured(address: str, seconds: float, times: float, measuring: float) -> None:
    """Measure and print."""
    calm = Client(address)
    for _ in range(20):
        await calm.ask()
    calm.told = Told()
    alone = statistics.median([await calm.ask() for _ in range(30)])
    calm.told = Told()
    await _closed(calm, measuring)
    capacity = len(calm.told.accepted) / measuring
    print(f"calm: {alone * 1e3:.1f} ms alone; {AT_ONCE} at a time {capacity:.0f} a second", flush=True)

    over = Client(address)
    await _open(over, capacity * times, seconds)
    told = over.told
    asked = len(told.accepted) + len(told.refused) + len(told.lost)
    print(f"overload: {asked} searches in {seconds:g} s, {asked / seconds:.0f} a second ({times:g} × as many)")
    print(f"  accepted {_shown(told.accepted)}; in time {_share(told.accepted, DEADLINE)} (deadline {DEADLINE:g} s)")
    print(f"  refused  {_shown(told.refused)}; in {REFUSED * 1e3:.0f} ms {_share(told.refused, REFUSED)}")
    print(f"  lost     {len(told.lost)} {sorted(set(told.lost))}")

    begun, good = time.perf_counter(), 0
    after = Client(address)
    while good < 3 and time.perf_counter() - begun < 60:
        before = len(after.told.accepted)
        spent = await after.ask()
        well = len(after.told.accepted) > before and spent <= max(2 * alone, 0.05)
        good = good + 1 if well else 0
        await asyncio.sleep(0.05)
    print(f"well again after {time.perf_counter() - begun:.2f} s (target {RECOVERED:g} s)")


async def _closed(client: Client, seconds: float) -> None:
    """So many at a time, each asking again when it is answered."""
    ends = time.perf_counter() + seconds

    async def one() -> None:
        while time.perf_counter() < ends:
            await client.ask()

    await asyncio.gather(*(one() for _ in range(AT_ONCE)))


async def _open(client: Client, rate: float, seconds: float) -> None:
    """So many a second, whatever becomes of them."""
    begun, asking = time.perf_counter(), set()
    for number in range(int(rate * seconds)):
        wait = begun + number / rate - time.perf_counter()
        if wait > 0:
            await asyncio.sleep(wait)
        task = asyncio.create_task(client.ask())
        asking.add(task)
        task.add_done_callback(asking.discard)
    while asking:
        await asyncio.gather(*asking)


def _words() -> Iterator[str]:
    every = [f"{pattern} {colour} {thing}" for thing in THINGS for colour in COLOURS for pattern in PATTERNS]
    return (f"{every[number * 7 % len(every)]}" for number in count())


def _shown(seconds: Sequence[float]) -> str:
    if not seconds:
        return "none"
    ordered = sorted(seconds)
    half, most, nearly_all = (ordered[int(share * (len(ordered) - 1))] * 1e3 for share in (0.5, 0.95, 0.99))
    told = f"median {half:.0f} ms, 95 % {most:.0f} ms, 99 % {nearly_all:.0f} ms, longest {ordered[-1] * 1e3:.0f} ms"
    return f"{len(ordered)}: {told}"


def _share(seconds: Sequence[float], most: float) -> str:
    return f"{sum(each <= most for each in seconds) / len(seconds):.1%}" if seconds else "–"


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--times", type=float, default=5)
    parser.add_argument("--measuring", type=float, default=10)
    parser.add_argument("--index")
    options = parser.parse_args()
    with page(*(["--index", options.index] if options.index else [])) as serving:
        before = serving.megabytes()
        asyncio.run(measured(serving.address, options.seconds, options.times, options.measuring))
        print(f"memory: {before:.0f} MiB before, {serving.megabytes():.0f} MiB after")


if __name__ == "__main__":
    main()
