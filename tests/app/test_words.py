"""Every screen in a language of tests: nothing on it was left out of the catalogues, and no word of it is cut."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from rich.style import Style

from cockpit.app.commands.table import places
from cockpit.app.screens.help import HelpScreen
from cockpit.app.widgets.line import Lines, Part
from cockpit.app.widgets.rows import Rows
from cockpit.core.lens import lenses
from tests.app import pseudo
from tests.app.walk import SIZES, Walk


@pytest.fixture
def greek(demo):
    pseudo.in_greek(demo)
    with pseudo.spoken():
        yield demo


PREVIEWS = {("reason", 1): "the client's panel has the reason whole", ("sweep-then", None): "the card will have it"}
"""Lines that have the beginning of a sentence, and what shows it whole: (widget, line or None for all)."""


class Seen:
    """What was looked at, and what was found wrong with it."""

    def __init__(self, walk: Walk, *known: str) -> None:
        self.walk, self.known = walk, frozenset(known)
        self.wrong: dict[str, list[str]] = {}

    def look(self, name: str) -> None:
        """Look at the screen as it stands."""
        for widget in self.walk.app.screen.query(Lines):
            if widget.display and widget.size.width:
                for at, line in enumerate(widget._parts):
                    self._words(name, "".join(text for text, _style in line))
                    if not PREVIEWS.keys() & {(widget.id, at), (widget.id, None)}:
                        self._fit(name, line, widget.size.width)
                told = [line for line in widget._parts if any(text.strip() for text, _style in line)]
                if len(widget._parts) > widget.size.height and len(told) > widget.size.height:
                    self._note(name, f"{widget.id} has {len(told)} lines in {widget.size.height}")
        for rows in self.walk.app.screen.query(Rows):
            if rows.display and rows.size.width and rows.model is not None:
                shown = [rows.model.line(at, rows.size.width) for at in range(min(len(rows.model), 200))]
                # a sentence goes on in the next line
                self._words(name, " ".join("".join(text for text, _style in parts) for parts in shown))
                for line in shown:
                    self._fit(name, line, rows.size.width)

    def _fit(self, name: str, line: Sequence[Part], width: int) -> None:
        told = pseudo.overflow(line, width)
        if told:
            self._note(name, f"cut: {told}")

    def _words(self, name: str, text: str) -> None:
        for word in pseudo.left_out(text, known=self.known):
            self._note(name, f"left out: {word} in {text.strip()[:160]!r}")

    def _note(self, name: str, told: str) -> None:
        self.wrong.setdefault(told, []).append(name)

    def report(self) -> str:
        return "\n".join(f"{', '.join(names[:3])}: {told}" for told, names in self.wrong.items())


async def _press(seen: Seen, name: str, *keys: str) -> None:
    await seen.walk.press(*keys)
    await seen.walk.settle()
    seen.look(f"{name} {' '.join(keys)}")


GRID = (
    ("c",), ("u",), ("U",), ("7",), ("escape",), ("g",), ("escape",), ("f",), ("escape",), ("o",), ("escape",),
    ("G",), ("escape",), ("/",), ("<ζζζ>",), ("escape",), ("space",), ("space",), ("c",), ("u",), ("t",), ("escape",),
    ("a",), ("<+3d ξξ>",), ("escape",), ("C",), ("<ξξ>",), ("escape",), ("insert",), ("escape",), ("x",), ("escape",),
    ("Z",), ("enter",), ("enter",), ("tab",), ("tab",), ("tab",), ("home", "enter"), ("tab",), ("escape",), ("escape",),
)  # fmt: skip
"""What is done on the grid and in the panel of a client, without an answer to what is asked."""


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_grid_and_the_client(start, greek, size):
    async with start(size, greek) as walk:
        seen = Seen(walk)
        for lens in lenses().values():
            walk.desk.use_lens(lens)
            walk.home.draw()
            await walk.frame()
            seen.look(f"lens {lens.id}")
        walk.desk.use_lens(lenses()["breath"])
        for keys in GRID:
            await _press(seen, "grid", *keys)
        assert not seen.wrong, seen.report()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_place_and_its_help(start, greek, monkeypatch, tmp_path, size):
    # a folder of one's own, without a name that could be taken for words
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    async with start(size, greek) as walk:
        seen = Seen(walk, "demo", "cockpit", "home")
        for place in places().values():
            if not place.letter and not place.screen:
                continue
            walk.app.go(place.id)
            await walk.frame()
            await walk.settle()
            seen.look(place.id)
            for keys in (("tab",), ("tab",), ("tab",), ("down",), ("space",), ("c",)):
                if walk.screen.errand is None:
                    await _press(seen, place.id, *keys)
            walk.app.show_help(place.id)
            await walk.frame()
            assert isinstance(walk.app.screen, HelpScreen)
            seen.look(f"{place.id} help")
            walk.app.pop_screen()
            await walk.frame()
            walk.app.go("grid")
            await walk.frame()
        assert not seen.wrong, seen.report()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_an_empty_book(start, empty, size):
    with pseudo.spoken():
        async with start(size, empty) as walk:
            seen = Seen(walk, "Empty")
            seen.look("empty")
            for letters in [place.letter for place in places().values() if place.letter]:
                await _press(seen, "empty", "g", letters)
                walk.app.go("grid")
                await walk.frame()
            assert not seen.wrong, seen.report()


def test_what_is_left_out_or_cut_is_found():
    assert pseudo.left_out(pseudo.pseudo("a {n} word").format(n="ξξ")) == []
    assert pseudo.left_out(f"{pseudo.pseudo('due')} forgotten") == ["forgotten"]
    long = [(pseudo.pseudo("a label"), Style())]
    assert not pseudo.overflow(long, 20)
    assert pseudo.overflow(long, 8)
    assert not pseudo.overflow([*long, ("ξξξξξξξξξξξξ", Style())], 16)
    assert pseudo.left_out(pseudo.pseudo("in {what}").format(what=pseudo.pseudo("the grid"))) == []
