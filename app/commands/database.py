"""What a command must know of the database before it begins."""

from app.office import database_file, database_url
from app.settings import Settings, variable
from app.texts import text
from storage.kit.errors import DatabaseTrouble
from storage.migrate import current, head, known


async def trouble(settings: Settings) -> str | None:
    """Why the database cannot be worked with, and what to do; None when it can."""
    try:
        if (lost := missing(settings)) is not None:
            return lost
        at = await current(database_url(settings))
    except (DatabaseTrouble, OSError) as error:
        return unreachable(error)
    if not known(at):
        return newer(at)
    if at != head():
        return text("database-behind")
    return None


def missing(settings: Settings) -> str | None:
    """One line about a database that is a file and is not there: to look into it would make an
    empty one, in a folder that somebody took for another. None when it is there. Raises OSError."""
    file = database_file(settings)
    if file is None or file.exists():
        return None
    facts = {"file": str(file.absolute()), "name": variable("database_url")}
    return text("database-missing", **facts)


def newer(at: str | None) -> str:
    """One line about a database that a later version has migrated."""
    return text("database-newer", at=str(at), own=head())


def unreachable(error: Exception) -> str:
    """One line about a database that does not answer; never its address, which is secret."""
    cause = getattr(error, "orig", None) or error
    words = (str(cause).splitlines() or [""])[0][:160]
    return text("database-unreachable", why=words, name=variable("database_url"))
