"""Text templates, what the phone told, and the states that a named view keeps bright.

Why phone records have a table of their own: a call or a message whose number belongs to nobody in the book yet must
not be lost and must not be read twice, so every one that came in is kept by its key, with the touch that was made of
it. A record whose touch was deleted stays "taken", or the next backup would bring the touch back.
"""

DAY = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"

TABLES = (
    """
CREATE TABLE text_template (
  id INTEGER PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (length(trim(purpose)) > 0),
  language TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL CHECK (length(trim(text)) > 0),
  place INTEGER NOT NULL DEFAULT 0,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT""",
    f"""
CREATE TABLE phone_record (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  party TEXT NOT NULL,
  digits TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  at_ms INTEGER NOT NULL,
  zone TEXT NOT NULL,
  offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1440 AND 1440),
  day TEXT NOT NULL CHECK (day {DAY}),
  channel TEXT NOT NULL CHECK (channel IN ('call', 'text', 'email', 'visit', 'other')),
  direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
  outcome TEXT NOT NULL CHECK (outcome IN ('reached', 'no-answer', 'message', 'sent', 'held', 'came')),
  reach TEXT NOT NULL CHECK (reach IN ('contact', 'attempt')),
  minutes INTEGER NOT NULL DEFAULT 0 CHECK (minutes BETWEEN 0 AND 1440),
  note TEXT,
  client INTEGER REFERENCES client (id) ON DELETE SET NULL,
  touch INTEGER REFERENCES touch (id) ON DELETE SET NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'taken', 'left'))
) STRICT""",
    "CREATE INDEX phone_record_open ON phone_record (digits, party) WHERE state = 'open'",
    "CREATE INDEX phone_record_client ON phone_record (client) WHERE client IS NOT NULL",
    "CREATE INDEX phone_record_touch ON phone_record (touch) WHERE touch IS NOT NULL",
    """ALTER TABLE "view" ADD COLUMN bright TEXT NOT NULL DEFAULT ''""",
)


def apply(db):
    """Make the tables."""
    for statement in TABLES:
        db.execute(statement)
    db.execute("PRAGMA user_version = 2")
