"""What happens on a tap or a message. The entry itself is one action, by the last tap."""

from dataclasses import replace
from datetime import date
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.amounts import parse_amount
from bot.dialogs.dates import offered_day, parse_day
from bot.dialogs.form import Asking, asking, draft_of, keep, member, note_of, outcome, written
from bot.dialogs.mediation.draft import AHEAD, DAY_ALONE, RecordDraft, RecordEntry
from bot.pages import show
from bot.pages.mediation import record_page
from bot.pages.page import Page
from bot.texts import Html
from domain.cases.satisfaction import Satisfaction
from domain.days.deadlines import check_coming, check_past, first_to_come
from domain.errors import Invalid
from domain.mediation import actions, performance
from domain.mediation.model import AgreementForm, Means, clean_text


async def choose_day(query: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    """One of the usual days."""
    if await _day(manager, offered_day(item)):
        await show.redraw(query, await _written(manager))


async def on_day(message: Message, _: Any, manager: DialogManager) -> None:
    """A day that was typed."""
    draft = draft_of(manager, RecordDraft)
    day = parse_day(message.text or "", asking(manager).today, ahead=draft.entry in AHEAD)
    if await _day(manager, day):
        await show.send(message, await _written(manager))


async def _day(manager: DialogManager, day: date) -> bool:
    """Keeps the day, if it can be; whether that was all."""
    draft = draft_of(manager, RecordDraft)
    check = check_coming if draft.entry in AHEAD else check_past
    draft = replace(draft, day=check(day, asking(manager).today))
    if draft.entry in DAY_ALONE:
        keep(manager, draft)
        return True
    await _go_on(manager, draft)
    return False


async def choose_means(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """How it was held."""
    await _answer(manager, means=member(Means, item))


async def choose_form(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """Oral or written."""
    await _answer(manager, form=member(AgreementForm, item))


async def choose_grade(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """What the parties say."""
    await _answer(manager, satisfaction=member(Satisfaction, item))


async def kept(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """The follow-up found it kept."""
    await _answer(manager, kept=True)


async def broken(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """The follow-up found it not kept."""
    await _answer(manager, kept=False)


async def on_amount(message: Message, _: Any, manager: DialogManager) -> None:
    """A sum."""
    await _answer(manager, amount=parse_amount(message.text or ""))


async def no_amount(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """It is not about money."""
    await _answer(manager, amount=None)


async def on_text(message: Message, _: Any, manager: DialogManager) -> None:
    """The agreed points."""
    await _answer(manager, text=await written(message, manager, clean_text))


async def on_note(message: Message, _: Any, manager: DialogManager) -> None:
    """The sentence; a second one takes the place of the first. Under an agreement it is the
    agreed points."""
    if draft_of(manager, RecordDraft).entry is RecordEntry.AGREEMENT:
        await on_text(message, _, manager)
    else:
        await _answer(manager, note=await note_of(message, manager))


async def no_note(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """It needs no sentence. For a performance that was the last question."""
    draft = replace(draft_of(manager, RecordDraft), note="")
    keep(manager, draft)
    if draft.entry is RecordEntry.PERFORMANCE:
        await take(query, _, manager)
    else:
        await manager.switch_to(draft.asks())


async def take(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Writes the entry and shows the record with it."""
    await show.redraw(query, await _written(manager))


async def leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the record without writing anything."""
    page = await _page(asking(manager), draft_of(manager, RecordDraft).case_id, None)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    await show.redraw(query, page)


async def _answer(manager: DialogManager, **answers: Any) -> None:
    """Keeps an answer and asks what is still missing."""
    await _go_on(manager, replace(draft_of(manager, RecordDraft), **answers))


async def _go_on(manager: DialogManager, draft: RecordDraft) -> None:
    keep(manager, draft)
    await manager.switch_to(draft.asks())


async def _written(manager: DialogManager) -> Page:
    """Writes the entry, closes the dialog, and gives the record as it stands then."""
    ask, draft = asking(manager), draft_of(manager, RecordDraft)
    heading = await outcome(manager, _write(ask, draft))
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    return await _page(ask, draft.case_id, heading)


async def _write(ask: Asking, draft: RecordDraft) -> Html:
    do, request, case_id = ask.desk.office.do, ask.request, draft.case_id
    day, note = draft.day or ask.today, draft.note or ""
    match draft:
        case RecordDraft(entry=RecordEntry.SESSION, means=Means() as how):
            await do(
                actions.hold_session, request, case_id,
                held_on=day, means=how, note=note
            )  # fmt: skip
        case RecordDraft(entry=RecordEntry.AGREEMENT, form=AgreementForm() as form):
            await do(
                actions.record_agreement, request, case_id,
                form=form, made_on=day, amount=draft.amount, text=draft.text
            )  # fmt: skip
        case RecordDraft(entry=RecordEntry.FILED):
            await do(actions.file_confirmation, request, case_id, filed_on=day)
        case RecordDraft(entry=RecordEntry.PERFORMANCE):
            await do(
                performance.add_performance, request, case_id,
                due_on=day, note=note
            )  # fmt: skip
        case RecordDraft(entry=RecordEntry.PLAN):
            await do(performance.plan_follow_up, request, case_id, due_on=day)
        case RecordDraft(kept=bool() as is_kept, satisfaction=Satisfaction() as grade):
            await do(
                performance.follow_up, request, case_id,
                made_on=day, kept=is_kept, satisfaction=grade, note=note
            )  # fmt: skip
        case _:  # a button of an earlier window
            raise Invalid("tap-wanted")
    broken = draft.entry is RecordEntry.VISIT and draft.kept is False
    done = ask.say("record-done-broken" if broken else f"record-done-{draft.entry.value}")
    if draft.entry not in AHEAD:
        return done
    notch = first_to_come(day, ask.today, ask.desk.office.rules.calendar)
    return ask.say(f"record-reminds-{notch.value if notch else 'none'}", done=done)


async def _page(ask: Asking, case_id: int, heading: Html | None) -> Page:
    view = await ask.desk.boards.mediation.record(ask.actor, case_id, ask.now)
    return record_page(ask.say, view, ask.today, heading)
