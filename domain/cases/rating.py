"""What the reporter may say once a matter is done: thanks, and how content they are.

Neither moves the case, and neither counts for or against a person.
"""

from domain import access
from domain.access import Act
from domain.cases import telling
from domain.cases.letters import Letter
from domain.cases.model import Case
from domain.cases.notices import CaseThanked
from domain.cases.options import ratable, thankable
from domain.cases.satisfaction import THANKS, OpinionRating, Satisfaction
from domain.cases.timeline import Noted, note_step, opening, within_sight
from domain.errors import WrongStep
from domain.ports import Work
from domain.request import Request


def thank(work: Work, request: Request, case_id: int) -> Case:
    """Notes the reporter's thanks and tells the handler. A second time changes nothing.

    Raises NotFound (also for a case out of sight), Refused, WrongStep (it is not done).
    """
    once = request.under(THANKS)
    case, seat, done = opening(work, once, case_id, Act.ADD_DETAIL)
    if done:
        return case
    if not thankable(case):
        raise WrongStep(THANKS, state=case.state.value)
    note_step(work, once, seat, case, Noted(letter=Letter.THANKS, before=case.state))
    category = work.cases.category(case.category_id)
    notice = CaseThanked(case_id=case.id, category=category.label, by_unit=seat.unit_name)
    told = telling.concerned(work, case, request.now)
    telling.tell(work, told - {request.by.person_id}, notice, request.now)
    return case


def rate(work: Work, request: Request, case_id: int, grade: Satisfaction) -> Case:
    """Keeps how content the reporter is with the answer to an item; the last word holds.

    Raises NotFound (also for a case out of sight), Refused, WrongStep (no item, or not answered).
    """
    case, target = within_sight(work, request, case_id)
    access.allow(request.by, Act.ADD_DETAIL, target)
    if not ratable(case):
        raise WrongStep("rate", state=case.state.value)
    given = work.ratings.of_case(case_id)
    if given is None:
        work.ratings.add(OpinionRating(case_id=case_id, grade=grade, at=request.now))
    else:
        given.grade, given.at = grade, request.now
    return case
