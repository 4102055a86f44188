"""The record of a dispute's mediation: its page, its one-tap entries, its papers."""

import asyncio

from aiogram import Router
from aiogram.types import BufferedInputFile, CallbackQuery
from aiogram_dialog import DialogManager

from bot.buttons.mediation import RecordAct, RecordOf
from bot.context import Desk
from bot.dialogs.mediation.draft import RecordDraft, RecordEntry
from bot.errors import answer_tap
from bot.exports.agreement import agreement_paper, oral_paper
from bot.handlers.opening import begin, too_late
from bot.pages import show
from bot.pages.mediation import after_agreement, record_page
from bot.pages.page import Page, row_id
from bot.texts import Say
from domain.days.deadlines import first_to_come
from domain.errors import NotFound, Refused, WrongStep
from domain.mediation import actions, performance
from domain.mediation.deadlines import follow_up_day
from domain.mediation.model import AgreementForm
from domain.mediation.views import MediationView
from domain.request import Request

router = Router(name="mediation")

_BEGINS = {
    RecordAct.SESSION: RecordEntry.SESSION,
    RecordAct.AGREEMENT: RecordEntry.AGREEMENT,
    RecordAct.FILED: RecordEntry.FILED,
    RecordAct.PERFORMANCE: RecordEntry.PERFORMANCE,
    RecordAct.PLAN: RecordEntry.PLAN,
    RecordAct.VISIT: RecordEntry.VISIT,
}
_FORMS = {RecordAct.ORAL: AgreementForm.ORAL, RecordAct.WRITTEN: AgreementForm.WRITTEN}
_PAPERS = {RecordAct.PAPER: agreement_paper, RecordAct.ORAL_PAPER: oral_paper}


@router.callback_query(RecordOf.filter())
async def record(
    query: CallbackQuery,
    callback_data: RecordOf,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Shows the record, writes what one tap can say, or begins to ask."""
    case_id, act = row_id(callback_data.id), callback_data.act
    view = await desk.boards.mediation.record(request.by, case_id, request.now)
    if act in _PAPERS:
        await _paper(query, say, view, act)
    elif act in _BEGINS:
        await _begin(query, desk, request, say, view, _BEGINS[act], dialog_manager)
    elif act is RecordAct.SHOW:
        await show.answer(query, _page(desk, request, say, view))
    else:
        await _write(query, callback_data, desk, request, say, view)


async def _write(
    query: CallbackQuery,
    data: RecordOf,
    desk: Desk,
    request: Request,
    say: Say,
    view: MediationView,
) -> None:
    do, act, case_id = desk.office.do, data.act, view.line.id
    rules, agreed = desk.office.rules, view.agreement
    today = rules.day(request.now)
    try:
        match act:
            case RecordAct.ORAL | RecordAct.WRITTEN:
                # where one is on file already, a tap changes its form alone
                await do(
                    actions.record_agreement, request, case_id,
                    form=_FORMS[act],
                    made_on=agreed.made_on if agreed else today,
                    amount=agreed.amount if agreed else None,
                    text=agreed.text if agreed else ""
                )  # fmt: skip
            case RecordAct.USUAL:
                day = follow_up_day(today, rules.follow_up_days, rules.calendar)
                await do(performance.plan_follow_up, request, case_id, due_on=day)
            case RecordAct.WANT | RecordAct.WAIVE:
                wanted = act is RecordAct.WANT
                await do(actions.want_confirmation, request, case_id, wanted=wanted)
            case RecordAct.KEPT | RecordAct.BROKEN:
                await do(
                    performance.settle_performance, request, case_id, row_id(data.ref),
                    kept=act is RecordAct.KEPT
                )  # fmt: skip
    except (WrongStep, Refused):
        fresh = await desk.boards.mediation.record(request.by, case_id, request.now)
        await too_late(query, _page(desk, request, say, fresh), say.plain("too-late"))
        return
    fresh = await desk.boards.mediation.record(request.by, case_id, request.now)
    if act in _FORMS:
        page = after_agreement(say, fresh, today, rules.follow_up_days, rules.calendar)
    else:
        page = _page(desk, request, say, fresh)
    told = f"record-did-{act.value}"
    if act is RecordAct.WANT and fresh.agreement is not None:
        due = fresh.agreement.confirm_by
        told += "" if first_to_come(due, today, rules.calendar) else "-late"
    await show.answer(query, page, say.plain(told))


async def _begin(
    query: CallbackQuery,
    desk: Desk,
    request: Request,
    say: Say,
    view: MediationView,
    entry: RecordEntry,
    manager: DialogManager,
) -> None:
    """Starts the dialog if there is still a place for the entry."""
    may = {RecordEntry.SESSION: view.may.hold, RecordEntry.PLAN: view.may.follow_up}.get(
        entry, view.may.follow_up if entry is RecordEntry.VISIT else view.may.agree
    )
    if not may:
        await too_late(query, _page(desk, request, say, view), say.plain("too-late"))
        return
    draft = RecordDraft(case_id=view.line.id, entry=entry)
    agreed = view.agreement
    if entry is RecordEntry.AGREEMENT and agreed is not None:  # it is corrected, not written anew
        draft = RecordDraft(
            case_id=view.line.id,
            entry=entry,
            day=agreed.made_on,
            form=agreed.form,
            amount=agreed.amount,
            text=agreed.text,
        )
    await begin(query, manager, draft.asks(), draft)


async def _paper(query: CallbackQuery, say: Say, view: MediationView, act: RecordAct) -> None:
    """Sends the paper as a document, made beside the loop."""
    if not view.may.agree:
        raise NotFound("paper")
    paper = await asyncio.to_thread(_PAPERS[act], say, view)
    file = BufferedInputFile(
        paper, filename=say.plain(f"{act.value}-file".replace("_", "-"), id=str(view.line.id))
    )
    await answer_tap(query)
    if query.bot is not None:
        await query.bot.send_document(
            query.from_user.id, file, caption=say("paper-caption", id=str(view.line.id))
        )


def _page(desk: Desk, request: Request, say: Say, view: MediationView) -> Page:
    return record_page(say, view, desk.office.rules.day(request.now))
