"""``griddesk org routes``."""

import argparse

from app.clock import SystemClock
from app.commands.database import trouble
from app.imports.routes import COLUMNS, CheckedRoutes, check_routes, known_routes
from app.imports.table import FileProblem, read_table, table_trouble
from app.office import open_office
from app.say import complain, say
from app.settings import load
from app.texts import text
from domain.cases.handover import set_routes
from domain.request import Request


async def act(given: argparse.Namespace) -> int:
    """Checks the table; puts it in the place of the present one when told to."""
    settings = load()
    try:
        raw = read_table(given.file, COLUMNS)
    except FileProblem as wrong:
        complain(table_trouble(given.file, wrong))
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
            complain(text("problem-count", many=str(rows)))
            return 1
        _tell(checked)
        if not given.yes:
            say(text("not-yet", command=f"griddesk org routes {given.file} --yes"))
            return 0
        count = await office.do(set_routes, Request(now=now), checked.rows)
    say(text("routes-written", many=str(count)))
    return 0


def _tell(checked: CheckedRoutes) -> None:
    for row, name in zip(checked.rows, checked.names, strict=True):
        say(text("routes-line", category=row.category, centre=name))
    say(text("routes-count", new=str(checked.new), gone=str(checked.gone)))
