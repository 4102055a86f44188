"""``griddesk ledger import``."""

import argparse
from collections.abc import Mapping, Sequence

from app.clock import SystemClock
from app.commands.database import trouble
from app.imports.ledgers.checking import check_ledger
from app.imports.ledgers.ledgers import known_things, only_new
from app.imports.ledgers.reading import read_ledger
from app.imports.table import file_bytes
from app.office import open_office
from app.say import complain, say
from app.settings import load
from bot.pages.imports import allowed, column, option, place, what
from bot.pages.imports_summary import LedgerTold, summary
from bot.pages.page import bare
from bot.texts import say_in
from domain.errors import Invalid
from domain.imports.actions import import_rows
from domain.imports.model import UnreadableTable
from domain.request import Request

_AT_ONCE = 200
"""Rows of one transaction: the desk may be at work meanwhile."""
_WORDS = say_in("en")


async def act(given: argparse.Namespace) -> int:
    """Checks the ledger; takes it over when told to and nothing is wrong with it or in doubt."""
    settings = load()
    try:
        answers = _answers(given.answer)
        table = read_ledger(file_bytes(given.file), given.file.name)
    except UnreadableTable as wrong:
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
            known = await office.do(known_things, given.unit, day)
        except Invalid:
            complain(f"{given.unit} is no unit of the desk; add it with griddesk org import")
            return 1
        checked = check_ledger(table, known, day, answers)
        told = LedgerTold(
            table=table,
            known=known,
            checked=await office.do(only_new, known, checked, answers.get("clash")),
        )
        if checked.problems:
            return _tell_problems(told)
        if told.checked.questions:
            return _ask(told)
        rows = told.checked.rows
        for line in summary(_WORDS, told, brief=not rows):
            say(bare(line))
        say(f"To take over for {known.unit.name}: {len(rows)} matters.")
        if not rows:
            say(f"Taken over before, left as they are: {told.checked.already}.")
        if not given.yes:
            say(
                "Nothing is written yet. Write it with the same command and --yes: "
                f"griddesk ledger import {given.file} --unit {given.unit} --yes"
            )
            return 0
        done = 0
        for at in range(0, len(rows), _AT_ONCE):
            part = rows[at : at + _AT_ONCE]
            done += await office.do(import_rows, Request(now=now), given.unit, part)
    say(f"Written: {done} matters.")
    return 0


def _answers(given: Sequence[str]) -> Mapping[str, str]:
    """``hidden=no`` and the like; raises UnreadableTable."""
    answers = {}
    for one in given:
        key, between, value = one.rpartition("=")
        if not between:
            raise UnreadableTable(f"--answer {one}: write KEY=VALUE, as the question says")
        answers[key] = value
    return answers


def _tell_problems(told: LedgerTold) -> int:
    problems = told.checked.problems
    for line in summary(_WORDS, told, brief=True):
        complain(bare(line))
    for one in problems:
        names = column(say_in("zh"), one.column), column(_WORDS, one.column)
        row = place(_WORDS, one, sheets=told.several)
        complain(f"{row}, column {' / '.join(names)}: {what(_WORDS, one)}")
    for line in allowed(_WORDS, problems):
        complain(line)
    rows = len({(one.sheet, one.row) for one in problems})
    complain(f"{rows} row(s) cannot be used; nothing was written. Correct them and try again.")
    return 1


def _ask(told: LedgerTold) -> int:
    for line in summary(_WORDS, told, brief=True):
        complain(bare(line))
    for one in told.checked.questions:
        facts = {name: text for name, text in one.facts.items() if name not in {"zh", "en"}}
        complain(bare(_WORDS(f"import-ask-{one.kind}", **facts)))
        for value in one.options:
            complain(f"  --answer '{one.key}={value}'   {option(_WORDS, told, one, value)}")
    complain("Nothing was written: answer by --answer KEY=VALUE, once for each question.")
    return 1
