"""Bring a book to the schema of this program: all pending migrations in one transaction, after a backup."""

from __future__ import annotations

import importlib.util
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cockpit.core.errors import BookUnusable
from cockpit.core.words import _
from cockpit.store import fingerprint, triggers
from cockpit.store.connection import bare, damaged, durable, refuse_damaged

if TYPE_CHECKING:
    from sqlite_utils import Migrations

LATEST = 8
"""Number of the newest migration; a test holds it against the folder, so that opening need not look there."""


FINGERPRINT = "3a678bb30b71e541"
"""`fingerprint.of` a book of the newest schema; a test holds it against the migrations."""
PORTION = 4_000
"""Pages that are copied at a time: 16 MB, some 30 ms."""


def version(connection: sqlite3.Connection) -> int:
    """Number of the newest migration that the book has seen."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def check(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether migrations are pending.

    Raises:
        BookDamaged: where no program wrote such a number.
        BookUnusable: where a newer program wrote the book.
    """
    seen = version(connection)
    if seen > LATEST:
        raise BookUnusable(
            _(
                "{path} was written by a newer cockpit (schema {seen}, this one knows {known}): update the program"
            ).format(path=path, seen=seen, known=LATEST)
        )
    if seen < 0:
        raise damaged(path, f"schema {seen}")
    pending = seen < LATEST or not triggers.installed(connection)
    if seen > 0:
        _compare(connection, path, seen, by_hand=pending)
    return pending


def _compare(connection: sqlite3.Connection, path: Path, seen: int, *, by_hand: bool) -> None:
    """Refuse a book whose tables, indexes or triggers are not those that the migrations make.

    What stands beside them (a table or a view of the user's own) is none of ours and stays.
    """
    if not by_hand and fingerprint.of(connection) == FINGERPRINT:
        return
    # only now: making the schema anew takes 100 ms
    found = fingerprint.first_difference(connection, _as_made(seen), journaled=not by_hand)
    if found is not None:
        raise BookUnusable(
            _("{path} is not as the cockpit makes it ({what}): nothing was touched; restore it from a backup").format(
                path=path, what=found
            )
        )


def _as_made(wanted: int) -> dict[str, str]:
    """What the schema of a version holds, by name."""
    from sqlite_utils import Database

    with closing(sqlite3.connect(":memory:")) as connection:
        database = Database(connection, execute_plugins=False)
        migrations = _migrations()
        later = [each.name for each in migrations.pending(database) if int(each.name[1:5]) > wanted]
        migrations.apply(database, stop_before=later)
        triggers.install(connection)
        return fingerprint.objects(connection)


def migrate(connection: sqlite3.Connection, path: Path) -> Path | None:
    """Apply what is pending, atomically; returns the backup made before, None where the book was new.

    Foreign keys are off while tables are rebuilt and checked before the commit, as SQLite advises.
    """
    backup = None
    refuse_damaged(connection, path)
    if version(connection) > 0:
        backup = path.with_name(f"{path.name}.before-{LATEST:04}.bak")
        copy_to(connection, backup)
    # imported here: sqlite-utils takes 80 ms that a book already up to date need not wait for
    from sqlite_utils import Database

    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        triggers.remove(connection)
        _migrations().apply(Database(connection, execute_plugins=False))
        triggers.install(connection)
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        if broken is not None:
            raise BookUnusable(
                _("{path} could not be brought up to date: a row of {table} points nowhere").format(
                    path=path, table=broken[0]
                )
            )
        connection.execute(f"PRAGMA user_version = {LATEST}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    return backup


def copy_to(connection: sqlite3.Connection, target: Path) -> None:
    """A copy of the book through SQLite's backup, complete or not there at all, readable by its owner only.

    It is made in portions, so that another program may write meanwhile; SQLite then takes up what changed.
    """
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_NOFOLLOW, 0o600))
        copy = bare(part)
        try:
            connection.backup(copy, pages=PORTION, sleep=0.005)
        finally:
            copy.close()
        part.replace(target)
    finally:
        for ending in ("", "-journal"):
            part.with_name(part.name + ending).unlink(missing_ok=True)
    durable(target.parent)


def folder() -> Path:
    """Where the migrations lie: in the wheel beside the package's rooms, in a checkout beside the package."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "migrations"
    return shipped if shipped.is_dir() else package.parent / "migrations"


def _migrations() -> Migrations:
    spec = importlib.util.spec_from_file_location("cockpit_migrations", folder() / "migrations.py")
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    migrations: Migrations = module.book
    return migrations
