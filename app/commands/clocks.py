"""``griddesk clocks``: a unit's time limits, shown and set."""

import argparse
from datetime import datetime

from app.clock import SystemClock
from app.commands.database import trouble
from app.office import open_office
from app.say import complain, say
from app.settings import load
from app.texts import text
from domain.cases.deadlines import set_clock
from domain.cases.model import Urgency
from domain.errors import Invalid
from domain.org.model import Unit
from domain.ports import Work
from domain.request import Request


async def act(given: argparse.Namespace) -> int:
    """Shows the limits of a unit; with days to set, sets them first."""
    settings = load()
    problem = await trouble(settings)
    if problem is not None:
        complain(problem)
        return 1
    async with open_office(settings) as (_, office):
        now = SystemClock().now()
        unit = await office.do(_find, given.unit)
        if unit is None:
            complain(text("unit-unknown", code=given.unit))
            return 1
        if given.accept is not None or given.handle is not None:
            try:
                await office.do(_set, unit.id, Urgency(given.urgency), given, now=now)
            except Invalid as wrong:
                bounds = {name: str(wrong.facts[name]) for name in ("accept", "handle")}
                complain(text("clocks-bounds", **bounds))
                return 2
        for line in await office.do(_shown, unit.id, now):
            say(line)
    return 0


def _find(work: Work, code: str) -> Unit | None:
    return work.org.by_code(code)


def _set(
    work: Work, unit_id: int, urgency: Urgency, given: argparse.Namespace, *, now: datetime
) -> None:
    """What is not given stays as it is."""
    today = work.rules.day(now)
    own = work.clocks.own(unit_id, urgency, today)
    unit = work.org.unit(unit_id)
    was = work.rules.clocks.term(unit.kind, urgency) if own is None else own.term
    set_clock(
        work,
        Request(now=now),
        unit_id,
        urgency,
        accept=was.accept if given.accept is None else given.accept,
        handle=was.handle if given.handle is None else given.handle,
    )


def _shown(work: Work, unit_id: int, now: datetime) -> list[str]:
    today = work.rules.day(now)
    unit = work.org.unit(unit_id)
    lines = [text("clocks-unit", unit=unit.name, code=unit.code)]
    for urgency in Urgency:
        own = work.clocks.own(unit_id, urgency, today)
        if own is None:
            term, whose = work.rules.clocks.term(unit.kind, urgency), text("clocks-tier")
        else:
            term, whose = own.term, text("clocks-own", since=own.valid_from.isoformat())
        lines.append(
            text(
                "clocks-line",
                urgency=f"{urgency.value:6}",
                accept=f"{term.accept:2}",
                handle=f"{term.handle:3}",
                whose=whose,
            )
        )
    return lines
