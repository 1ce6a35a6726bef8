"""Keys at random: no fault, the screen and the book agree after each burst, the book is sound, undo leads back."""

import os
import shutil

import pytest

from tests.app.walk import SAMPLE
from tests.reliability import key_stream

pytestmark = pytest.mark.timeout(3600)
KEYS = int(os.environ.get("COCKPIT_PROOF_KEYS", "300"))
FIRST = int(os.environ.get("COCKPIT_PROOF_SEED", "0"))
RUNS = 6
SIZES = ((80, 24), (120, 40), (200, 50))


@pytest.mark.parametrize("run", range(RUNS))
async def test_keys_at_random(start, demo, sound, tmp_path, monkeypatch, run):
    # what is exported under a typed name goes here
    monkeypatch.chdir(tmp_path)
    seed = FIRST + run

    async def fault_of(keys):
        shutil.copyfile(SAMPLE, demo)
        async with start(SIZES[seed % len(SIZES)], demo) as walk:
            wrong = await key_stream.played(walk, keys)
            return wrong, walk.acts()

    keys = key_stream.stream(seed, KEYS)
    wrong, acts = await fault_of(keys)
    if wrong:

        async def fails(fewer):
            return bool((await fault_of(fewer))[0])

        keys = await key_stream.shortest(keys, fails)
        pytest.fail(f"seed {seed}: {wrong.split(' after ')[0]}; the fewest keys: {keys}")
    sound(demo)
    assert key_stream.there_and_back(demo, acts) == ""


async def test_a_screen_that_shows_another_book_would_be_seen(start):
    async with start() as walk:
        assert key_stream.compared(walk) == ""
        walk.book.connection.execute("UPDATE client SET name = name || '!' WHERE id = ?", (walk.here,))
        assert "what is not in the book" in key_stream.compared(walk)
