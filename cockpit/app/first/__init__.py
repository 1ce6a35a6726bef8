"""The first start, and the making of a book."""
