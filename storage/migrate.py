"""Brings a database to the schema of this version; Alembic driven by code, without an ini file.

Alembic is loaded where something is migrated. A desk only asks at its start whether its database is
at this version, and that is one SELECT and the names of the files.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, inspect, select, text

from storage.kit.engine import Database
from storage.schema import metadata
from storage.search.schema import GRAMS

if TYPE_CHECKING:
    from alembic.config import Config

_FOLDER = Path(__file__).parent / "migrations"
_TURN = 0x67726964
"""The lock by which migrations take turns: a number that nothing else uses."""


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


async def _with(url: str, action: Callable[[Connection], Any]) -> Any:
    database = Database(url)
    try:
        return await database.write(action)
    finally:
        await database.close()


async def upgrade(url: str, revision: str = "head") -> None:
    """Migrates up to the revision, in one transaction. Of several at once one migrates, and the
    others then find it done."""
    # a desk migrates where people practise, and nobody's tap may wait for the import
    command = await asyncio.to_thread(import_module, "alembic.command")

    def alone(connection: Connection) -> None:
        if connection.dialect.name == "postgresql":  # SQLite lets one writer in at a time anyway
            connection.execute(select(func.pg_advisory_xact_lock(_TURN)))
        command.upgrade(_config(connection), revision)

    await _with(url, alone)


async def downgrade(url: str, revision: str) -> None:
    """Migrates down to the revision; ``base`` leaves nothing."""
    from alembic import command

    await _with(url, lambda connection: command.downgrade(_config(connection), revision))


async def current(url: str) -> str | None:
    """The revision the database is at; None for an empty one."""

    def look(connection: Connection) -> Any:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.scalar(text("SELECT version_num FROM alembic_version"))

    found: str | None = await _with(url, look)
    return found


def known(revision: str | None) -> bool:
    """Whether this version knows the revision; it knows none of those that came later."""
    return revision is None or revision in _revisions()


def head() -> str:
    """The revision this version needs."""
    return _revisions()[-1]


@cache
def _revisions() -> list[str]:
    """All, as their files are named by them."""
    files = (_FOLDER / "versions").glob("[0-9]*_*.py")
    return sorted(path.name.partition("_")[0] for path in files)


async def is_current(url: str) -> bool:
    """Whether the database has the schema this version needs."""
    return await current(url) == head()


async def differences(url: str) -> list[Any]:
    """What the migrated database and the tables in the code disagree about."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def ours(thing: Any, name: str | None, *_: Any) -> bool:
        table = name if thing.__visit_name__ == "table" else thing.table.name
        return not str(table).startswith(GRAMS)  # another thing on each database

    def compare(connection: Connection) -> list[Any]:
        opts = {"compare_type": True, "include_object": ours}
        context = MigrationContext.configure(connection, opts=opts)
        return list(compare_metadata(context, metadata))

    found: list[Any] = await _with(url, compare)
    return found


def draft(connection: Connection, message: str) -> None:
    """Writes a new migration from what differs; for whoever changes a table."""
    from alembic import command

    command.revision(_config(connection), message=message, autogenerate=True)
