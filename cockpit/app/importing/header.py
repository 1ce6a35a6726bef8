"""Whether the first line of what comes in is a header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.app.importing.batch import with_header_or_without
from cockpit.core.errors import CockpitError

if TYPE_CHECKING:
    from cockpit.app.importing.batch import Batch
    from cockpit.app.screens.importing import ImportScreen


def turn_header(screen: ImportScreen) -> None:
    """Take the first line of the files under the cursor for data, or for headers again."""
    arrival = screen.arrival

    def then(result: Batch | CockpitError) -> None:
        if isinstance(result, CockpitError):
            screen.desk.say(str(result), "alarm")
            result = arrival.batch
        screen.take_batch(result)

    arrival.read_anew(screen.panel.group, with_header_or_without, then)
