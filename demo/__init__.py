"""The page: Gradio over the engine. It imports `search`; nothing in `search` imports it."""

import os
import sys

# Gradio reads these when it is imported, so they are set before any room here can import it: no telemetry, and no
# table of all past events rebuilt at every event (it costs 3 ms each time).
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.setdefault("GRADIO_ANALYTICS_CACHE_FREQUENCY", "1000000")

# Gradio looks for matplotlib before and after every event. Where it isn't installed, that search of all folders costs
# more than what an event's answer is made of; this page draws nothing with it, so it need not be found.
sys.modules.setdefault("matplotlib", None)  # type: ignore[arg-type]  # None says: not to be imported
