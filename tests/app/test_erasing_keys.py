"""Erasing by keys: counted first, the name typed, gone from the book and not taken back."""

import pytest

from cockpit.store.erasing import erase as erasing
from tests.app.walk import SIZES


async def to_people(walk):
    walk.stand(lambda facts: walk.people(facts.id))
    await walk.into_panel()
    await walk.press("tab", "tab", "tab")
    await walk.to_row(walk.home.client_panel.rows, lambda subject: subject.kind in ("fold", "person"))
    return walk.home.client_panel.rows.model.subject(walk.home.client_panel.rows.cursor).id


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_person_goes_when_the_name_is_typed(start, size):
    async with start(size=size) as walk:
        person = await to_people(walk)
        client, name = walk.book.row("SELECT client, name FROM person WHERE id = ?", (person,))
        await walk.press("shift+delete")
        assert name in "\n".join(walk.picture())
        await walk.press(f"<{name[:3]}>")
        assert "✗" not in walk.reason and f"the name is “{name}”" in walk.reason
        await walk.press("<Nobody>")
        assert "✗ the name is" in walk.reason
        await walk.press("enter")
        assert walk.book.value("SELECT 1 FROM person WHERE id = ?", (person,))
        await walk.press("end", "ctrl+u", f"<{name.lower()}>")
        assert "✗ the name is" in walk.reason
        await walk.press("enter")
        assert walk.book.value("SELECT 1 FROM person WHERE id = ?", (person,))
        await walk.press("end", "ctrl+u", f"<{name}>", "enter")
        await walk.settle()
        assert walk.book.value("SELECT 1 FROM person WHERE id = ?", (person,)) is None
        assert walk.book.value("SELECT 1 FROM client WHERE id = ?", (client,))
        assert "0 left" in walk.said
        await walk.press("u")
        assert walk.book.value("SELECT 1 FROM person WHERE id = ?", (person,)) is None


async def test_esc_and_an_empty_name_leave_them(start):
    async with start(size=(120, 40)) as walk:
        person = await to_people(walk)
        await walk.press("shift+delete", "escape", "shift+delete", "enter")
        await walk.settle()
        assert walk.book.value("SELECT 1 FROM person WHERE id = ?", (person,))


async def test_a_client_goes_from_the_grid(start):
    async with start(size=(120, 40)) as walk:
        client, name = walk.here, walk.facts.name
        count = len(walk.desk.portfolio.clients)
        await walk.press("shift+delete", f"<{name}>", "enter")
        await walk.settle()
        assert walk.book.value("SELECT 1 FROM client WHERE id = ?", (client,)) is None
        assert len(walk.desk.portfolio.clients) == count - 1
        assert len(erasing.copies_of(walk.book.path)) == 1


async def test_several_are_too_many(start):
    async with start(size=(120, 40)) as walk:
        await walk.press("space", "right", "space", "shift+delete")
        assert "at a time" in walk.said
