"""Any bytes at all typed into the running screen: it never ends, and what is pasted is text and never a key."""

from __future__ import annotations

import random
import shutil
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from cockpit import paths
from cockpit.app import any_byte
from tests.app.own_terminal import OwnTerminal

PIECES = (
    b"\x1b",
    b"\x1b[",
    b"\x1b]",
    b"\x1bO",
    b"\x1b[<",
    b"\x1b[<0;5;5M",
    b"\x1b[<0;5;5m",
    b"\x1b[1;5",
    b"\x1b[999;999R",
    b"\x1b[?",
    b"\x1b[200",
    b"\x1b[201~",
    b"\x1b[27;5;13~",
    b"\x1b[57;1u",
    b"\x1b[1;2A",
    b"\x1bP",
    b"\x1b\\",
    b"\xff",
    b"\xc3",
    b"\xe2\x82",
    b"\xf0\x9f",
    b"\xed\xa0\x80",
    b"\xc0\x80",
    b"\x00",
    b"\x07",
    b"\x7f",
    b"\x80",
    b"\x9b31m",
    b"\x9d0;x\x9c",
    b"\xfe\xff",
    b"\t",
    b"\r",
    b"\n",
    b"7",
    b"/",
    "ł".encode(),
    "👩".encode(),
    b"g",
    b"j",
    b"\x1b[A",
    b"\x1b[B",
    b"\x1b[5~",
    b"\x1b[<35;",
    b"\x1b[48;40;120;640;960t",
    b"\x1b[I",
    b"\x1b[O",
)


def strings(count: int, seed: int = 1) -> list[bytes]:
    """Random bytes, among them pieces of sequences; none that leaves the program, as q does."""
    chance = random.Random(seed)
    raw = bytes(each for each in range(256) if each not in b"qQ\x11\xb9")
    return [
        b"".join(
            chance.choice(PIECES) if chance.random() < 0.7 else bytes(chance.choices(raw, k=chance.randint(1, 4)))
            for _piece in range(chance.randint(1, 4))
        )
        for _each in range(count)
    ]


def touches(book) -> int:
    connection = sqlite3.connect(book)
    (count,) = connection.execute("SELECT count(*) FROM touch").fetchone()
    connection.close()
    return int(count)


@pytest.fixture
def shown(tmp_path):
    path = tmp_path / "book.cockpit"
    shutil.copyfile(paths.sample(), path)
    path.chmod(0o600)
    opened = OwnTerminal(path, ("--today", "2026-09-14"), answers=False)
    opened.book = path
    try:
        opened.until("help")
        yield opened
    finally:
        opened.close()


def keys(chunks: list[bytes]) -> list[object]:
    """The events that come of bytes as they are read."""
    decode, feed = any_byte._tolerant("utf-8")().decode, XTermParser().feed
    return [event for chunk in chunks for text in [decode(chunk)] if text for event in feed(text)]


def test_two_thousand_random_strings_are_read():
    decode, parser = any_byte._tolerant("utf-8")().decode, XTermParser()
    count = sum(len(list(parser.feed(text))) for each in strings(2_000) if (text := decode(each)))
    assert count > 2_000


@given(st.lists(st.binary(min_size=1, max_size=12) | st.sampled_from(PIECES), min_size=1, max_size=12))
def test_no_bytes_stop_the_reader(chunks):
    keys([*chunks, b"\x1b[201~"])


@given(
    st.lists(st.sampled_from([*PIECES, b"c", b"cnsx", b"\x1bc", b"\x1b\x1b", b"c" * 40]), max_size=12),
    st.lists(st.integers(1, 9), max_size=40),
)
def test_what_is_pasted_is_never_a_key(pieces, cuts):
    """However it is cut into reads, and whatever escapes are in it."""
    body = b"".join(pieces).replace(b"\x1b[201~", b"")
    if b"\x1b[201~" in body:
        return
    whole, chunks = b"\x1b[200~" + body + b"\x1b[201~c", []
    for cut in cuts:
        chunks, whole = [*chunks, whole[:cut]], whole[cut:]
    found = keys([each for each in [*chunks, whole] if each])
    assert [event.key for event in found if isinstance(event, events.Key)] == ["c"]


@pytest.mark.parametrize(
    "report",
    [b"\x1b[97;1:3u", b"\x1b[57399;1:3u", b"\x1b[1;1:3A", b"\x1b[97:65;2u", b"\x1b[1114112;1u", b"\x1b[99999999999u",
     b"\x1b[97;1;1114112u", b"\x1b[48;40;120;0;0t\x1b[<35;10;10M\x1b[<0;10;10M", b"\x1b[48;0;0;9;9t\x1b[<35;10;10M"],
    ids=["let go", "let go on the pad", "arrow let go", "its other letter", "past Unicode", "far past it",
         "text past it", "no pixels", "no cells"],
)  # fmt: skip
def test_a_report_that_nobody_asked_for_is_passed_over(report):
    any_byte.accept()
    found = keys([report, b"x"])
    assert [event.key for event in found if isinstance(event, events.Key) and event.is_printable] == ["x"]
    assert not [event for event in found if isinstance(event, events.MouseEvent)]


def test_a_key_that_is_let_go_does_not_end_the_running_screen(shown):
    shown.type(b"\x1b[97;1:3u\x1b[48;40;120;0;0t\x1b[<35;10;10M")
    shown.rest()
    shown.type(b"?")
    shown.until("Esc closes")


def test_random_strings_into_the_running_screen(shown):
    for at, each in enumerate(strings(2_000, 3)):
        shown.type(each)
        if at % 25 == 24:
            # out of whatever it led into, so that each place is met
            shown.type(b"\x1b[201~")
            shown.read(0.02)
            shown.type(b"\x1b")
            shown.read(0.15)
    shown.type(b"\x1b[201~")
    for _each in range(8):
        if "F4 shows" in shown.text:
            # one of the strings was the key that hides
            shown.type(b"\x1bOS")
            shown.rest()
        shown.type(b"\x1b")
        shown.rest()
        shown.type(b"?")
        shown.rest()
        if "Esc closes" in shown.text:
            break
    assert shown.child.poll() is None
    assert "Esc closes" in shown.text
    assert b"Traceback" not in shown.sent


@pytest.mark.parametrize(
    "pasted",
    [
        b"ccc nnn sss eee vvv 7c", b"c\x1bc\x1b[Ac\x1bOPc\x1b[31mcccc", b"\x1b" + b"c" * 60,
        b"c\x1b\x1bccc\x1b[200~ccc",
        b"c\xffc\xc3",
        b"c\r\nc\rc\n" * 50, b"C note \r", b"cnsx " * 200_000,
    ],
    ids=["letters", "escapes", "a long escape", "a paste in a paste", "no UTF-8", "lines", "a line", "a megabyte"],
)  # fmt: skip
def test_a_paste_into_the_grid_logs_nothing(shown, pasted):
    before = touches(shown.book)
    shown.type(b"\x1b[200~" + pasted + b"\x1b[201~")
    shown.rest()
    shown.type(b"?")
    shown.until("Esc closes")
    assert touches(shown.book) == before
    # the key itself does
    shown.type(b"\x1b")
    shown.rest()
    shown.type(b"c")
    shown.until("call, reached")
    assert touches(shown.book) == before + 1


def test_a_megabyte_pasted_into_a_line_is_cut_and_goes_on(shown):
    shown.type(b"C")
    shown.until("note")
    shown.type(b"\x1b[200~" + b"word " * 200_000 + b"\x1b[201~")
    shown.type(b" the end")
    shown.until("the end")
    shown.type(b"\r")
    shown.until("takes it back")
    connection = sqlite3.connect(shown.book)
    (longest,) = connection.execute("SELECT max(length(note)) FROM touch").fetchone()
    connection.close()
    assert 9_000 < longest <= 10_000


def test_letters_that_come_as_keys_are_taken_back_one_by_one(shown):
    """A terminal without marks around a paste sends keys: each is an act, and u takes each back."""
    before = touches(shown.book)
    shown.type(b"cns")
    shown.until("text sent")
    shown.rest()
    assert touches(shown.book) == before + 3
    for _each in range(3):
        shown.type(b"u")
        shown.until("taken back")
        shown.rest()
    assert touches(shown.book) == before
