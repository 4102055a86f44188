"""Which unit is meant by a name: one of several, or none."""

from collections.abc import Callable, Sequence

from aiogram.filters.callback_data import CallbackData

from bot.pages.page import Page, button, clip
from bot.texts import Say
from domain.org.views import UnitRef

_NAME = 40


def which_page(
    say: Say, name: str, units: Sequence[UnitRef], to: Callable[[int], CallbackData]
) -> Page:
    """A button for each, made by ``to`` of its number; where there is none, that it was not
    found."""
    text = say("unit-which" if units else "unit-unknown", name=name)
    return Page(
        text=text, rows=tuple([button(clip(unit.name, _NAME), to(unit.id))] for unit in units)
    )
