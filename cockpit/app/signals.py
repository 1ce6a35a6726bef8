"""Signals: those that end the program give the terminal back first; after a stop the screen comes back whole.

Textual listens to none that end a program: the default would leave mouse, alternate screen and key protocol switched
on. Being stopped it does in the middle of whatever it is writing, where the lock that it needs may be its own, and it
does not draw again what a shell has written over. Here all of them wait for their turn on the loop.
"""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from typing import Any

from textual.app import App

ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT)
"""Ctrl+C and Ctrl+\\ are keys on the screen; these signals then come from elsewhere."""


def listen(app: App[Any]) -> None:
    """Take the signals of a running program, on its loop."""
    for number in ENDING:
        # what is committed stays committed, and the exit status says which signal it was
        _take(number, app.exit, None, 128 + number)
    if getattr(app._driver, "can_suspend", False):
        _take(signal.SIGTSTP, _stop, app)
        _take(signal.SIGCONT, _draw_again, app)


def _take(number: signal.Signals, do: Any, *given: Any) -> None:
    with suppress(NotImplementedError, RuntimeError, ValueError):
        asyncio.get_running_loop().add_signal_handler(number, do, *given)


def _stop(app: App[Any]) -> None:
    """Give the terminal to the shell; this goes on once the program is let on."""
    driver = app._driver
    if driver is None:
        return
    driver.suspend_application_mode()
    os.kill(os.getpid(), signal.SIGSTOP)
    driver.resume_application_mode()
    _draw_again(app)


def _draw_again(app: App[Any]) -> None:
    """Another program may have written over the screen."""
    paint = getattr(app, "action_paint_again", app.screen.refresh)
    paint()
