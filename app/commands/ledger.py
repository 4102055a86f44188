"""``griddesk ledger import``."""

import argparse
import shlex
from collections.abc import Mapping, Sequence

from app.clock import SystemClock
from app.commands.database import trouble
from app.imports.ledgers.checking import check_ledger
from app.imports.ledgers.ledgers import known_things, only_new
from app.imports.ledgers.reading import read_ledger
from app.imports.table import file_bytes, table_trouble
from app.office import open_office
from app.say import complain, say
from app.settings import load
from app.texts import spoken, text
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


class _BadAnswer(Exception):
    """What was given is no answer."""


async def act(given: argparse.Namespace) -> int:
    """Checks the ledger; takes it over when told to and nothing is wrong with it or in doubt."""
    settings = load()
    try:
        answers = _answers(given.answer)
        table = read_ledger(file_bytes(given.file), given.file.name)
    except UnreadableTable as wrong:
        complain(table_trouble(given.file, wrong))
        return 1
    except _BadAnswer as wrong:
        complain(text("ledger-answer-form", given=str(wrong)))
        return 2
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
            complain(text("ledger-unit-unknown", code=given.unit))
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
        for line in summary(say_in(spoken()), told, brief=not rows):
            say(bare(line))
        say(text("ledger-ready", unit=known.unit.name, many=str(len(rows))))
        if not rows:
            say(text("ledger-already", many=str(told.checked.already)))
        if not given.yes:
            again = [f"--answer {shlex.quote(one)}" for one in given.answer]
            words = ["griddesk ledger import", str(given.file), "--unit", given.unit, *again]
            say(text("not-yet", command=" ".join([*words, "--yes"])))
            return 0
        done = 0
        for at in range(0, len(rows), _AT_ONCE):
            part = rows[at : at + _AT_ONCE]
            done += await office.do(import_rows, Request(now=now), given.unit, part)
    say(text("ledger-written", many=str(done)))
    return 0


def _answers(given: Sequence[str]) -> Mapping[str, str]:
    """``hidden=no`` and the like."""
    answers = {}
    for one in given:
        key, between, value = one.rpartition("=")
        if not between:
            raise _BadAnswer(one)
        answers[key] = value
    return answers


def _tell_problems(told: LedgerTold) -> int:
    words, problems = say_in(spoken()), told.checked.problems
    for line in summary(words, told, brief=True):
        complain(bare(line))
    for one in problems:
        names = dict.fromkeys(column(say, one.column) for say in (say_in("zh"), words))
        row = place(words, one, sheets=told.several)
        named = {"row": row, "column": " / ".join(names), "what": what(words, one)}
        complain(text("ledger-problem", **named))
    for line in allowed(words, problems):
        complain(line)
    rows = len({(one.sheet, one.row) for one in problems})
    complain(text("problem-count", many=str(rows)))
    return 1


def _ask(told: LedgerTold) -> int:
    words = say_in(spoken())
    for line in summary(words, told, brief=True):
        complain(bare(line))
    for one in told.checked.questions:
        facts = {name: text for name, text in one.facts.items() if name not in {"zh", "en"}}
        complain(bare(words(f"import-ask-{one.kind}", **facts)))
        for value in one.options:
            shown = f"  --answer '{one.key}={value}'   {option(words, told, one, value)}"
            complain(shown)
    complain(text("ledger-answers"))
    return 1
