"""A frame is written at once where the terminal takes it; where it does not, in its order and by nobody who works."""

from __future__ import annotations

import fcntl
import inspect
import os
import pty
import select
import tty

import pytest
from textual.driver import Driver
from textual.drivers import linux_driver
from textual.drivers._writer_thread import WriterThread

from cockpit.app.wires import Writer


@pytest.fixture
def terminal():
    """A terminal: what it shows can be read from the first, and is written to the second."""
    here, there = pty.openpty()
    tty.setraw(there)
    file = os.fdopen(there, "w", encoding="utf-8")
    yield here, file
    file.close()
    os.close(here)


def taken(end: int, wanted: int) -> bytes:
    """As many bytes as are wanted."""
    found = b""
    while len(found) < wanted:
        assert select.select([end], [], [], 20)[0]
        found += os.read(end, 1 << 16)
    return found


def test_what_the_terminal_takes_is_there_before_the_thread_was_asked(terminal):
    here, file = terminal
    writer = Writer(file)
    # the thread does not even run
    writer.write("ein Bäcker ✓")
    assert taken(here, 1).decode() == "ein Bäcker ✓"
    writer.start()
    writer.stop()


def test_a_terminal_that_is_full_is_waited_for_by_the_thread_alone(terminal):
    here, file = terminal
    writer = Writer(file)
    writer.start()
    # far more than the terminal holds; each piece is told from the next
    pieces = [f"{number:06}" + "ä✓" * 400 for number in range(28)]
    for _round in range(20):
        # nobody reads yet, and yet each of them returns
        if not select.select([], [file.fileno()], [], 0)[1]:
            break
        writer.write("x" * 4096)
    held = fcntl.fcntl(file.fileno(), fcntl.F_GETFL) & os.O_NONBLOCK
    assert not held
    for piece in pieces:
        writer.write(piece)
    wanted = "".join(pieces).encode()
    found = b""
    while not found.endswith(wanted):
        found += taken(here, 1)
    assert set(found[: -len(wanted)]) <= {ord("x")}
    writer.stop()
    assert not writer.is_alive()


def test_a_terminal_that_is_gone_holds_nobody_up(terminal):
    _here, file = terminal
    writer = Writer(file)
    writer.start()
    gone = os.open(os.devnull, os.O_RDONLY)
    os.dup2(gone, writer._end)
    kept = os.dup(file.fileno())
    os.dup2(gone, file.fileno())
    for _turn in range(100):
        writer.write("into nothing")
    writer.stop()
    assert not writer.is_alive()
    os.dup2(kept, file.fileno())
    os.close(gone)
    os.close(kept)


def test_what_is_no_terminal_is_written_by_the_thread(tmp_path):
    path = tmp_path / "out"
    with path.open("w", encoding="utf-8") as file:
        writer = Writer(file)
        assert writer._end is None
        writer.start()
        writer.write("one ")
        writer.write("\ud800 two")
        writer.stop()
    assert path.read_text() == "one \\ud800 two"


def test_the_driver_is_the_one_that_is_known():
    # were it to make its writer by another name, or to hand keys over by another way, ours would stand there unused
    assert "WriterThread(self._file)" in inspect.getsource(linux_driver.LinuxDriver.start_application_mode)
    assert "_post_message(message), loop=self._loop" in inspect.getsource(Driver.send_message)
    assert list(inspect.signature(WriterThread).parameters) == ["file"]
    source = inspect.getsource(WriterThread)
    assert "self._queue.put(None)" in source
    assert "self.join()" in source
