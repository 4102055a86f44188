"""What the windows show. Only reads."""

from collections.abc import Sequence
from typing import Any

from aiogram_dialog import DialogManager

from bot import words
from bot.dialogs.form import asking
from bot.dialogs.ways.draft import WayDraft, load
from bot.dialogs.widgets import Choice
from bot.pages.cases import title
from bot.pages.lists import where
from bot.pages.page import clip
from bot.texts import Html, Say
from domain.cases.model import CaseKind, PeopleBand
from domain.cases.privacy import find_personal
from domain.cases.views import CaseLine, CategoryRef
from domain.days.periods import local_day
from domain.errors import NotFound

_PLACE = 16
_SUMMARY = 24


def other_kind(kind: CaseKind) -> CaseKind:
    """What a case of this kind may be converted to."""
    return CaseKind.OPINION if kind is CaseKind.DISPUTE else CaseKind.DISPUTE


async def _facts(manager: DialogManager) -> tuple[Say, WayDraft, Html, CaseKind]:
    """The case the dialog is about; just its number if it has gone out of reach by now (taking
    the step will say so)."""
    ask, draft = asking(manager), load(manager)
    try:
        line = (await ask.desk.boards.case(ask.actor, draft.case_id, ask.desk.clock.now())).line
    except NotFound:
        about = ask.say("step-about-gone", id=str(draft.case_id))
        return ask.say, draft, about, CaseKind.DISPUTE
    return ask.say, draft, about_of(ask.say, line), line.kind


def about_of(say: Say, line: CaseLine) -> Html:
    """The case with its summary."""
    return say("step-about", title=title(say, line), summary=line.summary)


async def merge_pick(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """What may be the same matter."""
    say, draft, about, _kind = await _facts(dialog_manager)
    ask = asking(dialog_manager)
    try:
        lines = await ask.desk.boards.duplicates(ask.actor, draft.case_id)
    except NotFound:
        lines = ()
    return picks(say, about, lines)


def picks(say: Say, about: Html, lines: Sequence[CaseLine]) -> dict[str, Any]:
    """The data of the window that offers duplicates."""
    return {
        "about": about,
        "items": [
            Choice(
                id=line.id,
                label=say.plain(
                    "ways-candidate",
                    id=str(line.id),
                    place=clip(where(line), _PLACE),
                    summary=clip(line.summary, _SUMMARY),
                ),
            )
            for line in lines
        ],
        "found": bool(lines),
    }


async def merge_check(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """Both of them, and which number stays."""
    say, draft, about, _kind = await _facts(dialog_manager)
    ask = asking(dialog_manager)
    other_id = draft.other_id or draft.case_id
    try:
        view = await ask.desk.boards.case(ask.actor, other_id, ask.desk.clock.now())
    except NotFound:
        return pair(about, say("step-about-gone", id=str(other_id)), draft.case_id, other_id)
    return pair(about, about_of(say, view.line), draft.case_id, other_id)


def pair(about: Html, other: Html, one_id: int, other_id: int) -> dict[str, Any]:
    """The data of the window that asks whether to merge."""
    return {
        "about": about,
        "other": other,
        "kept": str(min(one_id, other_id)),
        "ended": str(max(one_id, other_id)),
    }


async def splitting(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The part that is split off, as far as it is known."""
    say, draft, about, _kind = await _facts(dialog_manager)
    return part(say, about, draft)


def part(say: Say, about: Html, draft: WayDraft) -> dict[str, Any]:
    """The data of the windows about splitting."""
    return {
        "about": about,
        "items": [
            Choice(id=band.value, label=words.capital(words.people(say, band)))
            for band in PeopleBand
        ],
        "people": words.people(say, draft.people) if draft.people else "",
        "summary": draft.summary,
        "personal": bool(find_personal(draft.summary)),
    }


async def converting(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The other kind and its categories."""
    say, draft, about, kind = await _facts(dialog_manager)
    desk = asking(dialog_manager).desk
    day = local_day(desk.clock.now(), desk.zone)
    return conversion(
        say, about, kind, await desk.boards.categories(other_kind(kind), day), draft.category_id
    )


def conversion(
    say: Say, about: Html, kind: CaseKind, refs: Sequence[CategoryRef], chosen: int | None
) -> dict[str, Any]:
    """The data of the windows about converting."""
    names = {ref.id: ref.label.read(say.locale) for ref in refs}
    return {
        "about": about,
        "kind": words.kind(say, other_kind(kind)),
        "items": [Choice(id=id_, label=words.capital(name)) for id_, name in names.items()],
        "category": names.get(chosen or 0, ""),
    }
