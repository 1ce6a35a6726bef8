"""Two writers beside an open screen that writes as well: every entry is there, each once, and the screen sees them."""

import asyncio
import os
from collections import Counter
from contextlib import closing

import pytest

from cockpit.store import portfolio
from cockpit.store.book import open_book
from tests.reliability import acts, power_cut, two_writers

pytestmark = pytest.mark.timeout(900)

ENTRIES = int(os.environ.get("COCKPIT_PROOF_ENTRIES", "1000"))
KEYED = 20
"""By the screen meanwhile, at least."""


async def test_two_writers_beside_an_open_screen(start):
    with power_cut.quick_folder() as room:
        path = room / power_cut.NAME
        acts.founded(path)
        async with start(path=path, today=acts.START.date) as walk:
            # as long as it takes: an entry that waits in the outbox and is given once more is one entry, not two
            walk.book.connection.execute("PRAGMA busy_timeout = 30000")
            writers = [two_writers.started(path, name, ENTRIES) for name in ("first", "second")]
            ended = asyncio.ensure_future(asyncio.to_thread(lambda: [writer.communicate() for writer in writers]))
            said = 0
            while said < KEYED or not ended.done():
                await walk.press("l", "s")
                assert "text sent" in walk.said and walk.desk.outbox.waiting == [], walk.said
                said += 1
                if said >= KEYED:
                    await asyncio.wait([ended], timeout=0.2)
            assert [writer.returncode for writer in writers] == [0, 0]
            walk.app.look_around()
            await walk.settle()
            kept = Counter(note for (note,) in walk.rows("SELECT note FROM touch WHERE outcome = 'no-answer'"))
            assert kept == Counter(f"{name} {number}" for name in ("first", "second") for number in range(ENTRIES))
            assert walk.rows("SELECT count(*) FROM touch WHERE outcome = 'sent'") == [(said,)]
            with closing(open_book(path)) as book:
                assert len(power_cut.found(book.connection)) == 40
                assert walk.desk.portfolio.by_id == portfolio.load(book, walk.desk.today).by_id
