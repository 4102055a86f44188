"""The command menu and the menu button: https://core.telegram.org/bots/api#setmycommands."""

from __future__ import annotations

from botapi.commands import menu_button, read_commands, read_menu_button, slot
from botapi.values import JSON
from simulator.outgoing import Call


def _slot(call: Call) -> str:
    store = call.world.store
    return slot(call.params, lambda number: number in store.people or number in store.groups)


def set_commands(call: Call) -> bool:
    commands = read_commands(call.params)
    place = _slot(call)
    if commands:
        call.bot.commands[place] = commands
    else:
        call.bot.commands.pop(place, None)
    _changed(call)
    return True


def get_commands(call: Call) -> list[JSON]:
    return call.bot.commands.get(_slot(call), [])


def delete_commands(call: Call) -> bool:
    call.bot.commands.pop(_slot(call), None)
    _changed(call)
    return True


def _changed(call: Call) -> None:
    call.world.store.mark("bot", str(call.bot.id), call.bot)
    call.world.events.publish("commands", bot_id=call.bot.id, seq=call.world.store.next_seq())


def set_menu_button(call: Call) -> bool:
    call.bot.menu_buttons[call.params.text("chat_id")] = read_menu_button(call.params)
    _changed(call)
    return True


def get_menu_button(call: Call) -> JSON:
    chat, bot = call.params.text("chat_id"), call.bot
    return menu_button(bot.menu_buttons, chat, commands=bool(bot.commands))


METHODS = {
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
}
