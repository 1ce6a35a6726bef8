"""How a file is turned away: one line that names the file, the line where there is one, and the reason."""

from __future__ import annotations

from pathlib import Path

from cockpit.core.errors import BadInput


def refusal(path: Path | str, reason: str, line: int = 0) -> BadInput:
    """The error to raise for a file that cannot be used.

    Args:
        path: The file, shown as the user gave it.
        reason: A translated sentence.
        line: Line of the file counted from 1; 0 where no line is to blame.
    """
    where = f"{path}:{line}" if line else str(path)
    return BadInput(f"{where}: {reason}")
