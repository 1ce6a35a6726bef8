"""An input on one line."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from cockpit.core.cleaning import NOTE_CAP


class TextLine(Input):
    """An input on one line; what is pasted with line ends is joined, since nothing pasted may be lost."""

    def _on_paste(self, event: events.Paste) -> None:
        if event.text:
            # no more than a note holds: a line of a megabyte would stop the screen
            self.insert_text_at_cursor(" ".join(event.text[:NOTE_CAP].split()))
        event.stop()
        event.prevent_default()
