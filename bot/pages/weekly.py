"""The weekly report as it writes itself, or as it was confirmed."""

from datetime import date
from zoneinfo import ZoneInfo

from bot import words
from bot.buttons import WeeklyOf
from bot.pages import times
from bot.pages.lists import state_words
from bot.pages.page import Page, Row, button, joined
from bot.texts import Html, Say
from domain.boards import WeeklyView
from domain.errors import NotFound
from domain.periods import Period, PeriodKind
from domain.reports.model import Figures

SHOW, CONFIRM, NIL, REMARK = "show", "confirm", "nil", "remark"
_COLUMNS = (
    "carried",
    "found",
    "group",
    "resolved",
    "moved",
    "dropped",
    "open",
    "overdue",
    "total_found",
    "total_resolved",
)
_OPINIONS = ("opinions_found", "opinions_answered")
_LINES = 8
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


def thanks(say: Say, period: Period) -> Html:
    """The line above a report that has just been confirmed."""
    return say("weekly-thanks", week=times.short_week(say, period))


def found_in(figures: Figures) -> int:
    """Everything new in the period: with it, a nil report would not be true."""
    return figures.found + figures.opinions_found


def weekly_page(
    say: Say, view: WeeklyView, zone: ZoneInfo, today: date, heading: Html | None = None
) -> Page:
    """The whole report; ``heading`` says above it what has just happened."""
    figures = view.confirmed.figures if view.confirmed else view.figures
    text = joined(
        [
            *([heading, ""] if heading else []),
            say("weekly-head", unit=view.unit.name, week=times.week(say, view.period)),
            *_standing(say, view, zone),
            "",
            *(_column(say, name, figures, view.before) for name in _COLUMNS),
            _rate(say, figures, view.before),
            *(_column(say, name, figures, view.before) for name in _OPINIONS),
            *_open_matters(say, view, figures),
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


def _open_matters(say: Say, view: WeeklyView, figures: Figures) -> list[str]:
    if not view.open_lines:
        return []
    shown = view.open_lines[:_LINES]
    # The board brings so many lines at most; the figures know of all.
    count = max(len(view.open_lines), figures.open)
    more = count - len(shown)
    return [
        "",
        say("weekly-open-head", count=count),
        *(
            say(
                "weekly-open-overdue" if line.overdue else "weekly-open-line",
                id=str(line.id),
                category=line.category.read(say.locale),
                place=line.place or line.unit_name,
                state=state_words(say, line),
            )
            for line in shown
        ),
        *([say("weekly-open-more", count=more)] if more else []),
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
