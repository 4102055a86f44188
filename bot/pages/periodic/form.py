"""The columns and rows of a report's form. Which columns there are is data of the tier."""

from collections.abc import Callable, Mapping

from bot import words
from bot.pages.page import clip
from bot.pages.periodic.words import last
from bot.texts import Html, Say
from domain.days.periods import PeriodKind
from domain.periodic.model import Extras, Figures, PeriodicTally
from domain.periodic.views import PeriodicView

RARE = frozenset({"reopened", "entered_late"})
"""Columns the forms do not have: shown where they are not zero."""
_OF_THE_PERIOD = frozenset({"found", "resolved"})
"""Columns named by the kind of period: 本周新排查, 本月新排查."""
_ALONE = frozenset({"moved", "dropped", "opinions_answered"})
"""Columns without the period before beside them: there is no room in their line."""
_CATEGORIES = 18
_HARD = 8
_UNIT = 16
_NOTHING = "—"


def figures_of(view: PeriodicView) -> Figures:
    """The figures shown: the snapshot's, once there is one."""
    return view.confirmed.figures if view.confirmed else view.figures


def column_lines(say: Say, view: PeriodicView) -> list[str | None]:
    """The figures that are confirmed, those that belong together in one line of a phone; the
    period before stands in brackets."""
    extras = view.sheet.total.extras if view.sheet else Extras()
    lines = _reports_in(say, extras) if "reports" in view.columns else []
    for names in LINES:
        shown = [one for name in names if name in view.columns for one in _column(say, view, name)]
        lines.append(Html(say.plain("between-figures").join(shown)) if shown else None)
    return lines


def detail_lines(say: Say, view: PeriodicView) -> list[str | None]:
    """What the form has beside them, in full."""
    extras = view.sheet.total.extras if view.sheet else Extras()
    return [
        line
        for name in view.columns
        if name in IN_FULL
        for line in IN_FULL[name](say, view, extras)
    ]


def _column(say: Say, view: PeriodicView, name: str) -> list[str]:
    now, before = figures_of(view), view.before
    if name in _BESIDE:
        extras = view.sheet.total.extras if view.sheet else Extras()
        return [line for line in _BESIDE[name](say, view, extras) if line]
    if name == "rate":
        return [
            say(
                "periodic-column-rate",
                now=words.rate(now.total_resolved, now.total_found),
                before=words.rate(before.total_resolved, before.total_found),
            )
        ]
    here, there = getattr(now, name), getattr(before, name)
    if name in RARE and not here and not there:
        return []
    key = f"periodic-column-{name.replace('_', '-')}"
    if name in _OF_THE_PERIOD:
        key = f"{key}-{view.period.kind.value}"
    if name == "carried":
        return [say(key, now=here, before=there, last=last(say, view.period.kind))]
    if name in _ALONE:
        return [say(key, now=here)]
    return [say(key, now=here, before=there)]


def _reports_in(say: Say, extras: Extras) -> list[str | None]:
    """How many came in from below, or how many of them did not or too late."""
    return [
        _in(say, kind, tally)
        for kind, tally in (
            (PeriodKind.WEEK, extras.weekly),
            (PeriodKind.HALF_MONTH, extras.half_monthly),
        )
        if tally.expected
    ]


def _in(say: Say, kind: PeriodKind, tally: PeriodicTally) -> Html:
    report = say.plain(f"report-name-{kind.value}")
    if not tally.late and not tally.missing:
        return say("periodic-column-in", report=report, expected=tally.expected, filed=tally.filed)
    return say(
        "periodic-column-in-late",
        report=report,
        late=tally.late,
        missing=tally.missing,
    )


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
    return with_unreached(say, line, tally)


def with_unreached(say: Say, line: Html, tally: PeriodicTally) -> Html:
    """A line, and apart from what is missing who could not be reached."""
    if not tally.unreached:
        return line
    return say("periodic-unreached", line=line, unreached=tally.unreached)


def _rate_of_success(say: Say, _: PeriodicView, extras: Extras) -> list[str | None]:
    rate = words.rate(extras.success, extras.concluded)
    return [say("periodic-column-success-rate", rate=rate)]


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
            year=words.change(found, extras.found_year_before),
            before=words.change(found, extras.found_before),
        )
    ]


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
    at = extras.hard_at or ("",) * len(extras.hard)
    numbers = [
        say.plain("periodic-number-at", id=str(one), unit=clip(unit, _UNIT))
        if unit
        else say.plain("periodic-number", id=str(one))
        for one, unit in list(zip(extras.hard, at, strict=True))[:_HARD]
    ]
    if len(extras.hard) > _HARD:
        numbers.append("…")
    return [
        say(
            "periodic-column-hard",
            many=len(extras.hard),
            list=say.plain("between-names").join(numbers) or _NOTHING,
        )
    ]


def _legal_aid(say: Say, _: PeriodicView, extras: Extras) -> list[str | None]:
    if extras.aid_cases is None or extras.aid_asked is None:
        return [say("periodic-column-legal-aid", none=_NOTHING)]
    return [say("periodic-column-legal-aid-many", cases=extras.aid_cases, asked=extras.aid_asked)]


def _meetings(say: Say, _: PeriodicView, extras: Extras) -> list[str | None]:
    return [
        say(
            "periodic-column-meetings",
            items=extras.meetings_items,
            done=extras.meetings_done,
            content=extras.meetings_content,
        )
    ]


def _assessments(say: Say, _: PeriodicView, extras: Extras) -> list[str | None]:
    """A dash in a report that was confirmed before the desk kept them."""
    found = extras.assessments
    if found is None:
        return [say("periodic-column-assessments", none=_NOTHING)]
    line = say(
        "periodic-column-assessed",
        made=found.made,
        go=found.go,
        wait=found.wait,
        no=found.no,
    )
    return [line]


def _many_hard(say: Say, _: PeriodicView, extras: Extras) -> list[str | None]:
    return [say("periodic-column-hard-many", many=len(extras.hard))]


_Lines = Callable[[Say, PeriodicView, Extras], list[str | None]]

_BESIDE: Mapping[str, _Lines] = {
    "success_rate": _rate_of_success,
    "compared": _compared,
    "agreements": _agreements,
    "amount": _amount,
    "judicial": _judicial,
    "hard": _many_hard,
}
"""Columns of the higher tiers that stand with the figures."""
IN_FULL: Mapping[str, _Lines] = {
    "reports": _reports,
    "success_rate": _success,
    "categories": _categories,
    "hard": _hard,
    "assessments": _assessments,
    "legal_aid": _legal_aid,
    "meetings": _meetings,
}
"""Columns that are told in full behind a button."""
LINES = (
    ("carried",),
    ("found", "group"),
    ("reopened", "entered_late"),
    ("resolved",),
    ("moved", "dropped"),
    ("open", "overdue"),
    ("total_found", "total_resolved"),
    ("rate", "success_rate"),
    ("compared",),
    ("opinions_found", "opinions_answered"),
    ("agreements", "judicial"),
    ("amount", "hard"),
)
"""What belongs together, in the order of the forms; a column of no line is told in full only."""
