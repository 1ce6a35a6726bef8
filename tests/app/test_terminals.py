"""Terminals of every kind: tmux, a plain one over ssh, sixteen colours, none, and one that can show no screen."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

import pexpect
import pytest

from cockpit.app.themes import PALETTES
from tests.app.test_real_terminal import PATIENCE, Terminal, touches

TMUX = shutil.which("tmux")
PLAIN = {"COLORTERM": "", "COCKPIT_THEME": "", "COLORFGBG": "", "TEXTUAL_COLOR_SYSTEM": "auto"}
RGB = re.compile(rb"[\[;][34]8[;:][25][;:]")
"""A colour that is none of the terminal's own sixteen."""
SIXTEEN = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-7]|4[0-7]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")


def shown_in(home_folder, size=(80, 24), **environment):
    # an empty variable counts as none for all but NO_COLOR, which is there or not
    return Terminal(size, ["demo"], {**PLAIN, "COCKPIT_HOME": str(home_folder), **environment})


def log_and_leave(shown, home_folder):
    """Log a call, take it back, leave."""
    shown.until("breathes")
    shown.until("c call")
    before = len(touches(home_folder))
    shown.child.send("c")
    shown.until("call, reached")
    assert len(touches(home_folder)) == before + 1
    shown.child.send("u")
    shown.until("taken back")
    assert len(touches(home_folder)) == before
    shown.child.send("q")
    shown.until(lambda: not shown.child.isalive() and not shown.read())
    assert shown.child.exitstatus == 0


@pytest.mark.parametrize("term", ["xterm", "linux", "screen", "vt220", "xterm-16color"])
def test_few_colours_are_the_terminals_own(home_folder, term):
    shown = shown_in(home_folder, TERM=term)
    log_and_leave(shown, home_folder)
    assert not RGB.search(bytes(shown.sent))
    assert SIXTEEN.search(bytes(shown.sent))


@pytest.mark.parametrize("term", ["xterm-256color", "tmux-256color", "screen-256color"])
def test_256_colours_come_near_to_the_theme(home_folder, term):
    shown = shown_in(home_folder, TERM=term)
    log_and_leave(shown, home_folder)
    assert re.search(rb"[34]8;5;\d", bytes(shown.sent))
    assert not re.search(rb"[34]8;2;\d", bytes(shown.sent))


def test_no_color_sends_none(home_folder):
    shown = shown_in(home_folder, TERM="xterm-256color", COLORTERM="truecolor", NO_COLOR="1")
    log_and_leave(shown, home_folder)
    sent = bytes(shown.sent)
    assert not RGB.search(sent)
    assert not SIXTEEN.search(sent)
    # the cursor is there all the same
    assert re.search(rb"\x1b\[(?:[0-9;]*;)?7(?:;[0-9;]*)?m", sent)


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_a_terminal_without_a_screen_is_told_what_works(home_folder, term):
    child = pexpect.spawn(
        sys.executable, ["-m", "cockpit", "demo"], timeout=PATIENCE, dimensions=(24, 200),
        env={**os.environ, "TERM": term, "COCKPIT_HOME": str(home_folder)},
    )  # fmt: skip
    child.expect(pexpect.EOF)
    child.wait()
    said = child.before.decode().strip()
    assert child.exitstatus == 2
    assert (
        said
        == f"cockpit: TERM={term}: this terminal shows no screen; `cockpit grid` and the verbs of `cockpit --help` work"
    )
    assert "\x1b" not in said


@pytest.mark.parametrize("name", [palette.removeprefix("cockpit-") for palette in PALETTES])
def test_every_theme_starts_and_is_left(home_folder, name):
    shown = shown_in(home_folder, TERM="xterm-256color", COLORTERM="truecolor", COCKPIT_THEME=name)
    shown.until("breathes")
    # what Textual draws itself wears it too
    shown.child.send("\x10")
    shown.until("a command, or a client")
    shown.child.send("\x1b")
    shown.until(lambda: "a command, or a client" not in shown.text)
    shown.child.send("?")
    shown.until("On the grid")
    shown.child.send("q")
    shown.rest()
    shown.child.send("q")
    shown.until(lambda: not shown.child.isalive() and not shown.read())
    assert shown.child.exitstatus == 0


@pytest.mark.skipif(TMUX is None, reason="tmux is not installed here: the program was not tried in it")
@pytest.mark.parametrize("inside", ["tmux-256color", "screen-256color", "screen"])
def test_in_tmux(home_folder, inside):
    # not below the test's own folder: the path of a socket may have 100 letters
    folder = tempfile.mkdtemp(prefix="tmux-")
    environment = {**os.environ, **PLAIN, "COCKPIT_HOME": str(home_folder), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    for name in ("TMUX", "NO_COLOR"):
        environment.pop(name, None)

    def tmux(*words, check=True):
        run = subprocess.run(
            [TMUX, "-S", f"{folder}/it", "-f", "/dev/null", *words],
            env=environment, capture_output=True, text=True, check=check, timeout=PATIENCE,
        )  # fmt: skip
        return run.stdout

    def until(wanted):
        end = time.monotonic() + PATIENCE
        while wanted not in (text := tmux("capture-pane", "-p", "-t", "it")):
            assert time.monotonic() < end, f"{wanted!r} did not come:\n{text}"

    try:
        tmux(
            "new-session",
            "-d",
            "-s",
            "it",
            "-x",
            "100",
            "-y",
            "30",
            f"env TERM={inside} {sys.executable} -m cockpit demo; cat",
        )
        until("breathes")
        until("c call")
        before = len(touches(home_folder))
        tmux("send-keys", "-t", "it", "7c")
        until("call, reached")
        assert len(touches(home_folder)) == before + 1
        tmux("resize-window", "-t", "it", "-x", "80", "-y", "24")
        tmux("send-keys", "-t", "it", "Down", "Enter")
        until("Overview")
        tmux("send-keys", "-t", "it", "u")
        until("taken back")
        assert len(touches(home_folder)) == before
        tmux("send-keys", "-t", "it", "q")
        end = time.monotonic() + PATIENCE
        while tmux("display-message", "-p", "-t", "it", "#{alternate_on}").strip() != "0":
            assert time.monotonic() < end
    finally:
        tmux("kill-server", check=False)
        shutil.rmtree(folder)
