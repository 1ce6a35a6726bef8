"""Writes Northwind's customers and order lines as two CSV files, from the database's create.sql.

    python northwind.py create.sql FOLDER

The database is built in memory. FOLDER gets customers.csv and orders.csv, to be imported with
northwind-customers.toml and northwind-orders.toml.
"""

from __future__ import annotations

import csv
import sqlite3
import sys
from pathlib import Path

CUSTOMERS = """
    SELECT CustomerID AS "customer id", CompanyName AS company, ContactName AS contact,
           ContactTitle AS "contact title", Address AS address, PostalCode AS "postal code",
           City AS city, Region AS region, Country AS country, Phone AS phone, Fax AS fax
      FROM Customers ORDER BY CustomerID
"""
ORDERS = """
    SELECT o.OrderID AS "order id", o.OrderDate AS "order date", o.CustomerID AS "customer id",
           c.CategoryName AS category, d.UnitPrice AS "unit price", d.Quantity AS quantity, d.Discount AS discount
      FROM "Order Details" d
      JOIN Orders o ON o.OrderID = d.OrderID
      JOIN Products p ON p.ProductID = d.ProductID
      LEFT JOIN Categories c ON c.CategoryID = p.CategoryID
     ORDER BY o.OrderID, d.ProductID
"""


def write(database: sqlite3.Connection, query: str, path: Path) -> int:
    """Write what a query answers, with its column names as headers; the number of rows."""
    cursor = database.execute(query)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow([column[0] for column in cursor.description])
        rows = cursor.fetchall()
        writer.writerows(rows)
    return len(rows)


def main(script: Path, folder: Path) -> None:
    """Build the database in memory from `script` and write both files into `folder`."""
    database = sqlite3.connect(":memory:")
    try:
        database.executescript(script.read_text(encoding="utf-8-sig"))
        folder.mkdir(parents=True, exist_ok=True)
        for name, query in (("customers.csv", CUSTOMERS), ("orders.csv", ORDERS)):
            print(folder / name, write(database, query, folder / name))
    finally:
        database.close()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
