"""The dialog's data, read and written in one place: which draft it fills in, and little else."""

from typing import Final

from aiogram_dialog import DialogManager

from bot.dialogs import drafts
from bot.dialogs.form import asking
from domain.cases.draft import ReportDraft
from domain.cases.model import CaseKind
from domain.errors import Invalid
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.referrals.incoming import hands_in
from domain.referrals.model import Consent

_KEY: Final = "key"
_PENDING: Final = "pending"
_FOUND: Final = "found"
_CONSENT: Final = "consent"
_UNIT: Final = "unit"
MISSED: Final = {"missed": True}
"""What the dialog is started with to enter something that was missed."""


def begun(manager: DialogManager) -> bool:
    """Whether there is a draft yet."""
    return _KEY in manager.dialog_data


def begin(manager: DialogManager, kind: CaseKind) -> ReportDraft:
    """A new draft for this dialog; the caller keeps it."""
    draft = drafts.new_draft(kind)
    manager.dialog_data[_KEY] = draft.key
    return draft


def take_up(manager: DialogManager, key: str) -> ReportDraft:
    """Goes on with a draft that waits. Raises Invalid (``draft-gone``)."""
    manager.dialog_data[_KEY] = key
    return draft_of(manager)


def draft_of(manager: DialogManager) -> ReportDraft:
    """The draft this dialog fills in. Raises Invalid (``draft-gone``)."""
    key = manager.dialog_data.get(_KEY)
    found = drafts.load(key) if isinstance(key, str) else None
    if found is None:
        raise Invalid("draft-gone")
    return found


def keep(manager: DialogManager, draft: ReportDraft) -> None:
    """Keeps the draft as it stands now."""
    drafts.save(draft, asking(manager).desk.clock.now())


def give_up(manager: DialogManager) -> None:
    """Deletes the draft, if there is one."""
    key = manager.dialog_data.get(_KEY)
    if isinstance(key, str):
        drafts.forget(key)


def has_answers(manager: DialogManager) -> bool:
    """Whether giving up would lose something."""
    try:
        return drafts.worth_keeping(draft_of(manager))
    except Invalid:
        return False


def set_aside(manager: DialogManager, text: str) -> None:
    """Holds a sentence with a personal number in it until the person decides."""
    manager.dialog_data[_PENDING] = text


def aside(manager: DialogManager) -> str:
    """The sentence held."""
    return str(manager.dialog_data.get(_PENDING, ""))


def asks_for_day(manager: DialogManager) -> bool:
    """Whether the day it was found is still to be asked."""
    start = manager.start_data
    return isinstance(start, dict) and bool(start) and not manager.dialog_data.get(_FOUND)


def asks_for_consent(manager: DialogManager, draft: ReportDraft, actor: Actor) -> bool:
    """Whether it comes from a body and the parties' consent is still to be asked."""
    from_body = draft.kind is CaseKind.DISPUTE and hands_in(actor)
    return from_body and consent_of(manager) is None


def consent_of(manager: DialogManager) -> Consent | None:
    """Who agreed that it goes to mediation."""
    given = manager.dialog_data.get(_CONSENT)
    return Consent(given) if isinstance(given, str) and given in set(Consent) else None


def consent_given(manager: DialogManager, consent: Consent) -> None:
    """They were asked."""
    manager.dialog_data[_CONSENT] = consent.value


def name_unit(manager: DialogManager, unit: UnitRef) -> None:
    """Remembers the name of a unit that no list of places has."""
    manager.dialog_data[_UNIT] = [unit.id, unit.name]


def named_unit(manager: DialogManager, unit_id: int | None) -> str | None:
    """Its name, if it is the one remembered."""
    kept = manager.dialog_data.get(_UNIT)
    return str(kept[1]) if isinstance(kept, list) and kept[0] == unit_id else None


def day_asked(manager: DialogManager) -> None:
    """It has been answered."""
    manager.dialog_data[_FOUND] = True


def take_aside(manager: DialogManager) -> str:
    """The sentence held, which is held no longer."""
    return str(manager.dialog_data.pop(_PENDING, ""))


def first_page(manager: DialogManager) -> None:
    """The next list begins at its first page."""
    manager.dialog_data.pop("page", None)
