"""getMe, logOut and close."""

from __future__ import annotations

from botapi.values import JSON
from simulator.outgoing import Call


def get_me(call: Call) -> JSON:
    return {
        **call.bot.user(),
        "can_join_groups": True,
        "can_read_all_group_messages": not call.world.settings.privacy_mode,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def log_out(call: Call) -> bool:
    """Nothing to leave: this is the only server the bot has."""
    return True


METHODS = {"getMe": get_me, "logOut": log_out, "close": log_out}
