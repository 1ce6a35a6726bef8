"""Nothing that Textual would write down or send elsewhere is: no log of keys, no picture, no connection."""

from __future__ import annotations

import inspect
import os
import re
import shutil
from pathlib import Path

import pytest
from textual import constants
from textual.app import App

from cockpit import paths
from cockpit.app import unobserved
from tests.app.own_terminal import OwnTerminal

ASKED = {
    "TEXTUAL": "debug,devtools,headless",
    "TEXTUAL_DEBUG": "1",
    "TEXTUAL_LOG": "textual.log",
    "TEXTUAL_SCREENSHOT": "1",
    "TEXTUAL_SCREENSHOT_LOCATION": ".",
    "TEXTUAL_SCREENSHOT_FILENAME": "shot.svg",
    "TEXTUAL_PRESS": "c,c,c",
    "TEXTUAL_SHOW_RETURN": "1",
    "TEXTUAL_ALLOW_SIGNALS": "1",
    "TEXTUAL_DEVTOOLS_PORT": "8081",
}


def test_variables_are_forgotten_but_for_those_that_leave_nothing(monkeypatch: pytest.MonkeyPatch):
    for name, value in {**ASKED, "TEXTUAL_COLOR_SYSTEM": "256", "TEXTUAL_FPS": "60"}.items():
        monkeypatch.setenv(name, value)
    unobserved.settle()
    assert {name for name in os.environ if name.startswith("TEXTUAL")} <= unobserved.KEPT
    assert os.environ["TEXTUAL_COLOR_SYSTEM"] == "256" and os.environ["TEXTUAL_FPS"] == "60"


def test_the_screen_leaves_no_file_whatever_the_environment_asks(tmp_path: Path):
    path = tmp_path / "book.cockpit"
    shutil.copyfile(paths.sample(), path)
    path.chmod(0o600)
    shown = OwnTerminal(path, **ASKED)
    try:
        shown.until("help")
        shown.rest()
        shown.type(b"C")
        shown.until("note")
        shown.type(b"Sekretna\x10\x13\x1b")
        shown.rest()
        shown.type(b"\x1b")
        shown.rest()
        shown.type(b"q")
        assert shown.ended() == 0
    finally:
        shown.close()
    left = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert [each for each in left if each.suffix in (".svg", ".log", ".png")] == []
    assert [each for each in left if each != path and b"Sekretna" in each.read_bytes()] == []


async def test_no_picture_is_made_by_any_way(start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.rglob("*.svg"))
    async with start((80, 24)) as walk:
        app = walk.app
        assert list(app.get_system_commands(app.screen)) == []
        await app.run_action("screenshot")
        app.deliver_screenshot()
        app.save_screenshot()
        await walk.press("ctrl+p", *"screenshot")
        await walk.frame()
        assert not any("svg" in line.lower() for line in walk.picture())
    assert set(tmp_path.rglob("*.svg")) == before


def test_the_ways_that_are_shut_are_those_that_there_are():
    """An upgrade that adds another way to make a picture is noticed."""
    named = {name for name in dir(App) if "screenshot" in name}
    assert named == {"action_screenshot", "deliver_screenshot", "export_screenshot", "save_screenshot"}
    found = re.findall(r"TEXTUAL_\w+", inspect.getsource(constants))
    assert {name for name in found if "LOG" in name or "SCREEN" in name or "DEBUG" in name} <= ASKED.keys()
