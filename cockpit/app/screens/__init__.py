"""The places a user can be in that fill the screen."""
