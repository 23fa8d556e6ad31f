"""Power fails at any step, on disks that keep nothing but what was synced, and on disks that keep some of the rest."""

import random
import shutil

from tests.durability.bench import Bench
from tests.durability.kills import Tally, Told
from tests.durability.powercut import Disk, steps


def cut_all_over(bench: Bench, times: int, told: Told = lambda _: None) -> Tally:
    """Cut the power so many times, spread evenly over all scenarios; what must be right then is as for kills."""
    tally, chance = Tally("power cuts", bench.steps), random.Random(1)
    record, total = bench.scratch / "record", sum(bench.steps.values())
    for name in bench.steps:
        folder = bench.copy(name)
        disk, acknowledged = Disk(folder), 0
        bench.server.run(name, folder, record=record)
        done = list(steps(record))
        shares = min(max(1, round(times * bench.steps[name] / total / 2)), len(done))
        places = {place * len(done) // shares for place in range(1, shares + 1)}
        for number, step in enumerate(done, start=1):
            disk.do(step)
            acknowledged = step.place if step.kind == "A" else acknowledged
            for kept in (None, chance) if number in places else ():
                shutil.rmtree(folder)
                disk.write(folder, kept)
                tally.done[name] += 1
                for wrong in bench.wrong(name, folder, acknowledged):
                    losing = "some" if kept else "all"
                    tally.wrong.append(f"{name}, cut after step {number}, losing {losing}: {wrong}")
                    told(tally.wrong[-1])
    return tally
