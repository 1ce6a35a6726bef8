"""The proofs use what the tests of the screen use."""

from tests.app.conftest import demo, home_folder, nothing_opens, sound, start

__all__ = ["demo", "home_folder", "nothing_opens", "sound", "start"]
