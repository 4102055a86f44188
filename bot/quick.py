"""Quick buttons under the message box: what a post needs most, and the words that mean a command.

A tap on one sends its words, so the words alone do the same where a messenger has no such buttons.
"""

from collections.abc import Collection, Mapping
from functools import cache
from itertools import zip_longest
from typing import Final

from aiogram.types import (
    CallbackQuery,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot import menus
from bot.context import Desk
from bot.dialogs.meaning import bare
from bot.telegram.conversation import current
from bot.texts import LOCALES, say_in
from domain.access import Act, may_ever
from domain.people.model import Actor, Role

MOST: Final = 6
IN_A_ROW: Final = 3
_HELP: Final = "help"
BY_ROLE: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.BUILDING_HEAD: ("report", "mine", "find", "where"),
    Role.GRID_HEAD: ("report", "mine", "find", "where", "who"),
    Role.INFORMATION_OFFICER: ("queue", "report", "weekly", "todo", "status"),
    Role.MEDIATOR: ("queue", "report", "todo", "mine", "referrals"),
    Role.COORDINATOR: ("queue", "todo", "halfmonth", "status", "report"),
    Role.CENTRE_OFFICER: ("queue", "monthly", "status", "overdue", "report"),
    Role.SUPERVISOR: ("status", "overdue", "inquiries", "chart", "todo"),
    Role.LEGAL_AID_LIAISON: ("referrals", "aid", "report", "where", "mine"),
    Role.ADMINISTRATOR: ("invite", "org", "due", "calendar", "import"),
}
"""What a post needs most, in this order; help comes last for everybody."""

_SHOWN = "quick"
"""The record of the buttons this chat was given, to notice when they no longer fit."""
_BEGUN = "begun"
"""The record of whether the first step was taken: who took it is taught it no more."""


def names(actor: Actor, *, lacks: Collection[str]) -> list[str]:
    """The commands under the message box: of several posts in turns; none without a post."""
    if not actor.seats:
        return []
    may = set(menus.commands(actor, lacks=lacks))
    turns = zip_longest(*(BY_ROLE[seat.role] for seat in actor.seats))
    wanted = dict.fromkeys(name for turn in turns for name in turn if name in may)
    return [*[*wanted][: MOST - 1], _HELP]


def _labels(actor: Actor, lacks: Collection[str]) -> list[str]:
    say = say_in(actor.locale)
    return [say.plain(f"quick-{name}") for name in names(actor, lacks=lacks)]


def given(
    actor: Actor, *, lacks: Collection[str]
) -> ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    """What goes with the message that brings the buttons, or takes them away; None where there are
    none and were none. It is remembered that the chat has them."""
    labels = _labels(actor, lacks)
    if not labels:
        return taken_away()
    current().put(_SHOWN, labels)
    return ReplyKeyboardMarkup(
        keyboard=[
            [KeyboardButton(text=one) for one in labels[at : at + IN_A_ROW]]
            for at in range(0, len(labels), IN_A_ROW)
        ],
        resize_keyboard=True,
        is_persistent=True,
        input_field_placeholder=say_in(actor.locale).plain("quick-hint")
        if may_ever(actor, Act.REPORT)
        else None,
    )


def taken_away() -> ReplyKeyboardRemove | None:
    """What takes them from the chat; None where it has none."""
    if current().get(_SHOWN) is None:
        return None
    current().drop(_SHOWN)
    return ReplyKeyboardRemove()


def out_of_step(actor: Actor, *, lacks: Collection[str]) -> bool:
    """Whether the chat has other buttons than it should: the posts or the language changed."""
    shown = current().get(_SHOWN)
    return shown is not None and shown != _labels(actor, lacks)


async def keep_in_step(event: Message | CallbackQuery, actor: Actor, desk: Desk) -> None:
    """Exchanges the buttons of a chat that has others than it should, or takes them away; under a
    message of its own, since only such a one brings them. Where the messenger has none nothing is
    said of them, and none are remembered."""
    if not desk.has_quick:
        current().drop(_SHOWN)
        return
    lacks = desk.lacks
    if event.bot is None or event.from_user is None or not out_of_step(actor, lacks=lacks):
        return
    text = say_in(actor.locale)("quick-changed" if actor.seats else "quick-gone")
    markup = given(actor, lacks=lacks)
    await event.bot.send_message(event.from_user.id, text, reply_markup=markup)


def command_of(text: str) -> str | None:
    """The command that the words of a quick button mean, in whichever language they are."""
    return _words().get(bare(text)) if not text.startswith("/") else None


@cache
def _words() -> dict[str, str]:
    every = dict.fromkeys([*(name for of in BY_ROLE.values() for name in of), _HELP])
    return {bare(say_in(one).plain(f"quick-{name}")): name for one in LOCALES for name in every}


def first_step(actor: Actor, *, lacks: Collection[str]) -> str:
    """The command to begin with."""
    return next(iter(names(actor, lacks=lacks)), _HELP)


def begun() -> bool:
    """Whether the first step was taken in this chat."""
    return bool(current().get(_BEGUN))


def note_first_step() -> None:
    """It is taken."""
    current().put(_BEGUN, value=True)


def noticed(command: str, actor: Actor, *, lacks: Collection[str]) -> None:
    """Takes note of a command that is the first step; a report is one only when it is filed."""
    if command not in {"report", _HELP} and command == first_step(actor, lacks=lacks):
        note_first_step()
