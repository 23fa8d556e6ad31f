"""What was measured on: processor, cores, memory, system and versions; nothing that names the machine itself."""

import os
import platform
import re
from pathlib import Path

from search.indexes.embedded import native
from search.ingest.threads import cores


def described() -> dict[str, str]:
    """In words, by what it is."""
    processors = Path("/proc/cpuinfo").read_text()
    model = re.search(r"^model name\s*: (.+)$", processors, re.MULTILINE)
    flags = re.search(r"^flags\s*: (.+)$", processors, re.MULTILINE)
    sets = [name for name in ("avx512f", "avx2") if flags and name in flags[1].split()]
    gibibytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": " ".join([model[1].strip() if model else platform.machine(), *sets[:1]]),
        "cores": str(cores()),
        "memory": f"{gibibytes:.0f} GiB",
        "busy before": f"{os.getloadavg()[0]:.1f} processes",
        "system": platform.system(),
        "Python": platform.python_version(),
        "our legs": "NumPy" if native.code is None else "machine code",
    }
