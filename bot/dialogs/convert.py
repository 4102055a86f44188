"""Making a case one of the other kind: which category, how many people where nobody has asked
yet, a look, and done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window

from bot import words
from bot.dialogs.form import about, asking, draft_of, keep, member, to_case
from bot.dialogs.widgets import Choice, T, back, button, choices
from bot.errors import explain
from bot.texts import Html, Say
from domain.cases.convert import convert
from domain.cases.model import CaseKind, PeopleBand
from domain.cases.views import CategoryRef
from domain.errors import Invalid, NotFound, Refused, WrongStep

_DIGITS = 10


class ConvertCase(StatesGroup):
    """The windows."""

    pick = State()
    people = State()
    check = State()


@dataclass(frozen=True, kw_only=True)
class ConvertDraft:
    """A converting that is not confirmed yet."""

    case_id: int
    category_id: int | None = None
    people: PeopleBand | None = None


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The case, the other kind and its categories."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, ConvertDraft)
    try:
        line = (await ask.desk.boards.cases.view(ask.actor, draft.case_id, ask.now)).line
    except NotFound:  # out of reach by now: converting it will say so
        told, kind = ask.say("step-about-gone", id=str(draft.case_id)), CaseKind.DISPUTE
    else:
        told, kind = about(ask.say, line), line.kind
    refs = await ask.desk.boards.cases.categories(_other(kind), ask.today)
    return shown(ask.say, told, kind, refs, draft)


def shown(
    say: Say, about: Html, kind: CaseKind, refs: Sequence[CategoryRef], draft: ConvertDraft
) -> dict[str, Any]:
    """The data of all windows."""
    names = {ref.id: ref.label.read(say.locale) for ref in refs}
    return {
        "about": about,
        "kind": words.kind(say, _other(kind)),
        "items": [Choice(id=id_, label=words.capital(name)) for id_, name in names.items()],
        "bands": [
            Choice(id=band.value, label=words.capital(words.people(say, band)))
            for band in PeopleBand
        ],
        "category": names.get(draft.category_id or 0, ""),
    }


def _other(kind: CaseKind) -> CaseKind:
    """What a case of this kind may be converted to."""
    return CaseKind.OPINION if kind is CaseKind.DISPUTE else CaseKind.DISPUTE


async def _choose_category(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """The category of the other kind; that it is one is checked when it is converted."""
    if not (item.isascii() and item.isdigit() and len(item) <= _DIGITS):
        raise Invalid("category-missing")
    ask = asking(manager)
    draft = replace(draft_of(manager, ConvertDraft), category_id=int(item))
    keep(manager, draft)
    view = await ask.desk.boards.cases.view(ask.actor, draft.case_id, ask.now)
    known = view.people is not None or draft.people is not None
    asks = view.line.kind is CaseKind.OPINION and not known
    await manager.switch_to(ConvertCase.people if asks else ConvertCase.check)


async def _choose_people(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """How many they are."""
    keep(manager, replace(draft_of(manager, ConvertDraft), people=member(PeopleBand, item)))
    await manager.switch_to(ConvertCase.check)


async def _convert(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Converts, and shows the case as the other kind."""
    ask, draft = asking(manager), draft_of(manager, ConvertDraft)
    try:
        case = await ask.desk.office.do(
            convert, ask.request, draft.case_id, draft.category_id or 0, draft.people
        )
        heading = ask.say("convert-done", kind=words.kind(ask.say, case.kind))
    except (WrongStep, Refused, Invalid) as error:
        heading = explain(ask.say, error)
    await to_case(query, manager, draft.case_id, heading)


async def _leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the case without doing anything."""
    await to_case(query, manager, draft_of(manager, ConvertDraft).case_id)


dialog = Dialog(
    Window(
        T("convert-pick", "about", "kind"),
        choices("category", "items", _choose_category, width=2),
        button("button-back", "leave", _leave),
        state=ConvertCase.pick,
    ),
    Window(
        T("convert-people", "about", "kind"),
        choices("people", "bands", _choose_people, width=2),
        back(ConvertCase.pick),
        state=ConvertCase.people,
    ),
    Window(
        T("convert-check", "about", "kind", "category"),
        button("convert-yes", "yes", _convert),
        back(ConvertCase.pick),
        button("button-cancel", "leave", _leave),
        state=ConvertCase.check,
    ),
    getter=_facts,
)
