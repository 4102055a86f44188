"""What happens on a tap or a message: the draft changes, or one action is done."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.dates import parse_day
from bot.dialogs.form import (
    Asking,
    asking,
    draft_of,
    keep,
    member,
    note_of,
    outcome,
    written,
)
from bot.dialogs.meetings.days import answer_days, rules_offered, typed_rule
from bot.dialogs.meetings.draft import (
    REASONS,
    MeetingAsk,
    MeetingDraft,
    MeetingStates,
    present_of,
    votes_of,
)
from bot.dialogs.widgets import first_page
from bot.pages import show
from bot.pages.meetings.item import walk_on_page, walk_page
from bot.pages.meetings.lists import no_series_page
from bot.pages.meetings.page import meeting_page
from bot.pages.page import Page
from bot.remarks import remark
from bot.telegram import photos
from bot.texts import Html, Say
from domain.cases.model import AttachmentKind
from domain.days.calendar import Roll
from domain.errors import Invalid, NotFound
from domain.meetings import agenda, holding, judging, planning
from domain.meetings.model import GIVEN, ItemRuling, Ruling, clean_topic, clean_venue
from domain.meetings.views import AgendaLine, MeetingView

_ROLLS = (Roll.AFTER, Roll.BEFORE, Roll.NONE)


async def view_of(ask: Asking, draft: MeetingDraft) -> MeetingView:
    """The meeting as it stands; raises NotFound."""
    return await ask.desk.boards.meetings.view(ask.actor, draft.meeting_id, ask.now)


async def choose_rule(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the days offered, whatever the phone sends."""
    rule = next((rule for key, rule in rules_offered() if key == item), None)
    if rule is None:
        raise NotFound("rule")
    draft = draft_of(manager, MeetingDraft)
    keep(manager, replace(draft, on_day=rule.day, nth=rule.nth, weekday=rule.weekday))
    await manager.switch_to(MeetingStates.words)


async def type_rule(message: Message, _: Any, manager: DialogManager) -> None:
    """A day in words."""
    rule = typed_rule(await note_of(message, manager))
    draft = draft_of(manager, MeetingDraft)
    keep(manager, replace(draft, on_day=rule.day, nth=rule.nth, weekday=rule.weekday))
    await manager.switch_to(MeetingStates.words)


async def turn_roll(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Where the day goes from a day off: the next of three ways."""
    draft = draft_of(manager, MeetingDraft)
    following = _ROLLS[(_ROLLS.index(draft.roll) + 1) % len(_ROLLS)]
    keep(manager, replace(draft, roll=following))


async def choose_day(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the days offered."""
    ask, draft = asking(manager), draft_of(manager, MeetingDraft)
    view = await view_of(ask, draft)
    days = answer_days(ask, view, draft)
    day = next((one for one in days if str(one.toordinal()) == item), None)
    if day is None:
        raise NotFound("day")
    await _have_day(manager, replace(draft, day=day))


async def type_day(message: Message, _: Any, manager: DialogManager) -> None:
    """A day that was typed."""
    ask, draft = asking(manager), draft_of(manager, MeetingDraft)
    day = parse_day(message.text or "", ask.today, ahead=True)
    if day < ask.today:
        raise Invalid("day-gone")
    await _have_day(manager, replace(draft, day=day))


async def _have_day(manager: DialogManager, draft: MeetingDraft) -> None:
    keep(manager, draft)
    postpones = draft.ask is MeetingAsk.POSTPONE
    await manager.switch_to(MeetingStates.words if postpones else MeetingStates.check)


async def choose_unit(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """A unit the meeting may hand out to, whatever the phone sends; or one that helps it."""
    ask, draft = asking(manager), draft_of(manager, MeetingDraft)
    found = await ask.desk.boards.meetings.receivers(ask.actor, draft.meeting_id, ask.now)
    unit_id = next((one.id for one in found if str(one.id) == item), None)
    if unit_id is None:
        raise NotFound("unit")
    first_page(manager)
    if draft.helping:
        draft = replace(draft, helper_id=unit_id, helping=False)
    else:
        draft = replace(draft, to_unit_id=unit_id)
    keep(manager, draft)
    waits = draft.ask is MeetingAsk.REVISE and not draft.reason
    await manager.switch_to(MeetingStates.words if waits else MeetingStates.check)


async def ask_helper(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Who helps with it."""
    first_page(manager)
    keep(manager, replace(draft_of(manager, MeetingDraft), helping=True))
    await manager.switch_to(MeetingStates.unit)


async def choose_head(query: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """The item it is one with: done with this tap."""
    draft = draft_of(manager, MeetingDraft)
    view = await view_of(asking(manager), draft)
    head = next((one.id for one in view.items if str(one.id) == item), None)
    if head is None:
        raise NotFound("item")
    said = ItemRuling(ruling=Ruling.MERGED, into_id=head)
    doing = _rule(asking(manager), draft, said)
    await _leave_to(query, manager, await outcome(manager, doing, "meeting-late"), walk=True)


async def choose_ruling(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """What the minutes are to say instead."""
    ask, ruling = asking(manager), member(Ruling, item)
    draft = replace(draft_of(manager, MeetingDraft), ruling=ruling)
    one = await _item(ask, draft)
    keep(manager, draft)
    fresh = ruling is Ruling.HANDED_OUT and one.ruling not in GIVEN
    await manager.switch_to(MeetingStates.unit if fresh else MeetingStates.words)


async def _item(ask: Asking, draft: MeetingDraft) -> AgendaLine:
    view = await view_of(ask, draft)
    found = next((one for one in view.items if one.id == draft.item_id), None)
    if found is None:
        raise NotFound("item")
    return found


async def choose_reason(query: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the usual reasons: done with this tap."""
    if item not in REASONS:
        raise NotFound("reason")
    note = asking(manager).say.plain(f"meeting-reason-{item}")
    keep(manager, replace(draft_of(manager, MeetingDraft), note=note))
    await send(query, None, manager)


async def on_words(message: Message, _: Any, manager: DialogManager) -> None:
    """The sentence, or the numbers; a second one takes the place of the first."""
    draft = draft_of(manager, MeetingDraft)
    if draft.ask is MeetingAsk.REVISE and draft.note and message.edit_date is not None:
        # of the ruling or of why it is changed: both were told in this window
        remark(manager, asking(manager).say("typed-old"))
        return
    match draft.ask:
        case MeetingAsk.COUNT:
            draft = replace(draft, note=await note_of(message, manager))
            present_of(draft.note)
        case MeetingAsk.VOTES:
            draft = replace(draft, note=await note_of(message, manager))
            votes_of(draft.note)
        case MeetingAsk.TOPIC:
            draft = replace(draft, note=await written(message, manager, clean_topic))
        case MeetingAsk.SERIES:
            draft = replace(draft, note=await written(message, manager, clean_venue))
        case MeetingAsk.REVISE if draft.note or draft.ruling in GIVEN:
            draft = replace(draft, reason=await note_of(message, manager))
        case _:
            draft = replace(draft, note=await note_of(message, manager))
    keep(manager, draft)
    if draft.ask is MeetingAsk.REVISE and not draft.reason:
        return  # the sentence is there; now why
    await manager.switch_to(MeetingStates.check)


async def on_photo(message: Message, _: Any, manager: DialogManager) -> None:
    """A picture: it is put with the meeting at once."""
    ask, draft = asking(manager), draft_of(manager, MeetingDraft)
    desk = ask.desk
    file = await photos.take(manager.middleware_data["bot"], desk.files, desk.apart, message)
    if file.kind is not AttachmentKind.PHOTO:
        raise Invalid("file-kind")
    await desk.office.do(holding.add_photo, ask.request, draft.meeting_id, file)
    remark(manager, ask.say("meeting-photo-came"))


async def only_photos(_: Message, __: Any, manager: DialogManager) -> None:
    """Something came that is no picture."""
    raise Invalid("file-kind")


async def send(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Does it, and shows where the meeting goes on."""
    ask, draft = asking(manager), draft_of(manager, MeetingDraft)
    heading = await outcome(manager, _act(ask, draft), "meeting-late")
    walks = draft.item_id > 0 and draft.ask is not MeetingAsk.REVISE
    await _leave_to(query, manager, heading, walk=walks)


async def leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back without doing anything."""
    await _leave_to(query, manager, None)


async def _act(ask: Asking, draft: MeetingDraft) -> Html:
    do, request, meeting = ask.desk.office.do, ask.request, draft.meeting_id
    match draft.ask:
        case MeetingAsk.SERIES:
            await do(planning.set_series, request, draft.unit_id, draft.rule, draft.note)
        case MeetingAsk.TOPIC:
            await do(agenda.add_item, request, meeting, draft.note)
        case MeetingAsk.COUNT:
            await do(holding.count_present, request, meeting, present_of(draft.note))
        case MeetingAsk.VOTES:
            votes = votes_of(draft.note)
            await do(judging.judge_item, request, meeting, draft.item_id, votes)
        case MeetingAsk.POSTPONE if draft.day is not None:
            await do(planning.postpone, request, meeting, draft.day, draft.note)
        case MeetingAsk.CALL_OFF:
            await do(planning.call_off, request, meeting, draft.note)
        case MeetingAsk.REVISE if draft.ruling is not None:
            said = _said(draft, draft.ruling)
            await do(judging.revise, request, draft.item_id, said, draft.reason)
        case _:
            return await _rule(ask, draft, _said(draft, member(Ruling, draft.ask.value)))
    return ask.say(f"meeting-done-{draft.ask.value}")


async def _rule(ask: Asking, draft: MeetingDraft, said: ItemRuling) -> Html:
    await ask.desk.office.do(holding.rule_on, ask.request, draft.item_id, said)
    return ask.say("meeting-done-ruling", how=ask.say.plain(f"meeting-ruling-{said.ruling.value}"))


def _said(draft: MeetingDraft, ruling: Ruling) -> ItemRuling:
    return ItemRuling(
        ruling=ruling,
        note=draft.note,
        to_unit_id=draft.to_unit_id or None,
        helper_id=draft.helper_id or None,
        due_on=draft.day if draft.gives else None,
    )


async def _leave_to(
    query: CallbackQuery, manager: DialogManager, heading: Html | None, *, walk: bool = False
) -> None:
    """Closes the dialog, and draws in its place where the meeting goes on."""
    ask, draft = asking(manager), draft_of(manager, MeetingDraft)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    if not draft.meeting_id:
        reads = ask.desk.boards.meetings
        home = await reads.home(ask.actor, ask.now)
        if home.meeting_id is None:
            await show.redraw(query, no_series_page(ask.say, home))
            return
        draft = replace(draft, meeting_id=home.meeting_id)
    view = await view_of(ask, draft)
    shows: Callable[[Say, MeetingView, ZoneInfo, date, Html | None], Page] = meeting_page
    if walk:
        shows = walk_page if draft.ask is MeetingAsk.VOTES else walk_on_page
    await show.redraw(query, shows(ask.say, view, ask.desk.zone, ask.today, heading))
