"""The windows of a report, which draft the dialog fills in, and which question comes next."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram_dialog import DialogManager

from bot.dialogs import drafts, form
from domain.cases.draft import ReportDraft
from domain.cases.model import CaseKind
from domain.errors import Invalid
from domain.people.model import Actor
from domain.referrals.incoming import hands_in
from domain.referrals.model import Consent


class ReportStates(StatesGroup):
    """One state, one window; in the order of the questions."""

    waiting = State()
    kind = State()
    category = State()
    place = State()
    people = State()
    summary = State()
    preview = State()
    urgency = State()
    files = State()
    found = State()
    consent = State()
    cancel = State()
    likely = State()
    several = State()


ReportStates.__name__ = "Report"  # conversations have kept its states under this name


@dataclass(frozen=True, kw_only=True)
class Filling:
    """Which draft is filled in, and what does not belong into it. The draft itself is a record of
    its own (:mod:`bot.dialogs.drafts`), so that it outlives the dialog."""

    key: str | None = None
    missed: bool = False
    """Something that was missed is entered: the day it was found is asked, too."""
    found: bool = False
    """That has been asked."""
    consent: Consent | None = None
    """Who agreed that it goes to mediation, where a body hands it in."""
    unit: tuple[int, str] | None = None
    """A unit that no list of places has, and its name."""
    split: bool = False
    """Whether it was about to be cut in two when giving up was asked about."""
    then: str | None = None
    """The draft that comes after this one: the other matter of one sentence."""


def filling(manager: DialogManager) -> Filling:
    """What the dialog holds."""
    return form.draft_of(manager, Filling)


def remember(manager: DialogManager, **facts: Any) -> None:
    """Changes some of that."""
    form.keep(manager, replace(filling(manager), **facts))


def new_report(manager: DialogManager, kind: CaseKind) -> ReportDraft:
    """A new draft for this dialog; the caller keeps it."""
    draft = drafts.new_draft(kind)
    remember(manager, key=draft.key)
    return draft


def report_of(manager: DialogManager) -> ReportDraft:
    """The draft this dialog fills in. Raises Invalid (``draft-gone``)."""
    key = filling(manager).key
    found = drafts.load(key) if key else None
    if found is None:
        raise Invalid("draft-gone")
    return found


def keep_report(manager: DialogManager, draft: ReportDraft) -> None:
    """Keeps the draft as it stands now."""
    drafts.save(draft, form.asking(manager).now)


def give_up(manager: DialogManager) -> None:
    """Deletes the draft, if there is one."""
    key = filling(manager).key
    if key:
        drafts.forget(key)


def has_answers(manager: DialogManager) -> bool:
    """Whether giving up would lose something."""
    try:
        return drafts.worth_keeping(report_of(manager))
    except Invalid:
        return False


def asks_for_day(manager: DialogManager) -> bool:
    """Whether the day it was found is still to be asked."""
    held = filling(manager)
    return held.missed and not held.found


def asks_for_consent(manager: DialogManager, draft: ReportDraft, actor: Actor) -> bool:
    """Whether it comes from a body and the parties' consent is still to be asked."""
    from_body = draft.kind is CaseKind.DISPUTE and hands_in(actor)
    return from_body and filling(manager).consent is None


def missing(draft: ReportDraft) -> State:
    """The first question without an answer; the preview when there is none. Read off the draft,
    never remembered."""
    return next((state for state, answered in _asked(draft) if not answered), ReportStates.preview)


def before(draft: ReportDraft, state: State) -> State:
    """Where Back leads: to the preview once the draft is whole, else to the question before."""
    next_one = missing(draft)
    if next_one is ReportStates.preview and state is not ReportStates.preview:
        return ReportStates.preview
    asked = [*(one for one, _ in _asked(draft)), ReportStates.preview]
    return asked[max(asked.index(state) - 1, 0)] if state in asked else next_one


def _asked(draft: ReportDraft) -> Iterator[tuple[State, bool]]:
    """The questions of this draft in their order, each with whether it is answered."""
    if draft.worded:
        yield ReportStates.likely, draft.category_id is not None
    else:
        yield ReportStates.kind, draft.kind is not None
        yield ReportStates.category, draft.category_id is not None
    yield ReportStates.place, draft.unit_id is not None
    if draft.kind is not CaseKind.OPINION:
        yield ReportStates.people, draft.people is not None
    yield ReportStates.summary, bool(draft.summary)
