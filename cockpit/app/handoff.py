"""`p`: the phone hand-off for the client in hand, over whatever place one is in."""

from __future__ import annotations

from cockpit.app.place import Place
from cockpit.core.errors import BadInput
from cockpit.core.words import _


def open(screen: Place) -> None:
    """Open it; a number typed before chooses the text at once.

    Raises:
        BadInput: several clients are in hand.
    """
    count, targets = screen.take_count(), screen.targets()
    if not targets:
        return
    if len(targets) > 1:
        raise BadInput(_("the phone takes one client at a time: Esc drops the marks"))
    from cockpit.app.screens.handoff import HandOffScreen

    screen.app.push_screen(HandOffScreen(screen, targets[0], count))
