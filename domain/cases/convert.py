"""转类型: a dispute goes on as a public-opinion item or the other way round, under its number."""

from domain import access
from domain.cases import telling
from domain.cases.deadlines import wind
from domain.cases.lifecycle import Arrow, handling, move
from domain.cases.model import Case, CaseKind, PeopleBand, Urgency
from domain.cases.options import convertible
from domain.cases.timeline import Noted, note_step, sight
from domain.errors import Invalid, WrongStep
from domain.ports import Work
from domain.request import Request


def convert(
    work: Work,
    request: Request,
    case_id: int,
    category_id: int,
    people: PeopleBand | None = None,
) -> Case:
    """Makes the case one of the other kind, in a category of that kind; it waits there to be
    accepted. Its number and its history stay. ``people``: how many they are, which of a dispute
    somebody has to say.

    Raises NotFound, Refused, WrongStep (it is too far on its way), Invalid
    (``category-missing``: none of the other kind's list of today; ``people-missing``;
    ``referral-running``: another body has it before it).
    """
    case, target, done = sight(work, request, case_id)
    if done:
        return case
    seat = access.allow(request.by, handling(case.kind), target)
    if not convertible(case):
        raise WrongStep(Arrow.CONVERT.value, state=case.state.value)
    category = work.cases.category(category_id)
    day = work.rules.day(request.now)
    valid = category.valid_from <= day and (category.valid_to is None or day < category.valid_to)
    if category.kind is case.kind or not valid:
        raise Invalid("category-missing")
    if people is None and case.kind is CaseKind.OPINION and not case.people_known:
        raise Invalid("people-missing")
    if work.referrals.running(case.id):
        raise Invalid("referral-running", id=case.id)
    former = telling.concerned(work, case, request.now)
    transition, effect = move(case, Arrow.CONVERT, request.now)
    before, case.category_id = case.category_id, category.id
    if people is not None:
        case.people, case.people_known = people, True
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
            category_id=before,
        ),
    )
    red = case.urgency is Urgency.RED
    report = f"case:{case.id}:reported:"
    if not red and work.outbox.withdraw(report, request.now):
        # who has not heard of it needs not hear that it is gone
        former &= work.outbox.reached(report)
    telling.tell_converted(work, request, seat, case, category, former)
    return case
