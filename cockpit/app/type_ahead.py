"""Keys that come faster than the screen: each waits until the one before it has done all that it does.

A key travels from the program to the focus and back through several queues, and what it does may move the focus or
ask for a letter. A second key that overtook it would be taken for something else: of `g s` read at once, the `s` would
log a text, and of a note typed ahead the letters would be lost.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from typing import Any

from textual import events
from textual.app import App
from textual.dom import DOMNode

from cockpit.app import inside

LOOKS = frozenset({
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab", "escape"
})  # fmt: skip
"""Keys that write nothing wherever they are pressed."""
MOVES = frozenset({"up", "down", "left", "right", "home", "end", "pageup", "pagedown"})
"""Keys that do no more than move the cursor where all is done at once."""
Deliver = Callable[[events.Key], Awaitable[None]]
ERASERS = ("backspace", "delete")
ROUNDS_OF_INPUT = 3
"""An input tells what was typed or entered by messages of its own, which are passed on twice."""


def typing_in(widget: DOMNode | None) -> bool:
    """Whether what is typed goes into a widget as text. None can be there before inputs were imported."""
    known = sys.modules.get("textual.widgets._input")
    return known is not None and isinstance(widget, known.Input)


class TypeAhead:
    """The keys that are still to be delivered."""

    def __init__(
        self, app: App[Any], deliver: Deliver, at_once: Callable[[events.Key], bool] = lambda _key: False
    ) -> None:
        """Hold keys for a program.

        Args:
            app: the program.
            deliver: sends a key on its way.
            at_once: does all that a key does, where that can be; False where it must be sent.
        """
        self._at_once = at_once
        self._app = app
        self._deliver = deliver
        self._underway = False
        self._waiting: deque[events.Key] = deque()
        self._path: deque[DOMNode] = deque()
        """The queues that the key underway has still to go through."""
        self._one_frame = ExitStack()
        self._drawn = False
        self._held = False
        self._early = False

    @property
    def waiting(self) -> bool:
        """Whether a key waits."""
        return bool(self._waiting)

    @property
    def held(self) -> bool:
        """Whether keys that may write are kept back."""
        return self._held

    def hold(self) -> None:
        """Keep back each key that may write, and what comes after it, until `let_go`."""
        self._held = True

    def wait(self) -> None:
        """Keep every key back until `begin`."""
        self._early = True

    def begin(self) -> None:
        """The screen has all its parts: deliver what was typed before."""
        self._early = False
        self._go_on()

    def let_go(self) -> None:
        """Deliver what was kept back."""
        self._held = False
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting and not self._underway:
            self._underway = True
            if not self._app.call_later(self._next):
                self._underway = False

    def _kept_back(self, key: events.Key) -> bool:
        if self._early:
            return True
        if not self._held or key.key in LOOKS:
            return False
        # what is typed into a prompt is not yet given
        return key.key == "enter" or not typing_in(self._app.focused)

    async def take(self, key: events.Key) -> None:
        """Deliver a key, now or once those before it are done."""
        if self._underway or self._waiting or self._kept_back(key):
            self._waiting.append(key)
        else:
            await self._send(key)

    async def _send(self, key: events.Key) -> None:
        self._underway = True
        start: DOMNode = self._app.focused or self._app.screen
        typing = typing_in(start)
        path = tuple(start.ancestors_with_self) * (ROUNDS_OF_INPUT if typing else 1)
        one_picture = not typing or key.is_printable or key.key in ERASERS
        with inside.hushed():
            done = self._at_once(key)
            changed = inside.only_cells_changed(self._app.screen) if done else None
            if changed:
                inside.paint(self._app.screen, changed)
        if changed and (typing or key.key in MOVES) and not self._waiting:
            # all that such a key does is done and shown: there is nothing to wait for
            self._underway = False
            return
        if one_picture and not changed:
            # all that a key changes is one picture; each part of it by itself would be sent
            self._one_frame.enter_context(self._app.batch_update())
        if done:
            # the parts of the screen tell the screen, and the screen the program
            path = (start, self._app.screen)
            self._drawn = not changed
        else:
            self._drawn = typing and (key.is_printable or key.key in ERASERS)
            if not self._drawn:
                self._one_frame.close()
            await self._deliver(key)
        self._path.extend(path)
        self._follow()

    def _follow(self) -> None:
        """Go through the queues that the key goes through, behind it; one that is closed is passed by."""
        # a callback that takes nothing needs no look at what it takes, which costs more than all else here
        while self._path:
            if self._path.popleft().post_message(events.Callback(callback=self._follow)):
                return
        # what the key put off (a change of focus) stands in the program's queue before this
        if not self._app.post_message(events.Callback(callback=self._next)):
            self._underway = False
            self._one_frame.close()

    async def _next(self) -> None:
        screen = self._app.screen
        if not screen.is_mounted and screen.call_later(self._app.call_later, self._next):
            # a place that a key has just opened: nothing in it could take the next one yet
            return
        self._underway = False
        if self._drawn:
            self._drawn = False
            self._one_frame.close()
            screen.check_idle()
        if self._waiting and not self._kept_back(self._waiting[0]):
            await self._send(self._waiting.popleft())
