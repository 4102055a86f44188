"""/who and /where: whom to turn to and where to go, and keeping that right."""

from collections.abc import Mapping, Sequence
from functools import cache

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.buttons.directories import (
    ChangeEntry,
    CheckEntry,
    DirectoryHome,
    DoubtEntry,
    EntriesFound,
    EntriesOf,
    EntriesToCheck,
    ForwardEntry,
    NewEntry,
    OpenEntry,
    StopEntry,
)
from bot.context import Desk
from bot.dialogs.directories.draft import EntryForm, EntryStates, form_of
from bot.errors import answer_tap
from bot.handlers.opening import begin
from bot.handlers.sought import keep_words, kept_words
from bot.pages import show
from bot.pages.directories import (
    checks_page,
    entry_page,
    forward_text,
    found_page,
    home_page,
    kind_words,
    none_page,
    stop_page,
)
from bot.pages.page import Page, page_number, row_id
from bot.texts import LOCALES, Say, say_in
from domain.access import Act, allow_ever
from domain.directories import actions
from domain.directories.model import FACES, EntryFace, EntryKind
from domain.directories.views import EntryView, Sought
from domain.request import Request
from domain.search.model import folded, sought

router = Router(name="directories")

_RECORD = "directories"


@router.message(Command("who"))
async def who(
    message: Message, command: CommandObject, desk: Desk, request: Request, say: Say
) -> None:
    """The posts to turn to; with words, those that are called so."""
    await _asked(message, command.args or "", desk, request, say, EntryFace.WHO)


@router.message(Command("where"))
async def where(
    message: Message, command: CommandObject, desk: Desk, request: Request, say: Say
) -> None:
    """The places to go to; with words, those that are called so."""
    await _asked(message, command.args or "", desk, request, say, EntryFace.WHERE)


async def _asked(
    message: Message, typed: str, desk: Desk, request: Request, say: Say, face: EntryFace
) -> None:
    allow_ever(request.by, Act.LOOK_UP)
    words = sought(typed)
    if not words:
        await show.send(message, await _home(desk, request, say, face))
        return
    found = EntriesFound(face=face, key=keep_words(_RECORD, words), page=0)
    await show.send(message, await _found(desk, request, say, found, words))


@router.callback_query(DirectoryHome.filter())
async def home(
    query: CallbackQuery, callback_data: DirectoryHome, desk: Desk, request: Request, say: Say
) -> None:
    """What there is to ask for."""
    await show.answer(query, await _home(desk, request, say, callback_data.face))


@router.callback_query(EntriesOf.filter())
async def of_kind(
    query: CallbackQuery, callback_data: EntriesOf, desk: Desk, request: Request, say: Say
) -> None:
    """The entries of a kind."""
    kind, number = callback_data.sort, page_number(callback_data.page)
    asked = Sought(face=FACES[kind], kinds=frozenset({kind}), called=called())
    board = await desk.boards.directories.find(request.by, asked, number, request.now)
    title = kind_words(say, kind)
    await show.answer(query, found_page(say, board, title, callback_data, desk.zone, request.now))


@router.callback_query(EntriesFound.filter())
async def turn(
    query: CallbackQuery, callback_data: EntriesFound, desk: Desk, request: Request, say: Say
) -> None:
    """Another page of what was looked for."""
    words = kept_words(_RECORD, callback_data.key)
    if words is None:
        await answer_tap(query, say.plain("error-stale"))
        return
    await show.answer(query, await _found(desk, request, say, callback_data, words))


@router.callback_query(OpenEntry.filter())
async def open_entry(
    query: CallbackQuery, callback_data: OpenEntry, desk: Desk, request: Request, say: Say
) -> None:
    """An entry in the place of what was tapped."""
    await _show(query, desk, request, say, callback_data.id)


@router.callback_query(ForwardEntry.filter())
async def forward(
    query: CallbackQuery, callback_data: ForwardEntry, desk: Desk, request: Request, say: Say
) -> None:
    """Sends it as a message of its own, with nothing in it but what a resident needs."""
    view = await _view(desk, request, callback_data.id)
    if query.bot is not None:
        await query.bot.send_message(query.from_user.id, forward_text(say, view))
    await answer_tap(query, say.plain("forward-note"))


@router.callback_query(DoubtEntry.filter())
async def doubt(
    query: CallbackQuery, callback_data: DoubtEntry, desk: Desk, request: Request, say: Say
) -> None:
    """Marks it at once, and tells who keeps it."""
    before = await _view(desk, request, callback_data.id)
    await desk.office.do(actions.doubt_entry, request, before.line.id)
    done = say.plain("entry-done-doubt" if before.may.doubt else "entry-already-doubted")
    await _show(query, desk, request, say, before.line.id, done)


@router.callback_query(CheckEntry.filter())
async def check(
    query: CallbackQuery, callback_data: CheckEntry, desk: Desk, request: Request, say: Say
) -> None:
    """Says that it is right, and goes on with what else is to be checked, or shows it."""
    entry = row_id(callback_data.id)
    await desk.office.do(actions.confirm_entry, request, entry)
    done = say.plain("entry-done-confirm")
    if not callback_data.page:
        await _show(query, desk, request, say, entry, done)
        return
    number = page_number(callback_data.page - 1)
    board = await desk.boards.directories.to_check(request.by, number, request.now)
    await show.answer(query, checks_page(say, board), done)


@router.callback_query(EntriesToCheck.filter())
async def to_check(
    query: CallbackQuery, callback_data: EntriesToCheck, desk: Desk, request: Request, say: Say
) -> None:
    """What one keeps that is to be checked."""
    number = page_number(callback_data.page)
    board = await desk.boards.directories.to_check(request.by, number, request.now)
    await show.answer(query, checks_page(say, board))


@router.callback_query(StopEntry.filter())
async def stop(
    query: CallbackQuery, callback_data: StopEntry, desk: Desk, request: Request, say: Say
) -> None:
    """Takes it out of use, once that was meant."""
    view = await _view(desk, request, callback_data.id)
    if not callback_data.yes and view.may.stop:
        await show.answer(query, stop_page(say, view))
        return
    await desk.office.do(actions.stop_entry, request, view.line.id)
    await _show(query, desk, request, say, view.line.id, say.plain("entry-done-stop"))


@router.callback_query(NewEntry.filter())
async def new(query: CallbackQuery, request: Request, dialog_manager: DialogManager) -> None:
    """Begins entering one."""
    allow_ever(request.by, Act.KEEP_DIRECTORY)
    await begin(query, dialog_manager, EntryStates.kind, EntryForm())


@router.callback_query(ChangeEntry.filter())
async def change(
    query: CallbackQuery,
    callback_data: ChangeEntry,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins changing it, for who keeps it."""
    view = await _view(desk, request, callback_data.id)
    if view.may.change:
        await begin(query, dialog_manager, EntryStates.card, form_of(view))
    else:
        late = say.plain("error-refused-keep_directory")
        await show.answer(query, entry_page(say, view, desk.zone, request.now), late, alert=True)


@cache
def called() -> Mapping[EntryKind, tuple[str, ...]]:
    """How the kinds are called, in every language."""
    return {
        kind: tuple(
            folded(one)
            for locale in LOCALES
            for one in (
                kind_words(say_in(locale), kind),
                *say_in(locale).plain(f"entry-called-{kind.value}").split("|"),
            )
        )
        for kind in EntryKind
    }


async def _home(desk: Desk, request: Request, say: Say, face: EntryFace) -> Page:
    asked = Sought(face=face, called=called())
    reads = desk.boards.directories
    board = await reads.find(request.by, asked, 0, request.now)
    waiting = (await reads.to_check(request.by, 0, request.now)).total if board.keeps else 0
    return home_page(say, face, board, waiting)


async def _found(
    desk: Desk, request: Request, say: Say, found: EntriesFound, words: Sequence[str]
) -> Page:
    asked = Sought(face=found.face, words=tuple(words), called=called())
    number, reads = page_number(found.page), desk.boards.directories
    board = await reads.find(request.by, asked, number, request.now)
    title = " ".join(words)
    if not board.total:
        return none_page(say, found.face, board, title, 0)
    return found_page(say, board, title, found, desk.zone, request.now)


async def _view(desk: Desk, request: Request, entry_id: int) -> EntryView:
    return await desk.boards.directories.view(request.by, row_id(entry_id), request.now)


async def _show(
    query: CallbackQuery,
    desk: Desk,
    request: Request,
    say: Say,
    entry_id: int,
    done: str | None = None,
) -> None:
    view = await _view(desk, request, entry_id)
    await show.answer(query, entry_page(say, view, desk.zone, request.now), done)
