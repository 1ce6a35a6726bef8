"""The length of a working day as somebody types it."""

from __future__ import annotations

import pytest

from cockpit.core import task_words
from cockpit.core.errors import BadInput


@pytest.mark.parametrize(
    ("typed", "minutes"), [("7h", 420), ("6h30m", 390), ("420m", 420), (" 8 h ", 480), ("24h", 1440)]
)
def test_a_working_day(typed, minutes):
    assert task_words.working_day(typed) == minutes


@pytest.mark.parametrize("typed", ["", "0h", "25h", "long", "-7h", "7"])
def test_no_working_day(typed):
    with pytest.raises(BadInput):
        task_words.working_day(typed)
