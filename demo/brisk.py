"""What makes the page's process brisk: its event loop waits neither for long searches nor for long collections.

Both are settings of the whole process, so the command makes them and nothing that is imported.
"""

import gc
import sys

SWITCHED_SECONDS = 0.0005
"""After how long a thread that computes lets another one go on: a tenth of Python's default, since the event loop waits
for that long again and again while searches run. Still shorter is slower: the threads only change places."""


def be_brisk() -> None:
    """Let the event loop go on soon, and keep what is there by now out of the collector's sight.

    What a page is made of stays as long as it does. Whenever many questions come, the collector would look through
    all of it for what has become garbage, and nobody would be answered meanwhile.
    """
    sys.setswitchinterval(SWITCHED_SECONDS)
    gc.collect()
    gc.freeze()
