"""What holds for every test: nothing goes online, nobody's settings count, and the development data may be missing."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes depends on what else the machine does.
settings.register_profile("triptych", deadline=None)
settings.load_profile("triptych")

# Libraries read these when they are imported, so they are set before any test module is.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
for name in [name for name in os.environ if name.startswith("TRIPTYCH_")]:
    del os.environ[name]

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development data beside the checkout; a test that needs it is skipped where it is missing."""
    folder = CHECKOUT.parent / "shared"
    if not (folder / "data").is_dir():
        pytest.skip("the development data is not here (a folder `shared` beside the checkout)")
    return folder
