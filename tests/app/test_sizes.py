"""Any size of terminal, and changes of it at any moment: no line is too wide, nothing ends the program."""

import pytest
from textual import events
from textual.geometry import Size

from cockpit.app.screens.help import HelpScreen
from tests.app.walk import SIZES


@pytest.mark.parametrize("size", [(40, 10), (59, 40), (120, 15), (20, 5)], ids=str)
async def test_a_small_terminal_is_told_what_is_needed(start, size):
    async with start(size) as walk:
        notice = walk.widget("#too-small")
        assert notice.display
        shown = "\n".join(walk.picture())
        assert "60" in shown
        assert "16" in shown or size[1] < 3
        await walk.press("c", "u", "tab", "enter", "escape", "slash", "escape", "g", "escape")
        walk.picture()
        await walk.resize(80, 24)
        assert not notice.display
        assert walk.facts.name in "\n".join(walk.picture())
        await walk.resize(*size)
        assert notice.display


async def test_a_terminal_that_tells_of_a_size_beyond_belief_is_not_believed(start):
    async with start((120, 40)) as walk:
        beyond = Size(99_999, 99_999)
        walk.app.post_message(events.Resize(beyond, beyond, beyond))
        await walk.press("right")
        assert walk.app.size == (120, 40)
        walk.picture()


async def resized(walk):
    for size in ((200, 50), (80, 24), (120, 40), (61, 17), (40, 10), (250, 70), (120, 40)):
        await walk.resize(*size)
        assert walk.app.size == size
        walk.picture()
        for part in walk.app.screen.walk_children():
            assert part.region.width <= size[0]


KEYS = {
    "grid": (),
    "late": ("f", "l"),
    "panel open": ("enter",),
    "in the panel": ("enter", "enter"),
    "history": ("enter", "enter", "tab"),
    "editing": ("enter", "enter", "end", "f2", "<a note that is being typed>"),
    "sweep": ("g", "s", "c"),
    "prompt": ("C", "<cennik 2027 >oferta pt>"),
    "sweep's prompt": ("g", "s", "S", "<cennik>"),
    "finding": ("slash", "<hotel>"),
    "routine": ("g", "r"),
    "agenda": ("g", "a"),
    "agenda's prompt": ("g", "a", "T", "<report fri 45m>"),
    "journal": ("g", "j", "enter"),
    "templates": ("g", "r", "e"),
    "typing a rule": ("g", "r", "e", "r", "<ostatni dzień roboczy>"),
    "money": ("enter", "enter", "shift+tab"),
    "phone": ("p",),
    "a text": ("1", "p", "<Jan Kowalski>", "enter"),
    "its gap": ("3", "p", "<kawa>"),
    "texts": ("g", "t", "f2", "< and more>"),
    "choosing": ("g",),
    "help": ("question_mark",),
    "palette": ("ctrl+p", "<hotel>"),
    "marks": ("space", "space"),
}


@pytest.mark.parametrize("keys", KEYS.values(), ids=KEYS.keys())
async def test_resized_wherever_one_is(start, keys, demo, sound):
    async with start((200, 50)) as walk:
        await walk.press(*keys)
        await walk.settle()
        errand = walk.screen.errand if not isinstance(walk.app.screen, HelpScreen) and keys[:1] != ("ctrl+p",) else None
        typed = walk.typed if errand else ""
        here = walk.here
        await resized(walk)
        if errand:
            assert walk.screen.errand is errand
            assert walk.typed == typed
        assert walk.here == here
        await walk.press("escape", "escape", "escape", "escape", "g", "g")
        assert walk.place == "grid"
        await walk.press("c")
        assert walk.said.startswith("call, reached")
    sound(demo)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_cursor_is_on_the_screen_after_a_resize(start, size):
    async with start((200, 50)) as walk:
        await walk.press("end")
        await walk.resize(*size)
        box = walk.grid.floor.box(walk.here, walk.grid.page)
        assert box is not None
        assert box[1] + box[3] <= walk.grid.size.height
        assert walk.facts.name in walk.reason
