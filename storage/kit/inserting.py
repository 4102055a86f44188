"""INSERT … ON CONFLICT, which both databases speak but SQLAlchemy names twice."""

from sqlalchemy import Table
from sqlalchemy.dialects.postgresql import Insert as PostgresqlInsert
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

Insert = SqliteInsert | PostgresqlInsert


def insert_into(table: Table, dialect: str) -> Insert:
    """An INSERT with ``on_conflict_do_nothing`` and ``on_conflict_do_update``."""
    return postgresql_insert(table) if dialect == "postgresql" else sqlite_insert(table)
