"""The program in a real terminal: what it paints, what a kill leaves in the book, what it leaves on the terminal."""

import os
import signal
import sqlite3
import sys
import time
from contextlib import contextmanager

import pexpect
import pyte
import pytest

PATIENCE = 30.0
"""Seconds after which what is waited for has not come."""
BYTES_OF_A_CURSOR_KEY = 500


class Terminal:
    """A pseudo-terminal, and what a person would see on it."""

    def __init__(self, size, words, environment) -> None:
        columns, lines = size
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self.sent = bytearray()
        self.child = pexpect.spawn(
            sys.executable, ["-m", "cockpit", *words], dimensions=(lines, columns), timeout=PATIENCE,
            env={**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", **environment},
        )  # fmt: skip
        # pexpect sleeps before each key, for programs that ask for a password
        self.child.delaybeforesend = None

    def read(self, wait: float = 0.05) -> bytes:
        """What comes within a moment."""
        try:
            data = self.child.read_nonblocking(65_536, timeout=wait)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return b""
        self.sent += data
        self._stream.feed(data)
        return data

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def until(self, wanted) -> None:
        """Read until the screen says it."""
        end = time.monotonic() + PATIENCE
        while not (wanted in self.text if isinstance(wanted, str) else wanted()):
            assert time.monotonic() < end, f"{wanted!r} did not come:\n{self.text}"
            self.read()

    def rest(self) -> int:
        """Read until nothing comes any more; returns the bytes."""
        count = quiet = 0
        while quiet < 4:
            got = len(self.read(0.1))
            count, quiet = count + got, 0 if got else quiet + 1
        return count

    def end(self) -> None:
        """Let go of it; what still runs is killed."""
        if self.child.isalive():
            self.child.kill(signal.SIGKILL)
            self.child.wait()
        self.child.ptyproc.delayafterclose = 0
        self.child.close()


@contextmanager
def terminal(size, words, folder):
    started = Terminal(size, words, {"COCKPIT_HOME": str(folder)})
    try:
        yield started
    finally:
        started.end()


def touches(folder):
    connection = sqlite3.connect(f"file:{folder / 'demo.cockpit'}?mode=ro", uri=True)
    try:
        return connection.execute("SELECT id, client, channel, outcome FROM touch ORDER BY id").fetchall()
    finally:
        connection.close()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
def test_what_was_said_to_be_logged_outlives_a_kill(size, home_folder, sound):
    with terminal(size, ["demo"], home_folder) as shown:
        shown.until("breathes")
        shown.until("c call")
        before = touches(home_folder)
        shown.child.send("c")
        shown.until("call, reached")
        os.kill(shown.child.pid, signal.SIGKILL)
        shown.child.wait()
    from cockpit.store.book import open_book

    book = open_book(home_folder / "demo.cockpit")
    kept = book.rows("SELECT id, client, channel, outcome FROM touch ORDER BY id")
    book.close()
    (logged,) = set(kept) - set(before)
    assert logged[2:] == ("call", "reached")
    sound(home_folder / "demo.cockpit")
    with terminal(size, ["demo"], home_folder) as shown:
        shown.until("breathes")
        shown.until("c call")
        shown.child.send("u")
        shown.until("taken back")
        shown.child.send("q")
        shown.until(lambda: not shown.child.isalive())
    assert touches(home_folder) == before


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
def test_q_gives_the_terminal_back(size, home_folder):
    with terminal(size, ["demo"], home_folder) as shown:
        shown.until("breathes")
        shown.rest()
        assert b"\x1b[?1049h" in shown.sent
        shown.child.send("q")
        shown.until(lambda: not shown.child.isalive() and not shown.read())
        assert shown.child.exitstatus == 0
        assert shown.child.signalstatus is None
        assert shown.sent.rindex(b"\x1b[?1049l") > shown.sent.rindex(b"\x1b[?1049h")
        assert shown.sent.rindex(b"\x1b[?25h") > shown.sent.rindex(b"\x1b[?25l")


def test_keys_typed_ahead_in_one_read(home_folder):
    with terminal((120, 40), ["demo"], home_folder) as shown:
        shown.until("breathes")
        shown.rest()
        before = len(touches(home_folder))
        shown.child.send("gs")
        shown.until("Sweep")
        assert len(touches(home_folder)) == before
        shown.child.send("7cCcennik 2027 >oferta pt\r")
        shown.until("call, reached")
        # letters that came at once are shown at once: silence does not say that all is done
        shown.until(lambda: len(touches(home_folder)) >= before + 2)
        shown.rest()
        assert len(touches(home_folder)) == before + 2
        shown.child.send("q")
        shown.until(lambda: not shown.child.isalive())


def test_a_cursor_key_sends_few_bytes(home_folder):
    with terminal((120, 40), ["demo"], home_folder) as shown:
        shown.until("breathes")
        shown.rest()
        for key in ("l", "l", "j", "h", "k", "\x1b[C", "\x1b[B"):
            shown.child.send(key)
            sent = shown.rest()
            assert 0 < sent < BYTES_OF_A_CURSOR_KEY, key
        shown.child.send("q")
        shown.until(lambda: not shown.child.isalive())


def test_what_keys_left_on_the_screen_is_what_a_whole_repaint_shows(home_folder):
    with terminal((120, 40), ["demo"], home_folder) as shown:
        shown.until("c call")
        shown.rest()
        for keys in ("\x1b[C" * 7, "\x1b[B" * 3, "\x1b[D", "\t", "/", "lodz", "\r", "c", "\x1b[C"):
            shown.child.send(keys)
            shown.rest()
            left = list(shown.screen.display)
            if keys in ("/", "lodz", "c"):
                # what is typed, or was just said, goes with the next key
                continue
            shown.child.send("?")
            shown.until("On the grid")
            shown.rest()
            shown.child.send("q")
            shown.until(lambda: "On the grid" not in shown.text)
            shown.rest()
            assert left == list(shown.screen.display)
