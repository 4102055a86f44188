"""The methods of the Bot API: https://core.telegram.org/bots/api#available-methods."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from botapi.methods import unserved
from botapi.params import Params
from botapi.values import JSON
from simulator.methods import (
    answering,
    bot_commands,
    chats,
    editing,
    forwarding,
    identity,
    media,
    sending,
    updating,
)
from simulator.model import Bot
from simulator.outgoing import Call
from simulator.world import World

Method = Callable[[Call], Any]

METHODS: dict[str, Method] = {
    name.lower(): method
    for module in (
        answering,
        bot_commands,
        chats,
        editing,
        forwarding,
        identity,
        media,
        sending,
        updating,
    )
    for name, method in module.METHODS.items()
}


async def run(world: World, bot: Bot, method: str, params: Params) -> JSON:
    """Carry out one method; names are not case-sensitive. Raises ApiError."""
    name = method.lower()
    call = Call(world, bot, params)
    # Apart from long polling every method runs without a pause, so no call sees half of another.
    if name == "getupdates":
        return {"ok": True, "result": await updating.get_updates(call)}
    function = METHODS.get(name)
    if function is not None:
        result = function(call)
        if isinstance(result, updating.Told):
            return {"ok": True, "result": True, "description": result.description}
        return {"ok": True, "result": result}
    raise unserved(method, "is not modelled by this simulator")
