"""The matters behind a figure of /load, /stuck or /satisfaction."""

from datetime import datetime

from sqlalchemy import and_, select

from domain.analysis.model import WAITS, Behind, Lookback
from domain.analysis.views import BehindPage
from domain.people.model import Actor
from storage.analysis.load import holds, holds_here
from storage.analysis.question import ask, numbered
from storage.analysis.satisfaction import numbers
from storage.analysis.stuck import since, waits
from storage.cases.reads import page_of
from storage.cases.scope import most_pressing
from storage.kit.reading import Reading
from storage.schema import cases


def behind(
    reading: Reading,
    actor: Actor,
    unit_id: int,
    which: Behind,
    lookback: Lookback,
    page: int,
    now: datetime,
) -> BehindPage:
    """The longest waiting first, the most pressing of what a unit has; raises Refused, NotFound."""
    question, connection = ask(reading, actor, unit_id, lookback, now), reading.connection
    match which:
        case Behind.HELD:
            found = page_of(connection, holds(question), most_pressing(now), page, now)
        case Behind.HELD_HERE:
            found = page_of(connection, holds_here(question), most_pressing(now), page, now)
        case Behind.HELD_LATE:
            late = and_(holds(question), cases.c.due_at <= now)
            found = page_of(connection, late, most_pressing(now), page, now)
        case _ if which in WAITS:
            order = (since(), cases.c.id)
            found = page_of(connection, waits(question, WAITS[which]), order, page, now)
        case _:
            found = numbered(reading, numbers(reading, question, which), page, now)
    shown = cases.c.id.in_([line.id for line in found.lines] if which in WAITS else [])
    rows = connection.execute(select(cases.c.id, since().label("since")).where(shown))
    return BehindPage(
        of=question.of, which=which, found=found, waits={row.id: now - row.since for row in rows}
    )
