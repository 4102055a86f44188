"""转类型: a dispute goes on as a public-opinion item or the other way round, under its number."""

from domain import access
from domain.cases import steps as cases
from domain.cases import telling
from domain.cases.deadlines import wind
from domain.cases.lifecycle import Arrow, handling, move
from domain.cases.model import Case, CaseKind, Category, PeopleBand, State, Step, Urgency
from domain.cases.notices import CaseConverted, ConvertedFor
from domain.cases.options import convertible
from domain.cases.privacy import mask
from domain.cases.timeline import Noted, note_step, sight
from domain.errors import Invalid, WrongStep
from domain.people.model import Seat
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
    _tell(work, request, seat, case, category, former)
    return case


def take_back(work: Work, request: Request, seat: Seat, case: Case, last: Step) -> None:
    """It is what it was, in the category it had; if it was accepted then, it is again. Whom the
    conversion has reached hears so. Raises WrongStep where the category was not written down."""
    if last.category_id is None:
        raise WrongStep("undo-overtaken", state=case.state.value)
    told = f"case:{case.id}:{last.token}:"
    reached = work.outbox.reached(told)
    work.outbox.withdraw(told, request.now)
    former, before = telling.concerned(work, case, request.now) & reached, case.category_id
    transition, _ = move(case, Arrow.CONVERT, request.now)
    category = work.cases.category(last.category_id)
    case.category_id = category.id
    wind(work, case, request.now)
    noted = Noted(letter=transition.letter, before=transition.source, category_id=before)
    note_step(work, request, seat, case, noted)
    _tell(work, request, seat, case, category, former, only=reached)
    for person in telling.concerned(work, case, request.now) - reached:
        work.outbox.restore(f"case:{case.id}:reported:", request.now, person_id=person)
    if last.before is State.ACCEPTED:
        again = request.under(f"again:{request.token}"[:64])
        cases.take_step(work, again, case.id, Arrow.ACCEPT)


def _tell(
    work: Work,
    request: Request,
    seat: Seat,
    case: Case,
    category: Category,
    former: set[int],
    *,
    only: set[int] | None = None,
) -> None:
    """Who may take it up now, who no longer may, and who reported it; each once."""
    red = case.urgency is Urgency.RED
    line = work.org.ancestors(work.org.unit(case.responsible_id))
    unit = work.org.unit(case.unit_id)
    groups = (
        (ConvertedFor.REPORTER, set(telling.reporters(work, case))),
        (ConvertedFor.HANDLER, telling.handlers(work, case, line, request.now)),
        (ConvertedFor.FORMER, former),
    )
    heard = {request.by.person_id}
    for told, people in groups:
        notice = CaseConverted(
            case_id=case.id,
            case_kind=case.kind,
            category=category.label,
            unit_name=unit.name,
            place=case.place,
            urgency=case.urgency,
            by_role=seat.role,
            by_unit=seat.unit_name,
            told=told,
            summary=mask(case.summary) if told is ConvertedFor.HANDLER else "",
            step=request.token,
        )
        people = people if only is None else people & only
        telling.tell(work, people - heard, notice, request.now, urgent=red)
        heard |= people
