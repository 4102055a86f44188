"""What all actions on a case share: to find it in sight, to note the step, to wind the clock."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain import access
from domain.access import Target
from domain.cases import clocks
from domain.cases.clocks import Term
from domain.cases.draft import DraftFile
from domain.cases.extending import Extension, ExtensionState
from domain.cases.model import REOPENING, Attachment, Case, Effect, State, Step
from domain.people import Actor, Seat
from domain.ports.work import Work


async def within_sight(work: Work, actor: Actor, case_id: int) -> tuple[Case, Target]:
    """The case, locked, and what access asks of it. Raises NotFound, also out of sight."""
    case = await work.cases.by_id(case_id)
    target = await target_of(work, case)
    access.look(actor, target)
    return case, target


async def target_of(work: Work, case: Case) -> Target:
    """What access asks of the case."""
    filed = await work.org.unit(case.unit_id)
    responsible = await work.org.unit(case.responsible_id)
    offered = None if case.offered_id is None else await work.org.unit(case.offered_id)
    return Target(
        filed_path=filed.path,
        responsible_path=responsible.path,
        offered_path=offered.path if offered else None,
        reporter_id=case.reporter_id,
    )


async def wind(work: Work, case: Case, now: datetime) -> None:
    """Sets the deadlines that run from ``now`` on in the case's present state: that of the unit
    whose turn it is, and the month of mediation; an extension that was granted moves them.

    Who was told that it is overdue is told no more once another deadline runs.
    """
    rules, was_due, was_limit = work.rules, case.due_at, case.deadline_at
    term, granted = await term_of(work, case, now), list[Extension]()
    if case.open and case.accepted_at is not None:
        days = clocks.stood_still(
            case, await work.cases.timeline(case.id), now, rules.calendar, rules.zone
        )
        term = replace(term, handle=term.handle + days)
        asked = await work.clocks.extensions(case.id, case.accepted_at)
        granted = [one for one in asked if one.state is ExtensionState.APPROVED]
    due = clocks.due_after(case, now, term, rules.calendar, rules.zone)
    limit = clocks.month_limit(case, rules.calendar, rules.zone)
    if due is not None and case.state in clocks.HANDLING:
        due = max((due, *(one.until for one in granted)))
    if limit is not None:
        limit = max((limit, *(one.until for one in granted if one.parties_agree)))
    case.due_at, case.deadline_at = due, limit
    if due != was_due:
        case.rung = 0
        if was_due is not None and was_due <= now:
            await work.outbox.withdraw(f"case:{case.id}:overdue:", now)
    if limit != was_limit:
        case.limit_rung = 0
        if was_limit is not None:
            await work.outbox.withdraw(f"case:{case.id}:limit:", now)


async def term_of(work: Work, case: Case, now: datetime) -> Term:
    """What the unit whose turn it is has: its own clock, else that of its tier."""
    unit_id, day = clocks.keeper(case), now.astimezone(work.rules.zone).date()
    own = await work.clocks.own(unit_id, case.urgency, day)
    if own is not None:
        return own.term
    unit = await work.org.unit(unit_id)
    return work.rules.clocks.term(unit.kind, case.urgency)


async def note_step(
    work: Work,
    actor: Actor,
    seat: Seat,
    case: Case,
    *,
    token: str,
    letter: str,
    before: State | None,
    now: datetime,
    effect: Effect | None = None,
    note: str = "",
    to_unit_id: int | None = None,
    referral_id: int | None = None,
    counted_at: datetime | None = None,
) -> None:
    """Adds the step to the case's timeline."""
    await work.cases.add_step(
        Step(
            case_id=case.id,
            token=token,
            arrow=letter,
            at=now,
            person_id=actor.person_id,
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


async def attach(
    work: Work, actor: Actor, case: Case, files: Sequence[DraftFile], now: datetime
) -> None:
    """Adds attachments that are in the file store already."""
    for file in files:
        await work.cases.add_attachment(
            Attachment(
                case_id=case.id,
                kind=file.kind,
                file=file.file,
                size=file.size,
                at=now,
                person_id=actor.person_id,
            )
        )
