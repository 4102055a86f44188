"""Brings a database to the schema of this version; Alembic driven by code, without an ini file."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select

from storage.kit.engine import Database
from storage.schema import metadata
from storage.search.schema import GRAMS

_FOLDER = Path(__file__).parent / "migrations"
_TURN = 0x67726964
"""The lock by which migrations take turns: a number that nothing else uses."""


def _config(connection: Connection | None = None) -> Config:
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

    def alone(connection: Connection) -> None:
        if connection.dialect.name == "postgresql":  # SQLite lets one writer in at a time anyway
            connection.execute(select(func.pg_advisory_xact_lock(_TURN)))
        command.upgrade(_config(connection), revision)

    await _with(url, alone)


async def downgrade(url: str, revision: str) -> None:
    """Migrates down to the revision; ``base`` leaves nothing."""
    await _with(url, lambda connection: command.downgrade(_config(connection), revision))


async def current(url: str) -> str | None:
    """The revision the database is at; None for an empty one."""
    found: str | None = await _with(
        url, lambda connection: MigrationContext.configure(connection).get_current_revision()
    )
    return found


def known(revision: str | None) -> bool:
    """Whether this version knows the revision; it knows none of those that came later."""
    script = ScriptDirectory.from_config(_config())
    return revision is None or revision in {one.revision for one in script.walk_revisions()}


@cache
def head() -> str | None:
    """The revision this version needs."""
    return ScriptDirectory.from_config(_config()).get_current_head()


async def is_current(url: str) -> bool:
    """Whether the database has the schema this version needs."""
    return await current(url) == head()


async def differences(url: str) -> list[Any]:
    """What the migrated database and the tables in the code disagree about."""

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
    command.revision(_config(connection), message=message, autogenerate=True)
