"""Two programs write to one book beside an open screen: each of them is one of these.

`python -m tests.reliability.two_writers BOOK NAME ENTRIES` logs the entries and prints how often it had to try again.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from cockpit.core.errors import BookUnusable
from cockpit.core.verbs import BY_ID
from cockpit.store import touches
from cockpit.store.book import open_book
from tests.reliability import acts, shim

TRIES = 50
"""Of one entry; each waits as long as a command waits for another program."""


def write(path: Path, name: str, count: int) -> int:
    """Log the entries, each tried until it is in the book; gives how many tries were refused."""
    book = open_book(path)
    clients = [row[0] for row in book.rows("SELECT id FROM client ORDER BY id")]
    refused = 0
    for number in range(count):
        at = acts.START.moved(minutes=number)
        id = book.new_id(at)
        for attempt in range(TRIES):
            try:
                touches.log(
                    book, [clients[number % len(clients)]], BY_ID["no-answer"], at, note=f"{name} {number}", id=id
                )
                break
            except BookUnusable:
                refused += 1
                if attempt == TRIES - 1:
                    raise
    book.close()
    return refused


def started(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    """A writer in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.reliability.two_writers", str(path), name, str(count)],
        cwd=shim.ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
