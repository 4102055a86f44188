"""A question from above follows its matter: to whoever has it, and to its end."""

from domain.cases import telling
from domain.cases.last_step import ARROW_OF
from domain.cases.letters import Letter
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, Step, Urgency
from domain.inquiries.model import Inquiry, InquiryState
from domain.inquiries.notices import (
    InquiryAsked,
    InquiryDue,
    InquiryEnded,
    InquiryGoesOn,
    all_of,
)
from domain.inquiries.owing import askers, owing
from domain.ports import Work
from domain.request import Request

_NEW = frozenset({Arrow.REPORT})


def follow(work: Work, request: Request, case: Case, letter: Letter, note: str) -> None:
    """With every step that moves a case: what is asked about it is told to whoever has it now, is
    answered by its end, or waits again where that end is taken back."""
    arrow = ARROW_OF.get(letter)
    if arrow is None or arrow in _NEW:
        return
    if arrow is Arrow.UNDO and case.open:
        for inquiry in work.inquiries.ended(case.id, request.now - work.rules.undo):
            _resume(work, request, case, inquiry)
        return
    for inquiry in work.inquiries.waiting(case.id):
        if case.open:
            tell_owing(work, request, case, inquiry)
        elif case.merged_into_id is not None:
            _go_on(work, request, inquiry, work.cases.by_id(case.merged_into_id))
        else:
            _end(work, request, case, inquiry, note)


def tell_owing(work: Work, request: Request, case: Case, inquiry: Inquiry) -> None:
    """Those who owe the answer hear of it once, of a red matter at any hour."""
    post = work.people.post(inquiry.post_id)
    notice = InquiryAsked(
        case_id=case.id,
        category=work.cases.category(case.category_id).label,
        inquiry_id=inquiry.id,
        question=inquiry.question,
        by_role=post.role,
        by_unit=work.org.unit(post.unit_id).name,
        due_at=inquiry.due_at,
    )
    red = case.urgency is Urgency.RED
    telling.tell(work, owing(work, case, request.now), notice, request.now, urgent=red)


def ask_no_more(work: Work, request: Request, inquiry: Inquiry) -> None:
    """What has not told yet that it is asked need not any more."""
    kinds = (InquiryAsked.kind, InquiryDue.kind)
    work.outbox.withdraw(all_of(inquiry.id), request.now, kinds=kinds)


def _go_on(work: Work, request: Request, inquiry: Inquiry, kept: Case) -> None:
    """It is asked about the one that the matter goes on as, and stands in its timeline, too."""
    ask_no_more(work, request, inquiry)
    known, inquiry.case_id = inquiry.case_id, kept.id
    work.cases.add_step(
        Step(
            case_id=kept.id,
            token=f"inquiry:{inquiry.id}:{known}",
            letter=Letter.INQUIRY_ASKED,
            at=request.now,
            person_id=inquiry.asked_by,
            post_id=inquiry.post_id,
            before=kept.state,
            after=kept.state,
            note=inquiry.question,
        )
    )
    notice = InquiryGoesOn(
        case_id=kept.id,
        category=work.cases.category(kept.category_id).label,
        inquiry_id=inquiry.id,
        question=inquiry.question,
        from_id=known,
    )
    told = askers(work, inquiry, request.now)
    telling.tell(work, told - {request.by.person_id}, notice, request.now)
    tell_owing(work, request, kept, inquiry)


def _end(work: Work, request: Request, case: Case, inquiry: Inquiry, note: str) -> None:
    inquiry.state, inquiry.ended_at = InquiryState.ENDED, request.now
    ask_no_more(work, request, inquiry)
    told = askers(work, inquiry, request.now) - {request.by.person_id}
    telling.tell(work, told, _ended(work, request, case, inquiry, note), request.now)


def _resume(work: Work, request: Request, case: Case, inquiry: Inquiry) -> None:
    """Whom the end has reached hears that it was none; who owes the answer hears if they have not
    yet."""
    inquiry.state, inquiry.ended_at = InquiryState.OPEN, None
    ended = f"{all_of(inquiry.id)}ended:"
    reached = work.outbox.reached(ended)
    work.outbox.withdraw(ended, request.now)
    notice = _ended(work, request, case, inquiry, "", undone=True)
    telling.tell(work, reached - {request.by.person_id}, notice, request.now)
    asked = owing(work, case, request.now)
    for person in sorted(asked):
        work.outbox.restore(f"{all_of(inquiry.id)}asked:", request.now, person_id=person)
    tell_owing(work, request, case, inquiry)


def _ended(
    work: Work, request: Request, case: Case, inquiry: Inquiry, note: str, *, undone: bool = False
) -> InquiryEnded:
    return InquiryEnded(
        case_id=case.id,
        category=work.cases.category(case.category_id).label,
        inquiry_id=inquiry.id,
        question=inquiry.question,
        case_kind=case.kind,
        state=case.state,
        outcome=case.outcome,
        note=note,
        step=request.token,
        undone=undone,
    )
