"""The proofs use what the tests of the screen use, and leave chance as they found it."""

from collections.abc import Iterator

import pytest

from cockpit.store import book as books
from tests.app.conftest import demo, home_folder, nothing_opens, sound, start

__all__ = ["chance_again", "demo", "home_folder", "nothing_opens", "sound", "start"]


@pytest.fixture(autouse=True)
def chance_again() -> Iterator[None]:
    """A proof that fixes the ids fixes them for itself: two books of another test would be one and the same."""
    chance = books._chance
    yield
    books._chance = chance
