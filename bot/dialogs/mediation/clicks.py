"""What happens on a tap or a message. The entry itself is one action, by the last tap."""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.dates import parse_day
from bot.dialogs.form import Asking, asking
from bot.dialogs.mediation.amounts import parse_amount
from bot.dialogs.mediation.draft import AHEAD, DAY_ALONE, Entry, RecordDraft, load, save
from bot.pages import show
from bot.pages.mediation import record_page
from bot.pages.page import Page
from bot.texts import Html
from domain.cases.draft import clean_note
from domain.cases.satisfaction import Satisfaction
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.mediation import actions, performance
from domain.mediation.deadlines import check_coming, check_past
from domain.mediation.model import AgreementForm, Means, clean_text
from domain.request import Request

E = TypeVar("E", bound=StrEnum)

_DAYS = range(1, date.max.toordinal())


async def choose_day(query: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    """One of the usual days."""
    if not (item.isascii() and item.isdigit() and int(item) in _DAYS):
        raise NotFound("day")
    if await _day(manager, date.fromordinal(int(item))):
        await show.redraw(query, await _written(manager))


async def on_day(message: Message, _: Any, manager: DialogManager) -> None:
    """A day that was typed."""
    draft = load(manager)
    day = parse_day(message.text or "", _today(manager), ahead=draft.entry in AHEAD)
    if await _day(manager, day):
        await show.send(message, await _written(manager))


async def _day(manager: DialogManager, day: date) -> bool:
    """Keeps the day, if it can be; whether that was all."""
    draft = load(manager)
    check = check_coming if draft.entry in AHEAD else check_past
    draft = replace(draft, day=check(day, _today(manager)))
    if draft.entry in DAY_ALONE:
        save(manager, draft)
        return True
    await _on(manager, draft)
    return False


async def choose_means(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """How it was held."""
    await _on(manager, replace(load(manager), means=_of(Means, item)))


async def choose_form(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """Oral or written."""
    await _on(manager, replace(load(manager), form=_of(AgreementForm, item)))


async def choose_grade(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """What the parties say."""
    await _on(manager, replace(load(manager), satisfaction=_of(Satisfaction, item)))


async def kept(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """The follow-up found it kept."""
    await _on(manager, replace(load(manager), kept=True))


async def broken(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """The follow-up found it not kept."""
    await _on(manager, replace(load(manager), kept=False))


async def on_amount(message: Message, _: Any, manager: DialogManager) -> None:
    """A sum."""
    await _on(manager, replace(load(manager), amount=parse_amount(message.text or "")))


async def no_amount(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """It is not about money."""
    await _on(manager, replace(load(manager), amount=None))


async def on_text(message: Message, _: Any, manager: DialogManager) -> None:
    """The agreed points."""
    await _on(manager, replace(load(manager), text=clean_text(message.text or "")))


async def on_note(message: Message, _: Any, manager: DialogManager) -> None:
    """The sentence; a second one takes the place of the first. Under an agreement it is the
    agreed points."""
    draft = load(manager)
    if draft.entry is Entry.AGREEMENT:
        await on_text(message, _, manager)
        return
    note = clean_note(message.text or "")
    if not note:
        raise Invalid("note-missing")
    await _on(manager, replace(draft, note=note))


async def no_note(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """It needs no sentence. For a performance that was the last question."""
    draft = replace(load(manager), note="")
    save(manager, draft)
    if draft.entry is Entry.PERFORMANCE:
        await take(query, _, manager)
    else:
        await manager.switch_to(draft.asks())


async def take(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Writes the entry and shows the record with it."""
    await show.redraw(query, await _written(manager))


async def leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the record without writing anything."""
    page = await _page(asking(manager), load(manager).case_id, None)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    await show.redraw(query, page)


async def _on(manager: DialogManager, draft: RecordDraft) -> None:
    save(manager, draft)
    await manager.switch_to(draft.asks())


async def _written(manager: DialogManager) -> Page:
    """Writes the entry, closes the dialog, and gives the record as it stands then."""
    ask, draft = asking(manager), load(manager)
    try:
        await _write(ask, draft)
        broken = draft.entry is Entry.VISIT and draft.kept is False
        heading = ask.say("record-done-broken" if broken else f"record-done-{draft.entry.value}")
    except (WrongStep, Refused):
        heading = ask.say("too-late")
    except NotFound:  # it has gone out of reach: there is nothing left to draw
        await manager.done(show_mode=ShowMode.NO_UPDATE)
        raise
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    return await _page(ask, draft.case_id, heading)


async def _write(ask: Asking, draft: RecordDraft) -> None:
    now, do, case_id = ask.desk.clock.now(), ask.desk.office.do, draft.case_id
    request = Request(actor=ask.actor, token=ask.token, now=now)
    day, note = draft.day or now.astimezone(ask.desk.zone).date(), draft.note or ""
    match draft:
        case RecordDraft(entry=Entry.SESSION, means=Means() as how):
            await do(
                actions.hold_session, request, case_id,
                held_on=day, means=how, note=note
            )  # fmt: skip
        case RecordDraft(entry=Entry.AGREEMENT, form=AgreementForm() as form):
            await do(
                actions.record_agreement, request, case_id,
                form=form, made_on=day, amount=draft.amount, text=draft.text
            )  # fmt: skip
        case RecordDraft(entry=Entry.FILED):
            await do(actions.file_confirmation, request, case_id, filed_on=day)
        case RecordDraft(entry=Entry.PERFORMANCE):
            await do(
                performance.add_performance, request, case_id,
                due_on=day, note=note
            )  # fmt: skip
        case RecordDraft(entry=Entry.PLAN):
            await do(performance.plan_follow_up, request, case_id, due_on=day)
        case RecordDraft(kept=bool() as is_kept, satisfaction=Satisfaction() as grade):
            await do(
                performance.follow_up, request, case_id,
                made_on=day, kept=is_kept, satisfaction=grade, note=note
            )  # fmt: skip
        case _:  # a button of an earlier window
            raise Invalid("tap-wanted")


async def _page(ask: Asking, case_id: int, heading: Html | None) -> Page:
    now = ask.desk.clock.now()
    view = await ask.desk.boards.mediation(ask.actor, case_id, now)
    return record_page(ask.say, view, now.astimezone(ask.desk.zone).date(), heading)


def _today(manager: DialogManager) -> date:
    desk = asking(manager).desk
    return desk.clock.now().astimezone(desk.zone).date()


def _of(words: type[E], item: str) -> E:
    """Only a word of ours, whatever the phone sends."""
    try:
        return words(item)
    except ValueError:
        raise NotFound("choice") from None
