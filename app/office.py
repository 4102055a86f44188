"""The database and its office alone: all that most commands need, without a messenger's library."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from app.rules import rules_of
from app.settings import Settings
from app.vault import vault_of
from domain.rules import Rules
from storage.kit.engine import Database, file_of
from storage.work import SqlOffice


def database_file(settings: Settings) -> Path | None:
    """Where the database is, if it is a file."""
    return file_of(settings.database_url.get_secret_value())


def database_url(settings: Settings) -> str:
    """The database's address, its folder made if it is a file."""
    file = database_file(settings)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return settings.database_url.get_secret_value()


@asynccontextmanager
async def open_office(
    settings: Settings, rules: Rules | None = None, on_push: Callable[[], None] | None = None
) -> AsyncIterator[tuple[Database, SqlOffice]]:
    """The database and its office; closed at the end."""
    database = Database(database_url(settings), synchronous=settings.sqlite_synchronous)
    try:
        yield (
            database,
            SqlOffice(
                database,
                rules or rules_of(settings),
                on_push=on_push,
                vault=vault_of(settings),
                lines=settings.messengers,
            ),
        )
    finally:
        await database.close()
