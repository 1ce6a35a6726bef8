"""The money of a client: its tab at three sizes, the lens, empty and odd books."""

from __future__ import annotations

from datetime import date

import pytest

from cockpit.app.panels.client import MONEY, ClientPanel
from cockpit.core import formatter as fmt
from cockpit.store import money
from tests.app.walk import SIZES


def panel(walk) -> ClientPanel:
    return walk.home.query_one(ClientPanel)


def shown(walk) -> str:
    """The lines of the tab."""
    return "\n".join("".join(text for text, _style in row.parts) for row in panel(walk).rows.model.rows)


async def to_money(walk) -> None:
    await walk.into_panel()
    while panel(walk).tab != MONEY:
        await walk.press("tab")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_amounts_months_families_and_window(start, size):
    async with start(size) as walk:
        wanted = next(
            facts
            for facts in walk.desk.portfolio.clients
            if any(each.competitor for each in money.of_client(walk.book, facts.id, walk.desk.today).families)
            and money.of_client(walk.book, facts.id, walk.desk.today).year.now > 0
        )
        walk.stand(lambda facts: facts.id == wanted.id)
        await to_money(walk)
        found = money.of_client(walk.book, wanted.id, walk.desk.today)
        text = shown(walk)
        for pair in (found.year, found.month):
            assert fmt.money(pair.now, "PLN") in text
            assert fmt.money(pair.before, "PLN") in text
        assert "2026" in text and "2025" in text
        assert "relevant families bought" in text
        assert "When can they spend?" in text
        assert next(each.competitor for each in found.families if each.competitor) in text
        # nothing of it is cut, in a panel of any width
        room = panel(walk).rows.size.width
        assert all(sum(len(part) for part, _style in row.parts) <= room for row in panel(walk).rows.model.rows)
        assert "…" not in text
        # the cursor is on a line to be read, and not on the heading of the table
        rows = panel(walk).rows
        await walk.press("home")
        assert "".join(part for part, _style in rows.model.rows[rows.cursor].parts).startswith("month")
        await walk.press("tab")
        assert panel(walk).tab == 0


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_client_can_be_looked_at(start, size):
    async with start(size) as walk:
        await to_money(walk)
        for facts in walk.desk.portfolio.clients[::12]:
            panel(walk).open(facts.id)
            assert shown(walk).strip()


async def test_a_client_without_sales_is_told_how_they_come_in(start, empty):
    async with start((120, 40), empty) as walk:
        walk.desk.add_client("Neu")
        await walk.press("home")
        await to_money(walk)
        assert "no sales in the book: Ctrl+O brings them in" in shown(walk)


async def test_a_client_without_sales_in_a_book_with_sales(start):
    async with start() as walk:
        walk.desk.need("sales")
        never = walk.stand(lambda facts: walk.desk.portfolio.sales_of(facts.id) is None)
        await to_money(walk)
        assert shown(walk).startswith("no sale to them in the book\n")
        with walk.book.operation("sales", walk.desk.now()):
            walk.book.connection.execute(
                "INSERT INTO sales_line (id, key, client, day, net) VALUES (1, 'old', ?, '2019-05-02', 100)",
                (never.id,),
            )
        walk.desk.changed(())
        assert shown(walk).startswith("no sales in 24 months\n")


async def test_large_amounts_stand_on_lines_of_their_own(start):
    async with start((120, 40)) as walk:
        client = walk.here
        with walk.book.operation("sales", walk.desk.now()):
            for number, day in enumerate((date(2026, 9, 1), date(2025, 9, 1)), 1):
                walk.book.connection.execute(
                    "INSERT INTO sales_line (id, key, client, day, net) VALUES (?, ?, ?, ?, ?)",
                    (number, f"big{number}", client, day.isoformat(), 1_234_567_890_123_00),
                )
        walk.desk.changed(())
        await to_money(walk)
        room = panel(walk).rows.size.width
        assert fmt.money(1_234_567_890_123_00, "PLN")[:9] in shown(walk)
        assert all(sum(len(part) for part, _style in row.parts) <= room for row in panel(walk).rows.model.rows)


async def test_the_lens_is_the_fifth(start):
    async with start() as walk:
        await walk.press("tab", "tab", "tab", "tab")
        assert walk.desk.lens.id == "money"
        counts = walk.desk.reading.counts
        assert sum(count > 0 for count in counts) >= 5
        await walk.press("f", "l", "shift+tab", "tab")
        assert walk.desk.lens.id == "money"
        assert "the same days of last year" in walk.reason or "no sales" in walk.reason
