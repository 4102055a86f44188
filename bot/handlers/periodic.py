"""/weekly, /halfmonth, /monthly: the reports that write themselves, read and confirmed."""

from collections.abc import Mapping

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot import words
from bot.buttons.periodic import PeriodicOf, PeriodicRows
from bot.buttons.report import MissedMatter
from bot.context import Desk
from bot.dialogs import drafts
from bot.dialogs.form import start_data
from bot.dialogs.periodic import PeriodicStates, Purpose, WordsDraft
from bot.dialogs.report.draft import Filling, ReportStates
from bot.errors import answer_tap
from bot.handlers.named import name_after
from bot.handlers.opening import begin
from bot.pages import show
from bot.pages.page import Page, joined, page_number, row_id
from bot.pages.periodic.details import details_page, open_page
from bot.pages.periodic.page import (
    CONFIRM,
    DETAILS,
    LATE,
    NIL,
    OPEN,
    REMARK,
    REVISE,
    WITHDRAW,
    choice_page,
    named,
    period_named,
    report_page,
    thanks,
)
from bot.pages.periodic.rows import rows_page
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
from domain.periodic.views import PeriodicView
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


@router.message(Command(*COMMANDS))
async def report(
    message: Message, command: CommandObject, desk: Desk, request: Request, say: Say
) -> None:
    """The report of the period now due: of my unit, or of the one named after the command."""
    tier = desk.office.rules.tiers[COMMANDS[command.command]]
    named_unit = name_after(command)
    if named_unit and may_ever(request.by, Act.BOARD):
        await show.send(message, await _named(desk, request, say, tier, named_unit))
        return
    mine = _confirmed_by(request.by, tier)
    if len(mine) > 1:
        which = say(f"periodic-which-{tier.kind.value}")
        await show.send(message, choice_page(which, mine, tier.kind, tier.unit))
        return
    try:
        view = await desk.boards.periodic.report(request.by, tier.kind, None, None, request.now)
    except Refused:
        await message.answer(_whose(say, request.by, tier))
        return
    await show.send(message, _page(desk, request, say, view))


async def _named(desk: Desk, request: Request, say: Say, tier: Tier, name: str) -> Page:
    """The report of the unit meant; for another, its board tells whose are in."""
    kind = tier.kind.value
    units = await desk.boards.org.find(request.by, name)
    if not units:
        return Page(text=say(f"periodic-no-unit-{kind}", name=name))
    if len(units) > 1:
        return choice_page(say("status-which", name=name), units, tier.kind, tier.unit)
    (unit,) = units
    if unit.kind is tier.unit:
        view = await desk.boards.periodic.report(request.by, tier.kind, unit.id, None, request.now)
        return _page(desk, request, say, view)
    status = await desk.boards.status.board(request.by, unit.id, request.now)
    board = status_page(say, status, desk.zone)
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


@router.callback_query(PeriodicOf.filter())
async def turn(
    query: CallbackQuery,
    callback_data: PeriodicOf,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Another period, what stands behind a button, or an answer: confirm, nothing to report, or
    something to be written."""
    unit, act = row_id(callback_data.unit), callback_data.act
    meant = named(callback_data.period)
    if meant.period is not None and act in {CONFIRM, NIL}:
        await _confirm(query, desk, request, say, unit, meant.period, nil=act == NIL)
        return
    view = await desk.boards.periodic.report(
        request.by, meant.kind, unit, meant.period, request.now
    )
    if meant.period is not None and act in _WRITING:
        await _write(query, desk, request, say, view, _WRITING[act], dialog_manager)
        return
    if act == DETAILS:
        page = details_page(say, view)
    elif act == OPEN:
        page = open_page(say, view, request.by)
    else:
        page = _page(desk, request, say, view)
    await show.answer(query, page)


@router.callback_query(PeriodicRows.filter())
async def rows(
    query: CallbackQuery, callback_data: PeriodicRows, desk: Desk, request: Request, say: Say
) -> None:
    """Another page of the form's rows."""
    period = period_named(callback_data.period)
    unit = row_id(callback_data.unit)
    view = await desk.boards.periodic.report(request.by, period.kind, unit, period, request.now)
    page = rows_page(say, view, page_number(callback_data.page))
    await show.answer(query, page)


@router.callback_query(MissedMatter.filter())
async def missed(query: CallbackQuery, actor: Actor, dialog_manager: DialogManager) -> None:
    """Begins a report of something that was missed: a new message, so that the report stays."""
    if not may_ever(actor, Act.REPORT):
        raise Refused(Act.REPORT.value)
    drafts.sweep()
    await dialog_manager.start(
        ReportStates.kind,
        data=start_data(Filling(missed=True)),
        mode=StartMode.RESET_STACK,
        show_mode=ShowMode.SEND,
    )
    await answer_tap(query)


async def _confirm(
    query: CallbackQuery,
    desk: Desk,
    request: Request,
    say: Say,
    unit: int,
    period: Period,
    *,
    nil: bool,
) -> None:
    """Confirms and shows the snapshot; a second tap shows what the first has done."""
    said: str | None = None
    heading: Html | None = None
    try:
        await desk.office.do(actions.confirm, request, unit, period, nil=nil)
        heading = thanks(say, period)
    except AlreadyConfirmed:
        said = say.plain("periodic-already", report=report_name(say, period.kind))
    except Invalid as error:
        if error.reason != "nil-has-cases":
            raise
        await _not_nil(query, desk, request, say, unit, period)
        return
    view = await desk.boards.periodic.report(request.by, period.kind, unit, period, request.now)
    await show.answer(query, _page(desk, request, say, view, heading), said)


async def _not_nil(
    query: CallbackQuery, desk: Desk, request: Request, say: Say, unit: int, period: Period
) -> None:
    view = await desk.boards.periodic.report(request.by, period.kind, unit, period, request.now)
    found, now = view.figures.fresh, this(say, period.kind)
    said = say.plain("periodic-not-nil", found=found, this=now)
    await show.answer(query, _page(desk, request, say, view), said, alert=True)


async def _write(
    query: CallbackQuery,
    desk: Desk,
    request: Request,
    say: Say,
    view: PeriodicView,
    purpose: Purpose,
    manager: DialogManager,
) -> None:
    """Begins what needs a sentence or a second look, if it may still be done."""
    if not _allowed(view, purpose):
        key = "periodic-already" if purpose is Purpose.REMARK else "periodic-too-late"
        report = report_name(say, view.period.kind)
        said = say.plain(key, report=report) if view.confirmed else None
        await show.answer(query, _page(desk, request, say, view), said)
        return
    first = PeriodicStates.withdraw if purpose is Purpose.WITHDRAW else PeriodicStates.write
    revision = view.confirmed.revision if view.confirmed else 0
    period, unit = view.period, view.unit.id
    draft = WordsDraft(unit_id=unit, period=period, purpose=purpose, after=revision)
    await begin(query, manager, first, draft)


def _allowed(view: PeriodicView, purpose: Purpose) -> bool:
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
    request: Request,
    say: Say,
    view: PeriodicView,
    heading: Html | None = None,
) -> Page:
    today = desk.office.rules.day(request.now)
    return report_page(say, view, desk.zone, today, request.by, heading)
