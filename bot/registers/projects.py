"""Key projects as registers: the list with its figures, and one with its milestones."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.exports.cells import Value
from bot.pages.projects import words as of
from bot.registers.table import RegisterCell, RegisterTable, facts_of, heads, row
from bot.texts import Say
from domain.projects.views import MilestoneLine, ProjectPage, ProjectPick, ProjectView

_COUNTED = (
    ProjectPick.ALL,
    ProjectPick.ON_TIME,
    ProjectPick.LATE_DONE,
    ProjectPick.LATE_OPEN,
    ProjectPick.NOT_DUE,
    ProjectPick.CANCELLED,
)


def board(say: Say, found: ProjectPage, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """What is open or of this year, the late first."""
    notes = tuple(
        say.plain("registers-count", what=of.pick(say, pick), count=found.counts[pick])
        for pick in _COUNTED
    )
    return RegisterTable(
        notes=(say.plain("registers-joint").join(notes),),
        heads=heads(
            say, "project-column", ("name", "system", "number", "lead", "due", "state", "progress")
        ),
        rows=tuple(
            row(
                (
                    one.name,
                    one.system.read(say.locale),
                    str(one.number),
                    one.lead.name,
                    one.due_on,
                    of.state(say, one.state),
                    of.progress(say, one),
                ),
                to=f"/registers/projects/{one.id}",
                late=bool(one.late),
            )
            for one in found.lines
        ),
        page=found.page,
        pages=found.pages,
    )


def one(say: Say, view: ProjectView, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """A project; a milestone leads to what was handed out for it."""
    line = view.line
    named = (
        ("system", line.system.read(say.locale)),
        ("number", str(line.number)),
        ("lead", line.lead.name),
        ("helpers", say.plain("between-names").join(one.name for one in view.helpers)),
        ("aim", view.aim),
        ("due", line.due_on),
    )
    facts: list[tuple[str, Value]] = [
        (say.plain(f"project-column-{key}"), value) for key, value in named
    ]
    facts += [
        (say.plain("registers-confirmed-on"), view.confirmed_on),
        (say.plain("registers-asked-due"), view.asked_due),
        (say.plain("registers-ended-on"), view.ended_on),
        (say.plain("registers-reason"), view.reason or view.asked_reason),
    ]
    return RegisterTable(
        title=line.name,
        notes=(of.standing(say, line),),
        facts=facts_of(facts),
        heads=heads(say, "registers", ("milestone", "unit", "due", "state", "feedback")),
        rows=tuple(_milestone(say, each) for each in view.milestones),
    )


def _milestone(say: Say, one: MilestoneLine) -> tuple[RegisterCell, ...]:
    return row(
        (one.text, one.unit.name, one.due_on, of.milestone(say, one), one.feedback),
        to=f"/registers/followups/{one.followup_id}" if one.opens else "",
        late=one.late,
    )
