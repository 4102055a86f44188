"""/help: one's posts, and what one can do with them."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot import menus, words
from bot.buttons.help import HelpOf
from bot.context import Desk
from bot.handlers.periodic import COMMANDS
from bot.pages import show
from bot.pages.help import help_page
from bot.pages.page import Page
from bot.texts import Html, Say
from domain.access import Act, may_ever
from domain.people.model import Actor
from domain.people.views import PostRow
from domain.periodic.tiers import TIERS

router = Router(name="help")


@router.message(Command("help"))
async def told(message: Message, desk: Desk, actor: Actor, say: Say) -> None:
    """Shows the posts, and what is of use each day first."""
    await show.send(message, await _page(desk, actor, say, ""))


@router.callback_query(HelpOf.filter())
async def turn(
    query: CallbackQuery, callback_data: HelpOf, desk: Desk, actor: Actor, say: Say
) -> None:
    """Another chapter."""
    await show.answer(query, await _page(desk, actor, say, callback_data.chapter))


async def _page(desk: Desk, actor: Actor, say: Say, chosen: str) -> Page:
    rows = await desk.boards.people.posts(actor)
    chapters = {
        chapter: [say(_key(actor, name)) for name in names]
        for chapter, names in menus.chapters(actor, lacks=desk.lacks).items()
    }
    return help_page(say, [_post(say, row) for row in rows], chapters, chosen)


def _key(actor: Actor, name: str) -> str:
    """Those who confirm no report of a kind read them by name."""
    if name not in COMMANDS:
        return f"help-{name}"
    roles = TIERS[COMMANDS[name]].confirms
    confirms = may_ever(actor.only(roles), Act.CONFIRM_REPORT)
    return f"help-{name}" if confirms else f"help-{name}-of"


def _post(say: Say, row: PostRow) -> Html:
    key = "help-post-stand-in" if row.stand_in else "start-post"
    return say(key, unit=row.unit.name, role=words.role(say, row.role))
