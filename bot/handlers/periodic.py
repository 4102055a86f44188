"""/weekly, /halfmonth, /monthly: the reports that write themselves, read and confirmed."""

from collections.abc import Mapping

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot import words
from bot.buttons.periodic import ReportOf, ReportRows
from bot.buttons.report import MissedMatter
from bot.context import Desk
from bot.dialogs import drafts
from bot.dialogs.report.draft import MISSED
from bot.dialogs.report.states import Report
from bot.dialogs.report_words.draft import Purpose, start_data
from bot.dialogs.report_words.states import ReportWords
from bot.errors import answer_tap
from bot.pages import show
from bot.pages.page import Page, joined, page_number, row_id
from bot.pages.periodic.page import (
    CONFIRM,
    LATE,
    NIL,
    REMARK,
    REVISE,
    WITHDRAW,
    choice_page,
    found_in,
    named,
    period_named,
    report_page,
    thanks,
)
from bot.pages.periodic.words import report_name, this
from bot.pages.status import status_page
from bot.texts import Html, Say
from domain.access import TABLE, Act, may_ever
from domain.days.periods import Period, PeriodKind
from domain.errors import AlreadyConfirmed, Invalid, Refused
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.periodic import actions
from domain.periodic.tiers import Tier
from domain.periodic.views import ReportView
from domain.request import Request

router = Router(name="periodic")

COMMANDS: Mapping[str, PeriodKind] = {
    "weekly": PeriodKind.WEEK,
    "halfmonth": PeriodKind.HALF_MONTH,
    "monthly": PeriodKind.MONTH,
}
_WRITING: Mapping[str, Purpose] = {
    REMARK: Purpose.REMARK,
    REVISE: Purpose.REVISE,
    LATE: Purpose.LATE,
    WITHDRAW: Purpose.WITHDRAW,
}
_WORDS = 60


@router.message(Command(*COMMANDS))
async def report(
    message: Message, command: CommandObject, desk: Desk, actor: Actor, say: Say
) -> None:
    """The report of the period now due: of my unit, or of the one named after the command."""
    tier = desk.office.rules.tiers[COMMANDS[command.command]]
    named_unit = " ".join((command.args or "").split())[:_WORDS]
    if named_unit and may_ever(actor, Act.BOARD):
        await show.send(message, await _named(desk, actor, say, tier, named_unit))
        return
    mine = _confirmed_by(actor, tier)
    if len(mine) > 1:
        which = say(f"periodic-which-{tier.kind.value}")
        await show.send(message, choice_page(which, mine, tier.kind, tier.unit))
        return
    try:
        view = await desk.boards.periodic.report(actor, tier.kind, None, None, desk.clock.now())
    except Refused:
        await message.answer(_whose(say, actor, tier))
        return
    await show.send(message, _page(desk, actor, say, view))


async def _named(desk: Desk, actor: Actor, say: Say, tier: Tier, name: str) -> Page:
    """The report of the unit meant; for another, its board tells whose are in."""
    kind = tier.kind.value
    units = await desk.boards.org.find(actor, name)
    if not units:
        return Page(text=say(f"periodic-no-unit-{kind}", name=name))
    if len(units) > 1:
        return choice_page(say("status-which", name=name), units, tier.kind, tier.unit)
    now = desk.clock.now()
    (unit,) = units
    if unit.kind is tier.unit:
        view = await desk.boards.periodic.report(actor, tier.kind, unit.id, None, now)
        return _page(desk, actor, say, view)
    board = status_page(say, await desk.boards.status.board(actor, unit.id, now), desk.zone)
    return Page(text=joined([say(f"periodic-go-{kind}"), "", board.text]), rows=board.rows)


def _confirmed_by(actor: Actor, tier: Tier) -> list[UnitRef]:
    """The units whose report this person confirms."""
    return list(
        {
            seat.unit_id: UnitRef(id=seat.unit_id, name=seat.unit_name, kind=seat.unit_kind)
            for seat in actor.only(tier.confirms).seats
            if Act.CONFIRM_REPORT in TABLE[seat.role] and seat.unit_kind is tier.unit
        }.values()
    )


def _whose(say: Say, actor: Actor, tier: Tier) -> Html:
    """Told to somebody who has no such unit: where to find the reports, or who confirms them."""
    kind = tier.kind.value
    if may_ever(actor, Act.BOARD):
        return say(f"periodic-pick-{kind}")
    names = [words.role(say, role) for role in sorted(tier.confirms)]
    posts = say.plain("between-names").join(names)
    return say(f"periodic-not-yours-{kind}", posts=posts)


@router.callback_query(ReportOf.filter())
async def turn(
    query: CallbackQuery,
    callback_data: ReportOf,
    desk: Desk,
    actor: Actor,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Another period, or an answer: confirm, nothing to report, or something to be written."""
    unit, act = row_id(callback_data.unit), callback_data.act
    meant = named(callback_data.period)
    if meant.period is not None and act in {CONFIRM, NIL}:
        await _confirm(query, desk, actor, say, unit, meant.period, nil=act == NIL)
    elif meant.period is not None and act in _WRITING:
        purpose = _WRITING[act]
        await _write(query, desk, actor, say, unit, meant.period, purpose, dialog_manager)
    else:
        now = desk.clock.now()
        view = await desk.boards.periodic.report(actor, meant.kind, unit, meant.period, now)
        await show.answer(query, _page(desk, actor, say, view))


@router.callback_query(ReportRows.filter())
async def rows(
    query: CallbackQuery, callback_data: ReportRows, desk: Desk, actor: Actor, say: Say
) -> None:
    """Another page of the form's rows."""
    period = period_named(callback_data.period)
    unit, now = row_id(callback_data.unit), desk.clock.now()
    view = await desk.boards.periodic.report(actor, period.kind, unit, period, now)
    page = page_number(callback_data.page)
    await show.answer(query, _page(desk, actor, say, view, page=page))


@router.callback_query(MissedMatter.filter())
async def missed(query: CallbackQuery, actor: Actor, dialog_manager: DialogManager) -> None:
    """Begins a report of something that was missed: a new message, so that the report stays."""
    if not may_ever(actor, Act.REPORT):
        raise Refused(Act.REPORT.value)
    drafts.sweep()
    await dialog_manager.start(
        Report.kind, data=MISSED, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND
    )
    await answer_tap(query)


async def _confirm(
    query: CallbackQuery,
    desk: Desk,
    actor: Actor,
    say: Say,
    unit: int,
    period: Period,
    *,
    nil: bool,
) -> None:
    """Confirms and shows the snapshot; a second tap shows what the first has done."""
    now = desk.clock.now()
    said: str | None = None
    heading: Html | None = None
    try:
        await desk.office.do(actions.confirm, Request(actor=actor, now=now), unit, period, nil=nil)
        heading = thanks(say, period)
    except AlreadyConfirmed:
        said = say.plain("periodic-already", report=report_name(say, period.kind))
    except Invalid as error:
        if error.reason != "nil-has-cases":
            raise
        await _not_nil(query, desk, actor, say, unit, period)
        return
    view = await desk.boards.periodic.report(actor, period.kind, unit, period, now)
    await show.answer(query, _page(desk, actor, say, view, heading), said)


async def _not_nil(
    query: CallbackQuery, desk: Desk, actor: Actor, say: Say, unit: int, period: Period
) -> None:
    view = await desk.boards.periodic.report(actor, period.kind, unit, period, desk.clock.now())
    found, now = found_in(view.figures), this(say, period.kind)
    said = say.plain("periodic-not-nil", found=found, this=now)
    await show.answer(query, _page(desk, actor, say, view), said, alert=True)


async def _write(
    query: CallbackQuery,
    desk: Desk,
    actor: Actor,
    say: Say,
    unit: int,
    period: Period,
    purpose: Purpose,
    manager: DialogManager,
) -> None:
    """Begins what needs a sentence or a second look, if it may still be done."""
    view = await desk.boards.periodic.report(actor, period.kind, unit, period, desk.clock.now())
    if not _allowed(view, purpose):
        key = "periodic-already" if purpose is Purpose.REMARK else "periodic-too-late"
        report = report_name(say, period.kind)
        said = say.plain(key, report=report) if view.confirmed else None
        await show.answer(query, _page(desk, actor, say, view), said)
        return
    first = ReportWords.withdraw if purpose is Purpose.WITHDRAW else ReportWords.write
    revision = view.confirmed.revision if view.confirmed else 0
    data = start_data(unit, period, purpose, revision)
    await manager.start(first, data=data, mode=StartMode.RESET_STACK)
    await answer_tap(query)


def _allowed(view: ReportView, purpose: Purpose) -> bool:
    match purpose:
        case Purpose.REMARK:
            return view.may.confirm
        case Purpose.REVISE:
            return view.may.change
        case Purpose.LATE:
            return view.may.explain
        case Purpose.WITHDRAW:
            return view.may.withdraw


def _page(
    desk: Desk,
    actor: Actor,
    say: Say,
    view: ReportView,
    heading: Html | None = None,
    page: int = 0,
) -> Page:
    today = desk.clock.now().astimezone(desk.zone).date()
    return report_page(say, view, desk.zone, today, actor, heading, page)
