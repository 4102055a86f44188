"""The periodic report of any tier as it writes itself, or as it was confirmed: one page for all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from aiogram.filters.callback_data import CallbackData

from bot import words
from bot.buttons.ledgers import ExportOf
from bot.buttons.periodic import PeriodicOf
from bot.buttons.report import MissedMatter
from bot.buttons.status import StatusOf
from bot.pages import times
from bot.pages.lists import listed_state
from bot.pages.page import TEXT_LIMIT, Page, Row, button, clip, joined, size
from bot.pages.periodic.form import changes, column_lines, row_lines, rows_pager
from bot.pages.periodic.words import NOW_DUE, due_rule_words, report_name
from bot.texts import Html, Say
from domain.access import Act, may_ever
from domain.cases.model import NOTE_LIMIT
from domain.cases.views import CaseLine
from domain.days.periods import Period, PeriodKind
from domain.errors import NotFound
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.periodic.views import PeriodicView

SHOW, CONFIRM, NIL, REMARK = "show", "confirm", "nil", "remark"
REVISE, WITHDRAW, LATE = "revise", "withdraw", "late"
_MEANT = {code: kind for kind, code in NOW_DUE.items()}
_NAME = 40
_SAID = 160
_SPARE = 120
"""Room kept for the lines above and below them."""


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
    page: int = 0,
) -> Page:
    """The whole report as ``actor`` reads it; ``heading`` says above it what has just happened,
    ``page`` pages the rows of the form."""
    head = joined(
        [
            *([heading, ""] if heading else []),
            say(
                "periodic-head",
                unit=clip(view.unit.name, _NAME) if view.sheet else view.unit.name,
                report=report_name(say, view.period.kind),
                period=times.period(say, view.period),
            ),
            *_standing(say, view, zone),
            "",
            *column_lines(say, view),
            *row_lines(say, view, page),
        ]
    )
    text = joined([head, *_open_matters(say, view, actor, TEXT_LIMIT - size(head))])
    rows = (
        *_answers(say, view),
        *_changes(say, view),
        rows_pager(say, view, page),
        _periods(say, view, today),
        _missed(say, view, actor),
        _paper(say, view),
    )
    return Page(text=text, rows=rows)


def _paper(say: Say, view: PeriodicView) -> Row:
    """The same as a file, in the layout of the superior."""
    if not view.may.export:
        return []
    code = view.period.code
    return [
        button(
            say.plain("export-form"),
            ExportOf(unit=view.unit.id, what="form", span=code, file="xlsx"),
        )
    ]


def _standing(say: Say, view: PeriodicView, zone: ZoneInfo) -> list[str | None]:
    confirmed = view.confirmed
    changing = (
        say("periodic-next-due", rule=due_rule_words(say, view.next_due)) if view.next_due else None
    )
    if confirmed is None:
        due = words.deadline(say, view.due_at, zone)
        state = "periodic-state-late" if view.now_late else "periodic-state-open"
        opens = view.may.opens_on
        kept = clip(view.kept_remark, _SAID if view.sheet else NOTE_LIMIT)
        return [
            say("periodic-due-provisional" if view.due_provisional else "periodic-due", due=due),
            say("periodic-state-early", day=times.day(say, opens)) if opens else say(state),
            say("periodic-kept-remark", remark=kept) if kept else None,
            changing,
        ]
    # beside the rows of a form there is room for the beginning of what was said
    most = _SAID if view.sheet else NOTE_LIMIT
    return [
        say(
            "periodic-state-nil" if confirmed.nil else "periodic-state-confirmed",
            role=words.role(say, confirmed.by_role),
            at=words.moment(say, confirmed.confirmed_at, zone),
        ),
        say("periodic-revised", number=confirmed.revision, reason=clip(confirmed.reason, most))
        if confirmed.reason
        else None,
        changes(say, view.period.kind, confirmed.was, confirmed.figures) if confirmed.was else None,
        say("periodic-filed-late") if confirmed.late else None,
        say("periodic-late-reason", reason=clip(confirmed.late_reason, most))
        if confirmed.late_reason
        else None,
        say("periodic-remark", remark=clip(confirmed.remark, most)) if confirmed.remark else None,
        changing,
    ]


def _open_matters(say: Say, view: PeriodicView, actor: Actor, room: int) -> list[str]:
    """As many of the most pressing as there is room for."""
    if not view.open_lines:
        return []
    lines = [_open_line(say, line) for line in view.open_lines]
    while lines and sum(size(line) + 1 for line in lines) > room - _SPARE:
        lines.pop()
    more = view.open_total - len(lines)
    handles = may_ever(actor, Act.HANDLE_DISPUTE) or may_ever(actor, Act.HANDLE_OPINION)
    more_key = "periodic-open-more-queue" if handles else "periodic-open-more"
    return [
        "",
        say("periodic-open-head", count=view.open_total),
        *lines,
        *([say(more_key, count=more)] if more else []),
    ]


def _open_line(say: Say, line: CaseLine) -> str:
    return say(
        "periodic-open-overdue" if line.overdue else "periodic-open-line",
        id=str(line.id),
        category=line.category.read(say.locale),
        place=line.place or line.unit_name,
        state=listed_state(say, line),
    )


def _answers(say: Say, view: PeriodicView) -> list[Row]:
    """The answer that fits stands first, alone in its row."""
    if view.confirmed is not None or not view.may.confirm:
        return []
    order = (NIL, CONFIRM, REMARK) if view.may.nil else (CONFIRM, REMARK)
    labels = {
        CONFIRM: say.plain("periodic-confirm"),
        NIL: say.plain("periodic-nil"),
        REMARK: say.plain("periodic-remark-button"),
    }
    first, *others = (button(labels[act], _act(view, act)) for act in order)
    return [[first], others]


def _changes(say: Say, view: PeriodicView) -> list[Row]:
    row: Row = []
    if view.may.change:
        row.append(button(say.plain("periodic-revise"), _act(view, REVISE)))
    if view.may.withdraw:
        row.append(button(say.plain("periodic-withdraw"), _act(view, WITHDRAW)))
    why = [button(say.plain("periodic-late-button"), _act(view, LATE))] if view.may.explain else []
    return [why, row]


def _act(view: PeriodicView, act: str) -> PeriodicOf:
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


def _missed(say: Say, view: PeriodicView, actor: Actor) -> Row:
    """To add what was missed: offered to who answers for the report."""
    if not (view.may.confirm or view.may.change) or not may_ever(actor, Act.REPORT):
        return []
    return [button(say.plain("periodic-missed"), MissedMatter())]
