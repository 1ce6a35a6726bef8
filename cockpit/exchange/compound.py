"""Compound files, which old workbooks are: whether their chains of sectors come to an end.

A reader that follows a chain which leads back into itself never returns, and takes memory all the while.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

_LAST = 0xFFFFFFFA
"""Numbers of sectors are not above this; what is above has a meaning of its own."""
_HEADER = 512


def ends(content: bytes) -> bool:
    """Whether all chains of a compound file come to an end, as far as its tables can be read.

    Args:
        content: The file, from its signature on.
    """
    if len(content) < _HEADER:
        return False
    shift = struct.unpack_from("<H", content, 30)[0]
    if shift not in (9, 12):
        return False
    size = 1 << shift
    first_mini, first_more = (struct.unpack_from("<I", content, at)[0] for at in (60, 68))
    wide = size // 4

    def sector(number: int) -> Sequence[int]:
        at = (number + 1) * size
        whole = content[at : at + size].ljust(size, b"\xff")
        return struct.unpack(f"<{wide}I", whole)

    tables = list(struct.unpack_from("<109I", content, 76))
    seen: set[int] = set()
    more = first_more
    while more <= _LAST:
        if more in seen or (more + 1) * size >= len(content):
            return False
        seen.add(more)
        *held, more = sector(more)
        tables += held
    following: list[int] = []
    for number in tables:
        if number <= _LAST:
            if (number + 1) * size >= len(content):
                return False
            following += sector(number)
    if _circles(following):
        return False
    small = [entry for number in _chain(first_mini, following) for entry in sector(number)]
    return not _circles(small)


def _chain(first: int, following: Sequence[int]) -> Iterator[int]:
    """The sectors of a chain that is known to end."""
    while first < len(following):
        yield first
        first = following[first]


def _circles(following: Sequence[int]) -> bool:
    """Whether some chain leads back into itself."""
    done = bytearray(len(following))
    for start in range(len(following)):
        at, walked = start, []
        while at < len(following) and not done[at]:
            done[at] = 1
            walked.append(at)
            at = following[at]
        if at < len(following) and done[at] == 1:
            return True
        for each in walked:
            done[each] = 2
    return False
