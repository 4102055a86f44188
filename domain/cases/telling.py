"""Who is told of what happens to a case, and the notices that tell them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime

from domain.cases.lifecycle import TRANSITIONS, Arrow
from domain.cases.model import Case, CaseKind, Urgency
from domain.cases.notices import CaseMoved, CaseOffered, MergedMoved, offers_of
from domain.notices import Notice, Priority
from domain.org.model import Unit
from domain.people.line import COORDINATING, SUPERVISING, Lines, nearest
from domain.people.model import Role, Seat
from domain.ports import Push, Work
from domain.request import Request

HANDLERS: dict[CaseKind, frozenset[Role]] = {
    CaseKind.DISPUTE: frozenset({Role.MEDIATOR, Role.COORDINATOR, Role.CENTRE_OFFICER}),
    CaseKind.OPINION: frozenset({Role.INFORMATION_OFFICER, Role.COORDINATOR, Role.CENTRE_OFFICER}),
}
"""The posts that take a matter up at the unit responsible for it, whichever of them it has."""


def handlers(work: Work, case: Case, line: Sequence[Unit], now: datetime) -> set[int]:
    """Those who handle the matter at its unit, or at the nearest unit above that has somebody."""
    ids = [unit.id for unit in line]
    start = ids.index(case.responsible_id) if case.responsible_id in ids else 0
    return Lines(work=work, now=now).nearest(line[start:], HANDLERS[case.kind]).people


def alarmed(work: Work, line: Sequence[Unit], now: datetime) -> set[int]:
    """Coordinators and supervisors of every unit above: a red matter is theirs at once."""
    held = Lines(work=work, now=now).held(line, COORDINATING | SUPERVISING)
    return {person for unit in line for person in nearest(held, [unit.id]).people}


def concerned(work: Work, case: Case, now: datetime) -> set[int]:
    """The handler who took it (on leave: whoever is at work in their place), else all who could."""
    if case.handler_id is not None:
        return in_place_of(work, case.handler_id, case.responsible_id, case.kind, now)
    line = work.org.ancestors(work.org.unit(case.responsible_id))
    return handlers(work, case, line, now)


def in_place_of(
    work: Work, person_id: int, unit_id: int, kind: CaseKind, now: datetime
) -> set[int]:
    """Who is told what a handler at the unit is told: on leave or gone, who goes on with it."""
    lines = Lines(work=work, now=now)
    return lines.keeping(person_id, lines.of(unit_id), HANDLERS[kind])


@dataclass(frozen=True, kw_only=True)
class Was:
    """Who had the case before the step."""

    handler_id: int | None
    responsible_id: int


_BY_REPORTER = frozenset({Arrow.ANSWER, Arrow.WITHDRAW, Arrow.NOT_FIXED})
_HANDED = frozenset({Arrow.HAND_UP, Arrow.ASSIGN})
_OFFERING = frozenset(way.letter for way in TRANSITIONS if way.arrow in _HANDED)
_ANSWERED = frozenset({Arrow.TAKE, Arrow.TURN_BACK, Arrow.TAKE_BACK})
"""What ends an offer."""
_OVERTAKEN = frozenset({CaseMoved.kind, MergedMoved.kind})
"""What tells how a matter stands: only the newest is worth a look."""


def tell_step(
    work: Work, request: Request, seat: Seat, case: Case, arrow: Arrow, was: Was, note: str
) -> None:
    """Those hear of a step whom it concerns: the reporter of what is done about the matter, the
    handlers of what the reporter says, the receivers of what is handed to them, and the sender of
    what became of it."""
    if arrow in _HANDED:
        _offer(work, request, seat, case, arrow, note)
        return
    category = work.cases.category(case.category_id)
    to_reporter = False
    if arrow in _ANSWERED:
        # whoever has not heard of the offer yet need not hear of it any more
        work.outbox.withdraw(offers_of(case.id), request.now)
    match arrow:
        case _ if arrow in _BY_REPORTER or arrow is Arrow.TURN_BACK:
            told = concerned(work, case, request.now)
        case Arrow.TAKE_BACK:
            told = _heard_of_offer(work, case)
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
        step=request.token,
    )
    if arrow is Arrow.WITHDRAW:
        # Nobody needs to hear of a new matter that is gone before they looked.
        work.outbox.withdraw(f"case:{case.id}:reported:", request.now)
    if to_reporter:
        # only who reported it can answer a question
        asked = told if arrow is Arrow.ASK_BACK else None
        tell_reporters(work, case, notice, request.now, besides={request.by.person_id}, only=asked)
    else:
        red = case.urgency is Urgency.RED and arrow is Arrow.TAKE_BACK
        tell(work, told - {request.by.person_id}, notice, request.now, urgent=red)
    if arrow is Arrow.TAKE and was.handler_id is not None and was.handler_id != case.reporter_id:
        # who handed it on may let go now
        sender = in_place_of(work, was.handler_id, was.responsible_id, case.kind, request.now)
        tell(work, sender - {request.by.person_id}, replace(notice, to_reporter=False), request.now)


def _heard_of_offer(work: Work, case: Case) -> set[int]:
    """Whom the newest offer has reached, with those above who only know of a red one."""
    offers = [step for step in work.cases.timeline(case.id) if step.letter in _OFFERING]
    if not offers:
        return set()
    return work.outbox.reached(f"{offers_of(case.id)}{offers[-1].token}:")


def _offer(work: Work, request: Request, seat: Seat, case: Case, arrow: Arrow, note: str) -> None:
    """Those who may take it up hear of what is handed to their unit; of a red matter at once, and
    with them coordinators and supervisors of the units above."""
    if case.offered_id is None:
        return
    category = work.cases.category(case.category_id)
    filed, to = work.org.unit(case.unit_id), work.org.unit(case.offered_id)
    notice = CaseOffered(
        case_id=case.id,
        case_kind=case.kind,
        category=category.label,
        unit_name=filed.name,
        place=case.place,
        urgency=case.urgency,
        arrow=arrow,
        by_role=seat.role,
        by_unit=seat.unit_name,
        to_unit=to.name,
        yours=True,
        note=note,
        step=request.token,
    )
    told = receivers(work, case, to.id, request.now) - {request.by.person_id}
    urgent = case.urgency is Urgency.RED
    tell(work, told, notice, request.now, urgent=urgent)
    if urgent:
        above = alarmed(work, work.org.ancestors(to), request.now) - told
        known = replace(notice, yours=False)
        tell(work, above - {request.by.person_id}, known, request.now, urgent=True)


def reporters(work: Work, case: Case) -> dict[int, int]:
    """Who reported the matter, here or in a case merged into this one, and under which number."""
    merged = {one.reporter_id: one.id for one in work.cases.merged(case.id)}
    return {**merged, case.reporter_id: case.id}


def tell_reporters(
    work: Work,
    case: Case,
    notice: CaseMoved,
    now: datetime,
    *,
    besides: Collection[int] = (),
    only: Collection[int] | None = None,
) -> None:
    """Tells all who reported the matter, each under their own number (see decision 12).

    What has not gone out yet is overtaken by it. A red matter waits for nothing, and nothing of it
    is left out.
    """
    red = case.urgency is Urgency.RED
    for person, number in sorted((reporters(work, case)).items()):
        if person in besides or (only is not None and person not in only):
            continue
        if not red:
            overtake(work, case, person, now)
        own = notice if number == case.id else _of_merged(notice, number)
        tell(work, {person}, own, now, urgent=red)


def overtake(work: Work, case: Case, person: int, now: datetime) -> None:
    """What has not yet told the person how the matter stands will not: there is newer news."""
    work.outbox.withdraw(f"case:{case.id}:", now, person_id=person, kinds=_OVERTAKEN)


def _of_merged(notice: CaseMoved, number: int) -> MergedMoved:
    facts = {f.name: getattr(notice, f.name) for f in fields(notice) if f.name != "to_reporter"}
    return MergedMoved(merged_id=number, **facts)


def receivers(work: Work, case: Case, unit_id: int | None, now: datetime) -> set[int]:
    """Those who may take up what was handed to this unit."""
    if unit_id is None:
        return set()
    unit = work.org.unit(unit_id)
    return Lines(work=work, now=now).nearest([unit], HANDLERS[case.kind]).people


def tell(
    work: Work, people: Collection[int], notice: Notice, now: datetime, *, urgent: bool = False
) -> None:
    """Queues the notice for each: at once if urgent, else outside the quiet hours."""
    rules = work.rules
    when = now if urgent else rules.quiet.next_allowed(now, rules.calendar)
    work.outbox.add(
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
