"""Shared fixtures: where the larger clips outside the project lie, if they do."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# First of all: OpenCV reads its settings while it is imported, and some tests import it themselves.
import coach.capture.opencv  # noqa: F401  isort: skip
import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Never the data of whoever runs the tests; a folder that cannot be made shows which test forgot its own.
os.environ["GLUTE_COACH_DATA"] = str(Path(__file__) / "no test touches the user's data")
os.environ.pop("GLUTE_COACH_PASSPHRASE", None)
sys.path.insert(0, str(Path(__file__).parent))

# Slow machines are no failure: a deadline would time the test.
settings.register_profile("coach", deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("coach")

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture
def shared_data() -> Path:
    """The folder of clips beside the project; the test says that it skipped where it is not."""
    if not SHARED.is_dir():
        pytest.skip("the clips outside the project (../shared/data) are not here")
    return SHARED
