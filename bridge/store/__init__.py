"""What the bridge remembers, in one SQLite file: plain functions of a connection, run by
``Database.do`` within one transaction."""
