"""How chance is used in all tests: no deadlines, for nothing here asserts a time. And in which language: English."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# tests read what the screen says; those of other languages ask for them by name
os.environ["COCKPIT_LANG"] = "en"
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
