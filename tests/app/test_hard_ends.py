"""What a terminal, a signal and another program can do to the open screen; in a real pseudo-terminal."""

from __future__ import annotations

import inspect
import os
import shutil
import signal
import sqlite3
import sys
import threading
from pathlib import Path

import pexpect
import pytest
from textual.drivers import linux_driver

from cockpit import paths
from cockpit.app import any_byte
from cockpit.store.book import open_book

WAIT = 30


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.cockpit"
    shutil.copyfile(paths.sample(), path)
    path.chmod(0o600)
    return path


def opened(book: Path) -> pexpect.spawn[bytes]:
    environment = {**os.environ, "TERM": "xterm-256color", "COCKPIT_HOME": str(book.parent)}
    child = pexpect.spawn(
        sys.executable,
        ["-m", "cockpit", "--today", "2026-09-14", str(book)],
        dimensions=(40, 120),
        env=environment,
        timeout=WAIT,
    )
    child.expect(b"help")
    return child


def quit_with(child: pexpect.spawn[bytes]) -> int | None:
    child.send(b"q")
    child.expect(pexpect.EOF)
    child.wait()
    return child.exitstatus


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_gives_the_terminal_back(book: Path, number: signal.Signals):
    child = opened(book)
    child.send(b"c")
    child.expect(b"call, reached")
    os.kill(child.pid, number)
    child.expect_exact(b"\x1b[?1049l")
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 128 + number
    kept = open_book(book)
    assert kept.value("SELECT count(*) FROM operation WHERE label LIKE 'call, reached%'") == 1
    kept.close()


def test_a_byte_that_is_no_text_is_typed_over(book: Path):
    child = opened(book)
    child.send(b"\xff\xe9")
    child.send(b"c")
    child.expect(b"call, reached")
    assert quit_with(child) == 0


def test_a_busy_book_is_said_and_nothing_is_lost(book: Path):
    child = opened(book)
    other = sqlite3.connect(book, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    child.send(b"c")
    child.expect(b"written by another program")
    child.send(b"\r")
    child.send(b"\x1b[C")
    child.send(b"/")
    child.expect(b"find")
    child.send(b"ab\r")
    other.execute("ROLLBACK")
    other.close()
    child.send(b"c")
    child.expect(b"call, reached")
    assert quit_with(child) == 0


def test_the_names_that_are_reached_for_in_textual_are_there():
    from textual.app import App
    from textual.drivers import linux_driver

    assert callable(linux_driver.getincrementaldecoder)
    assert callable(App._fatal_error)
    assert callable(App._close_messages_no_wait)
    assert callable(App.action_help_quit)
    assert callable(App.panic)
    driver = linux_driver.LinuxDriver
    for name in ("_disable_mouse_support", "stop_application_mode", "disable_input", "suspend_application_mode",
                 "resume_application_mode"):  # fmt: skip
        assert callable(getattr(driver, name))
    assert "self._mouse_pixels = True" in inspect.getsource(driver._enable_mouse_pixels)
    assert "self._app.panic" in inspect.getsource(driver._run_input_thread)


@pytest.mark.parametrize("told", [True, False], ids=["told", "untold"])
def test_a_terminal_that_is_gone_ends_the_program_and_keeps_all(book: Path, told: bool):
    """Its window was closed, its tmux killed: no process stays behind, reading nothing for ever."""
    child = opened(book)
    child.send(b"c")
    child.expect(b"call, reached")
    if not told:
        # as a program that a dying multiplexer left without a word
        os.kill(child.pid, signal.SIGSTOP)
    os.close(child.fileno())
    child.closed, child.fileobj = True, None
    if not told:
        os.kill(child.pid, signal.SIGCONT)
    child.ptyproc.wait()
    assert not child.ptyproc.isalive()
    kept = open_book(book)
    assert kept.value("SELECT count(*) FROM operation WHERE label LIKE 'call, reached%'") == 1
    kept.close()


def test_a_reader_at_its_end_asks_to_hang_up(monkeypatch: pytest.MonkeyPatch):
    sent = []
    monkeypatch.setattr(any_byte.os, "kill", lambda pid, number: sent.append((pid, number)))
    decoder = any_byte._tolerant("utf-8")()
    assert decoder.decode("ł".encode()[:1]) == ""
    assert decoder.decode("ł".encode()[1:]) == "ł"
    assert sent == []
    for _each in range(3):
        assert decoder.decode(b"") == ""
    assert sent == [(os.getpid(), signal.SIGHUP)]


def test_letting_go_ends_the_reader_that_a_late_signal_began_anew():
    class Driver:
        exit_event = threading.Event()

    class Left:
        _driver = Driver()

    any_byte.let_go(Left())  # type: ignore[arg-type]
    assert Driver.exit_event.is_set()
    assert "exit_event" in inspect.getsource(linux_driver.LinuxDriver.run_input_thread)
    any_byte.let_go(object())  # type: ignore[arg-type]
