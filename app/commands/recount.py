"""``griddesk recount``: the counts of the boards held against the matters themselves."""

import argparse

from app.clock import SystemClock
from app.commands.database import trouble
from app.office import open_office
from app.say import complain, say
from app.settings import load
from app.texts import text
from storage.counts.recount import Drift, check, mend

_TOLD = 20
"""Lines that a terminal still shows."""


async def act(given: argparse.Namespace) -> int:
    """Says what is off, and with ``--mend`` puts it right."""
    settings = load()
    problem = await trouble(settings)
    if problem is not None:
        complain(problem)
        return 1
    async with open_office(settings) as (database, _):
        found = await (mend(database) if given.mend else check(database, SystemClock().now()))
        if given.mend:
            await check(database, SystemClock().now())
    if not found:
        say(text("recount-well"))
        return 0
    for one in found[:_TOLD]:
        say(_line(one))
    many = str(len(found))
    if given.mend:
        say(text("recount-mended", many=many))
        return 0
    complain(text("recount-off", many=many))
    return 1


def _line(one: Drift) -> str:
    return text(
        "recount-line",
        code=one.code,
        measure=one.measure,
        span=one.span.value,
        first=f"{one.first}",
        off=f"{one.off:+d}",
    )
