"""What every sent message goes through: the chat it is for, the reply, the markup, the limits."""

from __future__ import annotations

from dataclasses import dataclass

from botapi.errors import ApiError, bad_request
from botapi.markup import is_inline, read_markup
from botapi.params import Params
from botapi.reading import chat_id, chat_not_found, quoted, replied
from botapi.values import JSON
from simulator.model import Bot, Chat, Stored
from simulator.world import World


@dataclass(frozen=True)
class Call:
    """One call being carried out."""

    world: World
    bot: Bot
    params: Params


def find_chat(call: Call, name: str = "chat_id") -> Chat:
    """The chat a parameter names, whether or not the bot may write to it."""
    number = chat_id(call.params, name)
    store = call.world.store
    person = store.people.get(number)
    if person.messenger != "telegram" if person else number not in store.groups:
        raise chat_not_found()
    return store.chat(call.bot.id, number)


def writable_chat(call: Call) -> Chat:
    """The chat of a call that sends; raises the 403 of one that is closed to the bot."""
    chat = find_chat(call)
    if not chat.private:
        group = call.world.store.groups[chat.id]
        if not group.bot_member:
            raise ApiError(403, f"Forbidden: bot was kicked from the {group.type} chat")
    elif chat.blocked:
        raise ApiError(403, "Forbidden: bot was blocked by the user")
    elif not chat.opened and not call.world.store.people[chat.id].behind:
        raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")
    return chat


def find_message(call: Call, chat: Chat, message_id: int, what: str) -> Stored:
    """A message that is there, or 400 "message to … not found"."""
    stored = chat.messages.get(message_id)
    if stored is None or stored.deleted:
        raise bad_request(f"{what} not found")
    return stored


def send(call: Call, chat: Chat, contents: list[JSON]) -> list[JSON]:
    """Put new messages of the bot into a chat (several only for an album)."""
    markup = read_markup(call.params)
    reply = _reply(call, chat)
    call.world.flood.check(chat, len(contents))
    return [post(call, chat, content, markup=markup, reply=reply) for content in contents]


def post(
    call: Call, chat: Chat, content: JSON, *, markup: JSON | None = None, reply: JSON | None = None
) -> JSON:
    store = call.world.store
    message: JSON = {
        "message_id": chat.next_message_id,
        "from": call.bot.user(),
        "chat": store.as_chat(chat.id),
        "date": call.world.now(),
        **content,
    }
    if reply is not None:
        message["reply_to_message"] = reply
    if call.params.flag("protect_content"):
        message["has_protected_content"] = True
    if is_inline(markup):
        message["reply_markup"] = markup
    chat.next_message_id += 1
    stored = Stored(
        message=message, seq=0, from_bot=True, keyboard=None if is_inline(markup) else markup
    )
    store.save_message(chat, stored)
    call.world.events.publish("message", chat, message=stored.view())
    return message


def _reply(call: Call, chat: Chat) -> JSON | None:
    """The message a new one replies to."""
    given = replied(call.params)
    if given is None:
        return None
    number, without = given
    stored = chat.messages.get(number)
    if stored is None or stored.deleted:
        if without:
            return None
        raise bad_request("message to be replied not found")
    return quoted(stored.message)


def change(call: Call, chat: Chat, stored: Stored, message: JSON) -> JSON:
    """Replace a message by its edited form."""
    message["edit_date"] = call.world.now()
    stored.message = message
    call.world.store.save_message(chat, stored)
    call.world.events.publish("edit", chat, message=stored.view())
    return message
