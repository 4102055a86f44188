"""What the handling mediator does with the contacts of a dispute's parties.

For everybody else there are none: whoever may see the matter but does not handle it is answered
as if nothing were there. Nothing of this stands in the timeline, all of it in the audit.
"""

from domain import access
from domain.access import Act
from domain.cases.model import Case
from domain.cases.timeline import within_sight
from domain.contacts.masking import masked
from domain.contacts.model import (
    CONTACT_LIMIT,
    CONTACTS_LIMIT,
    SHOWN_FOR,
    WORDS_LIMIT,
    Contact,
    LookReason,
    Opened,
    Party,
    Spot,
)
from domain.contacts.options import addable, keeps
from domain.contacts.seals import HINT, VALUE, opened, seal
from domain.contacts.vault import Vault
from domain.errors import Invalid, NotFound, WrongStep
from domain.ports import Work
from domain.privacy import PersonalKind, find_personal
from domain.request import Request
from domain.sentence import clean, short, tidy

_WHAT = "contact"


def add_contact(work: Work, request: Request, case_id: int, party: Party, value: str) -> Contact:
    """Seals a contact of a party. The same token again gives the same contact.

    Raises NotFound (also to all who do not handle the matter), WrongStep (it is over), Invalid
    (nothing there, too long, an identity number, too many, or switched off).
    """
    case = _opened(work, request, case_id)
    vault = _vault(work)
    before = work.contacts.by_token(case_id, request.token)
    if before is not None:
        return before
    if not addable(case):
        raise WrongStep("keep_contact", state=case.state.value)
    if work.contacts.count(case_id) >= CONTACTS_LIMIT:
        raise Invalid("too-many-contacts", limit=CONTACTS_LIMIT)
    words = _clean_value(value)
    contact = Contact(
        case_id=case_id,
        token=request.token,
        party=party,
        sealed="",
        hint="",
        at=request.now,
        person_id=request.by.person_id,
    )
    contact = work.contacts.add(contact)  # its seals name it, so it must have its number first
    _seal(vault, contact, words)
    _note(work, request, "contact.add", contact)
    return contact


def correct_contact(work: Work, request: Request, contact_id: int, value: str) -> Contact:
    """Puts another value in the place of the old one, of which nothing stays.

    Raises NotFound, Invalid as :func:`add_contact` does.
    """
    contact = work.contacts.by_id(contact_id)
    _opened(work, request, contact.case_id)
    vault = _vault(work)
    if contact.token == request.token:
        return contact
    words = _clean_value(value)
    _seal(vault, contact, words)
    contact.token, contact.at, contact.person_id = request.token, request.now, request.by.person_id
    _note(work, request, "contact.correct", contact)
    return contact


def remove_contact(work: Work, request: Request, contact_id: int) -> int:
    """Deletes a contact at once, whatever the state of the matter; returns the matter's id.

    Raises NotFound, also when it is gone already.
    """
    contact = work.contacts.by_id(contact_id)
    case = _opened(work, request, contact.case_id)
    _note(work, request, "contact.remove", contact)
    work.contacts.remove(contact)
    return case.id


def open_contact(
    work: Work,
    request: Request,
    contact_id: int,
    reason: LookReason,
    *,
    spot: Spot,
    words: str = "",
) -> Opened:
    """Notes who looks and why, and that the message at ``spot`` has to go again; then opens it.

    Both notes and the opening are one transaction, and the value is not out before it is
    committed. Looking twice is noted twice. Raises NotFound, Invalid (own words missing, too long,
    or with a number in them; switched off), Unreadable (no key opens it).
    """
    contact = work.contacts.by_id(contact_id)
    case = _opened(work, request, contact.case_id)
    vault = _vault(work)
    why = reason.value
    if reason is LookReason.OTHER:
        why = f"{why} {clean_words(words)}"
    _note(work, request, "contact.look", contact, f" why:{why}")
    until = request.now + SHOWN_FOR
    work.contacts.add_shown(spot, until)
    value = opened(vault, VALUE, contact, contact.sealed)
    return Opened(party=contact.party, value=value, case_id=case.id, until=until)


def clean_words(words: str) -> str:
    """A reason in own words, fit for the audit; raises Invalid."""
    why = clean(words, WORDS_LIMIT, "reason")
    if not why:
        raise Invalid("reason-missing")
    return why


def _seal(vault: Vault, contact: Contact, words: str) -> None:
    contact.sealed = seal(vault, VALUE, contact, words)
    contact.hint = seal(vault, HINT, contact, masked(words))


def _clean_value(value: str) -> str:
    words = short(tidy(value), CONTACT_LIMIT, _WHAT)
    if not words:
        raise Invalid("contact-missing")
    if any(found.kind is PersonalKind.ID_NUMBER for found in find_personal(words)):
        raise Invalid("contact-id-number")
    return words


def _opened(work: Work, request: Request, case_id: int) -> Case:
    """The case, for who took the matter, or serves that post now. An item has no parties."""
    case, target = within_sight(work, request, case_id)
    access.allow(request.by, Act.KEEP_CONTACTS, target, hides=_WHAT)
    day = work.rules.day(request.now)
    handler = case.handler_id
    handlers = set() if handler is None else work.contacts.handlers(case.id, handler, day)
    if not keeps(request.by, case, target, handlers):
        raise NotFound(_WHAT)
    return case


def _vault(work: Work) -> Vault:
    if work.vault is None:
        raise Invalid("contacts-off")
    return work.vault


def _note(work: Work, request: Request, act: str, contact: Contact, more: str = "") -> None:
    """In the audit: who, when, which one and why; nothing of what is in it."""
    subject = f"case:{contact.case_id} contact:{contact.id}{more}"
    work.audit.add(at=request.now, person_id=request.by.person_id, act=act, subject=subject)
