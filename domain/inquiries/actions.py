"""What people do about questions from above: ask, answer, take back."""

from datetime import date

from domain import access
from domain.access import Act
from domain.cases import telling
from domain.cases.draft import clean_note
from domain.cases.letters import Letter
from domain.cases.lifecycle import handling
from domain.cases.timeline import Noted, Sight, note_step, sight
from domain.days.deadlines import end_of_day
from domain.errors import Invalid, Refused, WrongStep
from domain.inquiries.following import ask_no_more, tell_owing
from domain.inquiries.model import Inquiry, InquiryState, check_answer_day
from domain.inquiries.notices import InquiryAnswered, InquiryTakenBack, asked_of
from domain.inquiries.options import answered_for, answers, asks, inquirable
from domain.inquiries.owing import askers, matter_of
from domain.ports import Work
from domain.request import Request


def ask(work: Work, request: Request, case_id: int, note: str, answer_by: date) -> Inquiry | None:
    """Asks whoever has the matter for one sentence by a day; None when this tap has asked already.

    Raises NotFound, Refused (the matter is not below the asker, or theirs to answer for), WrongStep
    (it is over), Invalid (``inquiry-missing``, ``note-too-long``, ``day-gone``,
    ``inquiry-far-off``, ``inquiry-day-off``, ``inquiry-waiting``: the asker's post waits for an
    answer about it already).
    """
    case, target, done = sight(work, request, case_id)
    matter = matter_of(work, case, target, request.now)
    seat = access.allow(request.by, Act.INQUIRE, access.at(matter.keeper))
    if done:
        return None
    if not inquirable(case):
        raise WrongStep("inquire", state=case.state.value)
    if answers(request.by, matter):
        raise Refused(Act.INQUIRE.value)
    question = clean_note(note)
    if not question:
        raise Invalid("inquiry-missing")
    day = check_answer_day(work.rules, answer_by, request.now)
    if any(one.post_id == seat.post_id for one in work.inquiries.waiting(case.id)):
        raise Invalid("inquiry-waiting")
    inquiry = work.inquiries.add(
        Inquiry(
            case_id=case.id,
            post_id=seat.post_id,
            asked_by=request.by.person_id,
            asked_at=request.now,
            question=question,
            due_at=end_of_day(day, work.rules.zone),
        )
    )
    noted = Noted(letter=Letter.INQUIRY_ASKED, before=case.state, note=question)
    note_step(work, request, seat, case, noted)
    tell_owing(work, request, case, inquiry)
    return inquiry


def answer(work: Work, request: Request, inquiry_id: int, note: str) -> Inquiry:
    """Answers for the unit that has the matter; who asked hears it at once.

    Raises NotFound, Refused, WrongStep (it is answered, taken back, or the matter is over), Invalid
    (``note-missing``, ``note-too-long``).
    """
    inquiry, (case, target, done) = _in_sight(work, request, inquiry_id)
    matter = matter_of(work, case, target, request.now)
    seat = access.allow(request.by, handling(case.kind), answered_for(request.by, matter))
    if done:
        return inquiry
    if inquiry.state is not InquiryState.OPEN:
        raise WrongStep("inquiry", state=inquiry.state.value)
    sentence = clean_note(note)
    if not sentence:
        raise Invalid("note-missing")
    inquiry.state, inquiry.ended_at = InquiryState.ANSWERED, request.now
    inquiry.answer = sentence
    ask_no_more(work, request, inquiry)
    noted = Noted(letter=Letter.INQUIRY_ANSWERED, before=case.state, note=sentence)
    note_step(work, request, seat, case, noted)
    notice = InquiryAnswered(
        case_id=case.id,
        category=work.cases.category(case.category_id).label,
        inquiry_id=inquiry.id,
        question=inquiry.question,
        by_role=seat.role,
        by_unit=seat.unit_name,
        answer=sentence,
    )
    told = askers(work, inquiry, request.now) - {request.by.person_id}
    telling.tell(work, told, notice, request.now)
    return inquiry


def take_back(work: Work, request: Request, inquiry_id: int) -> Inquiry:
    """Asks no more: by the post that asked. Whom the question has reached hears so.

    Raises NotFound, Refused, WrongStep (it is answered, taken back, or the matter is over).
    """
    inquiry, (case, _, done) = _in_sight(work, request, inquiry_id)
    unit = work.org.unit(work.people.post(inquiry.post_id).unit_id)
    access.allow(request.by, Act.INQUIRE, access.at(unit.path))
    if not asks(request.by, inquiry):
        raise Refused(Act.INQUIRE.value)
    if done:
        return inquiry
    if inquiry.state is not InquiryState.OPEN:
        raise WrongStep("inquiry", state=inquiry.state.value)
    inquiry.state, inquiry.ended_at = InquiryState.TAKEN_BACK, request.now
    reached = work.outbox.reached(asked_of(inquiry.id))
    ask_no_more(work, request, inquiry)
    seat = next(one for one in request.by.seats if one.post_id == inquiry.post_id)
    noted = Noted(letter=Letter.INQUIRY_TAKEN_BACK, before=case.state)
    note_step(work, request, seat, case, noted)
    notice = InquiryTakenBack(
        case_id=case.id,
        category=work.cases.category(case.category_id).label,
        inquiry_id=inquiry.id,
        question=inquiry.question,
        by_role=seat.role,
        by_unit=seat.unit_name,
    )
    telling.tell(work, reached - {request.by.person_id}, notice, request.now)
    return inquiry


def _in_sight(work: Work, request: Request, inquiry_id: int) -> tuple[Inquiry, Sight]:
    """The question with its case, which is locked first. Raises NotFound for one about a case out
    of sight, as for one that is not there."""
    case_id = work.inquiries.by_id(inquiry_id).case_id
    while True:
        found = sight(work, request, case_id)
        inquiry = work.inquiries.by_id(inquiry_id)  # may have gone on while we waited for the case
        if inquiry.case_id == case_id:
            return inquiry, found
        case_id = inquiry.case_id
