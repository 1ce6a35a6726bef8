"""When the user is to be told something about the backups."""

from __future__ import annotations

from datetime import date

NONE, OLD, ONE_DISK = "none", "old", "one disk"


def worry(
    newest: date | None, first_act: date | None, today: date, days: int, *, changed: bool, one_disk: bool, fine: bool
) -> str:
    """What there is to say: NONE, OLD, ONE_DISK; empty where all is well.

    Args:
        newest: local day of the newest backup; None where there is none.
        first_act: local day on which something was first done in the book; None where nothing was.
        today: the local day.
        days: from how many on a backup is old (`Policy.backup_days`).
        changed: whether the book has changed since the newest backup.
        one_disk: whether all backups lie on the disk that the book lies on.
        fine: whether the user has said that one disk is fine.
    """
    if newest is None:
        return NONE if first_act is not None and (today - first_act).days >= days else ""
    if changed and (today - newest).days >= days:
        return OLD
    return ONE_DISK if one_disk and not fine else ""
