"""What all actions on a case share: to find it in sight, to note the step, to wind the clock."""

from collections.abc import Sequence
from datetime import datetime

from domain import access
from domain.access import Target
from domain.cases.draft import DraftFile
from domain.cases.model import REOPENING, Attachment, Case, Effect, State, Step
from domain.people.model import Seat
from domain.ports import Work
from domain.request import Request


def within_sight(work: Work, request: Request, case_id: int) -> tuple[Case, Target]:
    """The case, locked, and what access asks of it. Raises NotFound, also out of sight."""
    case = work.cases.by_id(case_id)
    target = target_of(work, case)
    access.look(request.by, target)
    return case, target


def target_of(work: Work, case: Case) -> Target:
    """What access asks of the case."""
    filed = work.org.unit(case.unit_id)
    responsible = work.org.unit(case.responsible_id)
    offered = None if case.offered_id is None else work.org.unit(case.offered_id)
    return Target(
        filed_path=filed.path,
        responsible_path=responsible.path,
        offered_path=offered.path if offered else None,
        reporter_id=case.reporter_id,
    )


def note_step(
    work: Work,
    request: Request,
    seat: Seat,
    case: Case,
    *,
    letter: str,
    before: State | None,
    effect: Effect | None = None,
    note: str = "",
    to_unit_id: int | None = None,
    referral_id: int | None = None,
    counted_at: datetime | None = None,
) -> None:
    """Adds the step to the case's timeline."""
    work.cases.add_step(
        Step(
            case_id=case.id,
            token=request.token,
            arrow=letter,
            at=request.now,
            person_id=request.by.person_id,
            post_id=seat.post_id,
            before=before,
            after=case.state,
            effect=effect,
            outcome=case.outcome if effect in REOPENING else None,
            note=note,
            to_unit_id=to_unit_id,
            referral_id=referral_id,
            counted_at=counted_at,
        )
    )


def attach(work: Work, request: Request, case: Case, files: Sequence[DraftFile]) -> None:
    """Adds attachments that are in the file store already."""
    for file in files:
        work.cases.add_attachment(
            Attachment(
                case_id=case.id,
                kind=file.kind,
                file=file.file,
                size=file.size,
                at=request.now,
                person_id=request.by.person_id,
            )
        )
