"""Whom to call first, said to who writes of a danger to life: whatever was asked of them."""

from aiogram.types import Message
from aiogram_dialog import DialogManager

from bot.remarks import remark
from bot.texts import Html, Say
from domain.access import Act, may_ever
from domain.people.model import Actor
from domain.reading.reading import danger_in, is_too_short, life_at_stake


def words_of(message: Message) -> str:
    """What was written, by itself or below a picture."""
    return message.text or message.caption or ""


def speaks_of_danger(message: Message) -> bool:
    """Whether a life is at stake, or more than a word or two speaks of danger."""
    words = words_of(message)
    return life_at_stake(words) or (danger_in(words) and not is_too_short(words))


def mind(message: Message, manager: DialogManager) -> bool:
    """Says it above the next window where danger is spoken of; whether it was said."""
    if not speaks_of_danger(message):
        return False
    data = manager.middleware_data
    remark(manager, whom_to_call(data["say"], data["actor"]))
    return True


def before(said: Html, message: Message, say: Say) -> Html:
    """What is said to who may report nothing, behind whom to call where a life is at stake."""
    if not life_at_stake(words_of(message)):
        return said
    return Html(f"{say('danger-tell')}\n\n{said}")


def whom_to_call(say: Say, actor: Actor) -> Html:
    """The three numbers; and who may not report it, whom to tell then."""
    return say("report-danger" if may_ever(actor, Act.REPORT) else "danger-tell")
