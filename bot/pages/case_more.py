"""What else may be done about a case: one button on its page, one page of buttons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aiogram.filters.callback_data import CallbackData

from bot.buttons import OpenCase
from bot.pages.page import Page, button, in_rows
from bot.texts import Html, Say
from domain.boards import CaseView
from domain.people import Actor


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One button of the page. Whether it is shown is a courtesy; its action asks for itself."""

    label: str
    """The key of its text."""
    opens: Callable[[int], CallbackData]
    """What it sends back, by the case's id."""
    shown: Callable[[CaseView, Actor], bool]


ENTRIES: tuple[Entry, ...] = ()


def entries(view: CaseView, actor: Actor) -> Sequence[Entry]:
    """Those for this reader and this case as it stands."""
    return [entry for entry in ENTRIES if entry.shown(view, actor)]


def more_page(say: Say, view: CaseView, actor: Actor, title: Html) -> Page:
    """The buttons, and the way back to the case."""
    case_id = view.line.id
    buttons = [
        button(say.plain(entry.label), entry.opens(case_id)) for entry in entries(view, actor)
    ]
    back = button(say.plain("more-back"), OpenCase(id=case_id))
    return Page(text=say("more-head", title=title), rows=(*in_rows(buttons, 2), [back]))
