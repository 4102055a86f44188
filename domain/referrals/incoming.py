"""援调访 the other way: a matter that came to a body goes to mediation.

It becomes a case like any other: that it is accepted is the receipt, its outcome the outcome, and
the liaison, who reported it, hears of both.
"""

from domain import access
from domain.access import TABLE, Act
from domain.cases import filing
from domain.cases.draft import ReportDraft
from domain.cases.model import Case, CaseKind
from domain.cases.timeline import Noted, note_step
from domain.errors import Invalid, Refused
from domain.people.model import Actor, Role
from domain.ports import Work
from domain.referrals.model import ANSWERS_INSIDE, HANDED_IN, Body, Consent
from domain.request import Request


def body_of(role: Role) -> Body | None:
    """The body a post answers for."""
    return next((body for body, roles in ANSWERS_INSIDE.items() if role in roles), None)


def hands_in(actor: Actor) -> bool:
    """Whether what the actor files comes from a body: by the post they report by."""
    seat = next((seat for seat in actor.seats if Act.REPORT in TABLE[seat.role]), None)
    return seat is not None and body_of(seat.role) is not None


def hand_in(work: Work, request: Request, draft: ReportDraft, consent: Consent | None) -> Case:
    """Files a dispute that came to the actor's body, at the unit that is to mediate, with the
    parties' consent on record. A draft filed before gives the same case again.

    Raises what reporting raises, Refused (by a post that answers for no body), Invalid
    (``consent-missing``; ``kind-missing``: public-opinion items are not referred).
    """
    if draft.unit_id is None:
        raise Invalid("place-missing")
    unit = work.org.unit(draft.unit_id)
    seat = access.allow(request.by, Act.REPORT, access.at(unit.path))
    body = body_of(seat.role)
    if body is None:
        raise Refused(Act.ANSWER_REFERRAL.value)
    if draft.kind is not CaseKind.DISPUTE:
        raise Invalid("kind-missing")
    if consent is None:
        raise Invalid("consent-missing")
    case = filing.file(work, request, draft, sent_by=body)
    step = f"consent:{draft.key}"[:64]
    if work.cases.step(case.id, step) is not None:
        return case
    letter = HANDED_IN[consent]
    note_step(work, request.under(step), seat, case, Noted(letter=letter, before=case.state))
    work.audit.add(
        at=request.now,
        person_id=request.by.person_id,
        act="consent",
        subject=f"case:{case.id}:{consent}",
    )
    return case
