"""Who the bot is and whom it talks to."""

from __future__ import annotations

from botapi.values import JSON
from bridge.desk.state import Call

NO_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}


async def get_me(call: Call) -> JSON:
    return {
        **call.desk.identity.bot(),
        "can_join_groups": False,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def log_out(call: Call) -> bool:
    """Nothing to leave: this is the only server the bot has."""
    return True


async def get_chat(call: Call) -> JSON:
    person = await call.person()
    return {
        **call.desk.identity.chat(person.number),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": NO_GIFTS,
    }


METHODS = {"getMe": get_me, "logOut": log_out, "close": log_out, "getChat": get_chat}
