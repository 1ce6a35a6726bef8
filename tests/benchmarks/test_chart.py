"""The picture of growth."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from benchmarks.chart import GAP, apart, chart, ticks

SIZES = ("100 clients", "1,000 clients", "10,000 clients")


def drawn(courses):
    return ElementTree.fromstring(chart("What a key costs", "times its floor", SIZES, courses))


def courses_of(root):
    return [each for each in root.iter("{http://www.w3.org/2000/svg}path") if each.get("class") == "course"]


def heights(path):
    return [float(point.split()[1]) for point in path.get("d").removeprefix("M").split("L")]


def test_a_level_course_is_level_and_growth_goes_up_by_even_steps():
    level, growing = courses_of(drawn({"cursor key": [1.1, 1.1, 1.1], "start": [1.0, 10.0, 100.0]}))
    assert len(set(heights(level))) == 1
    first, second, third = heights(growing)
    assert first > second > third
    assert first - second == pytest.approx(second - third, abs=0.2)


def test_what_was_not_measured_is_left_out():
    (course,) = courses_of(drawn({"log": [None, 2.0, 3.0], "nothing": [None, None, None]}))
    assert len(heights(course)) == 2


def test_names_are_texts_and_never_markup():
    root = drawn({"<b> & co": [1.0, 2.0, 3.0]})
    assert any("<b> & co" in "".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text"))


def test_everything_lies_within_the_picture():
    root = drawn({f"line {at}": [1.0, 1.0, 1.0] for at in range(10)})
    _x, _y, _width, height = map(float, root.get("viewBox").split())
    for each in root.iter("{http://www.w3.org/2000/svg}text"):
        assert 0 <= float(each.get("y")) <= height


@pytest.mark.parametrize(("low", "high"), [(1.0, 1.0), (0.3, 7.0), (0.9, 40_000.0), (1.0, 2.0), (0.02, 0.03)])
def test_the_marks_enclose_what_is_drawn(low, high):
    marks = ticks(low, high)
    assert marks[0] <= low
    assert marks[-1] >= high
    assert 2 <= len(marks) <= 13
    assert marks == sorted(set(marks))


def test_labels_stand_apart_in_their_order():
    places = apart([50.0, 10.0, 50.0, 51.0, 300.0], 400)
    assert places[1] == 10.0
    assert places[4] == 300.0
    ordered = sorted(places)
    assert all(later - before >= GAP for before, later in pairwise(ordered))


def test_labels_that_are_pushed_to_the_end_push_back():
    assert apart([100.0, 100.0, 100.0], 110, 20) == [70.0, 90.0, 110.0]
