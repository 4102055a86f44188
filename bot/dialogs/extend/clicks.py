"""What happens on a tap or a message. The request itself is one action, made by the last tap."""

from dataclasses import replace
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.extend.draft import load, save
from bot.dialogs.extend.getters import DAYS, until_of
from bot.dialogs.extend.states import Extend
from bot.dialogs.form import asking, to_case
from domain.cases import extension
from domain.cases.draft import clean_note
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.request import Request


async def on_days(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """So many; beyond the month of mediation both parties are asked about first."""
    if item not in {str(days) for days in DAYS}:
        raise NotFound("days")
    ask, draft = asking(manager), replace(load(manager), days=int(item), parties_agree=False)
    save(manager, draft)
    view = await ask.desk.boards.case(ask.actor, draft.case_id, ask.desk.clock.now())
    until, limit = until_of(ask, view, draft.days), view.clock.limit_at
    beyond = until is not None and limit is not None and until > limit
    if beyond:
        await manager.switch_to(Extend.parties)
    else:
        await manager.switch_to(Extend.check if draft.reason else Extend.reason)


async def agree(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """The handler confirms that both parties agree."""
    draft = replace(load(manager), parties_agree=True)
    save(manager, draft)
    await manager.switch_to(Extend.check if draft.reason else Extend.reason)


async def on_text(message: Message, _: Any, manager: DialogManager) -> None:
    """Why; a second sentence takes the place of the first."""
    reason = clean_note(message.text or "")
    if not reason:
        raise Invalid("note-missing")
    save(manager, replace(load(manager), reason=reason))
    await manager.switch_to(Extend.check)


async def send(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Asks, and shows the case as it stands after it."""
    ask, draft = asking(manager), load(manager)
    try:
        await ask.desk.office.do(
            extension.ask_extension,
            Request(actor=ask.actor, token=ask.token, now=ask.desk.clock.now()),
            draft.case_id,
            draft.days,
            draft.reason,
            parties_agree=draft.parties_agree,
        )
        heading = ask.say("done-extend")
    except (WrongStep, Refused):
        heading = ask.say("too-late")
    except NotFound:  # it has gone out of reach: there is nothing left to draw
        await manager.done(show_mode=ShowMode.NO_UPDATE)
        raise
    await to_case(query, manager, draft.case_id, heading)


async def leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the case without asking."""
    await to_case(query, manager, load(manager).case_id)
