"""The ledger as it is read: each operation, and behind it the rows of the journal that it wrote.

One table holds both, so that a commit writes to the end of one. A row without a kind is an operation; its number is
its id, which is greater than all numbers before it. The views are as the migrations make them; a copy of a book in
which others stand under their names is not read.
"""

from __future__ import annotations

VIEWS = {
    "operation": "CREATE VIEW operation AS SELECT seq AS id, at_ms, label, source, coalesce(info, '{}') AS info,"
    " undoes, undone_by, last_seq, open_operation FROM ledger WHERE kind IS NULL",
    "journal": 'CREATE VIEW journal AS SELECT seq, operation, "table", key, kind, before, run FROM ledger'
    " WHERE kind IS NOT NULL",
}
"""The SQL of each, by its name."""
