"""What a case's page says of the cases it was merged or split with, and the button that undoes."""

from datetime import timedelta

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.cases import OpenCase, Undo
from bot.pages.page import Row, button, clip, in_rows
from bot.texts import Html, Say
from domain.cases.views import CaseView, Related, Relation

_SHOWN = 8
"""So many others are named and can be opened; the newest are left out."""
_MINUTE = 60
_WHAT_LIMIT = 20
"""Characters of a step's name that fit on a button."""


def related_lines(say: Say, view: CaseView) -> list[Html]:
    """``已并到第12号，目前：调解中``: a line for each way in which it has to do with others."""
    lines = []
    for relation in Relation:
        others = [one for one in view.related if one.relation is relation][:_SHOWN]
        if others:
            lines.append(_line(say, relation, others))
    return lines


def _line(say: Say, relation: Relation, others: list[Related]) -> Html:
    first = others[0]
    key = f"case-{relation.value}"
    if relation is Relation.MERGED_INTO:
        return say(key, ids=str(first.id), state=_state(say, first))
    ids = say.plain("between-names").join(
        say.plain("case-number", id=str(one.id)) for one in others
    )
    return say(key, ids=ids)


def _state(say: Say, one: Related) -> str:
    if one.outcome is not None:
        return words.outcome(say, one.outcome, one.kind)
    return "" if one.state is None else words.state(say, one.state, one.kind)


def related_rows(say: Say, view: CaseView) -> list[Row]:
    """Buttons to the others that this reader may open."""
    seen = [one for one in view.related if one.in_sight][:_SHOWN]
    return in_rows(
        [button(say.plain("case-go", id=str(one.id)), OpenCase(id=one.id)) for one in seen], 3
    )


def undo_row(say: Say, view: CaseView, what: str) -> Row:
    """The button that takes the reader's last step back, named ``what``, while there is time."""
    if view.may.undo is None:
        return []
    return [undo_button(say, view.line.id, view.may.undo, view.undo_within, what)]


def undo_button(
    say: Say, case_id: int, step: int, within: timedelta, what: str = ""
) -> InlineKeyboardButton:
    """Takes the step back; ``within`` is how long that is possible after it was taken. Without
    ``what`` it is plain which step is meant."""
    minutes = str(int(within.total_seconds()) // _MINUTE)
    label = (
        say.plain("undo-what", what=clip(what, _WHAT_LIMIT), minutes=minutes)
        if what
        else say.plain("undo-step", minutes=minutes)
    )
    return button(label, Undo(id=case_id, step=step))
