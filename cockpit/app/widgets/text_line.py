"""An input on one line."""

from __future__ import annotations

from typing import Self

from textual import events
from textual.geometry import Region
from textual.widgets import Input

from cockpit.core.cleaning import NOTE_CAP


class TextLine(Input):
    """An input on one line; what is pasted with line ends is joined, since nothing pasted may be lost."""

    _fixed = False
    """Whether nothing has to be laid out for what is changed now."""

    def put(self, sign: str) -> bool:
        """Put a sign in where the cursor is, or take one back for none; whether that changed the text.

        Nobody is told, and nothing is laid out: the room of a line in which one types does not follow from its text.
        """
        before, self._fixed = self.value, not self.styles.auto_dimensions
        try:
            with self.prevent(Input.Changed):
                if sign:
                    self.replace(sign, *self.selection)
                else:
                    self.action_delete_left()
        finally:
            self._fixed = False
        return self.value != before

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Show it anew."""
        return super().refresh(*regions, repaint=repaint, layout=layout and not self._fixed, recompose=recompose)

    def _on_paste(self, event: events.Paste) -> None:
        if event.text:
            # no more than a note holds: a line of a megabyte would stop the screen
            self.insert_text_at_cursor(" ".join(event.text[:NOTE_CAP].split()))
        event.stop()
        event.prevent_default()
