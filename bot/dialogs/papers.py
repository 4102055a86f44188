"""Putting photos and papers with a case: they are sent one after another, then put there."""

from dataclasses import dataclass, replace
from typing import Any

from aiogram.enums import ContentType
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.form import about_case, asking, draft_of, keep, to_case
from bot.dialogs.widgets import T, button
from bot.errors import explain
from bot.telegram import photos
from bot.texts import Html, Say
from domain.cases.draft import FILES_LIMIT, DraftFile
from domain.cases.papers import add_papers
from domain.errors import Invalid, Refused, WrongStep


class Papers(StatesGroup):
    """The window."""

    files = State()


@dataclass(frozen=True, kw_only=True)
class PapersDraft:
    """What is not put there yet."""

    case_id: int
    files: tuple[DraftFile, ...] = ()


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The case, and how many there are."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, PapersDraft)
    return shown(ask.say, await about_case(ask, draft.case_id), draft)


def shown(say: Say, about: Html, draft: PapersDraft) -> dict[str, Any]:
    """The data of the window."""
    files = len(draft.files)
    return {"about": about, "limit": FILES_LIMIT, "files": files, "has_files": files > 0}


async def _on_file(message: Message, _: Any, manager: DialogManager) -> None:
    """One more."""
    draft = draft_of(manager, PapersDraft)
    if len(draft.files) >= FILES_LIMIT:
        raise Invalid("too-many-files", limit=FILES_LIMIT)
    bot, desk = manager.middleware_data["bot"], asking(manager).desk
    file = await photos.take(bot, desk.files, desk.apart, message, papers=True)
    keep(manager, replace(draft, files=(*draft.files, file)))


async def _only_files(message: Message, _: Any, manager: DialogManager) -> None:
    """Something came that is none."""
    raise Invalid("paper-kind")


async def _attach(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Puts them there, and shows the case with them."""
    ask, draft = asking(manager), draft_of(manager, PapersDraft)
    try:
        await ask.desk.office.do(add_papers, ask.request, draft.case_id, draft.files)
        heading = ask.say("papers-done", files=len(draft.files))
    except (WrongStep, Refused) as error:
        heading = explain(ask.say, error)
    await to_case(query, manager, draft.case_id, heading)


async def _leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the case without doing anything."""
    await to_case(query, manager, draft_of(manager, PapersDraft).case_id)


_FILES = [ContentType.PHOTO, ContentType.VOICE, ContentType.AUDIO, ContentType.DOCUMENT]
dialog = Dialog(
    Window(
        T("papers-ask", "about", "limit"),
        T("papers-came", "files", when="has_files"),
        MessageInput(_on_file, content_types=_FILES),
        MessageInput(_only_files),
        button("papers-attach", "attach", _attach, when="has_files"),
        button("button-back", "leave", _leave),
        state=Papers.files,
    ),
    getter=_facts,
)
