"""The week of the guide, lived through by its own keys: each shows what the guide says it shows."""

from __future__ import annotations

from pathlib import Path

from tests.docs.tour import read

WEEK = Path(__file__).resolve().parents[2] / "docs" / "week.md"


def test_it_goes_from_monday_to_friday():
    days = [each.day for each in read(WEEK)]
    assert [day.weekday() for day in days] == [0, 1, 2, 3, 4]
    assert (days[-1] - days[0]).days == 4
    assert all(len(each.steps) >= 4 for each in read(WEEK))
    assert all(step.keys and step.seen for each in read(WEEK) for step in each.steps)


async def test_a_week_by_its_keys(start, demo, sound):
    for each in read(WEEK):
        # the program is left in the evening and opened in the morning, on the same book
        async with start((120, 40), demo, each.day) as walk:
            for step in each.steps:
                await walk.press(*step.keys)
                await walk.settle()
                await walk.frame()
                picture = "\n".join(walk.picture())
                missing = [words for words in step.seen if words not in picture]
                assert not missing, f"{WEEK.name}:{step.line}: {missing}\n{picture}"
    sound(demo)
