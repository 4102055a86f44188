"""What taps and messages do to the draft. Each answer is kept at once; Submit is one action."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.form import Asking, asking
from bot.dialogs.report import receipt
from bot.dialogs.report.draft import (
    asks_for_consent,
    asks_for_day,
    begin,
    begun,
    consent_given,
    consent_of,
    day_asked,
    draft_of,
    first_page,
    give_up,
    has_answers,
    keep,
    take_aside,
    take_up,
)
from bot.dialogs.report.flow import before, missing
from bot.dialogs.report.states import Report
from bot.dialogs.widgets import say_of
from domain.cases import filing
from domain.cases.draft import ReportDraft, clean_found_on
from domain.cases.model import CaseKind, PeopleBand, Urgency
from domain.cases.privacy import mask
from domain.errors import DomainError, Invalid
from domain.referrals.incoming import hand_in, hands_in
from domain.referrals.model import Consent
from domain.request import Request


async def go_on(manager: DialogManager, draft: ReportDraft) -> None:
    """Keeps the draft and asks what is still missing."""
    keep(manager, draft)
    first_page(manager)
    following = missing(draft)
    if following is Report.preview and asks_for_day(manager):
        following = Report.found
    elif following is Report.preview and asks_for_consent(manager, draft, asking(manager).actor):
        following = Report.consent
    await manager.switch_to(following)


async def on_consent(_: CallbackQuery, __: Any, manager: DialogManager, data: str) -> None:
    """Who agreed; without anybody's consent it goes nowhere, and waits."""
    consent_given(manager, picked(Consent, "consent-missing", data))
    await go_on(manager, draft_of(manager))


async def on_found(_: CallbackQuery, __: Any, manager: DialogManager, data: str) -> None:
    """Takes the day it was found, so many days ago."""
    away = picked(int, "day-unclear", data)
    await found_on(manager, today_of(asking(manager)) - timedelta(days=min(max(away, 0), 999)))


async def found_on(manager: DialogManager, day: date) -> None:
    """Keeps the day, if it may be entered at all."""
    found = clean_found_on(day, today_of(asking(manager)))
    day_asked(manager)
    await go_on(manager, replace(draft_of(manager), found_on=found))


def today_of(ask: Asking) -> date:
    """The day on the desk's wall."""
    return ask.desk.clock.now().astimezone(ask.desk.zone).date()


def picked(convert: Callable[[str], Any], reason: str, data: str) -> Any:
    """The value of a button; what no button of ours has, a changed phone may still send."""
    try:
        return convert(data)
    except ValueError:
        raise Invalid(reason) from None


async def on_continue(_: CallbackQuery, __: Any, manager: DialogManager, key: str) -> None:
    """Goes on with a waiting draft."""
    await manager.switch_to(missing(take_up(manager, key)))


async def on_kind(_: CallbackQuery, __: Any, manager: DialogManager, data: str) -> None:
    """Begins the draft; on the way back, changing the kind also clears the category."""
    kind: CaseKind = picked(CaseKind, "kind-missing", data)
    draft = draft_of(manager) if begun(manager) else begin(manager, kind)
    if draft.kind is not kind:
        draft = replace(draft, kind=kind, category_id=None)
    keep(manager, draft)
    await manager.switch_to(Report.category)


async def on_category(_: CallbackQuery, __: Any, manager: DialogManager, data: str) -> None:
    """Takes the category; that it is of the right kind is checked when the report is filed."""
    category_id = picked(int, "category-missing", data)
    await go_on(manager, replace(draft_of(manager), category_id=category_id))


async def on_place(_: CallbackQuery, __: Any, manager: DialogManager, data: str) -> None:
    """Takes the unit as the place; whether it may be filed there is checked when it is filed."""
    unit_id = picked(int, "place-missing", data)
    draft = draft_of(manager)
    same = draft.unit_id == unit_id
    await go_on(manager, replace(draft, unit_id=unit_id, place=draft.place if same else ""))


async def on_people(_: CallbackQuery, __: Any, manager: DialogManager, data: str) -> None:
    """Takes the band."""
    band: PeopleBand = picked(PeopleBand, "people-missing", data)
    await go_on(manager, replace(draft_of(manager), people=band))


async def on_urgency(_: CallbackQuery, __: Any, manager: DialogManager, data: str) -> None:
    """Takes the colour."""
    urgency: Urgency = picked(Urgency, "urgency-missing", data)
    await go_on(manager, replace(draft_of(manager), urgency=urgency))


async def on_mask(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Keeps the sentence with the numbers covered."""
    await go_on(manager, replace(draft_of(manager), summary=mask(take_aside(manager))))


async def on_rewrite(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Forgets the sentence and asks again."""
    take_aside(manager)
    await manager.switch_to(Report.summary)


async def on_keep_numbers(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Keeps the sentence as it is: a shop's hotline is nobody's secret."""
    await go_on(manager, replace(draft_of(manager), summary=take_aside(manager)))


async def on_back(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """One question back, or to the preview when all are answered."""
    state: State = manager.current_context().state
    first_page(manager)
    await manager.switch_to(before(draft_of(manager), state))


async def on_drop_files(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Takes the attachments off the draft."""
    keep(manager, replace(draft_of(manager), files=()))


async def on_cancel(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Asks once, if there is something to lose."""
    if has_answers(manager):
        await manager.switch_to(Report.cancel)
    else:
        await on_give_up(query, _, manager)


async def on_resume(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Not cancelled after all."""
    await manager.switch_to(missing(draft_of(manager)))


async def on_give_up(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Deletes the draft."""
    give_up(manager)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    if isinstance(query.message, Message):
        await query.message.edit_text(say_of(manager)("report-given-up"))


async def on_leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Closes the list of waiting drafts; they go on waiting."""
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    if isinstance(query.message, Message):
        await query.message.edit_text(say_of(manager)("report-left"))


async def on_submit(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Files the report. The draft's key makes a second tap give the same case."""
    ask, draft = asking(manager), draft_of(manager)
    desk, actor = ask.desk, ask.actor
    if asks_for_consent(manager, draft, actor):
        await manager.switch_to(Report.consent)
        return
    try:
        if draft.kind is CaseKind.DISPUTE and hands_in(actor):
            case = await desk.office.do(
                hand_in,
                Request(actor=actor, token=ask.token, now=desk.clock.now()),
                draft,
                consent_of(manager),
            )
        else:
            case = await desk.office.do(
                filing.report, Request(actor=actor, token=ask.token, now=desk.clock.now()), draft
            )
    except DomainError as error:
        if error.code == "not-found":
            raise Invalid("category-missing") from error
        raise
    give_up(manager)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    text, buttons = await receipt.render(desk, actor, ask.say, case)
    if isinstance(query.message, Message):
        await query.message.edit_text(text, reply_markup=buttons)
