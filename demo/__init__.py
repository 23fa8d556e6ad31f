"""The page: Gradio over the engine. It imports `search`; nothing in `search` imports it."""

import os

# Gradio reads these when it is imported, so they are set before any room here can import it: no telemetry, and no
# table of all past events rebuilt at every event (it costs 3 ms each time).
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.setdefault("GRADIO_ANALYTICS_CACHE_FREQUENCY", "1000000")
