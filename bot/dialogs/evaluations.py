"""What the dialogs about an evaluation share: the way out, and numbers that are typed."""

import re

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.form import Asking, asking
from bot.dialogs.numbers import folded, numerals_apart
from bot.pages import show, times
from bot.pages.evaluations.page import evaluation_page
from bot.texts import Html
from domain.errors import Invalid
from domain.evaluations.views import EvaluationView

_DIGITS = 6
"""A longer number is none that anybody counted."""


def numbers(text: str, many: int) -> tuple[int, ...]:
    """The whole numbers of a line, whatever stands between them (``41 6 2 1``, ``满意41，基本6``);
    where the figures are not as many as are wanted, those said in words as well (``四十八 2 1 0``).
    Raises Invalid (``tally-numbers``) where there is none, or a fraction."""
    said = folded(text)
    found = re.findall(r"[0-9]+", said)
    if len(found) != many:
        found = re.findall(r"[0-9]+", numerals_apart(said))
    if not found or re.search(r"[0-9]\.[0-9]", said) or max(map(len, found)) > _DIGITS:
        raise Invalid("tally-numbers")
    return tuple(map(int, found))


async def view_of(ask: Asking, evaluation_id: int) -> EvaluationView:
    """The evaluation as it stands; raises NotFound."""
    return await ask.desk.boards.evaluations.view(ask.actor, evaluation_id, ask.now)


def head(ask: Asking, view: EvaluationView) -> Html:
    """Which one it is."""
    return ask.say("evaluation-head", unit=view.unit.name, half=times.half_year(ask.say, view.half))


async def to_evaluation(
    query: CallbackQuery, manager: DialogManager, evaluation_id: int, heading: Html | None = None
) -> None:
    """Closes the dialog, and draws the evaluation in its place, saying what was done. Raises
    NotFound when it has gone out of sight; the dialog is closed all the same."""
    ask = asking(manager)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    view = await view_of(ask, evaluation_id)
    page = evaluation_page(ask.say, view, ask.desk.zone, ask.today, heading)
    await show.redraw(query, page)
