"""The code as half blocks: read back, they are what the library made, with light all around."""

from __future__ import annotations

import pytest
import segno

from cockpit.exchange import picture

PAIRS = {" ": (False, False), "▀": (True, False), "▄": (False, True), "█": (True, True)}


def read_back(lines: list[str]) -> list[list[bool]]:
    """Rows of modules, quiet zone included."""
    rows: list[list[bool]] = []
    for line in lines:
        upper, lower = zip(*(PAIRS[sign] for sign in line), strict=True)
        rows += [list(upper), list(lower)]
    return rows


CONTENTS = ("tel:+48601234567", "tel:+4917604069006", "SMSTO:+48601234567:Dzień dobry, tu Jan. Wszystko w porządku?",
            "SMSTO:+77012345678:" + "Здравствуйте! " * 20)  # fmt: skip


@pytest.mark.parametrize("quiet", [picture.QUIET, picture.NARROW])
@pytest.mark.parametrize("content", CONTENTS)
def test_what_is_drawn_is_the_code_whole(content, quiet):
    modules = picture.qr(content)
    lines = picture.half_blocks(modules, quiet)
    columns, height = picture.cells(modules, quiet)
    assert len(lines) == height
    assert {len(line) for line in lines} == {columns}
    made = segno.make(content, error="l", micro=False, encoding="utf-8")
    wanted = [[bool(dark) for dark in row] for row in made.matrix_iter(border=quiet)]
    rows = read_back(lines)
    assert rows[: len(wanted)] == wanted
    # an odd number of rows ends on half a line of light
    assert len(rows) - len(wanted) in (0, 1)
    assert not any(any(row) for row in rows[len(wanted) :])


def test_the_text_is_there_as_raw_utf_8():
    content = "SMSTO:+48601234567:Łódź"
    made = segno.make(content, error="l", micro=False, encoding="utf-8")
    assert (made.mode, made.version) == ("byte", 2)
    assert len(picture.qr(content)) == 25


def test_it_fits_whole_or_not_at_all():
    modules = picture.qr("tel:+48601234567")
    assert len(modules) == 21
    assert picture.fitting(modules, 29, 15) == picture.QUIET
    assert picture.fitting(modules, 28, 15) == picture.NARROW
    assert picture.fitting(modules, 29, 14) == picture.NARROW
    assert picture.fitting(modules, 25, 13) == picture.NARROW
    assert picture.fitting(modules, 24, 13) is None
    assert picture.fitting(modules, 25, 12) is None


def test_too_much_for_any_code():
    assert picture.qr("x" * 2953)
    with pytest.raises(ValueError):
        picture.qr("ж" * 1500)
