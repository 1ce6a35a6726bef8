"""The tiling: everybody has one place of its own inside the screen, at every size of book and terminal."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.tiling import INLINE, NONE, RULE, SIZES, Tiling, tile

WIDTHS = st.integers(1, 260)
HEIGHTS = st.integers(1, 80)
COUNTS = st.lists(st.integers(0, 90), max_size=12)
WANTED = st.sampled_from(["auto", "auto", "unheard of", *(size.id for size in SIZES)])


def cells(tiling: Tiling) -> list[tuple[int, int, int]]:
    """(half line, first cell, cell after the last) of every position, from the rows alone."""
    found = []
    for row in tiling.rows:
        for column in range(row.start, row.start + row.tiles):
            first = tiling.x(column)
            for line in range(tiling.size.height):
                tops = (
                    (2 * (row.y + line) + row.half,)
                    if tiling.size.pixels
                    else (2 * (row.y + line), 2 * (row.y + line) + 1)
                )
                found += [(top, first, first + tiling.width_at(column)) for top in tops]
    return found


def headings(tiling: Tiling) -> list[tuple[int, int, int]]:
    found = []
    for mark in tiling.marks:
        last = tiling.width if tiling.headings == RULE else tiling.x(mark.column + mark.columns)
        found += [(2 * mark.y, tiling.x(mark.column), last), (2 * mark.y + 1, tiling.x(mark.column), last)]
    return found


@given(COUNTS, WIDTHS, HEIGHTS, WANTED, st.booleans())
def test_everybody_has_one_place(counts, width, height, wanted, named):
    tiling = tile(counts, width, height, wanted, named)
    assert sum(row.tiles for row in tiling.rows) == sum(counts)
    position = 0
    for index, row in enumerate(tiling.rows):
        assert row.first == position
        assert row.tiles > 0
        assert 0 <= row.start and row.start + row.tiles <= tiling.columns
        assert [tiling.place(position + n) for n in range(row.tiles)] == [
            (index, row.start + n) for n in range(row.tiles)
        ]
        position += row.tiles


@given(COUNTS, WIDTHS, HEIGHTS, WANTED, st.booleans())
def test_no_two_overlap_and_none_stands_outside(counts, width, height, wanted, named):
    tiling = tile(counts, width, height, wanted, named)
    by_line: dict[int, list[tuple[int, int]]] = {}
    for top, first, last in cells(tiling) + headings(tiling):
        assert 0 <= first < last
        assert 0 <= top < 2 * tiling.pages * height
        by_line.setdefault(top, []).append((first, last))
    for taken in by_line.values():
        taken.sort()
        assert all(left[1] <= right[0] for left, right in itertools.pairwise(taken))
    if tiling.size.width <= width:
        assert all(last <= width for _top, _first, last in cells(tiling))


@given(COUNTS, WIDTHS, HEIGHTS, st.booleans())
def test_one_page_wherever_two_clients_a_cell_hold_the_book(counts, width, height, named):
    tiling = tile(counts, width, height, named=named)
    assert (tiling.pages == 1) == (sum(counts) <= 2 * width * height)
    assert tiling.height <= height


@given(COUNTS, WIDTHS, HEIGHTS, st.booleans())
def test_no_larger_tile_would_have_held_them(counts, width, height, named):
    found = tile(counts, width, height, named=named)
    for size in SIZES[: SIZES.index(found.size)]:
        if size.width <= width:
            larger = tile(counts, width, height, size.id, named)
            assert larger.pages > 1 or (named and larger.headings == NONE)


@given(COUNTS, WIDTHS, HEIGHTS, WANTED, st.booleans())
def test_a_cell_finds_its_column(counts, width, height, wanted, named):
    tiling = tile(counts, width, height, wanted, named)
    for column in range(tiling.columns):
        for cell in range(tiling.width_at(column)):
            assert tiling.column_at(tiling.x(column) + cell) == column
        if tiling.size.gap:
            assert tiling.column_at(tiling.x(column) + tiling.width_at(column)) is None


@given(COUNTS, WIDTHS, HEIGHTS)
def test_each_group_has_its_heading_or_none_has(counts, width, height):
    tiling = tile(counts, width, height)
    assert tiling.headings in (RULE, INLINE, NONE)
    if tiling.headings == NONE:
        assert tiling.marks == ()
    else:
        assert [mark.group for mark in tiling.marks] == list(range(max(1, len(counts))))
        assert all(mark.column + mark.columns <= tiling.columns for mark in tiling.marks)
        assert all(mark.y <= row.y for row in tiling.rows for mark in tiling.marks if mark.group == row.group)


@pytest.mark.parametrize(
    ("clients", "width", "height"), [(3_000, 80, 19), (18_000, 200, 45), (30_000, 250, 65), (3_040, 80, 19)]
)
def test_whole_books_on_one_page(clients, width, height):
    assert tile([clients], width, height, named=False).pages == 1


def test_beyond_the_last_pixel_there_are_pages():
    assert tile([3_041], 80, 19, named=False).pages == 2
    assert tile([80 * 19 * 2 * 3], 80, 19, named=False).pages == 3


@pytest.mark.parametrize(
    ("clients", "size"),
    [(10, "card"), (18, "tight-card"), (60, "name"), (90, "short-name"), (200, "code"), (300, "short-code"),
     (700, "glyph"), (1500, "dot"), (1521, "pixel")],
)  # fmt: skip
def test_the_tile_shrinks_as_the_book_grows(clients, size):
    assert tile([clients], 80, 19, named=False).size.id == size


def test_tiles_grow_into_the_room_there_is():
    wide = tile([10], 200, 45, named=False)
    assert wide.size.id == "card"
    assert wide.x(wide.columns - 1) + wide.width_at(wide.columns - 1) == 200


@pytest.mark.parametrize("counts", [[], [0], [0, 0, 0]])
@pytest.mark.parametrize("height", [1, 2, 19])
def test_an_empty_book_is_one_page(counts, height):
    tiling = tile(counts, 80, height, named=False)
    assert tiling.pages == 1
    assert tiling.rows == ()


def test_a_size_that_was_asked_for_is_kept_over_pages():
    tiling = tile([500], 80, 19, "card")
    assert tiling.size.id == "card"
    assert tiling.pages > 1


@given(COUNTS, WIDTHS, HEIGHTS, WANTED, st.booleans())
def test_the_same_book_stands_the_same_way_again(counts, width, height, wanted, named):
    assert tile(counts, width, height, wanted, named) == tile(counts, width, height, wanted, named)
