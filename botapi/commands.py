"""The command menu and the menu button: https://core.telegram.org/bots/api#setmycommands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from botapi.errors import bad_request
from botapi.params import Params
from botapi.reading import chat_not_found
from botapi.values import JSON

MOST_COMMANDS = 100
LONGEST_COMMAND = 32
LONGEST_DESCRIPTION = 256
WIDE_SCOPES = frozenset(
    {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
)
CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})
BUTTONS = frozenset({"default", "commands", "web_app"})


def slot(params: Params, known: Callable[[int], bool]) -> str:
    """Where a list of commands belongs: scope and language; ``known`` says which chats are."""
    scope = params.json("scope", "Can't parse BotCommandScope JSON object")
    language = params.text("language_code")
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
    try:
        number = int(str(scope.get("chat_id")))
    except ValueError:
        raise chat_not_found() from None
    if not known(number):
        raise chat_not_found()
    user = f":{scope.get('user_id')}" if kind == "chat_member" else ""
    return f"{kind}:{number}{user}|{language}"


def read_commands(params: Params) -> list[JSON]:
    """The commands that setMyCommands gives."""
    given = params.json("commands", "Can't parse commands JSON object")
    if given is None:
        given = []
    if not isinstance(given, list):
        raise bad_request("Expected an Array of BotCommand")
    if len(given) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return [_checked(command) for command in given]


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


def menu_in_private_chat(
    commands: Mapping[str, list[JSON]], person_id: int, language: str | None
) -> list[JSON]:
    """Bot API, BotCommandScope, "Determining list of commands": the first list that is there."""
    language = (language or "")[:2].lower()
    for scope in (f"chat:{person_id}", "all_private_chats", "default"):
        for place in (f"{scope}|{language}", f"{scope}|"):
            if found := commands.get(place):
                return found
    return []


def read_menu_button(params: Params) -> JSON:
    """The button that setChatMenuButton gives."""
    button = params.json("menu_button", "Can't parse menu button JSON object")
    if button is None:
        button = {"type": "default"}
    if not isinstance(button, dict):
        raise bad_request("Can't parse menu button: MenuButton must be an Object")
    if button.get("type") not in BUTTONS:
        raise bad_request("Can't parse menu button: MenuButton has unsupported type")
    return button


def menu_button(buttons: Mapping[str, JSON], chat: str, *, commands: bool) -> JSON:
    """What getChatMenuButton answers; ``commands``: whether there are any."""
    own = buttons.get(chat, {"type": "default"})
    if own["type"] != "default":
        return own
    return buttons.get("", {"type": "commands" if commands else "default"})
