"""A CSV file into an untyped table with Python's own modules, where there is no `sqlite3` program: FILE.csv FILE.db."""

from __future__ import annotations

import csv
import sqlite3
import sys


def main() -> None:
    source, target = sys.argv[1:]
    connection = sqlite3.connect(target)
    with open(source, encoding="utf-8", newline="") as file:  # noqa: PTH123
        rows = csv.reader(file)
        head = next(rows)
        connection.execute(f"CREATE TABLE t ({', '.join(map(chr, range(97, 97 + len(head))))})")
        connection.executemany(f"INSERT INTO t VALUES ({', '.join('?' * len(head))})", rows)
    connection.commit()


if __name__ == "__main__":
    main()
