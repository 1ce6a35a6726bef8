"""The program made worse on purpose, one line at a time: the tests that guard that line must turn red.

`python -m tests.reliability.mutations [NAME ...]` tries all of them, or those named.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.reliability import shim

HANGS = 600
"""Seconds."""
POWER = "tests/reliability/test_power_cut.py::test_a_few_cuts"
MIGRATION = "tests/reliability/test_migration_cuts.py::test_a_few_cuts"
SAID = "tests/reliability/test_acknowledged.py"
COPIED = ("cockpit", "tests", "migrations", "samples", "pyproject.toml")
LINKED = ("sample.db", "README.md", "CHANGELOG.md", "docs", "Makefile")


@dataclass(frozen=True)
class Mutation:
    """One promise broken."""

    name: str
    edits: tuple[tuple[str, str, str], ...]
    """(file, text or pattern that stands in it once, what takes its place)."""
    guards: tuple[str, ...]
    """Tests, the smallest that see it."""
    main: bool = False
    """Tried by each run of the tests, not by the long run only."""


MUTATIONS = (
    Mutation(
        "synchronous EXTRA to FULL", (("store/connection.py", '"synchronous": 3', '"synchronous": 2'),), (POWER,), True
    ),
    Mutation(
        "the journal to WAL",
        (("store/connection.py", '"journal_mode": "delete"', '"journal_mode": "wal"'),), (POWER,), True,
    ),
    Mutation(
        "acknowledged before the commit",
        (
            ("store/operation.py", '        execute("COMMIT")\n        book.has_kept', "        book.has_kept"),
            ("store/book.py", 'execute("BEGIN IMMEDIATE")',
             'self.connection.in_transaction and execute("COMMIT")\n            execute("BEGIN IMMEDIATE")'),
        ), (POWER,), True,
    ),
    Mutation(
        "said before it is written",
        (("app/desk.py", "        logged = self.outbox.write(",
          "        self.say(self._logged(verb, names, follow_up, promise))\n        logged = self.outbox.write("),),
        (SAID,), True,
    ),
    Mutation(
        "control characters reach the terminal",
        (("app/app.py", "[*super().get_line_filters(), self._safe]", "[*super().get_line_filters()]"),),
        ("tests/reliability/test_filter.py",), True,
    ),
    Mutation(
        "a foreign book is written into",
        (("store/book.py", "found is None or found[0] != self.book_id", "False"),
         ("store/book.py", "if rev < self.rev:", "if False:"),
         ("store/book.py", 'if execute(KNOWN, (self.newest,)).fetchone() is None:',
          "if False:")),
        ("tests/store/test_operation.py::test_a_foreign_book_written_over_the_open_one_is_refused",), True,
    ),
    Mutation(
        "an older copy of the book is written into",
        (("store/book.py", "if rev < self.rev:", "if False:"),
         ("store/book.py", 'if execute(KNOWN, (self.newest,)).fetchone() is None:',
          "if False:")),
        ("tests/store/test_operation.py::test_an_older_copy_of_the_same_book_is_refused",), True,
    ),
    Mutation(
        "pages of a file that was written over are kept",
        (("store/book.py", "or self._left == connecting.sight(self._place):", "or True:"),),
        ("tests/store/test_operation.py",),
    ),
    Mutation(
        "another device's copy is written into",
        (("store/book.py", 'if execute(KNOWN, (self.newest,)).fetchone() is None:',
          "if False:"),),
        ("tests/store/test_operation.py::test_another_devices_copy_of_the_same_book_is_refused",),
    ),
    Mutation(
        "a copy is not looked over",
        (("store/backups.py", r"        _whole\(target, book\)\n", ""),),
        ("tests/store/test_backups.py::test_a_copy_that_is_not_whole_lets_no_good_one_go",), True,
    ),
    Mutation(
        "settings are not read back",
        (("store/connection.py", "row[0] != wanted and", "False and"),),
        (f"{SAID}::test_a_setting_that_does_not_take_is_refused",), True,
    ),
    Mutation(
        "migrations without a transaction",
        (("store/schema.py", 'connection.execute("BEGIN IMMEDIATE")', "pass"),
         ("store/schema.py", 'connection.execute("COMMIT")', "pass")),
        (MIGRATION,), True,
    ),
    Mutation(
        "a file of another program is opened",
        (("store/connection.py", "identity != APPLICATION_ID", "False"),),
        ("tests/store/test_refusals.py::test_a_file_of_another_program",),
    ),
    Mutation(
        "a newer book is opened",
        (("store/schema.py", "if seen > LATEST:", "if False:"),), ("tests/store/test_refusals.py::test_a_newer_book",),
    ),
    Mutation(
        "a log of changes beside the book is overlooked",
        (("store/connection.py", "wal if wal.exists() else journal", "wal if False else journal"),),
        ("tests/store/test_refusals.py::test_a_wal_beside_it",),
    ),
    Mutation(
        "references are not held",
        (("store/connection.py", '"foreign_keys": 1', '"foreign_keys": 0'),),
        ("tests/store/test_operation.py::test_a_touch_of_a_client_that_is_gone_is_refused",),
    ),
    Mutation(
        "half of an act is kept",
        (("store/book.py", 'execute("ROLLBACK")\n        said =', 'execute("COMMIT")\n        said ='),),
        ("tests/store/test_operation.py::test_a_fault_in_the_middle_leaves_nothing",),
    ),
    Mutation(
        "faults of the disk are no sentences",
        (("store/connection.py", "if isinstance(fault, sqlite3.OperationalError):", "if False:"),
         ("store/connection.py", "if isinstance(fault, sqlite3.DatabaseError):", "if False:")),
        ("tests/reliability/test_faults.py::test_every_fault_point[open]",),
    ),
    Mutation(
        "a second try is not known by its id",
        (("store/operation.py", "elif self.id <= last and", "elif False and"),),
        ("tests/store/test_retry.py",),
    ),
    Mutation(
        "the first write does not wait for the look over the file",
        (("store/soundness.py", "        self._first.wait()\n", ""),),
        ("tests/store/test_soundness.py",),
    ),
    Mutation(
        "a command does not look the file over",
        (("cli/sound.py", "Soundness(book).before_a_write()", "pass"),),
        ("tests/reliability/test_bad_books.py::test_a_few_damaged_books",), True,
    ),
    Mutation(
        "nobody looks whether the file is still there",
        (("store/book.py", "if seen is None or self._sight is None or seen[:2] != self._sight[:2]:", "if False:"),
         ("store/book.py", "        if seen != self._sight:\n            try:", "        if False:\n            try:")),
        ("tests/store/test_astray.py",),
    ),
    Mutation(
        "a journal of the book's own passes for another's",
        (("store/hot_journal.py", "not in (0, 1)", "!= 0"),),
        ("tests/reliability/test_power_cut.py::test_a_few_cuts",),
    ),
    Mutation(
        "a journal of another program is overlooked",
        (("store/hot_journal.py", "now == _OURS", "False"),),
        ("tests/store/test_hot_journal.py::test_what_another_program_left_is_refused_though_it_counts_alike",),
    ),
    Mutation(
        "a changed schema is opened",
        (("store/schema.py", "    if found is not None:\n        raise BookUnusable(",
          "    if False:\n        raise BookUnusable("),),
        ("tests/store/test_fingerprint.py",),
    ),
    Mutation(
        "a restore moves the book away before the other is there",
        (("store/backups.py", "os.link(book, kept)", "book.rename(kept)"),),
        ("tests/reliability/test_restore_cuts.py",), True,
    ),
    Mutation(
        "a damaged book is brought up to date",
        (("store/schema.py", "    refuse_damaged(connection, path)\n", ""),),
        ("tests/store/test_soundness.py::test_a_damaged_book_is_not_brought_up_to_date",),
    ),
    Mutation(
        "a new book is made over a file",
        (("store/book.py", "os.O_CREAT | os.O_EXCL", "os.O_CREAT"),),
        ("tests/store/test_book.py::test_no_book_is_made_over_a_file",),
    ),
    Mutation(
        "a copy takes its name before it is complete",
        (("store/schema.py", 'part = target.with_name(target.name + ".part")', "part = target"),),
        ("tests/reliability/test_faults.py::test_every_fault_point[backup]",),
    ),
)  # fmt: skip


def fits(mutation: Mutation) -> list[str]:
    """The texts that do not stand in their file once any more: the mutation is to be written anew."""
    return [
        f"{file}: {old}"
        for file, old, _new in mutation.edits
        if len(_pattern(old).findall((shim.ROOT / "cockpit" / file).read_text(encoding="utf-8"))) != 1
    ]


def _pattern(old: str) -> re.Pattern[str]:
    return re.compile(old if "\\" in old else re.escape(old))


def copied(folder: Path) -> None:
    """The house, in a folder where it may be spoiled."""
    for name in COPIED:
        source = shim.ROOT / name
        if source.is_dir():
            # with what was compiled of it, or each program that a guard starts would compile it anew; `.pyc.` and a
            # number is what another test is compiling just now
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("*.pyc.*"))
        else:
            shutil.copy(source, folder / name)
    for name in LINKED:
        (folder / name).symlink_to(shim.ROOT / name)


def run(folder: Path, guards: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """Run tests of a copy of the house, against that copy; a program that hangs is ended, and no verdict."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", *guards],
        timeout=HANGS,
        cwd=folder,
        env={**{name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")},
             "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True, text=True,
    )  # fmt: skip


def survives(mutation: Mutation) -> str:
    """Why the mutation was not caught; empty where a test turned red."""
    if unfit := fits(mutation):
        return f"it does not fit any more: {unfit}"
    with tempfile.TemporaryDirectory(prefix="cockpit-mutation-") as made:
        folder = Path(made)
        copied(folder)
        for file, old, new in mutation.edits:
            path = folder / "cockpit" / file
            path.write_text(_pattern(old).sub(lambda _found, new=new: new, path.read_text("utf-8")), encoding="utf-8")
            for compiled in path.parent.glob(f"__pycache__/{path.stem}.*"):
                compiled.unlink()
        done = run(folder, mutation.guards)
    # 1: tests ran and some failed; anything else is no verdict
    return "" if done.returncode == 1 and " failed" in done.stdout else f"{done.returncode}\n{done.stdout[-2000:]}"


def green(guards: tuple[str, ...]) -> str:
    """Why the guards are red on an unspoiled copy; empty where they are green."""
    with tempfile.TemporaryDirectory(prefix="cockpit-mutation-") as made:
        copied(Path(made))
        done = run(Path(made), guards)
    return "" if done.returncode == 0 else done.stdout[-3000:] + done.stderr[-1000:]


if __name__ == "__main__":
    left = 0
    for each in MUTATIONS:
        if not sys.argv[1:] or each.name in sys.argv[1:]:
            why = survives(each)
            left += bool(why)
            print(f"{'NOT caught' if why else 'caught    '}  {each.name}  {why}", flush=True)
    sys.exit(min(left, 1))
