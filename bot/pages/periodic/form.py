"""The columns and rows of a report's form. Which columns there are is data of the tier."""

from collections.abc import Callable, Mapping
from dataclasses import fields

from bot import words
from bot.buttons.periodic import PeriodicRows
from bot.pages.page import Row, clip, page_row
from bot.pages.periodic.words import column_name, last
from bot.texts import Html, Say
from domain.days.periods import PeriodKind
from domain.periodic.model import Extras, Figures, Line, PeriodicTally
from domain.periodic.views import PeriodicView

RARE = frozenset({"reopened", "entered_late"})
"""Columns the forms do not have: shown where they are not zero."""
_OF_THE_PERIOD = frozenset({"found", "resolved"})
"""Columns named by the kind of period: 本周新排查, 本月新排查."""
_ROWS = 6
_NAME = 14
_CATEGORIES = 18
_HARD = 8
_CHANGES = 8
_NOTHING = "—"


def figures_of(view: PeriodicView) -> Figures:
    """The figures shown: the snapshot's, once there is one."""
    return view.confirmed.figures if view.confirmed else view.figures


def column_lines(say: Say, view: PeriodicView) -> list[str | None]:
    """Each column of the form in a line, with the period before beside it."""
    return [line for name in view.columns for line in _column(say, view, name)]


def changes(say: Say, kind: PeriodKind, was: Figures, now: Figures) -> Html:
    """What a correction changes: each figure that is another, before and after."""
    moved = [
        say.plain(
            "periodic-change",
            column=column_name(say, one.name, kind),
            was=getattr(was, one.name),
            now=getattr(now, one.name),
        )
        for one in fields(Figures)
        if getattr(was, one.name) != getattr(now, one.name)
    ]
    if not moved:
        return say("periodic-unchanged")
    if len(moved) > _CHANGES:
        moved[_CHANGES:] = ["…"]
    return say("periodic-changes", list=say.plain("between-changes").join(moved))


def _column(say: Say, view: PeriodicView, name: str) -> list[str | None]:
    now, before = figures_of(view), view.before
    extras = view.sheet.total.extras if view.sheet else Extras()
    if name in _SPECIAL:
        return _SPECIAL[name](say, view, extras)
    beside = last(say, view.period.kind)
    if name == "rate":
        return [
            say(
                "periodic-column-rate",
                now=words.rate(now.total_resolved, now.total_found),
                before=words.rate(before.total_resolved, before.total_found),
                last=beside,
            )
        ]
    here, there = getattr(now, name), getattr(before, name)
    if name in RARE and not here and not there:
        return []
    key = f"periodic-column-{name.replace('_', '-')}"
    if name in _OF_THE_PERIOD:
        key = f"{key}-{view.period.kind.value}"
    return [say(key, now=here, before=there, last=beside)]


def _reports(say: Say, _: PeriodicView, extras: Extras) -> list[str | None]:
    return [
        _tally(say, PeriodKind.WEEK, extras.weekly),
        _tally(say, PeriodKind.HALF_MONTH, extras.half_monthly),
    ]


def _tally(say: Say, kind: PeriodKind, tally: PeriodicTally) -> Html | None:
    if not tally.expected:
        return None
    line = say(
        "periodic-column-reports-waiting" if tally.waiting else "periodic-column-reports",
        report=say.plain(f"report-name-{kind.value}"),
        expected=tally.expected,
        filed=tally.filed,
        on_time=tally.on_time,
        late=tally.late,
        missing=tally.missing,
        nil=tally.nil,
        **({"waiting": tally.waiting} if tally.waiting else {}),
    )
    return _unreached(say, line, tally)


def _unreached(say: Say, line: Html, tally: PeriodicTally) -> Html:
    """Who could not be reached is told apart from what is missing."""
    if not tally.unreached:
        return line
    return say("periodic-unreached", line=line, unreached=tally.unreached)


def _success(say: Say, _: PeriodicView, extras: Extras) -> list[str | None]:
    return [
        say(
            "periodic-column-success",
            rate=words.rate(extras.success, extras.concluded),
            part=extras.success,
            whole=extras.concluded,
        )
    ]


def _compared(say: Say, view: PeriodicView, extras: Extras) -> list[str | None]:
    found = figures_of(view).found
    return [
        say(
            "periodic-column-compared",
            year=change(found, extras.found_year_before),
            before=change(found, extras.found_before),
        )
    ]


def change(now: int, base: int) -> str:
    """``+12%`` against a base, half away from zero; "—" where there was nothing."""
    if base == 0:
        return _NOTHING
    more = now - base
    percent = (200 * abs(more) + base) // (2 * base)
    sign = "" if not percent else "+" if more > 0 else "−"
    return f"{sign}{percent}%"


def _agreements(say: Say, _: PeriodicView, extras: Extras) -> list[str | None]:
    return [say("periodic-column-agreements", oral=extras.oral, written=extras.written)]


def _amount(say: Say, _: PeriodicView, extras: Extras) -> list[str | None]:
    return [say("periodic-column-amount", amount=f"{extras.amount:,}")]


def _judicial(say: Say, _: PeriodicView, extras: Extras) -> list[str | None]:
    return [say("periodic-column-judicial", many=extras.judicial)]


def _categories(say: Say, view: PeriodicView, extras: Extras) -> list[str | None]:
    names = view.categories
    most = sorted(extras.categories, key=lambda one: (-one[1], one[0]))
    said = [
        say.plain("periodic-category", category=names[one].read(say.locale), many=str(many))
        for one, many in most[:_CATEGORIES]
        if one in names
    ]
    return [say("periodic-column-categories", list=" · ".join(said) or _NOTHING)]


def _hard(say: Say, _: PeriodicView, extras: Extras) -> list[str | None]:
    numbers = [say.plain("periodic-number", id=str(one)) for one in extras.hard[:_HARD]]
    if len(extras.hard) > _HARD:
        numbers.append("…")
    return [
        say(
            "periodic-column-hard",
            many=len(extras.hard),
            list=say.plain("between-names").join(numbers) or _NOTHING,
        )
    ]


def _none_yet(key: str) -> Callable[[Say, PeriodicView, Extras], list[str | None]]:
    def line(say: Say, _: PeriodicView, __: Extras) -> list[str | None]:
        return [say(key, none=_NOTHING)]

    return line


_SPECIAL: Mapping[str, Callable[[Say, PeriodicView, Extras], list[str | None]]] = {
    "reports": _reports,
    "success_rate": _success,
    "compared": _compared,
    "agreements": _agreements,
    "amount": _amount,
    "judicial": _judicial,
    "categories": _categories,
    "hard": _hard,
    "assessments": _none_yet("periodic-column-assessments"),
    "legal_aid": _none_yet("periodic-column-legal-aid"),
    "meetings": _none_yet("periodic-column-meetings"),
}


def row_lines(say: Say, view: PeriodicView, page: int) -> list[str | None]:
    """A page of the form's rows; none for a tier without rows."""
    if view.sheet is None or not view.sheet.rows:
        return []
    page, pages = _page(view, page)
    head = say("periodic-rows-head")
    if pages > 1:
        head = say("page-head", head=head, page=str(page + 1), pages=str(pages))
    shown = view.sheet.rows[page * _ROWS : (page + 1) * _ROWS]
    return ["", head, *(_row(say, line) for line in shown)]


def _row(say: Say, line: Line) -> str:
    figures, weekly = line.figures, line.extras.weekly
    name = clip(line.name, _NAME) if line.unit_id else say.plain("periodic-row-own")
    text = say(
        "periodic-row",
        unit=name,
        carried=figures.carried,
        found=figures.found,
        resolved=figures.resolved,
        moved=figures.moved + figures.dropped,
        open=figures.open,
        overdue=figures.overdue,
    )
    if not weekly.expected:
        return text
    reports = say(
        "periodic-row-late" if weekly.late or weekly.missing else "periodic-row-reports",
        line=text,
        expected=weekly.expected,
        filed=weekly.filed,
        nil=weekly.nil,
        **({"late": weekly.late + weekly.missing} if weekly.late or weekly.missing else {}),
    )
    return _unreached(say, reports, weekly)


def rows_pager(say: Say, view: PeriodicView, page: int) -> Row:
    """‹ and › for the rows."""
    if view.sheet is None:
        return []
    page, pages = _page(view, page)
    unit, period = view.unit.id, view.period.code
    return page_row(say, page, pages, lambda to: PeriodicRows(unit=unit, period=period, page=to))


def _page(view: PeriodicView, page: int) -> tuple[int, int]:
    rows = view.sheet.rows if view.sheet else ()
    pages = max(1, -(-len(rows) // _ROWS))
    return min(max(page, 0), pages - 1), pages
