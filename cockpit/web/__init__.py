"""The screen in a browser on the same machine: a second screen, and nothing that another machine can reach."""
