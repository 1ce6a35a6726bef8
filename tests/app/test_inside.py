"""What of Textual and Rich is not promised: each name that the program uses is still there, and it runs without them.

One that fails here after an upgrade says that the program has gone back to what Textual sends by itself: slower over a
line, the same cells. `cockpit.app.inside` is then brought up to what the upgrade has.
"""

from __future__ import annotations

import asyncio
import importlib
import inspect
import subprocess
import sys

import pytest
from rich.color import ColorSystem
from rich.console import Console
from textual import _compositor
from textual.app import App
from textual.drivers import linux_driver
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

from cockpit.app import inside


def test_textual_is_the_one_that_is_known():
    assert inside.KNOWN
    assert inside.FAST


@pytest.mark.parametrize(("owner", "name"), [
    (_compositor, "ChopsUpdate"), (_compositor, "LayoutUpdate"), (_compositor, "CompositorUpdate"),
    (_compositor.CompositorUpdate, "render_segments"), (App, "_display"), (App, "_fatal_error"),
    (App, "_close_messages_no_wait"), (linux_driver, "getincrementaldecoder"),
], ids=lambda value: getattr(value, "__name__", value))  # fmt: skip
def test_a_name_is_still_there(owner, name):
    assert callable(getattr(owner, name))


def test_an_update_has_the_shape_that_is_known():
    assert list(inspect.signature(_compositor.ChopsUpdate).parameters) == ["chops", "spans", "chop_ends"]
    assert list(inspect.signature(_compositor.LayoutUpdate).parameters) == ["strips", "region"]
    assert list(inspect.signature(App._display).parameters) == ["self", "screen", "renderable"]
    assert inside.size_of(_compositor.LayoutUpdate([], Region(0, 0, 80, 24))) == (80, 24)
    assert inside.size_of(_compositor.ChopsUpdate([{}, {}], [], [[40, 80], [80]])) == (80, 2)
    assert inside.size_of(object()) is None


def test_a_program_shows_its_screen_by_the_method_that_is_known():
    # `Screen` calls it with what the compositor made; were it to call another, ours would stand there unused
    assert "app._display(" in inspect.getsource(Screen._compositor_refresh)
    assert "render_segments(console)" in inspect.getsource(App._display)


@pytest.mark.parametrize(("name", "system"), [("truecolor", ColorSystem.TRUECOLOR), ("256", ColorSystem.EIGHT_BIT)])
def test_a_console_tells_its_colours(name, system):
    assert inside.colours(Console(color_system=name, force_terminal=True)) is system


async def test_a_program_tells_its_fault():
    class Falling(App[None]):
        def on_mount(self) -> None:
            raise RuntimeError("fell")

    app = Falling()
    with pytest.raises(RuntimeError):
        async with app.run_test():
            pass
    assert isinstance(inside.fault_of(app), RuntimeError)


FIRST = Region(0, 0, 2, 1)


async def test_the_compositor_makes_updates_of_the_known_kinds(monkeypatch):
    kinds: list[object] = []
    monkeypatch.setattr(App, "_display", lambda app, screen, renderable: kinds.append(type(renderable)))

    class Bare(App[None]):
        def compose(self):
            yield Widget(id="one")

    async with Bare().run_test(size=(20, 5)) as pilot:
        for refreshed in (lambda: pilot.app.screen.refresh(), lambda: pilot.app.query_one("#one").refresh(FIRST)):
            drawn = asyncio.Event()
            refreshed()
            pilot.app.screen.call_after_refresh(drawn.set)
            await drawn.wait()
    assert set(kinds) - {type(None)} <= {_compositor.LayoutUpdate, _compositor.ChopsUpdate}
    assert {_compositor.LayoutUpdate, _compositor.ChopsUpdate} <= set(kinds)


WITHOUT = """
import sys
import textual._compositor as compositor
from textual.app import App
for name in ("ChopsUpdate", "LayoutUpdate"):
    # as an upgrade would: the class has another name, by which alone Textual itself knows it
    setattr(compositor, "_Other" + name, getattr(compositor, name))
    delattr(compositor, name)
from cockpit.app import inside
import cockpit.app.sending
print(inside.KNOWN, inside.FAST, inside.size_of(object()))
"""


def test_without_a_name_the_promised_way_is_taken():
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.split() == ["False", "False", "None"], done.stderr


def test_the_promised_way_can_be_asked_for(monkeypatch):
    monkeypatch.setenv(inside.SWITCH, "public")
    try:
        assert not importlib.reload(inside).FAST
    finally:
        monkeypatch.delenv(inside.SWITCH)
        assert importlib.reload(inside).FAST


async def test_the_screen_can_be_sent_again(start, monkeypatch):
    sent: list[int] = []
    monkeypatch.setattr(App, "_display", lambda app, screen, renderable: sent.append(
        len(renderable.render_segments(app.console)) if renderable is not None else 0))  # fmt: skip
    monkeypatch.setenv("TERM", "xterm-256color")
    async with start((80, 24)) as walk:
        await walk.press("right")
        small = sent[-1]
        await walk.press("ctrl+l")
        assert sent[-1] > 80 * 24 > small
