"""The command menu and the menu button: https://core.telegram.org/bots/api#setmycommands."""

from __future__ import annotations

import re
from typing import Any

from botapi.errors import bad_request
from botapi.values import JSON
from simulator.model import Bot
from simulator.outgoing import Call

MOST_COMMANDS = 100
LONGEST_COMMAND = 32
LONGEST_DESCRIPTION = 256
WIDE_SCOPES = frozenset(
    {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
)
CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})


def _slot(call: Call) -> str:
    """Where a list of commands belongs: scope and language."""
    scope = call.params.json("scope", "Can't parse BotCommandScope JSON object")
    language = call.params.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("Invalid language code specified")
    if scope is None:
        return f"default|{language}"
    if not isinstance(scope, dict):
        raise bad_request("Can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = scope.get("type")
    if kind in WIDE_SCOPES:
        return f"{kind}|{language}"
    if kind not in CHAT_SCOPES:
        raise bad_request("Can't parse BotCommandScope: Unsupported type specified")
    chat_id, store = scope.get("chat_id"), call.world.store
    try:
        number = int(str(chat_id))
    except ValueError:
        raise bad_request("chat not found") from None
    if number not in store.people and number not in store.groups:
        raise bad_request("chat not found")
    user = f":{scope.get('user_id')}" if kind == "chat_member" else ""
    return f"{kind}:{number}{user}|{language}"


def _checked(command: Any) -> JSON:
    if not isinstance(command, dict):
        raise bad_request("Can't parse BotCommand: expected an Object")
    for field in ("command", "description"):
        if not isinstance(command.get(field), str):
            raise bad_request(f"Can't parse BotCommand: Can't find field \"{field}\"")
    name = command["command"].strip().removeprefix("/")
    description = command["description"].strip()
    if not name:
        raise bad_request("Command must be non-empty")
    if len(name) > LONGEST_COMMAND:
        raise bad_request(f"Command length must not exceed {LONGEST_COMMAND}")
    if not description:
        raise bad_request("Command description must be non-empty")
    if len(description) > LONGEST_DESCRIPTION:
        raise bad_request(f"Command description length must not exceed {LONGEST_DESCRIPTION}")
    if not re.fullmatch(r"[a-z0-9_]+", name):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": name, "description": description}


def set_commands(call: Call) -> bool:
    given = call.params.json("commands", "Can't parse commands JSON object")
    if given is None:
        given = []
    if not isinstance(given, list):
        raise bad_request("Expected an Array of BotCommand")
    if len(given) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    slot = _slot(call)
    commands = [_checked(command) for command in given]
    if commands:
        call.bot.commands[slot] = commands
    else:
        call.bot.commands.pop(slot, None)
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


def menu_in_private_chat(bot: Bot, person_id: int, language: str | None) -> list[JSON]:
    """Bot API, BotCommandScope, "Determining list of commands": the first list that is there."""
    language = (language or "")[:2].lower()
    for scope in (f"chat:{person_id}", "all_private_chats", "default"):
        for slot in (f"{scope}|{language}", f"{scope}|"):
            if commands := bot.commands.get(slot):
                return commands
    return []


def set_menu_button(call: Call) -> bool:
    button = call.params.json("menu_button", "Can't parse menu button JSON object")
    if button is None:
        button = {"type": "default"}
    if not isinstance(button, dict):
        raise bad_request("Can't parse menu button: MenuButton must be an Object")
    if button.get("type") not in {"default", "commands", "web_app"}:
        raise bad_request("Can't parse menu button: MenuButton has unsupported type")
    call.bot.menu_buttons[call.params.text("chat_id")] = button
    _changed(call)
    return True


def get_menu_button(call: Call) -> JSON:
    buttons = call.bot.menu_buttons
    own = buttons.get(call.params.text("chat_id"), {"type": "default"})
    if own["type"] != "default":
        return own
    return buttons.get("", {"type": "commands" if call.bot.commands else "default"})


METHODS = {
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
}
