"""Units called in as registers: what waits, and one call-in with what came of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot import words
from bot.pages.followups import standing
from bot.registers.table import RegisterTable, facts_of, heads, row
from bot.texts import Say
from domain.callins.model import CallInState, Coming
from domain.callins.views import CalledLine, CallInLine, CallInPage, CallInView
from domain.days.deadlines import last_day


def waiting(say: Say, found: CallInPage, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """Those that wait, by their hour."""
    return RegisterTable(
        notes=(say.plain("registers-callins", total=found.total, owed=found.owed),),
        heads=heads(say, "registers", ("at", "venue", "sort", "lead", "answers")),
        rows=tuple(
            row(
                (
                    words.moment(say, one.meets_at, zone),
                    one.place,
                    one.category.read(say.locale),
                    one.lead,
                    _tally(say, one),
                ),
                to=f"/registers/callins/{one.id}",
                late=one.late,
            )
            for one in found.lines
        ),
        page=found.page,
        pages=found.pages,
    )


def _tally(say: Say, one: CallInLine) -> str:
    counts = {"comes": one.comes, "cannot": one.cannot, "silent": one.silent}
    return say.plain("callins-standing", **counts)


def one(say: Say, view: CallInView, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """A call-in with what its units say; what was handed out after it leads there."""
    line, between = view.line, say.plain("between-names")
    saying = {
        coming: between.join(_said(say, one) for one in view.called if one.coming is coming)
        for coming in (*Coming, None)
    }
    state = say.plain(f"registers-callin-{line.state.value.replace('_', '-')}")
    return RegisterTable(
        title=say.plain(
            "registers-callin", at=words.moment(say, line.meets_at, zone), place=line.place
        ),
        notes=(state, *([_tally(say, line)] if line.state is CallInState.CALLED else [])),
        facts=facts_of(
            (
                (say.plain("registers-sort"), line.category.read(say.locale)),
                (say.plain("registers-lead"), line.lead),
                (say.plain("registers-asked-for"), line.request),
                (say.plain("registers-comes"), saying[Coming.COMES]),
                (say.plain("registers-cannot"), saying[Coming.CANNOT]),
                (say.plain("registers-silent"), saying[None]),
                (say.plain("registers-outcome"), view.outcome),
            )
        ),
        heads=heads(say, "registers", ("handed-title", "unit", "due", "state"))
        if view.tasks
        else (),
        rows=tuple(
            row(
                (
                    task.title,
                    task.unit_name,
                    last_day(task.due_at, zone),
                    standing(say, task, zone),
                ),
                to=f"/registers/followups/{task.id}",
                late=task.late,
            )
            for task in view.tasks
        ),
    )


def _said(say: Say, one: CalledLine) -> str:
    if not one.reason:
        return one.unit.name
    return say.plain("registers-said-why", unit=one.unit.name, reason=one.reason)
