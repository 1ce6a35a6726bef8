"""The proofs use what the tests of the screen use."""

from tests.app.conftest import demo, home_folder, nothing_opens, start

__all__ = ["demo", "home_folder", "nothing_opens", "start"]
