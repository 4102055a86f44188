"""The periodic report of any tier as it writes itself, or as it was confirmed: one page for all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.ledgers import ExportOf
from bot.buttons.periodic import PeriodicOf, PeriodicRows
from bot.buttons.report import MissedMatter
from bot.buttons.status import StatusOf
from bot.pages import times
from bot.pages.page import Page, Row, button, clip, in_rows, joined
from bot.pages.periodic.changes import corrected
from bot.pages.periodic.form import column_lines
from bot.pages.periodic.words import NOW_DUE, due_rule_words, last, report_name
from bot.texts import Html, Say
from domain.access import Act, may_ever
from domain.days.periods import Period, PeriodKind
from domain.errors import NotFound
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.periodic.views import PeriodicView

SHOW, CONFIRM, NIL, REMARK = "show", "confirm", "nil", "remark"
REVISE, WITHDRAW, LATE = "revise", "withdraw", "late"
DETAILS, OPEN = "details", "open"
_MEANT = {code: kind for kind, code in NOW_DUE.items()}
_NAME = 40
_SAID = 24
"""Of what was said, the beginning: the whole stands in the details."""
_CHANGES = 3


@dataclass(frozen=True, kw_only=True)
class Named:
    """The report a button means: a period, or (None) the one of the kind that is now due."""

    kind: PeriodKind
    period: Period | None


def named(code: str) -> Named:
    """The report of a code that came back from a phone; raises NotFound for anything else."""
    if code in _MEANT:
        return Named(kind=_MEANT[code], period=None)
    period = period_named(code)
    return Named(kind=period.kind, period=period)


def period_named(code: str) -> Period:
    """The period of a code that came back from a phone; raises NotFound for anything else."""
    try:
        return Period.parse(code)
    except ValueError:
        raise NotFound("period") from None


def choice_page(text: Html, units: Sequence[UnitRef], kind: PeriodKind, owner: UnitKind) -> Page:
    """Whose report? A unit that owes none of this kind leads to its board, and from there down."""

    def to(unit: UnitRef) -> CallbackData:
        if unit.kind is owner:
            return PeriodicOf(unit=unit.id, period=NOW_DUE[kind])
        return StatusOf(unit=unit.id)

    return Page(text=text, rows=tuple([button(clip(one.name, _NAME), to(one))] for one in units))


def thanks(say: Say, period: Period) -> Html:
    """The line above a report that has just been confirmed."""
    return say(
        "periodic-thanks",
        period=times.short_period(say, period),
        report=report_name(say, period.kind),
    )


def report_page(
    say: Say,
    view: PeriodicView,
    zone: ZoneInfo,
    today: date,
    actor: Actor,
    heading: Html | None = None,
) -> Page:
    """The report as ``actor`` reads it, one screen of a phone: the figures right above the button
    that confirms them, all else behind buttons. ``heading`` says above it what has just
    happened."""
    text = joined(
        [
            *([heading, ""] if heading else []),
            say(
                "periodic-brackets",
                head=head_of(say, view),
                last=last(say, view.period.kind),
            ),
            *_standing(say, view, zone),
            *column_lines(say, view),
        ]
    )
    answers, periods = _answers(say, view), _periods(say, view, today)
    others = (*_changes(say, view), _missed(say, view, actor), *_further(say, view))
    whole = [*answers[1:], *(one for one in others if one is not None)]
    if len(whole) % 2 and len(periods) == 1:  # fills the row
        whole, periods = whole + periods, []
    rows = (answers[:1], *in_rows(whole, 2), periods)
    return Page(text=text, rows=rows, about=about(view))


def about(view: PeriodicView) -> str:
    """What the pages of a unit's reports are about."""
    return f"report:{view.unit.id}"


def head_of(say: Say, view: PeriodicView) -> Html:
    """Whose report it is, and of which period."""
    return say(
        "periodic-head",
        unit=clip(view.unit.name, _NAME),
        report=report_name(say, view.period.kind),
        period=times.period(say, view.period),
    )


def paper(say: Say, view: PeriodicView) -> InlineKeyboardButton | None:
    """The same as a file, in the layout of the superior."""
    if not view.may.export:
        return None
    form = ExportOf(unit=view.unit.id, what="form", span=view.period.code, file="xlsx")
    return button(say.plain("export-form"), form)


def still_open(say: Say, view: PeriodicView) -> InlineKeyboardButton | None:
    """To what is not finished now."""
    if not view.open_total:
        return None
    return button(say.plain("periodic-open-button", count=str(view.open_total)), act_of(view, OPEN))


def _further(say: Say, view: PeriodicView) -> list[InlineKeyboardButton | None]:
    """What stands behind buttons; a form with rows has a page for all that."""
    details = button(say.plain("periodic-details-button"), act_of(view, DETAILS))
    if view.sheet is not None:
        return [details, rows_button(say, view)]
    return [still_open(say, view), paper(say, view), details if _is_cut(view) else None]


def _is_cut(view: PeriodicView) -> bool:
    """Whether not all that was said to the report stands on its front."""
    confirmed = view.confirmed
    if confirmed is None:
        return len(view.kept_remark) > _SAID
    words = (confirmed.reason, confirmed.late_reason, confirmed.remark)
    return confirmed.was is not None or any(len(one) > _SAID for one in words)


def rows_button(say: Say, view: PeriodicView) -> InlineKeyboardButton | None:
    """To the rows of the form."""
    if view.sheet is None or not view.sheet.rows:
        return None
    rows = PeriodicRows(unit=view.unit.id, period=view.period.code, page=0)
    return button(say.plain("periodic-rows-button"), rows)


def _standing(say: Say, view: PeriodicView, zone: ZoneInfo) -> list[str | None]:
    confirmed = view.confirmed
    changing = (
        say("periodic-next-due", rule=due_rule_words(say, view.next_due)) if view.next_due else None
    )
    if confirmed is None:
        due = words.deadline(say, view.due_at, zone)
        state = "periodic-state-late" if view.now_late else "periodic-state-open"
        opens = view.may.opens_on
        kept = clip(view.kept_remark, _SAID)
        return [
            say("periodic-due-provisional" if view.due_provisional else "periodic-due", due=due),
            say("periodic-state-early", day=times.day(say, opens)) if opens else say(state),
            *_awaited(say, view),
            say("periodic-kept-remark", remark=kept) if kept else None,
            changing,
        ]
    return [
        say(
            "periodic-state-nil" if confirmed.nil else "periodic-state-confirmed",
            role=words.role(say, confirmed.by_role),
            at=words.moment(say, confirmed.confirmed_at, zone),
        ),
        say("periodic-revised", number=confirmed.revision, reason=clip(confirmed.reason, _SAID))
        if confirmed.reason
        else None,
        corrected(say, view.period.kind, confirmed, _CHANGES),
        say("periodic-filed-late") if confirmed.late else None,
        say("periodic-late-reason", reason=clip(confirmed.late_reason, _SAID))
        if confirmed.late_reason
        else None,
        say("periodic-remark", remark=clip(confirmed.remark, _SAID)) if confirmed.remark else None,
        changing,
    ]


def _awaited(say: Say, view: PeriodicView) -> list[Html]:
    """What is still on its way: what will not be in it if it is confirmed now, and what is in it as
    it was entered."""
    missing = (("minutes", view.awaited.minutes), ("stations", view.awaited.stations))
    return [say(f"periodic-awaited-{name}", many=many) for name, many in missing if many]


def _answers(say: Say, view: PeriodicView) -> list[InlineKeyboardButton]:
    """The answer that fits stands first."""
    if view.confirmed is not None or not view.may.confirm:
        return []
    order = (NIL, CONFIRM, REMARK) if view.may.nil else (CONFIRM, REMARK)
    labels = {
        CONFIRM: say.plain("periodic-confirm"),
        NIL: say.plain("periodic-nil"),
        REMARK: say.plain("periodic-remark-button"),
    }
    return [button(labels[act], act_of(view, act)) for act in order]


def _changes(say: Say, view: PeriodicView) -> list[InlineKeyboardButton]:
    can = {
        LATE: (view.may.explain, "periodic-late-button"),
        REVISE: (view.may.change, "periodic-revise"),
        WITHDRAW: (view.may.withdraw, "periodic-withdraw"),
    }
    return [button(say.plain(key), act_of(view, act)) for act, (may, key) in can.items() if may]


def act_of(view: PeriodicView, act: str) -> PeriodicOf:
    """What is done with this report."""
    return PeriodicOf(unit=view.unit.id, period=view.period.code, act=act)


def _periods(say: Say, view: PeriodicView, today: date) -> Row:
    """To the period before, and on again as far as the present one."""
    kind = view.period.kind

    def to(label: str, period: Period) -> Row:
        return [button(label, PeriodicOf(unit=view.unit.id, period=period.code))]

    row = to(say.plain(f"periodic-earlier-{kind.value}"), view.period.previous())
    following = view.period.next()
    if following.first > today:
        return row
    if following.contains(today):
        return row + to(say.plain(f"periodic-this-{kind.value}"), following)
    return row + to(say.plain(f"periodic-later-{kind.value}"), following)


def _missed(say: Say, view: PeriodicView, actor: Actor) -> InlineKeyboardButton | None:
    """To add what was missed: offered to who answers for the report."""
    if not (view.may.confirm or view.may.change) or not may_ever(actor, Act.REPORT):
        return None
    return button(say.plain("periodic-missed"), MissedMatter())
