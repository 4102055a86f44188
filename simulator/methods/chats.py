"""Chats and their members, pins and reactions."""

from __future__ import annotations

from typing import Any

from botapi.errors import bad_request
from botapi.values import JSON
from simulator.model import Chat
from simulator.outgoing import Call, find_chat, find_message

# Bot API, ChatMemberAdministrator: the rights a bot or person has here who administers a group.
RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
NO_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}


def get_chat(call: Call) -> JSON:
    chat = find_chat(call)
    info: JSON = {
        **call.world.store.as_chat(chat.id),
        "accent_color_id": chat.id % 7 if chat.private else 0,
        "max_reaction_count": 11,
        "accepted_gift_types": NO_GIFTS,
    }
    pinned = [chat.messages[n] for n in chat.pinned if n in chat.messages]
    if pinned:
        info["pinned_message"] = pinned[-1].message
    return info


def _member(call: Call, chat: Chat, user_id: int) -> JSON:
    store = call.world.store
    if user_id == call.bot.id:
        user = call.bot.user()
        group = store.groups.get(chat.id)
        inside = group.bot_member if group else True
    elif user_id in store.people:
        user = store.people[user_id].user()
        group = store.groups.get(chat.id)
        inside = user_id in group.members if group else user_id == chat.id
    else:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if not inside:
        return {"user": user, "status": "left"}
    if group is not None and user_id in group.administrators:
        return {"user": user, "status": "administrator", **dict.fromkeys(RIGHTS, True)}
    return {"user": user, "status": "member"}


def get_chat_member(call: Call) -> JSON:
    chat = find_chat(call)
    user_id = call.params.integer("user_id")
    if user_id <= 0:
        raise bad_request("Invalid user_id specified")
    return _member(call, chat, user_id)


def get_chat_administrators(call: Call) -> list[JSON]:
    chat = find_chat(call)
    if chat.private:
        raise bad_request("There are no administrators in the private chat")
    group = call.world.store.groups[chat.id]
    return [_member(call, chat, user_id) for user_id in group.administrators]


def get_chat_member_count(call: Call) -> int:
    chat = find_chat(call)
    group = call.world.store.groups.get(chat.id)
    return 2 if group is None else len(group.members) + group.bot_member


def get_user_profile_photos(call: Call) -> JSON:
    """Nobody here has a picture."""
    if call.params.integer("user_id") not in call.world.store.people:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}


def pin(call: Call) -> bool:
    chat = find_chat(call)
    number = call.params.integer("message_id")
    find_message(call, chat, number, "message to pin")
    if number not in chat.pinned:
        chat.pinned.append(number)
    _touch(call, chat)
    return True


def unpin(call: Call) -> bool:
    chat = find_chat(call)
    number = call.params.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad_request("Message to unpin not found")
    chat.pinned.remove(number)
    _touch(call, chat)
    return True


def unpin_all(call: Call) -> bool:
    chat = find_chat(call)
    chat.pinned.clear()
    _touch(call, chat)
    return True


def _touch(call: Call, chat: Chat) -> None:
    chat.seq = call.world.store.next_seq()
    call.world.store.save_chat(chat)
    call.world.events.publish("pin", chat, pinned=chat.pinned)


def set_reaction(call: Call) -> bool:
    chat = find_chat(call)
    stored = find_message(call, chat, call.params.integer("message_id"), "message to react")
    given: Any = call.params.json("reaction", "Can't parse reaction types JSON object")
    reactions = given or []
    if not isinstance(reactions, list) or any(
        not isinstance(reaction, dict) for reaction in reactions
    ):
        raise bad_request("Expected an Array of ReactionType")
    if len(reactions) > 1:  # Bot API: bots can set up to one reaction on a message
        raise bad_request("REACTIONS_TOO_MANY")
    stored.reactions = reactions
    call.world.store.save_message(chat, stored)
    call.world.events.publish("edit", chat, message=stored.view())
    return True


METHODS = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "getUserProfilePhotos": get_user_profile_photos,
    "pinChatMessage": pin,
    "unpinChatMessage": unpin,
    "unpinAllChatMessages": unpin_all,
    "setMessageReaction": set_reaction,
}
