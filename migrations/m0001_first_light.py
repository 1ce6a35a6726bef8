"""The first schema: clients, people, touches, actions, sales, structure, routine, sweep, and the journal's tables.

Why STRICT and checks: a script with its own connection may write to the book, and must not be able to leave in it
what the program could not have written. Why ids of our own: a row made on a second device, by a retry or by a
hand-over must never collide. Why no trigger keeps the search table and no check asks `json_valid`: with
`trusted_schema` off SQLite refuses virtual tables and the JSON functions in a schema; the store brings the search
table up to date from the journal instead (`meta.indexed_seq`).
Money is integer minor units of the book's one currency; days are ISO text; instants are UTC milliseconds, each with
the zone, the offset and the local day of its capture.
"""

APPLICATION_ID = 0x436B5074  # "CkPt"

DAY = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"

TABLES = f"""
CREATE TABLE meta (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  book_id INTEGER NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL DEFAULT '',
  currency TEXT NOT NULL DEFAULT 'EUR' CHECK (length(currency) = 3),
  country TEXT NOT NULL DEFAULT '',
  made_ms INTEGER NOT NULL,
  anchor_day TEXT CHECK (anchor_day {DAY}),
  open_operation INTEGER,
  indexed_seq INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE client (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL CHECK (length(trim(name)) > 0),
  fold TEXT NOT NULL,
  tax_id TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  region TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  segment TEXT NOT NULL DEFAULT '',
  potential_class TEXT NOT NULL DEFAULT '' CHECK (potential_class IN ('', 'A', 'B', 'C', 'D')),
  status TEXT NOT NULL DEFAULT 'active'
    CHECK (status IN ('prospect', 'active', 'dormant', 'lost', 'handed over', 'archived')),
  owner TEXT NOT NULL DEFAULT 'employer' CHECK (owner IN ('employer', 'rep', 'assigned')),
  website TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  cadence_days INTEGER CHECK (cadence_days BETWEEN 1 AND 730),
  visit_days INTEGER CHECK (visit_days BETWEEN 1 AND 730),
  resting_until TEXT CHECK (resting_until {DAY}),
  resting_why TEXT NOT NULL DEFAULT '' CHECK (resting_why IN ('', 'bump', 'pause', 'do-not-contact')),
  window_from TEXT CHECK (window_from {DAY}),
  window_to TEXT CHECK (window_to {DAY}),
  own_order INTEGER NOT NULL DEFAULT 0,
  made_ms INTEGER NOT NULL,
  made_day TEXT NOT NULL CHECK (made_day {DAY}),
  CHECK ((resting_until IS NULL) = (resting_why = ''))
) STRICT;
CREATE INDEX client_code ON client (code) WHERE code <> '';
CREATE INDEX client_fold ON client (fold);

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  client INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (length(trim(name)) > 0),
  fold TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT '',
  rank TEXT NOT NULL DEFAULT '' CHECK (rank IN ('', 'user', 'buyer', 'decision-maker')),
  language TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL DEFAULT '' CHECK (channel IN ('', 'call', 'text', 'email', 'visit')),
  consent_call TEXT NOT NULL DEFAULT '' CHECK (consent_call IN ('', 'given', 'refused')),
  consent_text TEXT NOT NULL DEFAULT '' CHECK (consent_text IN ('', 'given', 'refused')),
  consent_email TEXT NOT NULL DEFAULT '' CHECK (consent_email IN ('', 'given', 'refused')),
  note TEXT NOT NULL DEFAULT '',
  place INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX person_client ON person (client, place, id);

CREATE TABLE contact_point (
  id INTEGER PRIMARY KEY,
  client INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  person INTEGER REFERENCES person (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('phone', 'email')),
  label TEXT NOT NULL DEFAULT '',
  value TEXT NOT NULL CHECK (length(trim(value)) > 0),
  digits TEXT NOT NULL DEFAULT '',
  place INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX contact_point_client ON contact_point (client, person, place);
CREATE INDEX contact_point_person ON contact_point (person) WHERE person IS NOT NULL;

CREATE TABLE touch (
  id INTEGER PRIMARY KEY,
  client INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE,
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
  retry_day TEXT CHECK (retry_day {DAY}),
  source TEXT NOT NULL CHECK (source IN ('keyed', 'sweep', 'cli', 'import'))
) STRICT;
CREATE INDEX touch_client ON touch (client, at_ms, id);
CREATE INDEX touch_reach ON touch (client, reach, at_ms, id);
CREATE INDEX touch_visit ON touch (client, at_ms) WHERE channel = 'visit';
CREATE INDEX touch_contact_day ON touch (day, client) WHERE reach = 'contact';

CREATE TABLE touch_person (
  id INTEGER PRIMARY KEY,
  touch INTEGER NOT NULL REFERENCES touch (id) ON DELETE CASCADE,
  person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  UNIQUE (touch, person)
) STRICT;
CREATE INDEX touch_person_person ON touch_person (person);

CREATE VIRTUAL TABLE note_index USING fts5 (fold, tokenize = 'trigram');

CREATE TABLE action (
  id INTEGER PRIMARY KEY,
  client INTEGER REFERENCES client (id) ON DELETE CASCADE,
  person INTEGER REFERENCES person (id) ON DELETE SET NULL,
  text TEXT NOT NULL CHECK (length(trim(text)) > 0),
  due TEXT NOT NULL CHECK (due {DAY}),
  at TEXT CHECK (at GLOB '[0-2][0-9]:[0-5][0-9]'),
  minutes INTEGER NOT NULL DEFAULT 0 CHECK (minutes BETWEEN 0 AND 14400),
  ground TEXT NOT NULL DEFAULT 'act' CHECK (ground IN ('act', 'analyse', 'alongside', 'invest')),
  horizon TEXT NOT NULL DEFAULT 'month' CHECK (horizon IN ('month', 'year')),
  origin TEXT NOT NULL DEFAULT 'typed' CHECK (origin IN ('typed', 'follow-up', 'import')),
  made_ms INTEGER NOT NULL,
  made_day TEXT NOT NULL CHECK (made_day {DAY}),
  done_ms INTEGER,
  done_day TEXT CHECK (done_day {DAY}),
  CHECK ((done_ms IS NULL) = (done_day IS NULL))
) STRICT;
CREATE INDEX action_client ON action (client, due, at, id) WHERE done_ms IS NULL;
CREATE INDEX action_due ON action (due) WHERE done_ms IS NULL;
CREATE INDEX action_of_client ON action (client, id);
CREATE INDEX action_person ON action (person) WHERE person IS NOT NULL;

CREATE TABLE family (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  fold TEXT NOT NULL UNIQUE,
  place INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE sales_line (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  client INTEGER REFERENCES client (id) ON DELETE SET NULL,
  day TEXT NOT NULL CHECK (day {DAY}),
  family INTEGER REFERENCES family (id) ON DELETE SET NULL,
  net INTEGER NOT NULL,
  document TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX sales_line_client ON sales_line (client, day, net);
CREATE INDEX sales_line_family ON sales_line (family) WHERE family IS NOT NULL;

CREATE TABLE plan (
  id INTEGER PRIMARY KEY,
  client INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  family INTEGER REFERENCES family (id) ON DELETE CASCADE,
  month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
  net INTEGER NOT NULL,
  source TEXT NOT NULL DEFAULT 'typed' CHECK (source IN ('typed', 'import', 'built'))
) STRICT;
CREATE UNIQUE INDEX plan_cell ON plan (client, month, coalesce(family, 0));
CREATE INDEX plan_family ON plan (family) WHERE family IS NOT NULL;

CREATE TABLE wallet (
  id INTEGER PRIMARY KEY,
  client INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  year_net INTEGER NOT NULL CHECK (year_net >= 0),
  day TEXT NOT NULL CHECK (day {DAY}),
  source TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX wallet_client ON wallet (client, day, id);

CREATE TABLE competitor (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  fold TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE supply (
  id INTEGER PRIMARY KEY,
  client INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  family INTEGER NOT NULL REFERENCES family (id) ON DELETE CASCADE,
  relevant INTEGER NOT NULL DEFAULT 1 CHECK (relevant IN (0, 1)),
  competitor INTEGER REFERENCES competitor (id) ON DELETE SET NULL,
  contract_end TEXT CHECK (contract_end {DAY}),
  note TEXT NOT NULL DEFAULT '',
  UNIQUE (client, family)
) STRICT;
CREATE INDEX supply_family ON supply (family);
CREATE INDEX supply_competitor ON supply (competitor) WHERE competitor IS NOT NULL;

CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  fold TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE client_tag (
  id INTEGER PRIMARY KEY,
  client INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  tag INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
  UNIQUE (client, tag)
) STRICT;
CREATE INDEX client_tag_tag ON client_tag (tag);

CREATE TABLE "view" (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  lens TEXT NOT NULL DEFAULT 'breath',
  grouping TEXT NOT NULL DEFAULT 'none',
  ordering TEXT NOT NULL DEFAULT 'name',
  tile TEXT NOT NULL DEFAULT 'auto'
) STRICT;

CREATE TABLE routine_template (
  id INTEGER PRIMARY KEY,
  period TEXT NOT NULL CHECK (period IN ('day', 'week', 'month', 'quarter')),
  text TEXT NOT NULL CHECK (length(trim(text)) > 0),
  ground TEXT NOT NULL DEFAULT 'act' CHECK (ground IN ('act', 'analyse', 'alongside', 'invest')),
  minutes INTEGER NOT NULL DEFAULT 0 CHECK (minutes BETWEEN 0 AND 14400),
  rule TEXT NOT NULL DEFAULT '',
  link TEXT NOT NULL DEFAULT '',
  figure TEXT NOT NULL DEFAULT '',
  place INTEGER NOT NULL DEFAULT 0,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
CREATE TABLE routine_period (
  id INTEGER PRIMARY KEY,
  period TEXT NOT NULL CHECK (period IN ('day', 'week', 'month', 'quarter')),
  starts TEXT NOT NULL CHECK (starts {DAY}),
  asked INTEGER NOT NULL DEFAULT 0 CHECK (asked IN (0, 1)),
  UNIQUE (period, starts)
) STRICT;
CREATE TABLE routine_item (
  id INTEGER PRIMARY KEY,
  routine_period INTEGER NOT NULL REFERENCES routine_period (id) ON DELETE CASCADE,
  template INTEGER REFERENCES routine_template (id) ON DELETE SET NULL,
  text TEXT NOT NULL,
  ground TEXT NOT NULL DEFAULT 'act' CHECK (ground IN ('act', 'analyse', 'alongside', 'invest')),
  minutes INTEGER NOT NULL DEFAULT 0,
  due TEXT CHECK (due {DAY}),
  link TEXT NOT NULL DEFAULT '',
  figure TEXT NOT NULL DEFAULT '',
  place INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'carried', 'closed')),
  state_ms INTEGER,
  carried_from INTEGER REFERENCES routine_item (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX routine_item_period ON routine_item (routine_period, place, id);
CREATE INDEX routine_item_template ON routine_item (template) WHERE template IS NOT NULL;
CREATE INDEX routine_item_carried ON routine_item (carried_from) WHERE carried_from IS NOT NULL;

CREATE TABLE sweep (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL CHECK (day {DAY}),
  capacity INTEGER NOT NULL,
  breath_before REAL NOT NULL,
  started_ms INTEGER NOT NULL,
  ended_ms INTEGER
) STRICT;
CREATE TABLE sweep_card (
  id INTEGER PRIMARY KEY,
  sweep INTEGER NOT NULL REFERENCES sweep (id) ON DELETE CASCADE,
  client INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  why TEXT NOT NULL,
  outcome TEXT NOT NULL DEFAULT '' CHECK (outcome IN ('', 'contact', 'attempt', 'text', 'bump', 'skip', 'gone')),
  UNIQUE (sweep, client)
) STRICT;
CREATE INDEX sweep_card_client ON sweep_card (client);

CREATE TABLE origin (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  client INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  person INTEGER REFERENCES person (id) ON DELETE CASCADE,
  payload TEXT NOT NULL,
  UNIQUE (kind, key)
) STRICT;
CREATE INDEX origin_client ON origin (client);
CREATE INDEX origin_person ON origin (person) WHERE person IS NOT NULL;

CREATE TABLE operation (
  id INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  label TEXT NOT NULL,
  source TEXT NOT NULL,
  info TEXT NOT NULL DEFAULT '{{}}',
  undoes INTEGER REFERENCES operation (id),
  undone_by INTEGER REFERENCES operation (id)
) STRICT;
CREATE INDEX operation_undoes ON operation (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX operation_undone_by ON operation (undone_by) WHERE undone_by IS NOT NULL;
INSERT INTO operation (id, at_ms, label, source) VALUES (0, 0, 'written by another program', 'outside');

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  operation INTEGER NOT NULL REFERENCES operation (id),
  "table" TEXT NOT NULL,
  key INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('insert', 'update', 'delete')),
  before TEXT
) STRICT;
CREATE INDEX journal_operation ON journal (operation, seq);
CREATE INDEX journal_row ON journal ("table", key, seq);
"""


def apply(db):
    """Make every table of the first schema and say whose file this is."""
    statement = ""
    for line in TABLES.splitlines(keepends=True):
        statement += line
        # One statement at a time: `executescript` would commit the transaction that holds the migration together.
        if line.rstrip().endswith(";") and _complete(statement):
            db.execute(statement)
            statement = ""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


def _complete(statement):
    import sqlite3

    return sqlite3.complete_statement(statement)
