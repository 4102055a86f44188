"""What the words of all notices share: a button, a line below, the title of a case."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.cases import OpenCase
from bot.texts import Html, Say
from domain.cases.model import Label
from domain.messaging import PushButton

Buttons = list[PushButton | tuple[PushButton, ...]]
"""Each stands in a row of its own, or together with others in one."""


def push_button(label: str, data: CallbackData) -> PushButton:
    """A button under a push that sends ``data`` back."""
    return PushButton(label=label, action=data.pack())


def below(text: Html, line: Html) -> Html:
    """A line more. Not an argument of a text: those may have 2,500 characters, tags and all."""
    return Html(f"{text}\n{line}")


def opens(say: Say, case_id: int) -> PushButton:
    """Opens the case."""
    return push_button(say.plain("notice-open", id=str(case_id)), OpenCase(id=case_id))


def title(say: Say, case_id: int, category: Label) -> Html:
    """``第12号 · 邻里``."""
    return say("case-title", id=str(case_id), category=category.read(say.locale))
