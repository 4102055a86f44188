"""``griddesk org routes``."""

import argparse

from app.clock import SystemClock
from app.commands.database import trouble
from app.imports.routes import COLUMNS, CheckedRoutes, check_routes, known_routes
from app.imports.table import FileProblem, read_table
from app.office import open_office
from app.say import complain, say
from app.settings import load
from domain.cases.handover import set_routes
from domain.request import Request


async def act(given: argparse.Namespace) -> int:
    """Checks the table; puts it in the place of the present one when told to."""
    settings = load()
    try:
        raw = read_table(given.file, COLUMNS)
    except FileProblem as wrong:
        complain(str(wrong))
        return 1
    problem = await trouble(settings)
    if problem is not None:
        complain(problem)
        return 1
    async with open_office(settings) as (_, office):
        now = SystemClock().now()
        day = now.astimezone(office.rules.zone).date()
        checked = check_routes(raw, await office.do(known_routes, raw, day), day)
        if checked.problems:
            for one in checked.problems:
                complain(str(one))
            rows = len({one.row for one in checked.problems})
            complain(f"{rows} row(s) cannot be used; nothing was written. Correct them, try again.")
            return 1
        _tell(checked)
        if not given.yes:
            say(f"Nothing is written yet. Write it with: griddesk org routes {given.file} --yes")
            return 0
        count = await office.do(set_routes, Request(now=now), checked.rows)
    say(f"Written: {count} routes.")
    return 0


def _tell(checked: CheckedRoutes) -> None:
    for row, name in zip(checked.rows, checked.names, strict=True):
        say(f"  {row.category} -> {name}")
    say(f"New: {checked.new}. No longer in the table, to be removed: {checked.gone}.")
