"""Ratios, limits, the table and the pages; never a time."""

import json

import pytest

from benchmarks import pages, report
from benchmarks.bench import QUICK
from benchmarks.ratios import Pair, Ratio, Sample, by_turns, cpu, median, ratio, wall
from benchmarks.report import Figure, Target, figure, missing

KEY = Target("cursor key to frame", "an app with one cell", 1.2, 0.7)


def found(value: float, target: Target = KEY) -> Figure:
    return figure(target, Ratio(value, value / 2, value * 2, 5))


def test_the_ratio_is_of_the_medians_and_the_spread_of_the_pairs():
    # the medians are 3 and 2, the pairs 1 to 2, 3 to 1 and 9 to 4
    assert ratio([1, 3, 9], [2, 1, 4]) == Ratio(1.5, 0.5, 3.0, 3)


def test_both_clocks_are_taken_from_the_same_pairs():
    pairs = [Pair(Sample(2, 3), Sample(1, 1)), Pair(Sample(4, 3), Sample(1, 1))]
    assert wall(pairs).value == 3
    assert cpu(pairs).value == 3
    assert wall(pairs).low == 2
    assert median([pair.ours for pair in pairs]) == Sample(3, 3)


def test_ours_and_the_floor_run_by_turns_after_one_each_that_does_not_count():
    order: list[str] = []

    def run(name):
        order.append(name)
        return Sample(len(order), 1)

    pairs = by_turns(lambda: run("ours"), lambda: run("floor"), 2)
    assert order == ["ours", "floor"] * 3
    assert [pair.ours.wall for pair in pairs] == [3, 5]


@pytest.mark.parametrize(("value", "standing", "over"), [
    (0.7, "aim met", False), (0.71, "holds", False), (1.2, "holds", False), (1.21, "OVER", True),
])  # fmt: skip
def test_a_line_is_over_where_it_is_above_its_limit(value, standing, over):
    assert (found(value).standing, found(value).over) == (standing, over)


@pytest.mark.parametrize(("value", "standing", "over"), [(1.59, "AHEAD", True), (1.6, "behind", False)])
def test_a_peer_does_not_come_before_us(value, standing, over):
    peer = found(value, Target("first paint: other", "bare", least=1.6))
    assert (peer.standing, peer.over) == (standing, over)


def test_a_line_without_a_limit_is_only_shown():
    shown = found(99.0, Target("cockpit grid --json", "python"))
    assert (shown.standing, shown.over) == ("", False)


def test_what_was_not_measured_is_said_and_not_said_to_hold():
    absent = missing(KEY, "there is no valgrind here")
    assert not absent.over
    assert "not measured" in report.table([absent])
    assert "there is no valgrind here" in report.table([absent])
    assert report.verdict([absent, found(1.0)]) == "1 of 2 limits hold; not measured: cursor key to frame"


def test_the_table_marks_what_is_over_and_the_verdict_names_it():
    told = report.table([found(1.0), found(1.5)])
    assert told.splitlines()[0].split() == ["what", "ratio", "spread", "limit", "aim", "by", "beside"]
    assert [("OVER" in line) for line in told.splitlines()[1:]] == [False, True]
    assert "over: cursor key to frame (1.50)" in report.verdict([found(1.0), found(1.5)])


def test_bytes_are_no_ratio():
    target = Target("bytes that a cursor key sends", "", 256, 110)
    assert report.cells(figure(target, Ratio(20_393.0, 1.0, 9.0, 9), "bytes"))[1:5] == ("20,393", "1-9", "256", "110")


def test_the_json_has_what_was_agreed(tmp_path):
    path = tmp_path / "latest.json"
    report.write([found(1.5), missing(KEY, "why")], path)
    first, second = json.loads(path.read_text())
    asked = ("name", "ratio", "limit", "aim", "floor", "runs", "spread", "over")
    assert {name: first[name] for name in asked} == {
        "name": "cursor key to frame", "ratio": 1.5, "limit": 1.2, "aim": 0.7, "floor": "an app with one cell",
        "runs": 5, "spread": [0.75, 3.0], "over": True,
    }  # fmt: skip
    assert (second["ratio"], second["spread"], second["note"]) == (None, None, "why")


def test_what_was_kept_is_read_as_it_was(tmp_path):
    path = tmp_path / "latest.json"
    assert report.read(path) == []
    kept = [found(1.5), missing(KEY, "why"), figure(KEY, Ratio(1, 1, 1, 3), "cpu", "a note", wall=2.0)]
    report.write(kept, path)
    assert report.read(path) == kept


def test_a_line_measured_again_takes_its_place():
    other, third = Target("idle", "", 1.2), Target("memory", "", 1.6)
    kept = [found(1.0, other), found(1.5), found(2.0, third)]
    assert report.renewed(kept, "cursor", [found(1.1)]) == [found(1.0, other), found(1.1), found(2.0, third)]
    broken = Figure("cursor", "", None, None, None, note="no frame", failed=True)
    assert report.renewed([found(1.0, other), broken], "cursor", [found(1.1)]) == [found(1.0, other), found(1.1)]
    assert report.renewed([found(1.0, other)], "cursor", [found(1.1)]) == [found(1.0, other), found(1.1)]


def test_a_page_keeps_what_stands_around_the_table():
    begin, end = (each.format("make bench") for each in pages.MADE_BY)
    page = f"before\n{begin}\nold\n{end}\nafter\n"
    once = pages.between(page, "new")
    assert once == f"before\n{begin}\n\nnew\n\n{end}\nafter\n"
    assert pages.between(once, "new") == once


def test_a_page_without_markers_is_left_alone():
    with pytest.raises(ValueError, match="no <!-- made by make bench"):
        pages.between("no markers", "new")


def test_the_pages_have_their_markers():
    for page in (pages.LONG, pages.SHORT):
        assert "\n\nwhat it gave\n\n" in pages.between(page.read_text(encoding="utf-8"), "what it gave")
    grown = pages.between(pages.LONG.read_text(encoding="utf-8"), "pictures", "make bench-scale")
    assert "what it gave" in pages.between(grown, "what it gave")
    assert "\n\npictures\n\n" in grown


def test_the_short_table_leaves_out_what_has_no_limit():
    shown = pages.short([found(1.5), found(9.0, Target("cockpit grid --json", "python"))], QUICK)
    assert "**OVER**" in shown
    assert "grid --json" not in shown
    assert "grid --json" in pages.long([found(9.0, Target("cockpit grid --json", "python"))], QUICK)
