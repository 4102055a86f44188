"""What a sweep looks for is what lies within a span that has not spoken of it, handful by handful,
on both databases; against a reckoning that shares no line with the statement."""

import operator
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import Column, Connection, Integer, MetaData, Table, insert, select
from sqlalchemy.orm import Session

from domain.cases.store import DueSpan
from domain.handfuls import Handful
from storage.kit.columns import Moment
from storage.kit.engine import Database
from storage.kit.handfuls import Handfuls, spanned, unsaid

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
HANDFUL = 3
waiting = Table(
    "waiting_in_a_test",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("at", Moment),
    Column("told", Integer, nullable=False),
    prefixes=["TEMPORARY"],
)
Row = tuple[int, datetime | None, int]


def _hours(number: float) -> datetime:
    return NOON + timedelta(hours=number)


def _spans(chance: Random, many: int) -> list[DueSpan]:
    edges = sorted(chance.sample(range(-9, 10), many + 1), reverse=True)
    return [
        DueSpan(after=_hours(edges[one]), until=_hours(edges[one - 1]), number=one)
        for one in range(1, many + 1)
    ]


def _rows(chance: Random) -> list[Row]:
    # a quarter of an hour more often than not falls on no edge, a whole hour on one
    return [
        (number, chance.choice([None, *(_hours(at / 2) for at in range(-20, 21))]), told)
        for number, told in enumerate(chance.choices(range(7), k=40), 1)
    ]


def _reckoned(
    rows: Sequence[Row], spans: Sequence[DueSpan], differs: Callable[[int, int], bool]
) -> list[int]:
    """The numbers of those found, in the order of their moments."""
    found = []
    for number, at, told in rows:
        stands = [one for one in spans if at is not None and one.after < at <= one.until]
        if any(differs(told, one.number) for one in stands):
            found.append((at, number))
    return [number for _, number in sorted(found, key=lambda one: (one[0] or NOON, one[1]))]


def _asked(connection: Connection, sought: Handfuls, given: dict[str, object]) -> list[list[int]]:
    handfuls, part = [], Handful()
    with Session(connection) as session:
        while True:
            part.anew()
            rows = sought.taken(session, part, given)
            handfuls.append([row.id for row in rows])
            following = part.following()
            if following is None:
                return handfuls
            part = following


@pytest.mark.parametrize("differs", [operator.lt, operator.ne])
async def test_what_is_sought_is_what_no_span_has_spoken_of(
    database: Database, differs: Callable[..., Any]
) -> None:
    chance = Random(7)  # noqa: S311 - the same each time

    def look(connection: Connection) -> None:
        waiting.create(connection)
        met = 0
        for turn in range(40):
            rows, spans = _rows(chance), _spans(chance, turn % 6)
            connection.execute(waiting.delete())
            names = ("id", "at", "told")
            connection.execute(
                insert(waiting), [dict(zip(names, row, strict=True)) for row in rows]
            )
            sought = Handfuls(
                select(waiting).where(
                    unsaid(waiting.c.at, waiting.c.told, len(spans), of="of_", differs=differs)
                ),
                (waiting.c.at, waiting.c.id),
                HANDFUL,
                named=lambda row: ((row.at, row.id), f"one:{row.id}"),
            )
            handfuls = _asked(connection, sought, spanned(spans, "of_"))
            found = [number for some in handfuls for number in some]
            assert found == _reckoned(rows, spans, differs), (turn, spans)
            assert all(len(some) == HANDFUL for some in handfuls[:-1])
            met += len(found)
        assert met > 100
        waiting.drop(connection)

    await database.write(look)
