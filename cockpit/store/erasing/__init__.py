"""Erasing for good: the rows, what the journal kept of them, the copies; then a look at the bytes."""
