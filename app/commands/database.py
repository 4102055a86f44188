"""What a command must know of the database before it begins."""

from app.office import database_url
from app.settings import Settings, variable
from storage.kit.errors import DatabaseTrouble
from storage.migrate import current, head, known


async def trouble(settings: Settings) -> str | None:
    """Why the database cannot be worked with, and what to do; None when it can."""
    try:
        at = await current(database_url(settings))
    except (DatabaseTrouble, OSError) as error:
        return unreachable(error)
    if not known(at):
        return newer(at)
    if at != head():
        return "the database is not at the schema of this version: run griddesk db upgrade"
    return None


def newer(at: str | None) -> str:
    """One line about a database that a later version has migrated."""
    return (
        f"the database is at {at}, which this version does not know (its own is {head()}): install "
        "the version that was at work last, or put the backup from before the update back"
    )


def unreachable(error: Exception) -> str:
    """One line about a database that does not answer; never its address, which is secret."""
    cause = getattr(error, "orig", None) or error
    words = (str(cause).splitlines() or [""])[0][:160]
    return f"the database cannot be used ({words}): check {variable('database_url')}"
