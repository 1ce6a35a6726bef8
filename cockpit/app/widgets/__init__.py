"""Widgets of our own: lines, the grid, rows. They take values and post messages; none holds a book."""
