"""Residents' evaluations as registers: of a half-year, and the results of one."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot import words
from bot.exports.evaluations import COLUMNS, object_cells
from bot.pages import times
from bot.pages.evaluations.words import counts_line, days
from bot.registers.table import RegisterTable, facts_of, heads, row
from bot.registers.turns import halves
from bot.texts import Say
from domain.evaluations.views import EvaluationLine, EvaluationPage, EvaluationView


def half(say: Say, found: EvaluationPage, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """The communities with their evaluation of a half-year."""
    note = say.plain(
        "registers-evaluations",
        half=times.half_year(say, found.half),
        total=found.total,
        held=found.held,
        due=times.whole_day(say, found.due_on),
    )
    return RegisterTable(
        notes=(note,),
        heads=heads(say, "registers", ("unit", "state", "day")),
        rows=tuple(
            row(
                (one.unit.name, _stage(say, one), one.planned_on or ""),
                to=f"/registers/evaluations/{one.evaluation_id}" if one.evaluation_id else "",
            )
            for one in found.lines
        ),
        page=found.page,
        pages=found.pages,
        of=f"{found.half.first:%Y-%m}",
        turns=halves(say, found.half),
    )


def _stage(say: Say, one: EvaluationLine) -> str:
    return say.plain(f"registers-stage-{'none' if one.stage is None else one.stage.value}")


def one(say: Say, view: EvaluationView, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """The results: of too few valid sheets only the totals, as everywhere."""
    called = days(say, view)
    by = view.history[-1].confirmed_role if view.history else None
    few = say.plain("evaluation-notice-few", fewest=view.fewest) if view.few else ""
    return RegisterTable(
        title=say.plain(
            "evaluation-results-title", unit=view.unit.name, half=times.half_year(say, view.half)
        ),
        notes=tuple(
            text
            for text in (
                say.plain(f"registers-stage-{view.stage.value}"),
                counts_line(say, view.counts) if view.counts else "",
                few,
            )
            if text
        ),
        facts=facts_of(
            (
                (say.plain("registers-held"), called["held"]),
                (say.plain("registers-published"), called["first"]),
                (say.plain("registers-confirmed-by"), words.role(say, by) if by else ""),
            )
        ),
        heads=heads(say, "evaluation-column", [name for name, _ in COLUMNS]),
        rows=()
        if view.few
        else tuple(
            row(object_cells(say, number, one)) for number, one in enumerate(view.objects, 1)
        ),
    )
