"""The import screen, walked through by keys; and the files that it is given."""

from __future__ import annotations

from pathlib import Path

from cockpit.app.importing.panel import ImportPanel
from cockpit.app.screens.importing import ImportScreen
from tests.app.walk import Walk

CLIENTS = (
    "Nazwa firmy;NIP;Miejsce;Telefon;Potencjał zakupowy;Uwagi\n"
    'Hurtownia Śnieżka;123-456-78-90;Łódź;+48 601 234 567;12 500,50;"dzwonić\nrano"\n'
    "Zażółć Gęślą;5252248481;Kraków;12 345 67 89;1 000;\n"
    "Bar Mleczny;777;Żory;22 111 22 33;abc;\n"
    ";999;Gdańsk;;;\n"
)
SALES = "Date,Customer code,Customer name,Net amount,Document\n2026-09-01,K1,Alfa,100.50,F1\n2026-09-02,,,20.00,F2\n"


def lay_out(folder: Path) -> Path:
    """Put into a folder: a client list, sales, what is empty, and a folder with more sales."""
    (folder / "older").mkdir(parents=True)
    (folder / "clients.csv").write_bytes(CLIENTS.encode("cp1250"))
    (folder / "sales.csv").write_text(SALES, encoding="utf-8-sig")
    (folder / "empty.csv").write_bytes(b"")
    (folder / "older" / "more sales.csv").write_text(SALES.replace("F", "G"), encoding="utf-8")
    return folder


class Import:
    """The import screen of a walk."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk

    @property
    def screen(self) -> ImportScreen:
        screen = self.walk.app.screen
        assert isinstance(screen, ImportScreen), screen
        return screen

    @property
    def panel(self) -> ImportPanel:
        return self.screen.panel

    async def press(self, *keys: str) -> None:
        """Press keys, and let the work that they begin end."""
        await self.walk.press(*keys)
        await self.settle()

    async def settle(self) -> None:
        """Let the work end, and the work that follows from it."""
        for _each in range(3):
            await self.walk.settle()

    async def take(self, typed: str) -> None:
        await self.press("ctrl+o", f"<{typed}>" if typed else "up", "enter")

    async def to_column(self, header: str) -> None:
        await self.walk.to_row(self.panel.columns, lambda subject: subject.column == header)

    async def make(self, header: str, id: str) -> None:
        """Let a column become a field."""
        await self.to_column(header)
        await self.walk.press("right")
        await self.walk.to_row(self.panel.fields, lambda subject: subject.column == id)
        await self.press("enter")

    @property
    def counts(self) -> dict[str, int]:
        found = self.screen.arrival.found
        assert found is not None, self.screen.arrival.problems
        return {name: found.total(name) for name in ("new", "changed", "same")} | {"bad": found.bad_total}

    @property
    def caption(self) -> str:
        return self.walk.text("#import-caption")

    @property
    def head(self) -> str:
        return self.walk.text("#import-head")

    def shown(self) -> str:
        return "\n".join(self.walk.picture())
