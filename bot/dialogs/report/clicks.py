"""What taps and messages do to the draft. Each answer is kept at once; Submit is one action."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot import quick
from bot.danger import words_of
from bot.dialogs import catalogue, typed
from bot.dialogs.dates import parse_day
from bot.dialogs.form import asking, only_taps, written
from bot.dialogs.meaning import meant
from bot.dialogs.report.attaching import attach, attach_beside
from bot.dialogs.report.draft import (
    ReportStates,
    asks_for_consent,
    before,
    filling,
    give_up,
    has_answers,
    keep_report,
    missing,
    new_report,
    remember,
    report_of,
)
from bot.dialogs.report.going import go_on, picked
from bot.dialogs.report.proposing import begin_with, own_seat, reworded, take_up_words
from bot.dialogs.report.voiced import with_words
from bot.dialogs.widgets import first_page
from bot.pages import show
from bot.pages.page import Page
from bot.pages.receipt import receipt_page
from bot.telegram import photos
from domain.access import Act
from domain.cases import filing
from domain.cases.draft import (
    Assumed,
    ReportDraft,
    clean_found_on,
    clean_place,
    clean_summary,
)
from domain.cases.model import CaseKind, PeopleBand, Urgency
from domain.errors import DomainError, Invalid
from domain.reading.reading import life_at_stake
from domain.referrals.incoming import hand_in, hands_in
from domain.referrals.model import Consent
from domain.sentence import tidy


async def on_consent(_: CallbackQuery, __: Any, manager: DialogManager, data: str) -> None:
    """Who agreed; without anybody's consent it goes nowhere, and waits."""
    remember(manager, consent=picked(Consent, "consent-missing", data))
    await go_on(manager, report_of(manager))


async def on_found(_: CallbackQuery, __: Any, manager: DialogManager, data: str) -> None:
    """Takes the day it was found, so many days ago."""
    away = picked(int, "day-unclear", data)
    await _found_on(manager, asking(manager).today - timedelta(days=min(max(away, 0), 999)))


async def _found_on(manager: DialogManager, day: date) -> None:
    """Keeps the day, if it may be entered at all."""
    found = clean_found_on(day, asking(manager).today)
    remember(manager, found=True)
    await go_on(manager, replace(report_of(manager), found_on=found))


async def on_continue(_: CallbackQuery, __: Any, manager: DialogManager, key: str) -> None:
    """Goes on with a waiting draft."""
    remember(manager, key=key)
    await manager.switch_to(missing(report_of(manager)))


async def on_kind(_: CallbackQuery, __: Any, manager: DialogManager, data: str) -> None:
    """Begins the draft; on the way back, changing the kind also clears the category."""
    kind: CaseKind = picked(CaseKind, "kind-missing", data)
    draft = report_of(manager) if filling(manager).key else new_report(manager, kind)
    if draft.kind is not kind:
        draft = replace(draft, kind=kind, category_id=None)
    keep_report(manager, draft)
    await manager.switch_to(ReportStates.category)


async def on_category(_: CallbackQuery, __: Any, manager: DialogManager, data: str) -> None:
    """Takes the category; that it is of the right kind is checked when the report is filed."""
    category_id = picked(int, "category-missing", data)
    draft = report_of(manager).told(Assumed.CATEGORY)
    await go_on(manager, replace(draft, category_id=category_id).settled())


async def on_place(_: CallbackQuery, __: Any, manager: DialogManager, data: str) -> None:
    """Takes the unit as the place; whether it may be filed there is checked when it is filed."""
    unit_id = picked(int, "place-missing", data)
    draft = report_of(manager)
    same = draft.unit_id == unit_id
    draft = replace(draft, unit_id=unit_id, place=draft.place if same else "")
    await go_on(manager, draft.told(Assumed.PLACE))


async def on_people(_: CallbackQuery, __: Any, manager: DialogManager, data: str) -> None:
    """Takes the band."""
    band: PeopleBand = picked(PeopleBand, "people-missing", data)
    await go_on(manager, replace(report_of(manager), people=band).told(Assumed.PEOPLE))


async def on_urgency(_: CallbackQuery, __: Any, manager: DialogManager, data: str) -> None:
    """Takes the colour."""
    urgency: Urgency = picked(Urgency, "urgency-missing", data)
    await go_on(manager, replace(report_of(manager), urgency=urgency))


async def on_back(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """One question back, or to the preview when all are answered."""
    state: State = manager.current_context().state
    first_page(manager)
    await manager.switch_to(before(report_of(manager), state))


async def on_cancel(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Asks once, if there is something to lose."""
    if has_answers(manager):
        remember(manager, split=manager.current_context().state is ReportStates.several)
        await manager.switch_to(ReportStates.cancel)
    else:
        await on_give_up(query, _, manager)


async def on_resume(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Not cancelled after all."""
    split, draft = filling(manager).split, report_of(manager)
    await manager.switch_to(ReportStates.several if split else missing(draft))


async def on_give_up(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Deletes the draft."""
    give_up(manager)
    then = filling(manager).then
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    await show.redraw(query, Page(text=asking(manager).say("report-given-up")))
    await begin_with(manager, then)


async def on_leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Closes the list of waiting drafts; they go on waiting."""
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    await show.redraw(query, Page(text=asking(manager).say("report-left")))


async def on_submit(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Files the report. The draft's key makes a second tap give the same case."""
    ask, draft = asking(manager), report_of(manager)
    if asks_for_consent(manager, draft, ask.actor):
        await manager.switch_to(ReportStates.consent)
        return
    do = ask.desk.office.do
    try:
        if draft.kind is CaseKind.DISPUTE and hands_in(ask.actor):
            case = await do(hand_in, ask.request, draft, filling(manager).consent)
        else:
            case = await do(filing.file, ask.request, draft)
    except DomainError as error:
        if error.code == "not-found":
            raise Invalid("category-missing") from error
        raise
    give_up(manager)
    quick.note_first_step()
    typed.became(manager, case.id)
    then = filling(manager).then
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    told = await ask.desk.boards.cases.receipt(ask.actor, case.id, ask.now)
    undo = ask.desk.office.rules.undo
    await show.redraw(query, receipt_page(ask.say, case, told, ask.desk.zone, undo))
    await begin_with(manager, then)


async def _summarise(message: Message, manager: DialogManager) -> None:
    """Keeps the sentence that was written."""
    await _said(manager, report_of(manager), await written(message, manager, clean_summary))


async def _said(manager: DialogManager, draft: ReportDraft, summary: str) -> None:
    """Keeps a sentence; of a report that began with one, what that one said is read anew."""
    if not draft.worded:
        await go_on(manager, replace(draft, summary=summary, voiced=False))
        return
    draft, two = await reworded(asking(manager), draft, summary)
    if two and not filling(manager).then:
        keep_report(manager, draft)
        await manager.switch_to(ReportStates.several)
    else:
        await go_on(manager, draft)


async def on_day(message: Message, _: Any, manager: DialogManager) -> None:
    """A day further back, typed."""
    day = parse_day(message.text or "", asking(manager).today, ahead=False)
    await _found_on(manager, day)


async def on_summary(message: Message, _: Any, manager: DialogManager) -> None:
    """A sentence, or a photo whose caption is the sentence, or just a photo; a voice note is the
    sentence itself."""
    if photos.is_sound(message):
        before = await attach(message, manager)
        draft = await with_words(message, manager, before)
        if draft.voiced:
            await go_on(manager, draft)
        elif draft.summary != before.summary:
            await _said(manager, before, draft.summary)
    elif photos.has_file(message):
        await attach(message, manager)
        if message.caption:
            await _summarise(message, manager)
    elif message.text:
        await _summarise(message, manager)
    else:
        raise Invalid("sentence-wanted")


async def on_words_of_place(message: Message, _: Any, manager: DialogManager) -> None:
    """A building or road, on the unit chosen before or the person's own."""
    if photos.has_file(message):
        await attach_beside(message, manager)
        return
    if not message.text:
        raise Invalid("place-wanted")
    draft, ask = report_of(manager), asking(manager)
    if hands_in(ask.actor):
        # who sends a matter from the district on knows the community by its name, not its streets
        meant = await ask.desk.boards.org.find(ask.actor, tidy(message.text), Act.REPORT)
        if len(meant) == 1:
            remember(manager, unit=(meant[0].id, meant[0].name))
            draft = replace(draft, unit_id=meant[0].id, place="")
            await go_on(manager, draft.told(Assumed.PLACE))
            return
    here = own_seat(ask.actor)
    unit_id = draft.unit_id or (here.unit_id if here is not None else None)
    if unit_id is None:
        raise Invalid("place-missing")
    place = await written(message, manager, clean_place)
    if not place:
        raise Invalid("place-wanted")
    await go_on(manager, replace(draft, unit_id=unit_id, place=place).told(Assumed.PLACE))


async def on_kind_said(message: Message, _: Any, manager: DialogManager) -> None:
    """A category where its kind is asked for says both."""
    say, labels = asking(manager).say, {}
    for kind in CaseKind:
        for one in await catalogue.categories(asking(manager), kind):
            labels[kind, one.id] = one.label.read(say.locale)
    found = meant(message.text or "", labels, loosely=True)
    if found is None:
        await on_tap_wanted(message, _, manager)
        return
    draft = report_of(manager) if filling(manager).key else new_report(manager, found[0])
    draft = replace(draft.told(Assumed.CATEGORY), kind=found[0], category_id=found[1])
    await go_on(manager, draft.settled())


async def on_tap_wanted(message: Message, _: Any, manager: DialogManager) -> None:
    """A message where a button is asked for; a photo or voice note is taken all the same. A life at
    stake opens its report, where none is being filled in or this one is just being given up."""
    leaving = manager.current_context().state is ReportStates.cancel
    if life_at_stake(words_of(message)) and (leaving or not filling(manager).key):
        await take_up_words(message, manager)
        return
    if not photos.has_file(message) or not filling(manager).key:
        await only_taps(message, _, manager)
        return
    await attach_beside(message, manager)
