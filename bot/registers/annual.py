"""The year as registers: one's own letters and who issues some, those a unit has issued, and one
letter with its sheet. By the code of the units: nobody is ranked."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot import words
from bot.exports.annual import SHEET, sheet_cells
from bot.pages import times
from bot.pages.annual.words import points, stage
from bot.registers.table import RegisterCell, RegisterTable, facts_of, heads, row
from bot.registers.turns import years
from bot.texts import Say
from domain.annual.model import OVER
from domain.annual.scale import AnnualGrade
from domain.annual.views import (
    AnnualHome,
    IssuedPage,
    IssuerLine,
    LetterLine,
    LetterResult,
    LetterView,
)


def home(say: Say, found: AnnualHome, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """The letters of one's own units, and who issues some."""
    return RegisterTable(
        title=say.plain("registers-letters-of", year=str(found.year)),
        heads=heads(say, "registers", ("unit", "state", "due")),
        rows=(
            *(_own(say, one, zone) for one in found.mine),
            *(_issuer(say, one) for one in found.issuers),
        ),
        page=found.page,
        pages=found.pages,
        of=f"{found.year}-01",
        turns=years(say, found.year, now.astimezone(zone).year + 1),
    )


def _own(say: Say, one: LetterLine, zone: ZoneInfo) -> tuple[RegisterCell, ...]:
    return row(
        (_between(say, one), stage(say, one.stage), _due(say, one, zone)),
        to=f"/registers/letters/{one.id}",
        late=one.overdue,
    )


def _issuer(say: Say, one: IssuerLine) -> tuple[RegisterCell, ...]:
    called = say.plain("registers-issued-by", unit=one.unit.name)
    return row((called, _signed(say, one), ""), to=f"/registers/year/{one.unit.id}")


def _between(say: Say, one: LetterLine) -> str:
    return say.plain("annual-between", issuer=one.issuer.name, unit=one.unit.name)


def _signed(say: Say, one: IssuerLine) -> str:
    return say.plain(
        "registers-signed",
        signed=one.signed,
        whole=one.to_sign,
        rate=words.rate(one.signed, one.to_sign),
    )


def _due(say: Say, one: LetterLine, zone: ZoneInfo) -> str:
    return "" if one.due_at is None else words.deadline(say, one.due_at, zone)


def issued(say: Say, found: IssuedPage, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """The letters of a unit, with what the reviews came to that were fed back."""
    unit, year = found.issuer.unit.name, str(found.year)
    return RegisterTable(
        title=say.plain("registers-letters-by", unit=unit, year=year),
        notes=(_signed(say, found.issuer),),
        heads=(
            *heads(say, "registers", ("unit", "state", "due")),
            *heads(say, "annual-column", ("signed", "total", "grade")),
        ),
        rows=tuple(
            row(
                (
                    one.unit.name,
                    stage(say, one.stage),
                    _due(say, one, zone),
                    one.signed_on,
                    *_result(say, found.results.get(one.id)),
                ),
                to=f"/registers/letters/{one.id}",
                late=one.overdue,
            )
            for one in found.lines
        ),
        page=found.page,
        pages=found.pages,
        of=f"{found.year}-01",
        turns=years(say, found.year, now.astimezone(zone).year + 1),
    )


def _result(say: Say, result: LetterResult | None) -> tuple[str, str]:
    if result is None:
        return "", ""
    return points(result.total), "" if result.grade is None else _grade(say, result.grade)


def _grade(say: Say, grade: AnnualGrade) -> str:
    return say.plain(f"annual-grade-{grade.value.replace('_', '-')}")


def letter(say: Say, view: LetterView, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """A letter, and once the unit's sheet is in as much of it as the reader may see."""
    line, due = view.line, _due(say, view.line, zone)
    total, grade = "", ""
    if view.facts_at is not None:
        total = f"{points(view.total)}/{points(view.form.whole)}"
        if line.stage in OVER:
            grade = _grade(say, view.form.grade(view.total))
    sheet = view.sheet if view.facts_at is not None else ()
    return RegisterTable(
        above="year",
        title=say.plain("registers-letter", between=_between(say, line), year=str(line.year)),
        notes=(stage(say, line.stage),),
        facts=facts_of(
            (
                (say.plain("registers-targets"), view.targets),
                (say.plain("registers-due"), due),
                (
                    say.plain("annual-column-signed"),
                    times.whole_day(say, line.signed_on) if line.signed_on else "",
                ),
                (say.plain("registers-checked-in-between"), view.check_note),
                (say.plain("annual-column-total"), total),
                (say.plain("annual-column-grade"), grade),
            )
        ),
        heads=heads(say, "annual-column", [name for name, _ in SHEET]) if sheet else (),
        rows=tuple(row(sheet_cells(say, view, one)) for one in sheet),
        of=f"{line.year}-01",
    )
