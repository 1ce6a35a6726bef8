"""Make the pictures of the README and the guide from the program itself: `make pictures`."""

from __future__ import annotations

import asyncio
import re
import shutil
import tempfile
from datetime import date
from pathlib import Path

from cockpit import paths
from cockpit.app.app import CockpitApp
from cockpit.app.desk import Desk
from cockpit.app.theme import LIGHT
from cockpit.clock import Clock
from cockpit.core.words import LANGUAGES, speak
from cockpit.store import portfolio, views
from cockpit.store.book import open_book

HERE = Path(__file__).resolve().parent / "pictures"
SHOTS: tuple[tuple[str, tuple[int, int], bool, tuple[str, ...]], ...] = (
    ("grid-dark", (140, 40), True, ("right", "right")),
    ("grid-light", (140, 40), False, ("right", "right")),
    ("client", (140, 40), True, ("down", "down", "right", "right", "enter")),
    ("late", (140, 40), True, ("f", "l")),
    ("log-line", (140, 40), True, ("right", "C", *"cennik >oferta pt")),
    ("sweep", (140, 36), True, ("g", "s")),
    ("routine", (140, 36), True, ("g", "r")),
    ("agenda", (140, 36), True, ("g", "a", "tab")),
    ("journal", (140, 36), True, ("c", "right", "7", "c", "g", "j", "enter")),
    ("phone", (140, 36), True, ("right", "6", "p", *"Ewa", "enter")),
    ("money", (140, 40), True, ("down", "down", "enter", "enter", "shift+tab")),
    ("texts", (140, 36), True, ("g", "t")),
    ("first-day", (110, 32), True, ("f3",)),
    *((f"sweep-{language}", (110, 32), True, ("g", "s")) for language in LANGUAGES[1:]),
    ("contrast", (110, 32), True, ("f8", "h")),
    ("small", (80, 24), True, ()),
)
"""Name (with the language at its end where that is not English), size, whether dark, and the keys that lead there."""


async def _shoot(name: str, size: tuple[int, int], dark: bool, keys: tuple[str, ...], book_path: Path) -> None:
    ending = name.rpartition("-")[2]
    speak(ending if ending in LANGUAGES else LANGUAGES[0])
    book = open_book(book_path)
    clock = Clock(date.fromisoformat(str(book.anchor_day)))
    app = CockpitApp(Desk(book, clock, portfolio.load(book, clock.today()), views.load(book)))
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        if not dark:
            app.wear(LIGHT)
        for key in keys:
            await pilot.press("space" if key == " " else "greater_than_sign" if key == ">" else key)
        await pilot.pause()
        svg = app.export_screenshot(title="cockpit")
    book.close()
    # the picture must not fetch a font from anywhere
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL).replace("Fira Code", "DejaVu Sans Mono")
    # some viewers drop the spaces at the ends of a run of text otherwise
    svg = svg.replace("<svg ", '<svg xml:space="preserve" ', 1)
    (HERE / f"{name}.svg").write_text(svg, encoding="utf-8")


def main() -> None:
    """Make them all, each from a fresh copy of the sample."""
    HERE.mkdir(exist_ok=True)
    for name, size, dark, keys in SHOTS:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "demo.cockpit"
            shutil.copyfile(paths.sample(), copy)
            asyncio.run(_shoot(name, size, dark, keys, copy))
            print(f"docs/pictures/{name}.svg")


if __name__ == "__main__":
    main()
