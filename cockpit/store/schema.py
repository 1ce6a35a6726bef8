"""Bring a book to the schema of this program: all pending migrations in one transaction, after a backup."""

from __future__ import annotations

import importlib.util
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cockpit.core.errors import BookUnusable
from cockpit.core.words import _
from cockpit.store import triggers

if TYPE_CHECKING:
    from sqlite_utils import Migrations

LATEST = 3
"""Number of the newest migration; a test holds it against the folder, so that opening need not look there."""


def version(connection: sqlite3.Connection) -> int:
    """Number of the newest migration that the book has seen."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def check(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether migrations are pending.

    Raises:
        BookUnusable: where a newer program wrote the book.
    """
    seen = version(connection)
    if seen > LATEST:
        raise BookUnusable(
            _(
                "{path} was written by a newer cockpit (schema {seen}, this one knows {known}): update the program"
            ).format(path=path, seen=seen, known=LATEST)
        )
    return seen < LATEST or not triggers.installed(connection)


def migrate(connection: sqlite3.Connection, path: Path) -> Path | None:
    """Apply what is pending, atomically; returns the backup made before, None where the book was new.

    Foreign keys are off while tables are rebuilt and checked before the commit, as SQLite advises.
    """
    backup = None
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
    """A copy of the book through SQLite's backup, complete or not there at all, readable by its owner only."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_NOFOLLOW, 0o600))
    copy = sqlite3.connect(part)
    try:
        connection.backup(copy)
    finally:
        copy.close()
    part.replace(target)


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
