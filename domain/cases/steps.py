"""The steps that people take with cases. Each action is one transaction; authorisation comes first.

The request's token names the tap that asked, so that handling an update twice changes nothing
twice.
"""

from collections.abc import Sequence

from domain import access
from domain.access import Act
from domain.cases import telling
from domain.cases.deadlines import wind
from domain.cases.draft import DraftFile, clean_note
from domain.cases.handover import destination
from domain.cases.letters import Letter
from domain.cases.lifecycle import Arrow, act_of, find, move, seen_from
from domain.cases.model import Case, Outcome, State
from domain.cases.notices import CaseDetailAdded
from domain.cases.options import PLAIN, addable, withdrawable
from domain.cases.telling import Was
from domain.cases.timeline import Noted, attach, goes_on_as, note_step, opening, sight
from domain.errors import Invalid, WrongStep
from domain.ports import Work
from domain.referrals import ending as referrals
from domain.request import Request

_NEED_NOTE = frozenset(
    {
        Arrow.ASK_BACK,
        Arrow.ANSWER,
        Arrow.RESOLVE,
        Arrow.HAND_UP,
        Arrow.TURN_BACK,
        Arrow.REOPEN,
    }
)
_TAKING = frozenset({Arrow.ACCEPT, Arrow.START, Arrow.TAKE})
_OPENING_AGAIN = frozenset({Arrow.NOT_FIXED, Arrow.REOPEN})


def take_step(
    work: Work,
    request: Request,
    case_id: int,
    arrow: Arrow,
    *,
    note: str = "",
    outcome: Outcome | None = None,
    to_unit_id: int | None = None,
) -> Case:
    """Moves a case along one arrow and tells those concerned.

    Raises NotFound (also for a case out of sight), Refused, WrongStep (somebody was quicker, or
    it does not lead on from here), Invalid (a step without the sentence, outcome or unit that it
    needs, nowhere to hand it to, or filed away while another body has it).
    """
    case, target, done = sight(work, request, case_id)
    if done:
        return case
    transition = find(case, arrow) if arrow in PLAIN else None
    if transition is None:
        raise WrongStep(arrow.value, state=case.state.value)
    if arrow is Arrow.WITHDRAW and not withdrawable(work.cases.timeline(case_id)):
        raise WrongStep(arrow.value, state=case.state.value)
    seat = access.allow(request.by, act_of(transition, case.kind), seen_from(transition, target))
    note = clean_note(note)
    if arrow in _NEED_NOTE and not note:
        raise Invalid("note-missing")
    to = destination(work, case, arrow, to_unit_id, request.now)
    referrals.before_step(work, request, seat, case, arrow)
    was = Was(handler_id=case.handler_id, responsible_id=case.responsible_id)
    transition, effect = move(case, arrow, request.now, outcome, to)
    if arrow in _TAKING:
        case.handler_id = request.by.person_id
    if arrow in _OPENING_AGAIN:
        work.mediation.lapse(case.id, request.now)
        work.outbox.withdraw(f"case:{case.id}:deadline:", request.now)
    wind(work, case, request.now)
    note_step(
        work,
        request,
        seat,
        case,
        Noted(
            letter=transition.letter,
            before=transition.source,
            effect=effect,
            note=note,
            to_unit_id=to,
        ),
    )
    telling.tell_step(work, request, seat, case, arrow, was, note)
    return case


def add_detail(
    work: Work, request: Request, case_id: int, *, note: str = "", files: Sequence[DraftFile] = ()
) -> Case:
    """Adds a sentence or attachments to an open matter; if it was sent back, that answers it. What
    is added to one that was merged goes to the one it goes on as, too, whose handler hears.

    Raises NotFound (also for a case out of sight), Refused, WrongStep (the matter has ended),
    Invalid (nothing to add).
    """
    case, seat, done = opening(work, request, case_id, Act.ADD_DETAIL, older=True)
    if done:
        return case
    note = clean_note(note)
    if not note and not files:
        raise Invalid("note-missing")
    kept = goes_on_as(work, case)
    if not addable(case, kept.state):
        raise WrongStep("add_detail", state=case.state.value)
    letter, before, effect = Letter.NOTE, case.state, None
    if case.state is State.RETURNED:
        transition, effect = move(case, Arrow.ANSWER, request.now)
        letter = transition.letter
        wind(work, case, request.now)
    note_step(
        work, request, seat, case, Noted(letter=letter, before=before, effect=effect, note=note)
    )
    if kept is not case:
        noted = Noted(letter=Letter.NOTE, before=kept.state, note=note)
        note_step(work, request, seat, kept, noted)
    attach(work, request, kept, files)
    category = work.cases.category(kept.category_id)
    notice = CaseDetailAdded(
        case_id=kept.id,
        case_kind=kept.kind,
        category=category.label,
        note=note,
        files=len(files),
        step=request.token,
    )
    telling.tell(
        work,
        telling.concerned(work, kept, request.now) - {request.by.person_id},
        notice,
        request.now,
    )
    return case
