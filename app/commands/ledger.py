"""``griddesk ledger import``."""

import argparse

from app.clock import SystemClock
from app.commands.database import trouble
from app.imports.ledger import COLUMNS, OPTIONAL, TITLES, check_ledger, known_things
from app.imports.ledger import problem as in_words
from app.imports.table import FileProblem, read_table
from app.office import open_office
from app.say import complain, say
from app.settings import load
from domain.errors import Invalid
from domain.imports.actions import import_rows
from domain.imports.model import CheckedLedger
from domain.request import Request

_AT_ONCE = 200
"""Rows of one transaction: the desk may be at work meanwhile."""


async def act(given: argparse.Namespace) -> int:
    """Checks the ledger; takes it over when told to and nothing is wrong with it."""
    settings = load()
    try:
        raw = read_table(given.file, COLUMNS, optional=OPTIONAL, titles=TITLES, marks_formulas=True)
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
        try:
            known = await office.do(known_things, given.unit, raw, day)
        except Invalid:
            complain(f"{given.unit} is no unit of the desk; add it with griddesk org import")
            return 1
        checked = check_ledger(raw, known, day)
        if checked.problems:
            return _tell_problems(checked)
        say(f"To take over for {known.unit.name}: {len(checked.rows)} matters.")
        if checked.already:
            say(f"Taken over before, left as they are: {checked.already}.")
        if not given.yes:
            say(
                "Nothing is written yet. Write it with: "
                f"griddesk ledger import {given.file} --unit {given.unit} --yes"
            )
            return 0
        done = 0
        for at in range(0, len(checked.rows), _AT_ONCE):
            part = checked.rows[at : at + _AT_ONCE]
            done += await office.do(import_rows, Request(now=now), given.unit, part)
    say(f"Written: {done} matters.")
    return 0


def _tell_problems(checked: CheckedLedger) -> int:
    for problem in checked.problems:
        complain(str(in_words(problem)))
    rows = len({problem.row for problem in checked.problems})
    complain(f"{rows} row(s) cannot be used; nothing was written. Correct them and try again.")
    return 1
