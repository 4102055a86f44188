"""What people do, turned into the updates a bot gets.

Messages wait in one queue for each chat and taps in one for each user, as Telegram's server keeps
them, so a message and a tap of one person may reach a webhook at the same moment.
"""

from __future__ import annotations

import re

from botapi.reading import quoted
from botapi.values import JSON
from simulator.errors import SimError
from simulator.model import Bot, Chat, Person, Stored
from simulator.polls import vote as counted
from simulator.world import World

_MENTIONED = re.compile(r"^/\w+@(\w+)")


def say(
    world: World, bot: Bot, chat: Chat, person: Person, content: JSON, reply_to: int | None = None
) -> JSON:
    """A person's new message; answers it as the bot gets it."""
    if chat.blocked:
        raise SimError(409, f"person {person.id} has blocked the bot; unblock it first")
    message: JSON = {
        "message_id": chat.next_message_id,
        "from": person.user(),
        "chat": world.store.as_chat(chat.id),
        "date": world.now(),
        **content,
    }
    if reply_to is not None:
        replied = visible(chat, reply_to)
        message["reply_to_message"] = quoted(replied.message)
    chat.next_message_id += 1
    chat.opened = True
    stored = Stored(message=message, seq=0, from_bot=False)
    world.store.save_message(chat, stored)
    world.events.publish("message", chat, message=stored.view())
    if _reaches(world, bot, chat, message):
        _update(world, bot, chat, "message", message)
    return message


def rewrite(world: World, bot: Bot, chat: Chat, stored: Stored, content: JSON) -> JSON:
    """A person's edit of their own message."""
    kept = {
        name: value for name, value in stored.message.items() if name not in {"text", "entities"}
    }
    stored.message = {**kept, **content, "edit_date": world.now()}
    world.store.save_message(chat, stored)
    world.events.publish("edit", chat, message=stored.view())
    if _reaches(world, bot, chat, stored.message):
        _update(world, bot, chat, "edited_message", stored.message)
    return stored.message


def vote(
    world: World, bot: Bot, chat: Chat, person: Person, stored: Stored, chosen: list[int]
) -> JSON:
    """A person's vote in a poll, or its withdrawal; the bot hears of it as Telegram tells it."""
    votes = {**stored.votes, str(person.id): chosen}
    poll = counted(stored.message["poll"], votes)
    stored.votes = votes
    stored.message = {**stored.message, "poll": poll}
    world.store.save_message(chat, stored)
    world.events.publish("edit", chat, message=stored.view())
    if stored.from_bot:  # Bot API, Update: "only polls which are sent by the bot"
        if not poll["is_anonymous"]:
            names = [poll["options"][at]["persistent_id"] for at in chosen]
            body = {
                "poll_id": poll["id"],
                "user": person.user(),
                "option_ids": chosen,
                "option_persistent_ids": names,
            }
            _update(world, bot, chat, "poll_answer", body)
        _update(world, bot, chat, "poll", poll)
    return poll


def visible(chat: Chat, message_id: int) -> Stored:
    """A message that stands on the screen."""
    stored = chat.messages.get(message_id)
    if stored is None:
        shown = [n for n, other in chat.messages.items() if not other.deleted][-10:]
        raise SimError(404, f"no message {message_id} in this chat; the newest are {shown}")
    if stored.deleted:
        raise SimError(409, f"message {message_id} has been deleted")
    return stored


def _reaches(world: World, bot: Bot, chat: Chat, message: JSON) -> bool:
    """Bots FAQ, "privacy mode": in groups a bot gets commands, mentions and replies to it."""
    if chat.private:
        return True
    if not world.store.groups[chat.id].bot_member:
        return False
    if not world.settings.privacy_mode:
        return True
    text = str(message.get("text") or message.get("caption") or "")
    if text.startswith("/"):
        named = _MENTIONED.match(text)
        return named is None or named[1].lower() == bot.username.lower()
    reply = message.get("reply_to_message")
    to_bot = reply is not None and reply["from"]["id"] == bot.id
    return to_bot or f"@{bot.username}".lower() in text.lower()


def _update(world: World, bot: Bot, chat: Chat, kind: str, body: JSON) -> None:
    seconds = world.settings.update_seconds
    world.updates.add(bot, kind, body, queue=f"chat:{chat.id}", seconds=seconds)


def membership(world: World, bot: Bot, chat: Chat, actor: JSON, *, joined: bool) -> None:
    """The my_chat_member update of a bot blocked, unblocked, added or removed."""
    member = {"user": bot.user(), "status": "member"}
    gone = {"user": bot.user(), "status": "kicked", "until_date": 0}
    if not chat.private:
        gone = {"user": bot.user(), "status": "left"}
    body = {
        "chat": world.store.as_chat(chat.id),
        "from": actor,
        "date": world.now(),
        "old_chat_member": gone if joined else member,
        "new_chat_member": member if joined else gone,
    }
    _update(world, bot, chat, "my_chat_member", body)
