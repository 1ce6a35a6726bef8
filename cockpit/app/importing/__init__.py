"""Bringing files in: which are meant, what they are, what would come of them, and the work in its thread."""
