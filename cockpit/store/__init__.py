"""The one SQLite file: opened, migrated, read, written, journaled, searched. The only room with SQL."""
