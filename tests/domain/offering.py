"""What somebody is offered about a case, asked as a read asks it."""

from collections.abc import Sequence
from datetime import datetime

from domain.access import at
from domain.cases.handover import next_tier
from domain.cases.model import Case
from domain.cases.options import CaseOptions, OnFile, options, waiting
from domain.cases.timeline import goes_on_as, target_of
from domain.inquiries.owing import matter_of
from domain.meetings.opening import community_of
from domain.meetings.options import AgendaPlace
from domain.people.model import Actor
from domain.ports import Work
from tests.makers import NOW


def on_file(work: Work, case: Case, now: datetime) -> OnFile:
    """What the options are asked with, gathered as a read gathers it."""
    handler, day = case.handler_id, work.rules.day(now)
    asked = waiting(case, work.clocks.extensions(case.id, case.reported_at))
    return OnFile(
        timeline=work.cases.timeline(case.id),
        tier_above=next_tier(work, case, now) is not None,
        asked=asked,
        decider=None if asked is None else at(work.org.unit(asked.decider_id).path),
        goes_on=goes_on_as(work, case).state,
        handlers=() if handler is None else work.contacts.handlers(case.id, handler, day),
        matter=matter_of(work, case, target_of(work, case), now),
        inquiries=work.inquiries.waiting(case.id),
        called_in=bool(work.callins.waiting(case.id)),
        agenda=agenda_place(work, case),
    )


def agenda_place(work: Work, case: Case) -> AgendaPlace | None:
    """The community whose meeting it can be put before, as the read finds it."""
    home = community_of(work, case.unit_id)
    if home is None or work.meetings.series(home.id) is None:
        return None
    return AgendaPlace(path=home.path, waiting=bool(work.meetings.waiting([case.id])))


def case_options(work: Work, actor: Actor, case: Case, now: datetime = NOW) -> CaseOptions:
    """What somebody may do about a case of the town."""
    return each_options(work, [actor], case, now)[0]


def each_options(
    work: Work, actors: Sequence[Actor], case: Case, now: datetime
) -> list[CaseOptions]:
    """The same for each of them."""
    target, facts = target_of(work, case), on_file(work, case, now)
    within = work.rules.undo
    return [options(one, case, target, facts, now=now, within=within) for one in actors]
