"""Who writes: the messenger's address of each person, and their number."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from bridge.numbers import number_after, number_of

BEGINNING = 1_577_836_800
"""2020-01-01 UTC. The numbers of a chat's messages are no lower than the minutes since then: should
the database be lost, or an older copy take its place, none is given again that the desk knows."""


@dataclass(frozen=True)
class Person:
    """Somebody whom the messenger has named to us."""

    number: int
    address: str


def person(db: sqlite3.Connection, number: int) -> Person | None:
    if not -(1 << 63) <= number < 1 << 63:
        return None
    row = db.execute("SELECT address FROM people WHERE number = ?", (number,)).fetchone()
    return None if row is None else Person(number, row[0])


def known(db: sqlite3.Connection, address: str) -> Person | None:
    row = db.execute("SELECT number FROM people WHERE address = ?", (address,)).fetchone()
    return None if row is None else Person(row[0], address)


def meet(db: sqlite3.Connection, address: str, now: float) -> Person:
    """The person of this address, who gets a number the first time."""
    found = known(db, address)
    if found is not None:
        return found
    number = number_of(address)
    while person(db, number) is not None:
        number = number_after(number)
    db.execute("INSERT INTO people VALUES (?, ?, ?, ?)", (number, address, _least(now), int(now)))
    return Person(number, address)


def next_message(db: sqlite3.Connection, number: int, now: float) -> int:
    """The number of the next message in this person's chat, which is thereby given out."""
    query = (
        "UPDATE people SET next_message = max(next_message, ?) + 1 WHERE number = ?"
        " RETURNING next_message"
    )
    return int(db.execute(query, (_least(now), number)).fetchone()[0]) - 1


def _least(now: float) -> int:
    return max(1, int(now - BEGINNING) // 60)
