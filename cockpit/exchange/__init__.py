"""The doors: files in and out. Nothing here knows the store or the screen."""
