"""The weekly report as it writes itself, or as it was confirmed."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from aiogram.filters.callback_data import CallbackData

from bot import words
from bot.buttons import StatusOf, WeeklyOf
from bot.pages import times
from bot.pages.lists import state_words
from bot.pages.page import Page, Row, button, clip, joined
from bot.texts import Html, Say
from domain.access import Act, may_ever
from domain.boards import UnitRef, WeeklyView
from domain.errors import NotFound
from domain.org import UnitKind
from domain.people import Actor
from domain.periods import Period, PeriodKind
from domain.reports.model import Figures

SHOW, CONFIRM, NIL, REMARK = "show", "confirm", "nil", "remark"
NOW_DUE = "due"
"""In the place of a period's code: the week now due."""
_COLUMNS = (
    "carried",
    "found",
    "group",
    "reopened",
    "resolved",
    "moved",
    "dropped",
    "open",
    "overdue",
    "total_found",
    "total_resolved",
)
_RARE = frozenset({"reopened"})
"""Columns the forms do not have: shown where they are not zero."""
_OPINIONS = ("opinions_found", "opinions_answered")
_NAME = 40
_LABELS = {CONFIRM: "weekly-confirm", NIL: "weekly-nil", REMARK: "weekly-remark-button"}


def week_named(code: str) -> Period:
    """The week of a code that came back from a phone; raises NotFound for anything else."""
    try:
        period = Period.parse(code)
    except ValueError:
        raise NotFound("period") from None
    if period.kind is not PeriodKind.WEEK:
        raise NotFound("period")
    return period


def choice_page(text: Html, units: Sequence[UnitRef]) -> Page:
    """Whose report? A unit above the communities leads to its board, and from there down."""

    def to(unit: UnitRef) -> CallbackData:
        if unit.kind is UnitKind.COMMUNITY:
            return WeeklyOf(unit=unit.id, period=NOW_DUE)
        return StatusOf(unit=unit.id)

    return Page(text=text, rows=tuple([button(clip(one.name, _NAME), to(one))] for one in units))


def thanks(say: Say, period: Period) -> Html:
    """The line above a report that has just been confirmed."""
    return say("weekly-thanks", week=times.short_week(say, period))


def found_in(figures: Figures) -> int:
    """Everything new in the period: with it, a nil report would not be true."""
    return figures.found + figures.opinions_found


def weekly_page(
    say: Say,
    view: WeeklyView,
    zone: ZoneInfo,
    today: date,
    actor: Actor,
    heading: Html | None = None,
) -> Page:
    """The whole report as ``actor`` reads it; ``heading`` says above it what has just happened."""
    figures = view.confirmed.figures if view.confirmed else view.figures
    text = joined(
        [
            *([heading, ""] if heading else []),
            say("weekly-head", unit=view.unit.name, week=times.week(say, view.period)),
            *_standing(say, view, zone),
            "",
            *(
                _column(say, name, figures, view.before)
                for name in _COLUMNS
                if name not in _RARE or getattr(figures, name) or getattr(view.before, name)
            ),
            _rate(say, figures, view.before),
            *(_column(say, name, figures, view.before) for name in _OPINIONS),
            *_open_matters(say, view, actor),
        ]
    )
    return Page(text=text, rows=(*_answers(say, view, figures), _weeks(say, view, today)))


def _standing(say: Say, view: WeeklyView, zone: ZoneInfo) -> list[str | None]:
    confirmed = view.confirmed
    if confirmed is None:
        due = words.deadline(say, view.due_at, zone)
        state = "weekly-state-late" if view.now_late else "weekly-state-open"
        return [
            say("weekly-due-provisional" if view.due_provisional else "weekly-due", due=due),
            say(state),
        ]
    return [
        say(
            "weekly-state-nil" if confirmed.nil else "weekly-state-confirmed",
            role=words.role(say, confirmed.by_role),
            at=words.moment(say, confirmed.confirmed_at, zone),
        ),
        say("weekly-filed-late") if confirmed.late else None,
        say("weekly-remark", remark=confirmed.remark) if confirmed.remark else None,
    ]


def _column(say: Say, name: str, now: Figures, before: Figures) -> str:
    return say(
        f"weekly-column-{name.replace('_', '-')}",
        now=getattr(now, name),
        before=getattr(before, name),
    )


def _rate(say: Say, now: Figures, before: Figures) -> str:
    return say(
        "weekly-column-rate",
        now=words.rate(now.total_resolved, now.total_found),
        before=words.rate(before.total_resolved, before.total_found),
    )


def _open_matters(say: Say, view: WeeklyView, actor: Actor) -> list[str]:
    if not view.open_lines:
        return []
    more = view.open_total - len(view.open_lines)
    handles = may_ever(actor, Act.HANDLE_DISPUTE) or may_ever(actor, Act.HANDLE_OPINION)
    more_key = "weekly-open-more-queue" if handles else "weekly-open-more"
    return [
        "",
        say("weekly-open-head", count=view.open_total),
        *(
            say(
                "weekly-open-overdue" if line.overdue else "weekly-open-line",
                id=str(line.id),
                category=line.category.read(say.locale),
                place=line.place or line.unit_name,
                state=state_words(say, line),
            )
            for line in view.open_lines
        ),
        *([say(more_key, count=more)] if more else []),
    ]


def _answers(say: Say, view: WeeklyView, figures: Figures) -> list[Row]:
    """The answer that fits stands first, alone in its row."""
    if view.confirmed is not None or not view.may_confirm:
        return []
    unit, period = view.unit.id, view.period.code
    order = (CONFIRM, REMARK, NIL) if found_in(figures) else (NIL, CONFIRM, REMARK)
    first, *others = (
        button(say.plain(_LABELS[act]), WeeklyOf(unit=unit, period=period, act=act))
        for act in order
    )
    return [[first], others]


def _weeks(say: Say, view: WeeklyView, today: date) -> Row:
    """To the week before, and on again as far as the present one."""

    def to(key: str, period: Period) -> Row:
        return [button(say.plain(key), WeeklyOf(unit=view.unit.id, period=period.code))]

    row = to("weekly-earlier", view.period.previous())
    following = view.period.next()
    if following.first <= today:
        row += to("weekly-this" if following.contains(today) else "weekly-later", following)
    return row
