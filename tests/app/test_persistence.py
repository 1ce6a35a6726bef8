"""What is kept from one run to the next: the view, what was logged, the undo, the sweep's card."""

from cockpit.app.screens.sweep import SweepScreen


async def test_view_history_and_undo_survive(start, demo, sound):
    async with start() as walk:
        client = walk.stand(lambda facts: walk.breath_of(facts.id) == "due").id
        history = walk.history(client)
        await walk.press("7", "c", "C", "<cennik>", "enter", "tab", "o", "p", "G", "r", "minus")
        lens, view, after = walk.desk.lens.id, walk.desk.view, walk.history(client)
        standing = walk.grid.floor.clients
        assert len(after) == len(history) + 2
        await walk.press("q")
        assert not walk.app.is_running
    sound(demo)
    async with start() as walk:
        assert (walk.desk.lens.id, walk.desk.view) == (lens, view)
        assert (view.ordering, view.grouping) == ("potential", "region")
        assert walk.grid.floor.clients == standing
        assert walk.grid.floor.tiling.size.id == view.tile
        assert walk.history(client) == after
        assert walk.breath_of(client) == "fresh"
        await walk.press("u")
        assert "cennik" not in [touch.note for touch in walk.history(client)]
        await walk.press("u")
        assert walk.history(client) == history
        assert walk.breath_of(client) == "due"
        assert walk.desk.view == view
        await walk.press("q")
    async with start() as walk:
        assert walk.history(client) == history
        await walk.press("U", "U")
        assert walk.history(client) == after
        await walk.press("U")
        assert "nothing to do again" in walk.reason
    sound(demo)


async def test_the_sweep_goes_on_at_the_same_card(start):
    async with start() as walk:
        await walk.press("g", "s", "c", "space", "3", "n")
        screen = walk.app.screen
        assert isinstance(screen, SweepScreen)
        current, outcomes = screen.course.current, screen.course.outcomes
        await walk.press("q")
    async with start() as walk:
        await walk.press("g", "s")
        screen = walk.app.screen
        assert isinstance(screen, SweepScreen)
        assert screen.course.current == current
        assert screen.course.outcomes == outcomes
        await walk.press("u")
        assert screen.course.current.client == [card.client for card in screen.course.sweep.cards][2]


async def test_what_another_program_writes_is_seen(start, demo):
    from cockpit.core.verbs import BY_ID
    from cockpit.store import touches
    from cockpit.store.book import open_book

    async with start() as walk:
        client = walk.stand(lambda facts: walk.breath_of(facts.id) == "late").id
        other = open_book(demo)
        touches.log(other, [client], BY_ID["text"], walk.desk.now())
        other.close()
        walk.app.look_around()
        await walk.settle()
        assert walk.breath_of(client) == "fresh"
        assert "by text" in walk.reason
        await walk.press("c")
        assert [touch.channel for touch in walk.history(client)[:2]] == ["call", "text"]
