"""Who is told of what happens to a case, and the notices that tell them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind, Urgency
from domain.notices import CaseMoved, Notice, Priority
from domain.org import Unit
from domain.people import Actor, Role, Seat, serving
from domain.ports.work import Push, Work

HANDLERS: dict[CaseKind, frozenset[Role]] = {
    CaseKind.DISPUTE: frozenset({Role.MEDIATOR, Role.COORDINATOR, Role.CENTRE_OFFICER}),
    CaseKind.OPINION: frozenset({Role.INFORMATION_OFFICER, Role.COORDINATOR, Role.CENTRE_OFFICER}),
}
"""The posts that take a matter up at the unit responsible for it, whichever of them it has."""

_ALARMED = frozenset({Role.COORDINATOR, Role.CENTRE_OFFICER, Role.SUPERVISOR})


async def handlers(work: Work, case: Case, line: Sequence[Unit], now: datetime) -> set[int]:
    """Those who handle the matter at its unit, or at the nearest unit above that has somebody."""
    ids = [unit.id for unit in line]
    start = ids.index(case.responsible_id) if case.responsible_id in ids else 0
    held = await work.people.holders(ids[start:], HANDLERS[case.kind], _day(work, now))
    return next((found for unit_id in ids[start:] if (found := serving(held, unit_id))), set())


async def alarmed(work: Work, line: Sequence[Unit], now: datetime) -> set[int]:
    """Coordinators and supervisors of every unit above: a red matter is theirs at once."""
    held = await work.people.holders([unit.id for unit in line], _ALARMED, _day(work, now))
    return {person for unit in line for person in serving(held, unit.id)}


def _day(work: Work, now: datetime) -> date:
    return now.astimezone(work.rules.zone).date()


async def concerned(work: Work, case: Case, now: datetime) -> set[int]:
    """The handler who took it, else all who could."""
    if case.handler_id is not None:
        return {case.handler_id}
    line = await work.org.ancestors(await work.org.unit(case.responsible_id))
    return await handlers(work, case, line, now)


@dataclass(frozen=True, kw_only=True)
class Was:
    """Who had the case before the step."""

    handler_id: int | None
    responsible_id: int
    to: int | None
    """The unit it was handed to."""


_BY_REPORTER = frozenset({Arrow.ANSWER, Arrow.WITHDRAW, Arrow.NOT_FIXED})
_HANDED = frozenset({Arrow.HAND_UP, Arrow.ASSIGN})


async def tell_step(
    work: Work,
    actor: Actor,
    seat: Seat,
    case: Case,
    arrow: Arrow,
    was: Was,
    token: str,
    note: str,
    now: datetime,
) -> None:
    """Those hear of a step whom it concerns: the reporter of what is done about the matter, the
    handlers of what the reporter says, the receivers of what is handed to them, and the sender of
    what became of it."""
    category = await work.cases.category(case.category_id)
    to_reporter = False
    match arrow:
        case _ if arrow in _BY_REPORTER:
            told = await concerned(work, case, now)
        case Arrow.HAND_UP | Arrow.ASSIGN:
            told = await receivers(work, case, case.offered_id, now)
        case Arrow.TURN_BACK:
            told = await concerned(work, case, now)
        case Arrow.TAKE_BACK:
            told = await receivers(work, case, was.to, now)
        case _:
            told, to_reporter = {case.reporter_id}, True
    notice = CaseMoved(
        case_id=case.id,
        case_kind=case.kind,
        category=category.label,
        arrow=arrow,
        by_role=seat.role,
        by_unit=seat.unit_name,
        note=note,
        outcome=case.outcome,
        to_reporter=to_reporter,
        step=token,
    )
    if arrow is Arrow.WITHDRAW:
        # Nobody needs to hear of a new matter that is gone before they looked.
        await work.outbox.withdraw(f"case:{case.id}:reported:", now)
    urgent = arrow in _HANDED and case.urgency is Urgency.RED
    await tell(work, told - {actor.person_id}, notice, now, urgent=urgent)
    if arrow is Arrow.TAKE and was.handler_id is not None and was.handler_id != case.reporter_id:
        # who handed it on may let go now
        sender = {was.handler_id} - {actor.person_id}
        await tell(work, sender, replace(notice, to_reporter=False), now)


async def receivers(work: Work, case: Case, unit_id: int | None, now: datetime) -> set[int]:
    """Those who may take up what was handed to this unit."""
    if unit_id is None:
        return set()
    held = await work.people.holders([unit_id], HANDLERS[case.kind], _day(work, now))
    return serving(held, unit_id)


async def tell(
    work: Work, people: Collection[int], notice: Notice, now: datetime, *, urgent: bool = False
) -> None:
    """Queues the notice for each: at once if urgent, else outside the quiet hours."""
    rules = work.rules
    when = now if urgent else rules.quiet.next_allowed(now, rules.calendar)
    await work.outbox.add(
        [
            Push(
                person_id=person,
                notice=notice,
                not_before=when,
                priority=Priority.URGENT if urgent else Priority.NORMAL,
            )
            for person in sorted(people)
        ],
        now,
    )
