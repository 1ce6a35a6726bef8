"""The books that are measured: made from a seed once, kept beside the bench, copied for every line that writes."""

from __future__ import annotations

import csv
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

COLOURS = ("red", "white", "blue", "green", "ivory", "black", "pink", "natural", "silver", "amber")
GOODS = ("spotty lunch box", "hanging heart holder", "paper napkins, pack of 20", "enamel measuring jug",
         "glass cake stand", "folding wooden ruler", "cotton tea towel", "porcelain egg cup")  # fmt: skip
ARTICLES = 3_000
LINES_OF_A_DOCUMENT = 20
"""Of a till's documents, in the data that the shape of the file is taken from (UCI Online Retail)."""
ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "benchmarks" / ".books"
SEED = 1
TODAY = "2026-09-14"
"""The day after the last that the seed tells of."""
MAKERS = ("samples/large.py", "samples/book_file.py", "samples/days.py", "samples/market.py", "migrations",
          "cockpit/store/triggers.py", "cockpit/store/schema.py", "cockpit/store/folding.py")  # fmt: skip


@dataclass(frozen=True)
class Size:
    """How much is in a book."""

    clients: int
    touches: int

    def __str__(self) -> str:
        return f"{self.clients:,} clients, {self.touches:,} touches"


def stamp() -> str:
    """Changes where the code that makes a book has changed."""
    digest = hashlib.sha256()
    for name in MAKERS:
        path = ROOT / name
        for file in sorted(path.glob("*.py")) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:10]


def book(size: Size) -> Path:
    """The kept book of that size, made where there is none of this code's; never write into it."""
    path = KEPT / f"{size.clients}-{size.touches}-{SEED}-{stamp()}.cockpit"
    if not path.exists():
        KEPT.mkdir(exist_ok=True)
        for old in KEPT.glob(f"{size.clients}-{size.touches}-{SEED}-*"):
            old.unlink()
        print(f"making a book of {size} (once)", file=sys.stderr, flush=True)
        subprocess.run(
            [sys.executable, "-m", "samples.large", str(path), "--clients", str(size.clients),
             "--touches", str(size.touches), "--seed", str(SEED)],
            cwd=ROOT, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
    return path


@contextmanager
def folder() -> Iterator[Path]:
    """A folder on the disk of the kept books: what is compared is written to the same disk."""
    KEPT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=KEPT, prefix="run-") as name:
        yield Path(name)


@contextmanager
def copied(size: Size) -> Iterator[Path]:
    """A copy that may be written into."""
    with folder() as place:
        path = place / "book.cockpit"
        shutil.copyfile(book(size), path)
        # what is still on its way to the disk would be paid for by the first that syncs
        with path.open("rb") as file:
            os.fsync(file.fileno())
        yield path


def _article(number: int) -> str:
    return f"{COLOURS[number % 10]} {GOODS[number // 10 % 8]} no. {number // 80}".upper()


def sales_file(rows: int, clients: int) -> Path:
    """A file as a web shop's till writes it: document, article, its name, pieces, time, price, client, country."""
    path = KEPT / f"till-{rows}-{clients}-{SEED}.csv"
    if path.exists():
        return path
    KEPT.mkdir(exist_ok=True)
    chance, first = random.Random(SEED), date(2025, 1, 2)
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(
            ("InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country")
        )
        for number in range(rows):
            day = first + timedelta(days=number * 600 // rows)
            if number % LINES_OF_A_DOCUMENT == 0:
                client, time = chance.randrange(clients), f"{chance.randrange(8, 20):02}:{chance.randrange(60):02}:00"
            article = chance.randrange(ARTICLES)
            lines.writerow(
                (f"{536_000 + number // LINES_OF_A_DOCUMENT}", f"{20_000 + article}", _article(article),
                 chance.choice((1, 2, 4, 6, 12, 24)), f"{day.isoformat()} {time}", f"{1 + article % 900 / 100:.2f}",
                 f"{client:05}", "Poland")
            )  # fmt: skip
    part.replace(path)
    return path
