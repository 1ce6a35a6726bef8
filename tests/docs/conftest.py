"""The screen's fixtures, for the tours of the guide."""

from tests.app.conftest import demo, home_folder, sound, start

__all__ = ["demo", "home_folder", "sound", "start"]
