"""/help: one's posts, and what one can do with them."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from bot import menus, words
from bot.context import Desk
from bot.handlers.periodic import COMMANDS
from bot.texts import Html, Say
from domain.access import Act, may_ever
from domain.people.model import Actor
from domain.people.views import PostRow
from domain.periodic.tiers import TIERS

router = Router(name="help")


@router.message(Command("help"))
async def show(message: Message, desk: Desk, actor: Actor, say: Say) -> None:
    """Shows both lists."""
    rows = await desk.boards.people.posts(actor)
    can = "\n".join(say(_key(actor, name)) for name in menus.commands(actor, page=desk.has_page))
    held = "\n".join(_post(say, row) for row in rows) or say("help-no-posts")
    await message.answer(say("help-whole", posts=Html(held), can=Html(can)))


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
