"""What the system says of a running program: its memory, and how often it woke up."""

from __future__ import annotations

import re
from pathlib import Path


def memory(pid: int) -> tuple[int, int]:
    """(resident, proportional) kilobytes; the second counts a page that others share by its part."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return _kilobytes(told, "Rss"), _kilobytes(told, "Pss")


def _kilobytes(told: str, name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+) kB", told, re.MULTILINE)
    assert found is not None
    return int(found[1])


def wake_ups(pid: int) -> int:
    """How often its threads went to sleep of their own accord, and so were woken, since they began."""
    count = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        found = re.search(r"^voluntary_ctxt_switches:\s+(\d+)", (task / "status").read_text(encoding="ascii"), re.M)
        count += int(found[1]) if found else 0
    return count
