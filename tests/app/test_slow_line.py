"""Over a line of 64 KB a second: what a start and each key send, and that every frame is shown at once."""

import sys
from pathlib import Path

import pytest

from benchmarks import slow_line
from benchmarks.slow_line import BEGIN, END, Line, run
from samples import large

# bytes at most; about a quarter over what was counted, for names and days differ in length
DEMO = {
    "start": 42_000, "cursor key": 520, "lens change": 15_000, "filter": 6_500, "filter off": 11_000,
    "prompt opens": 700, "letter in it": 5_000, "prompt closes": 15_000, "call logged": 450, "undo": 450,
    "help opens": 19_000, "help closes": 42_000, "client opens": 42_000, "client closes": 40_000,
    "sweep opens": 22_000, "sweep step": 11_000, "sweep logs and goes on": 11_000,
}  # fmt: skip
LARGE = {
    **DEMO, "start": 150_000, "cursor key": 350, "lens change": 22_000, "filter": 12_000, "filter off": 13_000,
    "letter in it": 40_000, "prompt closes": 24_000, "help closes": 32_000, "client closes": 32_000,
}  # fmt: skip


@pytest.fixture(scope="module")
def ten_thousand(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("large") / "large.cockpit"
    large.make(path, 10_000, 20_000)
    return path


@pytest.mark.parametrize("size", slow_line.SIZES, ids=str)
@pytest.mark.parametrize("which", ["demo", "large"])
def test_no_key_sends_more_than_it_must(which, size, ten_thousand, tmp_path):
    words, ceilings = (["demo"], DEMO) if which == "demo" else ([str(ten_thousand)], LARGE)
    found = run(words, size, tmp_path)
    assert {each.name for each in found} == set(ceilings)
    too_many = {each.name: each.bytes for each in found if each.bytes > ceilings[each.name]}
    assert too_many == {}
    assert all(each.bytes for each in found)


def test_every_frame_is_shown_at_once(tmp_path):
    line = Line(["demo"], (120, 40), tmp_path)
    try:
        line.rest()
        line.child.send(slow_line.RIGHT)
        line.rest()
        line.sent.clear()
        for key in ("l", "\t", "/", "m", "\x1b", "c", "u", "?", "q", "gs"):
            line.child.send(key)
            line.rest()
        sent = bytes(line.sent)
    finally:
        line.close()
    assert sent.count(BEGIN) == sent.count(END) >= 10
    # nothing that shows stands between two frames
    between = [part.split(END)[-1] for part in sent.split(BEGIN)]
    assert all(b"H" not in part and b"m" not in part for part in between), between


def waits(process: int) -> dict[str, int]:
    """How often each thread of a process has waited for something."""
    return {
        task.name: int(next(line.split()[1] for line in (task / "status").read_text().splitlines()
                            if line.startswith("voluntary_ctxt_switches")))
        for task in Path(f"/proc/{process}/task").iterdir()
    }  # fmt: skip


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="threads are counted in /proc")
def test_nothing_wakes_an_idle_program_but_the_reader_of_keys(tmp_path):
    line = Line(["demo"], (120, 40), tmp_path)
    try:
        line.rest()
        line.rest()
        before = waits(line.child.pid)
        # nothing is sent either
        assert line.read(4.0) == b""
        after = waits(line.child.pid)
    finally:
        line.close()
    woken = sorted(after[task] - before.get(task, 0) for task in after)
    # Textual's reader looks up ten times a second whether it shall end; no other thread has anything to do
    assert sum(woken[:-1]) <= 2, woken
    assert woken[-1] <= 4 * 10 * 2, woken
