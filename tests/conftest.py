"""How chance is used in all tests: no deadlines, for nothing here asserts a time. And in which language: English.

And in which order they run: the long ones first, so that no core waits for the last of them.
"""

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


LONG = {"test_tour.py": 1, "test_hostile.py": 1, "test_renderers.py": 1, "test_words.py": 1, "test_sizes.py": 1}
"""Files whose tests take ten seconds and more, and yet no more than any may."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that were given more time than others."""

    def length(item: pytest.Item) -> float:
        given = item.get_closest_marker("timeout")
        return float(given.args[0]) if given else LONG.get(item.path.name, 0)

    items.sort(key=length, reverse=True)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than there are cores: a test of a terminal waits for the most part, and another may run meanwhile."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish(session: pytest.Session) -> None:
    """Leave what is loaded now out of every later look for garbage."""
    gc.collect()
    gc.freeze()
