"""Assessments of major matters as registers: all of them, and one with its measures."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.exports.assessments.register import COLUMNS, cells
from bot.exports.cells import Value
from bot.pages.assessments import words as of
from bot.registers.table import RegisterTable, facts_of, heads, row
from bot.texts import Say
from domain.assessments.views import AssessmentRegister, AssessmentView

_SHORT = ("number", "name", "unit", "kind", "state", "grade", "decision", "decided", "remark")
"""Of the columns of the register those that are read across a screen."""
_AT = {name: at for at, (name, _) in enumerate(COLUMNS)}


def register(say: Say, found: AssessmentRegister, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """The register, its figures above it."""
    tally = found.tally
    notes = [
        say.plain(
            "register-head",
            registered=tally.registered,
            tally=of.tally(say, tally),
            undecided=tally.undecided,
            withdrawn=tally.withdrawn,
            at=f"{now.astimezone(zone):%Y-%m-%d %H:%M}",
        ),
        say.plain("register-warn", early=tally.early, against=tally.against, moved=tally.moved),
    ]
    if found.total > len(found.rows):
        notes.append(say.plain("register-more", shown=len(found.rows), total=found.total))
    return RegisterTable(
        notes=tuple(notes),
        heads=heads(say, "register", _SHORT),
        rows=tuple(
            row(
                _some(cells(say, view)),
                to=f"/registers/assessments/{view.line.id}",
                late=view.line.overdue,
            )
            for view in found.rows
        ),
    )


def _some(values: tuple[Value, ...]) -> list[Value]:
    return [values[_AT[name]] for name in _SHORT]


def one(say: Say, view: AssessmentView, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """What the register says of a matter, and its measures."""
    names = heads(say, "register", [name for name, _ in COLUMNS])
    return RegisterTable(
        title=view.line.name,
        notes=(of.state(say, view.line.state),),
        facts=facts_of(zip(names, cells(say, view), strict=True)),
        heads=heads(say, "registers", ("measure", "unit", "due", "state")) if view.measures else (),
        rows=tuple(
            row(
                (
                    measure.text,
                    measure.unit_name,
                    measure.due_on,
                    say.plain(f"measure-state-{measure.state.value}"),
                ),
                late=measure.overdue,
            )
            for measure in view.measures
        ),
    )
