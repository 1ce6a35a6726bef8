"""What comes in while the screen is hidden (an import that ends, a draft, what waits) shows nothing of it."""

import threading

from cockpit import recent
from cockpit.app.cover import Cover
from cockpit.app.importing import work
from cockpit.app.palette_names import BookProvider
from cockpit.store import journal
from tests.app.import_walk import Import
from tests.app.test_draft_keys import killed
from tests.app.test_outbox_keys import writing
from tests.app.test_privacy import Cells, Judge, secrets


async def test_nothing_opens_over_the_cover(start, demo, monkeypatch):
    cells = Cells((120, 40), monkeypatch)
    async with start((120, 40), demo) as walk:
        await walk.press("C", "<Sekretna>", "f4", "ctrl+p", *"nowak", "enter")
        await walk.frame()
        assert isinstance(walk.app.screen, Cover)
        assert not Judge(secrets(demo)).found(cells.lines)
        await walk.press("f4")
        assert walk.typed == "Sekretna"


async def test_an_import_that_ends_under_the_cover_leaves_it_on(start, demo, tmp_path, monkeypatch):
    holds = threading.Event()
    take = work.take

    def slow(*given, **more):
        if not more["dry_run"]:
            assert holds.wait(30)
        return take(*given, **more)

    monkeypatch.setattr(work, "take", slow)
    (tmp_path / "list.csv").write_text("name,city\nZofia Nowa,Lublin\n", encoding="utf-8")
    async with start((120, 40), demo) as walk:
        coming = Import(walk)
        await coming.take(str(tmp_path / "list.csv"))
        await walk.press("enter", "f4")
        assert isinstance(walk.app.screen, Cover)
        holds.set()
        await coming.settle()
        assert len(walk.app.screen_stack) == 2
        assert isinstance(walk.app.screen, Cover)
        await walk.press("f4")
        assert walk.place == "grid"
        assert walk.said.startswith("imported: ")


async def test_what_waits_to_be_written_is_not_told_while_words_are_hidden(start, demo, monkeypatch):
    cells = Cells((120, 40), monkeypatch)
    async with start((120, 40), demo) as walk:
        name, before = walk.facts.name, len(walk.history(walk.here))
        with writing(demo):
            await walk.press("C", "<Sekretna>", "enter", "right", "left")
            assert name in walk.reason and "Sekretna" in walk.reason
            await walk.press("f4", "right", "left")
            assert walk.book.hidden
        walk.app.replaying._again()
        walk.app.look_around()
        await walk.press("right")
        assert not [line for line in cells.lines if name in line or "Sekretna" in line]
        # it is not said to be beyond writing, and is written once it can be
        assert walk.desk.outbox.stuck == {}
        await walk.press("left", "f4")
        walk.app.replaying._again()
        assert walk.desk.outbox.waiting == []
        assert len(walk.history(walk.here)) == before + 1


async def test_a_draft_is_offered_once_words_are_shown_again(start, demo):
    await killed(start, "C", "<Sekretna>", path=demo)
    async with start((120, 40), demo) as walk:
        await walk.press("f4")
        # the key came before the first look at what waits
        walk.app.drafts.look()
        assert walk.said == ""
        await walk.press("right")
        assert walk.said == ""
        await walk.press("f4")
        assert "Sekretna" in walk.said
        await walk.press("enter")
        assert walk.typed == "Sekretna"
        await walk.press("escape", "f4", "f4")
        assert walk.said == ""


async def test_no_other_book_is_named_or_opened(start, demo, tmp_path):
    recent.remember(tmp_path / "other.cockpit", "Zofia Znana", "2026-09-13", 0)

    async def found(walk):
        return [hit async for hit in BookProvider(walk.app.screen).search("zofia")]

    async with start((120, 40), demo) as walk:
        assert len(await found(walk)) == 1
        await walk.press("f4")
        assert await found(walk) == []


async def test_what_a_thread_took_back_is_not_named(start, demo):
    async with start((120, 40), demo) as walk:
        name = walk.facts.name
        await walk.press("c")
        act = journal.undo(walk.book, walk.desk.now())
        await walk.press("f4")
        walk.desk.replayed(act, redo=False)
        assert name not in walk.said
