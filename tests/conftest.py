"""How chance is used in all tests: no deadlines, for nothing here asserts a time. And in which language: English."""

from __future__ import annotations

import gc
import os

import pytest
from hypothesis import HealthCheck, settings

# tests read what the screen says; those of other languages ask for them by name
os.environ["COCKPIT_LANG"] = "en"
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
# as the command line has it: what the tests import is looked through once, and not with every test again
gc.set_threshold(50_000, 10, 10)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Leave what is loaded now out of every later look for garbage."""
    gc.collect()
    gc.freeze()
