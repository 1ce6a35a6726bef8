"""Where frames end, and when a screen is whole."""

import sys

import pytest

from benchmarks.frames import SYNC_BEGIN, SYNC_END, Finder
from benchmarks.terminal import Chunk, NoFrame, Recording, Terminal
from benchmarks.whole import shown, whole

SIZE = (20, 4)


def recorded(*pieces: bytes) -> Recording:
    recording = Recording(10.0)
    recording.chunks = [Chunk(10.0 + at, at / 10, data) for at, data in enumerate(pieces, 1)]
    return recording


@pytest.mark.parametrize("at", range(1, len(SYNC_END)))
def test_an_end_that_is_split_between_two_reads_is_found(at):
    finder = Finder(SYNC_END)
    assert finder.count(b"x" + SYNC_END[:at]) == 0
    assert finder.count(SYNC_END[at:] + b"y") == 1
    assert finder.count(b"z") == 0


def test_an_end_counts_once_and_two_count_twice():
    finder = Finder(SYNC_END)
    assert finder.count(SYNC_END + b"between" + SYNC_END) == 2
    assert finder.count(b"") == 0
    assert finder.count(SYNC_END[-1:]) == 0


def test_a_byte_at_a_time():
    finder = Finder(SYNC_END)
    assert sum(finder.count(bytes([each])) for each in (SYNC_END * 3)) == 3


def test_a_begin_is_no_end():
    assert Finder(SYNC_END).count(SYNC_BEGIN) == 0


def test_a_screen_is_whole_with_the_last_change_below_its_head():
    recording = recorded(b"\x1b[2;1Htiles", b"\x1b[3;1Hlegend", b"\x1b[1;1Hlater", b"\x1b[3;1Hlegend")
    assert whole(recording, SIZE) == (2.0, 0.2)
    assert whole(recording, SIZE, heads=0) == (3.0, pytest.approx(0.3))


def test_a_change_of_colour_is_a_change():
    assert whole(recorded(b"\x1b[2;1Htiles", b"\x1b[2;1H\x1b[31mtiles"), SIZE) == (2.0, 0.2)


def test_a_held_frame_is_shown_when_it_is_let_go():
    recording = recorded(SYNC_BEGIN + b"\x1b[2;1Htiles", b"\x1b[2;1Htiles", SYNC_END, b"\x1b[2;1Htiles")
    assert whole(recording, SIZE)[0] == 3.0


def test_a_program_that_shows_nothing_has_no_frame():
    with pytest.raises(NoFrame):
        whole(recorded(b"\x1b[1;1H"), SIZE)


def test_a_text_is_shown_when_it_stands_on_the_screen_first():
    recording = recorded(b"\x1b[2;1Hcli", b"ents", b"\x1b[2J")
    assert shown(recording, "clients", SIZE) == (2.0, 0.2)
    assert shown(recording, "touches", SIZE) is None


def test_a_child_is_answered_as_by_a_terminal_that_holds_frames_back(tmp_path):
    code = (
        "import os, sys, tty; tty.setraw(0); os.write(1, b'\\x1b[?2026$p'); told = os.read(0, 99);"
        " os.write(1, b'told ' + told[2:] + b' size %d %d' % os.get_terminal_size());"
        " key = os.read(0, 9); os.write(1, b'\\x1b[?2026h' + key + b'\\x1b[?2026l'); os.read(0, 9)"
    )
    with Terminal([sys.executable, "-c", code], {}, size=(81, 23), folder=tmp_path) as child:
        child.until(b"told ?2026;1$y size 81 23")
        recording = child.key("k")
        assert recording.frames == 1
        assert recording.ended > recording.began
        assert b"k" in recording.text
        assert child.cpu() > 0


def test_a_child_that_ends_is_no_frame(tmp_path):
    with (
        Terminal([sys.executable, "-c", "print('bye')"], {}, folder=tmp_path) as child,
        pytest.raises(NoFrame, match="bye"),
    ):
        child.until(b"never", 20)
