"""The command menu and the menu button: https://core.telegram.org/bots/api#setmycommands."""

from __future__ import annotations

import sqlite3
from typing import Any

from botapi.commands import (
    menu_button,
    menu_in_private_chat,
    read_commands,
    read_menu_button,
    slot,
)
from botapi.values import JSON
from bridge.desk.state import Call
from bridge.store import bot, people

LANGUAGE = "zh"
"""Whose menu a messenger is told that has one for everybody."""


def _slot(call: Call, db: sqlite3.Connection) -> str:
    return slot(call.params, lambda number: people.person(db, number) is not None)


async def set_commands(call: Call) -> bool:
    return await _settle(call, read_commands(call.params))


async def delete_commands(call: Call) -> bool:
    return await _settle(call, [])


async def _settle(call: Call, commands: list[JSON]) -> bool:
    """Keeps the list; tells the messenger where the menu of everybody is another one now."""

    def keep(db: sqlite3.Connection) -> tuple[list[JSON], list[JSON]]:
        lists: dict[str, list[JSON]] = bot.read(db, "commands") or {}
        before = menu_in_private_chat(lists, 0, LANGUAGE)
        place = _slot(call, db)
        if commands:
            lists[place] = commands
        else:
            lists.pop(place, None)
        bot.write(db, "commands", lists)
        return before, menu_in_private_chat(lists, 0, LANGUAGE)

    before, now = await call.desk.database.do(keep)
    if before != now:
        await call.desk.speak(call.desk.messenger.set_menu(tuple(now)))
    return True


async def get_commands(call: Call) -> Any:
    return await call.desk.database.do(
        lambda db: (bot.read(db, "commands") or {}).get(_slot(call, db), [])
    )


async def set_menu_button(call: Call) -> bool:
    """Kept and answered, and shown nowhere but in Telegram."""
    chat, button = call.params.text("chat_id"), read_menu_button(call.params)
    if chat:
        await call.person()

    def keep(db: sqlite3.Connection) -> None:
        bot.write(db, "menu_buttons", {**(bot.read(db, "menu_buttons") or {}), chat: button})

    await call.desk.database.do(keep)
    return True


async def get_menu_button(call: Call) -> JSON:
    chat = call.params.text("chat_id")
    buttons, lists = await call.desk.database.do(
        lambda db: (bot.read(db, "menu_buttons") or {}, bot.read(db, "commands") or {})
    )
    return menu_button(buttons, chat, commands=bool(lists))


METHODS = {
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
}
