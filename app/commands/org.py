"""``griddesk org import``."""

import argparse

from app.clock import SystemClock
from app.commands.database import trouble
from app.imports.changes import UnitChange, change_units
from app.imports.table import FileProblem, read_table, table_trouble
from app.imports.units import Checked, check, known_units
from app.office import open_office
from app.say import complain, say
from app.settings import load
from app.texts import spoken, text
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
        complain(table_trouble(given.file, wrong))
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
            say(text("not-yet", command=f"griddesk org import {given.file} --yes"))
            return 0
        try:
            asked = Request(now=now)
            added = await office.do(change_units, asked, checked.rows, checked.changes)
        except Invalid as wrong:
            complain(f"{wrong.facts.get('code', '')}: {explain_plain(say_in(spoken()), wrong)}")
            complain(text("nothing-written"))
            return 1
    say(text("units-written", added=str(added), changed=str(len(checked.changes))))
    return 0


def _tell_problems(checked: Checked) -> None:
    for problem in checked.problems:
        complain(str(problem))
    rows = len({problem.row for problem in checked.problems})
    complain(text("problem-count", many=str(rows)))


def _tell_counts(checked: Checked) -> None:
    say(text("units-to-add", many=str(len(checked.rows))))
    for kind, count in checked.counts().items():
        say(text("units-of-kind", kind=text(f"kind-{kind.value}"), many=str(count)))
    between = text("unit-change-between")
    for change in checked.changes:
        say(text("unit-change", code=change.code, told=between.join(_told(change))))
    if checked.already:
        say(text("units-already", many=str(checked.already)))


def _told(change: UnitChange) -> list[str]:
    """What is to change with a unit."""
    told = []
    if change.name is not None:
        told.append(text("unit-change-name", name=change.name))
    if change.above is not None:
        told.append(text("unit-change-above", above=change.above))
    if change.into is not None:
        told.append(text("unit-change-into", into=change.into, day=f"{change.until}"))
    elif change.until is not None:
        told.append(text("unit-change-until", day=f"{change.until}"))
    return told
