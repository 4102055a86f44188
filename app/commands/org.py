"""``griddesk org import``."""

import argparse

from app.clock import SystemClock
from app.commands.database import trouble
from app.imports.changes import UnitChange, change_units
from app.imports.table import FileProblem, read_table
from app.imports.units import Checked, check, known_units
from app.office import open_office
from app.say import complain, say
from app.settings import load
from bot.errors import explain_plain
from bot.texts import say_in
from domain.errors import Invalid
from domain.request import Request


async def act(given: argparse.Namespace) -> int:
    """Checks the table; writes it when told to and nothing is wrong with it."""
    settings = load()
    try:
        raw = read_table(given.file)
    except FileProblem as wrong:
        complain(str(wrong))
        return 1
    problem = await trouble(settings)
    if problem is not None:
        complain(problem)
        return 1
    async with open_office(settings) as (_, office):
        now = SystemClock().now()
        today = office.rules.day(now)
        checked = check(raw, await office.do(known_units, raw), today)
        if checked.problems:
            _tell_problems(checked)
            return 1
        _tell_counts(checked)
        if not given.yes:
            say(f"Nothing is written yet. Write it with: griddesk org import {given.file} --yes")
            return 0
        try:
            asked = Request(now=now)
            added = await office.do(change_units, asked, checked.rows, checked.changes)
        except Invalid as wrong:
            complain(f"{wrong.facts.get('code', '')}: {explain_plain(say_in('en'), wrong)}")
            complain("Nothing was written.")
            return 1
    say(f"Written: {added} units added, {len(checked.changes)} changed.")
    return 0


def _tell_problems(checked: Checked) -> None:
    for problem in checked.problems:
        complain(str(problem))
    rows = len({problem.row for problem in checked.problems})
    complain(f"{rows} row(s) cannot be used; nothing was written. Correct them and try again.")


def _tell_counts(checked: Checked) -> None:
    say(f"To add: {len(checked.rows)} units.")
    for kind, count in checked.counts().items():
        say(f"  {kind.value}: {count}")
    for change in checked.changes:
        say(f"  {change.code}: {', '.join(_told(change))}")
    if checked.already:
        say(f"There already, left as they are: {checked.already}.")


def _told(change: UnitChange) -> list[str]:
    """What is to change with a unit."""
    told = []
    if change.name is not None:
        told.append(f"is called {change.name} from now on")
    if change.above is not None:
        told.append(f"goes under {change.above}")
    if change.into is not None:
        told.append(f"merges into {change.into} on {change.until}")
    elif change.until is not None:
        told.append(f"closes on {change.until}")
    return told
