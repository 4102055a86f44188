"""Who is told of what happens to a case, and the notices that tell them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind
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


async def tell_step(
    work: Work,
    actor: Actor,
    seat: Seat,
    case: Case,
    arrow: Arrow,
    token: str,
    note: str,
    now: datetime,
) -> None:
    """The reporter hears of each step of the handlers, the handlers of each of the reporter."""
    category = await work.cases.category(case.category_id)
    by_reporter = arrow in {Arrow.ANSWER, Arrow.WITHDRAW}
    told = await concerned(work, case, now) if by_reporter else {case.reporter_id}
    notice = CaseMoved(
        case_id=case.id,
        case_kind=case.kind,
        category=category.label,
        arrow=arrow,
        by_role=seat.role,
        by_unit=seat.unit_name,
        note=note,
        outcome=case.outcome,
        to_reporter=not by_reporter,
        step=token,
    )
    if arrow is Arrow.WITHDRAW:
        # Nobody needs to hear of a new matter that is gone before they looked.
        await work.outbox.withdraw(f"case:{case.id}:reported:", now)
    await tell(work, told - {actor.person_id}, notice, now)


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
