"""What all actions on a case share: how they open it, and the step that they note."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from domain import access
from domain.access import Act, Target
from domain.callins.following import follow as call_follows
from domain.cases.draft import DraftFile
from domain.cases.letters import Letter
from domain.cases.model import REOPENING, Attachment, Case, CaseKind, Effect, State, Step
from domain.inquiries.following import follow
from domain.people.model import Seat
from domain.ports import Work
from domain.request import Request


class Sight(NamedTuple):
    """A case found for an action, locked."""

    case: Case
    target: Target
    """What access asks of it."""
    done: bool
    """This very tap has done it already, and there is nothing left to do."""


class Opening(NamedTuple):
    """A case opened by an action, locked, with the right to it."""

    case: Case
    seat: Seat
    """The post by which it is done."""
    done: bool
    """As in :class:`Sight`."""


def within_sight(
    work: Work, request: Request, case_id: int, *, older: bool = False
) -> tuple[Case, Target]:
    """The case, locked, and what access asks of it. ``older``: those it goes on as, or was split
    from, are locked before it, so that whoever locks several does so from the oldest on and no two
    wait for each other. Raises NotFound, also for one out of sight."""
    for one in work.cases.older(case_id) if older else ():
        work.cases.by_id(one)
    case = work.cases.by_id(case_id)
    target = target_of(work, case)
    access.look(request.by, target)
    return case, target


def sight(work: Work, request: Request, case_id: int, *, older: bool = False) -> Sight:
    """The same with whether this tap has been here; for an action whose right depends on where
    the case stands, and is asked next."""
    case, target = within_sight(work, request, case_id, older=older)
    return Sight(case, target, done=work.cases.step(case_id, request.token) is not None)


def opening(
    work: Work,
    request: Request,
    case_id: int,
    right: Act | Callable[[CaseKind], Act],
    *,
    older: bool = False,
) -> Opening:
    """How an action on a case begins: it is in sight, the right is there, and whether the same tap
    came before. ``right`` may depend on the kind of the case. Raises NotFound, Refused."""
    case, target, done = sight(work, request, case_id, older=older)
    act = right if isinstance(right, Act) else right(case.kind)
    return Opening(case, access.allow(request.by, act, target), done)


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


def goes_on_as(work: Work, case: Case) -> Case:
    """The case it was merged into, by way of however many; itself, if it was not."""
    while case.merged_into_id is not None:
        case = work.cases.by_id(case.merged_into_id)
    return case


@dataclass(frozen=True, kw_only=True)
class Noted:
    """What a step says in the timeline, beside who took it and when."""

    letter: Letter
    before: State | None
    """Where the case stood; None for the step that files it."""
    effect: Effect | None = None
    note: str = ""
    to_unit_id: int | None = None
    referral_id: int | None = None
    extension_id: int | None = None
    category_id: int | None = None
    counted_at: datetime | None = None


def note_step(work: Work, request: Request, seat: Seat, case: Case, noted: Noted) -> None:
    """Adds the step to the case's timeline; what is asked about the case from above
    follows it, and so do units that were called in."""
    work.cases.add_step(
        Step(
            case_id=case.id,
            token=request.token,
            letter=noted.letter,
            at=request.now,
            person_id=request.by.person_id,
            post_id=seat.post_id,
            before=noted.before,
            after=case.state,
            effect=noted.effect,
            outcome=case.outcome if noted.effect in REOPENING else None,
            note=noted.note,
            to_unit_id=noted.to_unit_id,
            referral_id=noted.referral_id,
            extension_id=noted.extension_id,
            category_id=noted.category_id,
            counted_at=noted.counted_at,
        )
    )
    follow(work, request, case, noted.letter, noted.note)
    call_follows(work, request, case, noted.letter)


def attach(
    work: Work,
    request: Request,
    case: Case,
    files: Sequence[DraftFile],
    *,
    of_record: bool = False,
) -> None:
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
                of_record=of_record,
            )
        )
