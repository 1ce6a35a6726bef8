"""Whatever a widget of Textual's is given, no control sequence of it and no sign that turns the line round gets out."""

from textual.content import Content
from textual.widgets import Static

HOSTILE = "a\x1b]52;c;QUJD\x07b\x1b[2J\x9b2J\u202ec\x9d0;title\x9c\u2066"


async def test_the_filter_stands_before_the_terminal(start):
    async with start((80, 24)) as walk:
        await walk.app.screen.mount(Static(Content(HOSTILE)))
        await walk.frame()
        shown = "".join(strip.text for strip in walk.app.screen._compositor.render_strips())
        assert "QUJD" in shown
        assert not set(shown) & set("\x1b\x07\x9b\x9c\x9d\u202e\u2066")
