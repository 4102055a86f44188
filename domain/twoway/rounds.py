"""Opening a round, calling it off, and its end."""

from collections import Counter
from collections.abc import Iterable

from domain import access
from domain.access import Act
from domain.errors import Invalid, WrongStep
from domain.org.model import Unit, is_within
from domain.people.line import Lines
from domain.ports import Work
from domain.request import Request
from domain.twoway.dealings import plan
from domain.twoway.model import TwowayRound, TwowaySheet, TwowayState
from domain.twoway.notices import (
    TwowayCancelled,
    TwowayOpened,
    all_of,
)
from domain.twoway.telling import heads, tell


def open_round(work: Work, request: Request, host_id: int) -> TwowayRound:
    """Opens a round for a unit and all below: a sheet for each two that are opposite, in both
    directions, and who heads them hears of it.

    Raises NotFound, Refused, Invalid (``twoway-running``: a round is open here, above or below;
    ``twoway-held``: this half-year was judged already, here, above or below;
    ``twoway-nobody``: there are no two units that could judge each other).
    """
    host = work.org.unit(host_id)
    seat = access.allow(request.by, Act.OPEN_TWOWAY, access.at(host.path))
    work.twoways.lock()
    if done := work.twoways.opened(request.token):
        return done
    if _near(work, host, work.twoways.under_way()):
        raise Invalid("twoway-running")
    planned = plan(work, host, request.now)
    if _near(work, host, work.twoways.of_half(planned.half.first)):
        raise Invalid("twoway-held")
    if not planned.facts:
        raise Invalid("twoway-nobody")
    made = work.twoways.add(
        TwowayRound(
            host_id=host.id,
            token=request.token,
            opened_by=request.by.person_id,
            post_id=seat.post_id,
            opened_at=request.now,
            first=planned.half.first,
            due_at=planned.due_at,
            closes_at=planned.closes_at,
            form=work.rules.twoway.form,
        )
    )
    work.twoways.add_sheets(
        [
            TwowaySheet(round_id=made.id, from_id=one, to_id=other, facts=facts)
            for (one, other), facts in planned.facts.items()
        ]
    )
    _tell_opened(work, request, made, host.name, Counter(one for one, _ in planned.facts))
    return made


def _near(work: Work, host: Unit, rounds: Iterable[TwowayRound]) -> bool:
    """Whether one of them is of this unit, above it or below: two units would judge each other in
    both."""
    paths = [work.org.unit(one.host_id).path for one in rounds]
    return any(is_within(path, host.path) or is_within(host.path, path) for path in paths)


def _tell_opened(
    work: Work, request: Request, made: TwowayRound, host_name: str, sheets: Counter[int]
) -> None:
    lines = Lines(work=work, now=request.now)
    lines.expect(sheets)
    for unit_id, many in sorted(sheets.items()):
        notice = TwowayOpened(
            round_id=made.id,
            host_name=host_name,
            first=made.first,
            unit_id=unit_id,
            unit_name=lines.of(unit_id)[0].name,
            sheets=many,
            due_at=made.due_at,
            closes_at=made.closes_at,
        )
        tell(work, request, heads(lines, unit_id), notice)


def cancel_round(work: Work, request: Request, round_id: int) -> TwowayRound:
    """Calls a round off: what was filled in is shown to nobody, and the half-year may be judged
    anew. Whom it was told of hears so. Raises NotFound, WrongStep (it has closed, or was called
    off already)."""
    made = work.twoways.round(round_id)
    host = work.org.unit(made.host_id)
    access.allow(request.by, Act.OPEN_TWOWAY, access.at(host.path), hides="twoway")
    if not made.takes(request.now):
        raise WrongStep("twoway", state=made.state.value)
    made.state, made.ended_at = TwowayState.CANCELLED, request.now
    reached = work.outbox.reached(f"{all_of(made.id)}opened:")
    work.outbox.withdraw(all_of(made.id), request.now)
    notice = TwowayCancelled(round_id=made.id, host_name=host.name, first=made.first)
    tell(work, request, reached - {request.by.person_id}, notice)
    return made
