"""How many columns a text takes."""

from __future__ import annotations

import pytest

from cockpit.cli.cells import cut, padded, width
from cockpit.cli.printing import table


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("Łódź", 4), ("e\u0301", 1), ("日本", 4), ("", 0)])
def test_width(text: str, columns: int):
    assert width(text) == columns


@pytest.mark.parametrize("columns", range(1, 12))
def test_a_cut_text_fits(columns: int):
    for text in ("日本語日本語日本語", "Hurtownia Łódzka spółka", "e\u0301" * 30):
        assert width(cut(text, columns)) <= columns
        assert width(padded(cut(text, columns), columns)) == columns


def test_a_table_is_aligned():
    assert table([["a", "1"], ["日本", "200"]], right=[1]) == ["a       1", "日本  200"]
