"""What is true of a book: entities, rules and formulas, pure and from the standard library alone."""
