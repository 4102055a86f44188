"""An event goes straight to the routers that may take it, and none that would is passed over."""

from collections.abc import Iterator
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock

import pytest
from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, Chat, Document, Message, User
from aiogram_dialog import Dialog
from aiogram_dialog.api.internal import CONTEXT_KEY
from aiogram_dialog.utils import CB_SEP

from bot.dialogs.report.draft import ReportStates
from bot.dialogs.report.windows import dialog as report_dialog
from bot.dispatcher import dispatcher
from bot.handlers import unasked
from bot.switchboard import Switchboard
from tests.examples import drawn, told_of

_CHAT = Chat(id=7, type="private")
_USER = User(id=7, is_bot=False, first_name="某")
_BOT = Bot("42:token-that-opens-nothing-at-all")
_BOT._me = User(id=42, is_bot=True, first_name="desk", username="some_bot")
_REPORTING = {CONTEXT_KEY: SimpleNamespace(state=ReportStates.kind)}


def _said(text: str, **more: Any) -> Message:
    here = {"message_id": 1, "date": datetime.now(UTC), "chat": _CHAT, "from_user": _USER}
    return Message(**{**here, "text": text, **more})


def _tapped(data: str) -> CallbackQuery:
    return CallbackQuery(id="1", chat_instance="1", from_user=_USER, data=data)


def _boards() -> list[Switchboard]:
    return [one for one in dispatcher().chain_tail if isinstance(one, Switchboard)]


def _asked(router: Router, update_type: str) -> Iterator[Any]:
    """What its handlers, and those below it, ask of an event first."""
    for one in router.chain_tail:
        for handler in one.observers[update_type].handlers:
            yield handler.filters[0].callback if handler.filters else None


async def _takes(asked: Any, event: Any) -> bool:
    if asked is unasked.answers:
        found = await asked(event, bot=_BOT, desk=Mock(), actor=Mock())
    else:
        found = await (asked(event, bot=_BOT) if isinstance(asked, Command) else asked(event))
    return found is not False


def _words() -> list[str]:
    """Each command and each button's prefix that somebody waits for."""
    asked = [*_asked(dispatcher(), "message"), *_asked(dispatcher(), "callback_query")]
    commands = [f"/{name}" for one in asked if isinstance(one, Command) for name in one.commands]
    taps = [one.callback_data.__prefix__ for one in asked if isinstance(one, CallbackQueryFilter)]
    return [*commands, *taps]


@pytest.mark.parametrize("data", [{}, _REPORTING], ids=["nothing open", "a report open"])
async def test_who_is_passed_over_would_have_answered_no(data: dict[str, Any]) -> None:
    texts = [
        *drawn(_words(), 20),
        "您好",
        " /help@some_bot 1",
        "help",
        "/",
        "",
        "12",
        f"Ab{CB_SEP}kind:1",
    ]
    for board in _boards():
        for update_type, event in [
            *(("message", _said(text)) for text in texts),
            ("message", _said("12", chat=Chat(id=-7, type="group"))),
            ("message", _said("", document=Document(file_id="1", file_unique_id="1"))),
            ("message", _said("好的", reply_to_message=_said("您好"))),
            *(("callback_query", _tapped(f"{text.removeprefix('/')}:1")) for text in texts),
        ]:
            waiting = board.waiting(update_type, event, data)
            assert list(waiting) == [one for one in board.sub_routers if one in waiting]
            for passed in {*board.sub_routers} - {*waiting}:
                for asked in [] if isinstance(passed, Dialog) else _asked(passed, update_type):
                    with told_of((passed, asked, event)):
                        assert not await _takes(asked, event)
                assert not isinstance(passed, Dialog) or passed.states_group() is not (
                    ReportStates if data else None
                )


def test_a_button_of_a_dialog_goes_to_its_dialog() -> None:
    every, outside = _boards()
    tap = _tapped(f"Ab{CB_SEP}kind:1")
    first, last = every.waiting("callback_query", tap, _REPORTING)
    assert first is report_dialog
    assert last.name == "fallback"
    assert outside.waiting("callback_query", tap, _REPORTING) == ()


def test_words_are_shown_to_few() -> None:
    _, outside = _boards()
    for text in ("您好", "/report", "/help"):
        assert len(outside.waiting("message", _said(text), {})) <= len(outside.sub_routers) // 12


def test_what_a_message_is_says_who_is_asked() -> None:
    every, outside = _boards()
    ways = {
        "groups": {"chat": Chat(id=-7, type="group")},
        "unasked": {"reply_to_message": _said("您好")},
        "imports": {"document": Document(file_id="1", file_unique_id="1", file_name="1.xlsx")},
    }
    for name, more in ways.items():
        told = [*every.waiting("message", _said("您好", **more), {})]
        told += outside.waiting("message", _said("您好", **more), {})
        assert [one.name for one in told if one.name in ways] == [name]


def test_what_a_phone_sends_is_not_kept() -> None:
    _, outside = _boards()
    outside.waiting("message", _said("/nobody-knows-1"), {})
    known = len(outside._found)
    outside.waiting("message", _said("/nobody-knows-2"), {})
    outside.waiting("callback_query", _tapped("nobody:2"), {})
    outside.waiting("callback_query", _tapped("knows:3"), {})
    assert len(outside._found) <= known + 1
