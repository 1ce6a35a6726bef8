"""Errands: what is typed into the line at the bottom, each saying as one types what it has understood."""
