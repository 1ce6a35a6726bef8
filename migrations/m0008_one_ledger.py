"""An act and the rows that it changed stand in one table: a logged call writes a page less.

The row of an act was in one table, its rows of the journal in another, both written at their ends by each commit. In
the ledger the act's row comes first (its number is its id, its `kind` is empty) and its rows follow. Whoever reads, or
puts right, a single act or row does so by the names of before, which are views now.
"""

TABLE = """
CREATE TABLE ledger (
  seq INTEGER PRIMARY KEY,
  operation INTEGER NOT NULL,
  "table" TEXT,
  key INTEGER,
  kind TEXT CHECK (kind = 'insert' OR kind = 'update' OR kind = 'delete'),
  before TEXT,
  run INTEGER NOT NULL DEFAULT 1 CHECK (run = 1 OR (run > 1 AND kind = 'insert')),
  at_ms INTEGER,
  label TEXT,
  source TEXT,
  info TEXT,
  undoes INTEGER REFERENCES ledger (seq),
  undone_by INTEGER REFERENCES ledger (seq),
  last_seq INTEGER,
  open_operation INTEGER,
  CHECK (
    (kind IS NOT NULL AND "table" IS NOT NULL AND key IS NOT NULL)
    OR (kind IS NULL AND operation = seq AND at_ms IS NOT NULL AND label IS NOT NULL AND source IS NOT NULL)
  )
) STRICT
"""
HEADS = """
INSERT INTO ledger (seq, operation, at_ms, label, source, info, undoes, undone_by, last_seq)
SELECT id, id, at_ms, label, source, nullif(info, '{}'), undoes, undone_by, iif(id = 0, 9223372036854775807, id)
FROM operation
"""
ROW = 'INSERT INTO ledger (seq, operation, "table", key, kind, before, run) VALUES (?, ?, ?, ?, ?, ?, ?)'
AFTERWARDS = (
    # its stamp is made of the last row's number
    "DELETE FROM kept_column",
    "DROP TABLE journal",
    "DROP TABLE operation",
    "CREATE INDEX ledger_undoes ON ledger (undoes) WHERE undoes IS NOT NULL",
    "CREATE INDEX ledger_undone_by ON ledger (undone_by) WHERE undone_by IS NOT NULL",
    "CREATE INDEX ledger_outside ON ledger (seq) WHERE operation = 0",
    "CREATE INDEX ledger_change ON ledger (\"table\", key, seq) WHERE kind <> 'insert'",
    "CREATE VIEW operation AS SELECT seq AS id, at_ms, label, source, coalesce(info, '{}') AS info, undoes, undone_by,"
    " last_seq, open_operation FROM ledger WHERE kind IS NULL",
    'CREATE VIEW journal AS SELECT seq, operation, "table", key, kind, before, run FROM ledger WHERE kind IS NOT NULL',
    "CREATE TRIGGER ledger_act_changed INSTEAD OF UPDATE ON operation BEGIN"
    " UPDATE ledger SET at_ms = new.at_ms, label = new.label, source = new.source, info = new.info,"
    " undoes = new.undoes, undone_by = new.undone_by, last_seq = new.last_seq, open_operation = new.open_operation"
    " WHERE seq = old.id; END",
    "CREATE TRIGGER ledger_row_made INSTEAD OF INSERT ON journal BEGIN"
    ' INSERT INTO ledger (seq, operation, "table", key, kind, before, run)'
    ' VALUES (new.seq, new.operation, new."table", new.key, new.kind, new.before, coalesce(new.run, 1)); END',
    "CREATE TRIGGER ledger_row_changed INSTEAD OF UPDATE ON journal BEGIN"
    ' UPDATE ledger SET operation = new.operation, "table" = new."table", key = new.key, kind = new.kind,'
    " before = new.before, run = new.run WHERE seq = old.seq; END",
    "CREATE TRIGGER ledger_row_gone INSTEAD OF DELETE ON journal BEGIN DELETE FROM ledger WHERE seq = old.seq; END",
    "PRAGMA user_version = 8",
)


def apply(db):
    """Put the acts and their rows into one table, each row after its act and in the order in which it was written."""
    db.execute(TABLE)
    db.execute(HEADS)
    # a book that is just being made has no row there yet
    ((indexed,),) = db.execute("SELECT coalesce(max(indexed_seq), 0) FROM meta").fetchall()
    taken = {number for (number,) in db.execute("SELECT id FROM operation")}
    ends, last_indexed = {}, 0

    def rows():
        nonlocal last_indexed
        number = 0
        for seq, operation, *rest in db.execute(
            'SELECT seq, operation, "table", key, kind, before, run FROM journal ORDER BY seq'
        ):
            number = max(number, operation) + 1
            while number in taken:
                number += 1
            ends[operation] = number
            if seq <= indexed:
                last_indexed = number
            yield (number, operation, *rest)

    db.conn.executemany(ROW, rows())
    ends.pop(0, None)
    db.conn.executemany("UPDATE ledger SET last_seq = ? WHERE seq = ?", [(end, act) for act, end in ends.items()])
    db.execute("UPDATE meta SET indexed_seq = ?", (last_indexed,))
    for statement in AFTERWARDS:
        db.execute(statement)
