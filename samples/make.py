"""Make the sample: `python -m samples.make [PATH]`, the same content from the same seed, on any day and machine."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from samples import actions, book_file, firms, market, people, routine, sales, touches
from samples.notes import Writer
from samples.sheet import Sheet

SEED = 240
BOOK_ID = 2_402_026_091_400_240
NAME = "Południe i Zachód"


def build() -> Sheet:
    """All rows of the sample.

    Each part draws from a generator of its own, so that a change to one leaves the others as they were.
    """
    sheet = Sheet(SEED)
    clients = firms.make(sheet, _chance("firms"))
    people.make(sheet, clients, _chance("people"))
    writers = {country.iso: Writer(country, _chance("notes " + country.iso)) for country in firms.COUNTRIES}
    touches.make(sheet, clients, writers, _chance("touches"))
    actions.make(sheet, clients, writers, _chance("actions"))
    families, competitors, tags = market.make_names(sheet)
    sales.make(sheet, clients, families, _chance("sales"))
    sales.make_plan(sheet, clients, _chance("plan"))
    market.make_wallets(sheet, clients, _chance("wallets"))
    market.make_supply(sheet, clients, families, competitors, _chance("supply"))
    market.make_tags(sheet, clients, tags, _chance("tags"))
    routine.make(sheet, _chance("routine"))
    sheet.add("view", book_file.MADE_MS, name="", lens="breath", grouping="segment", ordering="name", tile="auto")
    return sheet


def _chance(part: str) -> random.Random:
    # text seeds are hashed by SHA-512, the same everywhere
    return random.Random(f"{SEED} {part}")


def make(path: Path) -> None:
    """Write the sample to `path`, in place of what is there."""
    sheet = build()
    with book_file.making(path, BOOK_ID, NAME) as connection:
        book_file.write(connection, sheet)


def main() -> None:
    """Make the sample where the first argument says, else in this folder."""
    path = Path(sys.argv[1] if len(sys.argv) > 1 else "sample.db")
    make(path)
    print(f"{path}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
