"""Which row of a table has the headers, and what they are called."""

from __future__ import annotations

from collections import Counter

from cockpit.exchange.cleaning import clean_line


def header_at(records: list[list[str]]) -> int:
    """Index of the header row: the first that is about as wide as the rows below; -1 if all are blank."""
    filled = [sum(1 for cell in record if cell.strip()) for record in records]
    widths = Counter(len(record) for record, cells in zip(records, filled, strict=True) if cells)
    if not widths:
        return -1
    width = widths.most_common(1)[0][0]
    needed = max(min(2, width), (width + 1) // 2 if width > 2 else 1)
    for at, cells in enumerate(filled[:30]):
        if cells >= needed and not (width == 1 and records[at][0].lstrip().startswith("#")):
            return at
    return next(at for at, cells in enumerate(filled) if cells)


def unique_headers(cells: list[str]) -> tuple[str, ...]:
    """Headers cleaned, the empty ones named by their place, no two alike."""
    cleaned = [clean_line(cell) for cell in cells]
    taken = set(cleaned)
    seen: set[str] = set()
    headers: list[str] = []
    for number, name in enumerate(cleaned, start=1):
        if not name:
            name = f"column {number}"
        plain, again = name, 1
        while name in seen or (again > 1 and name in taken):
            again += 1
            name = f"{plain} ({again})"
        seen.add(name)
        headers.append(name)
    return tuple(headers)
