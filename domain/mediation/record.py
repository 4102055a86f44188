"""What the actions on a dispute's record share: what may be written when, and its days."""

from collections.abc import Callable, Collection
from datetime import date, datetime

from domain.access import Act
from domain.cases import timeline
from domain.cases.letters import Letter
from domain.cases.model import Case
from domain.cases.timeline import Noted, Opening, note_step
from domain.days.deadlines import already
from domain.errors import Invalid, WrongStep
from domain.mediation.deadlines import confirm_by, confirmation_runs
from domain.mediation.model import Agreement, Deadline, DeadlineKind, Ending
from domain.people.model import Seat
from domain.periodic.behind import came_after
from domain.periodic.notices import AfterConfirm
from domain.ports import Work
from domain.request import Request


def opening(work: Work, request: Request, case_id: int, may: Callable[[Case], bool]) -> Opening:
    """How an entry in the record begins. Raises NotFound, Refused, WrongStep where ``may`` says
    that such an entry has no place as the dispute stands."""
    found = timeline.opening(work, request, case_id, Act.HANDLE_DISPUTE)
    case = found.case
    if not found.done and not may(case):
        raise WrongStep("record", state=case.state.value)
    return found


def the_agreement(work: Work, case: Case) -> Agreement:
    """The agreement that holds. Raises Invalid when there is none."""
    found = work.mediation.agreement(case.id)
    if found is None:
        raise Invalid("agreement-missing")
    return found


def days(
    work: Work, case_id: int, kind: DeadlineKind, agreement: Agreement | None = None
) -> list[Deadline]:
    """The days of this kind, those of one agreement if it is given."""
    return [
        one
        for one in work.mediation.deadlines(case_id)
        if one.kind is kind and (agreement is None or one.agreement_id == agreement.id)
    ]


def set_day(work: Work, deadline: Deadline, now: datetime) -> Deadline:
    """Puts a day on file. Reminders that would come at once are of no use to who has just set
    it."""
    deadline.reminded = already(deadline.due_on, work.rules.day(now), work.rules.calendar)
    return work.mediation.add_deadline(deadline)


def move_day(work: Work, deadline: Deadline, due_on: date, now: datetime) -> None:
    """The same on another day."""
    if deadline.due_on != due_on:
        deadline.due_on = due_on
        deadline.reminded = already(due_on, work.rules.day(now), work.rules.calendar)
        work.outbox.withdraw(subject(deadline), now)


def end_day(work: Work, deadline: Deadline, ending: Ending, day: date, now: datetime) -> None:
    """It is over, and so is any reminder of it that still waits."""
    deadline.ending, deadline.ended_on = ending, day
    work.outbox.withdraw(subject(deadline), now)


def counted(work: Work, request: Request, case: Case, on: Collection[date]) -> None:
    """What the forms count of agreements on these days is another than it was."""
    came_after(work, work.org.unit(case.unit_id), on, AfterConfirm.AGREEMENTS, request.now)


def subject(deadline: Deadline) -> str:
    """How the subjects of the pushes about it begin."""
    return f"case:{deadline.case_id}:deadline:{deadline.id}:"


def confirmation_day(work: Work, agreement: Agreement, now: datetime) -> None:
    """Sets, moves or drops the last day to ask for confirmation, as the agreement now says."""
    due_on = confirm_by(agreement.made_on)
    known = days(work, agreement.case_id, DeadlineKind.CONFIRMATION, agreement)
    if any(one.ending is Ending.KEPT for one in known):
        return
    current = next((one for one in known if one.ending is None), None)
    if confirmation_runs(agreement):
        if current is not None:
            move_day(work, current, due_on, now)
        else:
            fresh = Deadline(
                case_id=agreement.case_id,
                agreement_id=agreement.id,
                kind=DeadlineKind.CONFIRMATION,
                due_on=due_on,
            )
            set_day(work, fresh, now)
    elif current is not None:
        end_day(work, current, Ending.DROPPED, work.rules.day(now), now)


def noted(work: Work, request: Request, seat: Seat, case: Case) -> None:
    """Adds the step to the case's way."""
    note_step(work, request, seat, case, Noted(letter=Letter.RECORD, before=case.state))
