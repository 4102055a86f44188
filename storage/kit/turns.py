"""Taking turns, where what is looked for may not be there yet and so cannot be locked itself."""

from sqlalchemy import Connection, bindparam, func, select

_WAIT = select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("name"), 0)))


def take_turns(connection: Connection, name: str) -> None:
    """Waits until every other transaction that took this name has ended.

    Whoever looks whether something is there, and adds it if not, takes its name first; else two at
    once would both find nothing. On SQLite the one writer is alone anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_WAIT, {"name": name})
