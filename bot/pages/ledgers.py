"""What can be taken out as a file: which paper, which days, which kind of file."""

from collections.abc import Mapping, Sequence
from datetime import date

from aiogram.types import InlineKeyboardButton

from bot.buttons.ledgers import ExportOf
from bot.pages import times
from bot.pages.page import Page, Row, button, clip
from bot.texts import Say
from domain.days.periods import Period, PeriodKind
from domain.ledgers.model import Export
from domain.ledgers.spans import Span
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.periodic.tiers import Tier

XLSX, CSV, DOCX = "xlsx", "csv", "docx"
_NAME = 40


def menu(say: Say, unit: UnitRef, tiers: Mapping[PeriodKind, Tier]) -> Page:
    """Which paper of the unit."""
    forms = [Export.FORM] if owed(unit.kind, tiers) else []
    papers = [Export.LEDGER, Export.OPINIONS, *forms, Export.YEAR]
    return Page(
        text=say("export-what", unit=unit.name),
        rows=tuple(
            [button(say.plain(f"export-{one.value}"), ExportOf(unit=unit.id, what=one.value))]
            for one in papers
        ),
    )


def owed(kind: UnitKind, tiers: Mapping[PeriodKind, Tier]) -> PeriodKind | None:
    """The kind of report such a unit owes."""
    return next((tier.kind for tier in tiers.values() if tier.unit is kind), None)


def choose(say: Say, unit: UnitRef, what: Export, kind: PeriodKind | None, today: date) -> Page:
    """Which days and which kind of file."""
    rows: list[Row] = []
    match what:
        case Export.LEDGER | Export.OPINIONS:
            rows = [
                [_choice(say, unit, what, span.value, f"export-span-{span.value}", file)
                 for file in (XLSX, CSV)]
                for span in Span
            ]  # fmt: skip
        case Export.FORM if kind is not None:
            present = Period.containing(kind, today)
            files = (XLSX, DOCX) if kind is PeriodKind.MONTH else (XLSX,)
            rows = [
                [_choice(say, unit, what, period.code, key, file) for file in files]
                for key, period in (("export-this", present), ("export-last", present.previous()))
            ]
        case Export.YEAR:
            years = (today.year, today.year - 1)
            rows = [[_year(unit, year) for year in years]]
    rows.append([button(say.plain("export-back"), ExportOf(unit=unit.id))])
    return Page(text=say(f"export-{what.value}-when", unit=unit.name), rows=tuple(rows))


def _choice(
    say: Say, unit: UnitRef, what: Export, span: str, key: str, file: str
) -> InlineKeyboardButton:
    label = say.plain("export-choice", span=say.plain(key), file=say.plain(f"export-file-{file}"))
    return button(label, ExportOf(unit=unit.id, what=what.value, span=span, file=file))


def _year(unit: UnitRef, year: int) -> InlineKeyboardButton:
    data = ExportOf(unit=unit.id, what=Export.YEAR.value, span=str(year), file=XLSX)
    return button(str(year), data)


def which(say: Say, name: str, units: Sequence[UnitRef]) -> Page:
    """Several units fit the name, or none."""
    if not units:
        return Page(text=say("export-no-unit", name=clip(name, _NAME)))
    return Page(
        text=say("export-which", name=clip(name, _NAME)),
        rows=tuple([button(clip(one.name, _NAME), ExportOf(unit=one.id))] for one in units),
    )


def span_name(say: Say, span: Span, first: date) -> str:
    """A span in the name of a file: ``2026-11``, ``2026年第48周``, ``2026``."""
    match span:
        case Span.WEEK:
            year, week, _ = first.isocalendar()
            return say.plain("export-name-week", year=str(year), week=str(week))
        case Span.YEAR | Span.LAST_YEAR:
            return str(first.year)
        case Span.MONTH | Span.LAST_MONTH:
            return f"{first:%Y-%m}"


def period_name(say: Say, period: Period) -> str:
    """A period in the name of a file: ``2026-11上半月`` and the like."""
    if period.kind is PeriodKind.WEEK:
        return span_name(say, Span.WEEK, period.first)
    if period.kind is PeriodKind.MONTH:
        return period.code
    half = "A" if period.first.day == 1 else "B"
    return say.plain("export-name-half", month=f"{period.first:%Y-%m}", half=half)


def period_said(say: Say, period: Period) -> str:
    """A period in a caption."""
    return times.period(say, period)
