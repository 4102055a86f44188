"""Which desk an update is for: the real one, or the room in which its chat practises.

A button says itself where it belongs, an answer by what it answers, words by when they were sent.
What belongs to the one never acts in the other: it is answered with a sentence.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

import structlog
from aiogram import Bot
from aiogram.types import InlineKeyboardMarkup, Message, Update

from bot.buttons.practice import PracticeBegin, PracticeEnd, PracticeLeave
from bot.context import Desk
from bot.errors import answer_tap, text_key
from bot.pages.page import button
from bot.telegram.conversation import Conversation
from bot.telegram.practice import switch as switches
from bot.telegram.practice.marked import PractisingBot, is_marked, unmarked
from bot.telegram.practice.switch import MARK, Switch, switch_of
from bot.texts import say_in
from domain.errors import Fact, Invalid
from domain.messaging import Claimed, StoreAway
from domain.people.messengers import chat_of, private_chat
from domain.people.model import Actor
from domain.practice.model import Room

log = structlog.get_logger(__name__)

COMMAND = "/practice"
_OWN = tuple(f"{one.__prefix__}:" for one in (PracticeBegin, PracticeEnd, PracticeLeave))


@dataclass(frozen=True, kw_only=True)
class Turn:
    """With what an update is handled."""

    bot: Bot
    desk: Desk
    update: Update
    writer: Actor | None
    practises: bool = False

    @contextmanager
    def talking(self, conversation: Conversation) -> Iterator[Conversation]:
        """What its chat remembers, for the length of the block."""
        if not self.practises:
            yield conversation
            return
        with switches.aside(conversation) as inner:
            yield inner


async def turn_of(
    bot: Bot, desk: Desk, update: Update, claimed: Claimed, conversation: Conversation
) -> Turn | None:
    """The desk for this update; None where it was told that it belongs to the other."""
    real = Turn(bot=bot, desk=desk, update=update, writer=claimed.writer)
    switch = switch_of(conversation)
    if switch is None and not _of_practice(update):
        return real
    writer, lane = claimed.writer, claimed.incoming.lane
    if writer is None or not writer.seats or private_chat(lane) is None:
        return real  # whoever holds no post comes to their own data at most, and groups never here
    if switch is not None and switch.on:
        if desk.rooms is None or not desk.rooms.offered:
            return await _over(real, switch, conversation, "practice-gone")
        if desk.clock.now() >= switch.until:
            return await _over(real, switch, conversation, "practice-over")
    if switch is None or not switch.on or desk.rooms is None:
        key = _not_real(update, switch)
        if key is None:
            return real
        await _told(real, key, back=False)
        return None
    if _asks_for_desk(update):
        return real
    if (key := _not_practice(update, switch)) is not None:
        await _told(real, key, back=True)
        return None
    try:
        room = await desk.rooms.enter(switch.room)
        if room is not None:
            return await _within(real, room, switch, lane)
    except Invalid as error:
        key = text_key(say_in(writer.locale), error)
        await _told(real, key, back=True, facts=error.facts)
        return None
    except StoreAway as error:
        log.warning("practice.broken", error=type(error).__name__)
    return await _over(real, switch, conversation, "practice-gone")


async def broke(
    bot: Bot, desk: Desk, update: Update, claimed: Claimed, conversation: Conversation
) -> None:
    """The room's store failed under an update. Nobody waits for it: the practice is over."""
    log.warning("practice.broken", update=claimed.incoming.update_id)
    switch = switch_of(conversation)
    if switch is not None:
        real = Turn(bot=bot, desk=desk, update=update, writer=claimed.writer)
        await _over(real, switch, conversation, "practice-gone")


async def _within(real: Turn, room: Room, switch: Switch, lane: str) -> Turn:
    """The same update as one of the room's."""
    desk = replace(
        real.desk,
        office=room.office,
        boards=room.boards,
        files=room.files,
        shown=room.shown,
        page_url=None,
        rooms=None,
        bots={},  # a chat is brought in to the desk, not to a room of it
    )
    today = real.desk.office.rules.day(real.desk.clock.now())
    writer = await room.boards.people.actor(desk.channel, lane, today)
    locale = writer.locale if writer else "zh"
    bot = PractisingBot(real.bot, str(chat_of(lane)), switch.mark, say_in(locale))
    plain = unmarked(real.update.model_dump(exclude_none=True), switch.mark)
    update = Update.model_validate(plain, context={"bot": bot})
    return Turn(bot=bot, desk=desk, update=update, writer=writer, practises=True)


def _data(update: Update) -> str | None:
    return None if update.callback_query is None else update.callback_query.data or ""


def _answered(update: Update) -> Message | None:
    """The message of the bot's that a message answers."""
    about = update.message.reply_to_message if update.message is not None else None
    if about is None or about.from_user is None or not about.from_user.is_bot:
        return None
    return about


def _of_practice(update: Update) -> bool:
    """Whether it belongs to some practice by its own word."""
    data = _data(update)
    if data is not None:
        return data.startswith(MARK)
    about = _answered(update)
    return about is not None and is_marked(about.text or about.caption)


def _asks_for_desk(update: Update) -> bool:
    """Whether it is for the desk at any time: the way here and back, and a change of the chat."""
    data = _data(update)
    if data is not None:
        return data.startswith(_OWN) or data in {one[:-1] for one in _OWN}
    if update.message is None:
        return True
    words = (update.message.text or "").split(maxsplit=1)
    return bool(words) and words[0].partition("@")[0] == COMMAND


def _not_real(update: Update, switch: Switch | None) -> str | None:
    """Why it is not for the desk; None where it is."""
    data = _data(update)
    if _of_practice(update):
        paused = (
            switch is not None and switch.room and (data or switch.mark).startswith(switch.mark)
        )
        return "practice-paused" if paused else "practice-ended"
    message = update.message
    if message is None or message.edit_date is None or switch is None or switch.last is None:
        return None
    if not switch.first <= message.message_id < switch.last:
        return None
    return "practice-paused" if switch.room else "practice-ended"


def _not_practice(update: Update, switch: Switch) -> str | None:
    """Why it is not for the room; None where it is."""
    data = _data(update)
    if data is not None:
        if data.startswith(switch.mark):
            return None
        return "practice-ended" if data.startswith(MARK) else "practice-real"
    message = update.message
    if message is None:
        return None
    about = _answered(update)
    if about is not None and not is_marked(about.text or about.caption):
        return "practice-real"
    if message.edit_date is not None and message.message_id < switch.first:
        return "practice-real"
    linked = (message.text or "").split(maxsplit=1)
    return "practice-real" if len(linked) > 1 and linked[0] == "/start" else None


async def _told(
    real: Turn, key: str, *, back: bool, facts: Mapping[str, Fact] | None = None
) -> None:
    """Says why nothing was done, with the way back where the chat practises."""
    say = say_in(real.writer.locale if real.writer else "zh")
    query, given = real.update.callback_query, facts or {}
    if query is not None:
        await answer_tap(query, say.plain(key, **given), alert=True)
    elif real.update.message is not None:
        rows = [[button(say.plain("practice-leave"), PracticeLeave())]] if back else []
        markup = InlineKeyboardMarkup(inline_keyboard=rows) if rows else None
        await real.update.message.answer(say(key, **given), reply_markup=markup)


async def _over(real: Turn, switch: Switch, conversation: Conversation, key: str) -> Turn | None:
    """The practice is over, whatever its chat believes: it is said, and this update does nothing.
    Only what is for the desk at any time goes on there."""
    if real.desk.rooms is not None:
        await real.desk.rooms.clear(switch.room)
    switches.forget(conversation)
    switches.turn_to(conversation, replace(switch, room="", last=_number(real.update) + 1))
    if _asks_for_desk(real.update):
        return real
    await _told(real, key, back=False)
    return None


def _number(update: Update) -> int:
    """Of the message it is, or is under."""
    query = update.callback_query
    message = update.message if query is None else query.message
    return 0 if message is None else message.message_id
