"""/chart: the pictures of a unit's board."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.buttons.pictures import PictureOf
from bot.context import Desk
from bot.handlers.named import meant
from bot.pages import lists, show
from bot.pages.page import Page, row_id
from bot.pages.pictures import picture_page
from bot.texts import Say
from domain.access import Act, may_ever
from domain.pictures.views import Horizon, Picture, Shown, units_beside
from domain.request import Request

router = Router(name="pictures")


@router.message(Command("chart"))
async def chart(
    message: Message, command: CommandObject, desk: Desk, request: Request, say: Say
) -> None:
    """The trend of my own unit, or of the unit named after the command."""
    if not may_ever(request.by, Act.BOARD):
        posts = lists.posts_with(say, frozenset({Act.BOARD}))
        await message.answer(say("status-not-yours", posts=posts))
        return
    found = await meant(message, command, desk, request, say, lambda one: PictureOf(unit=one))
    if found is not None:
        asked = (Picture.TREND, Horizon.WEEKS)
        page, drawn = await _picture(desk, request, say, found.unit, *asked)
        await show.send(message, page, drawn)


@router.callback_query(PictureOf.filter())
async def turn(
    query: CallbackQuery, callback_data: PictureOf, desk: Desk, request: Request, say: Say
) -> None:
    """Another picture in the place of the one that is shown, or the first below a board."""
    unit = row_id(callback_data.unit)
    page, drawn = await _picture(desk, request, say, unit, callback_data.which, callback_data.span)
    await show.answer_drawn(query, page, drawn)


async def _picture(
    desk: Desk, request: Request, say: Say, unit: int | None, which: Picture, span: Horizon
) -> tuple[Page, bytes | None]:
    shown = await _shown(desk, request, unit, which, span)
    drawn = await desk.gallery.draw(say.locale, shown, desk.zone)
    return picture_page(say, shown, desk.zone), drawn


async def _shown(
    desk: Desk, request: Request, unit: int | None, which: Picture, span: Horizon
) -> Shown:
    """The figures, each within the asker's reach."""
    actor, now, reads = request.by, request.now, desk.boards.pictures
    match which:
        case Picture.TREND:
            return await reads.trend(actor, unit, span, now)
        case Picture.AGEING:
            return await reads.ageing(actor, unit, now)
        case Picture.CATEGORIES:
            return await reads.categories(actor, unit, span, now)
        case Picture.UNITS:
            return units_beside(await desk.boards.status.board(actor, unit, now))
