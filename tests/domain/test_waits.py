"""Nothing waits in silence: whatever state waits for somebody, they are reminded, and both
sides have a way on. Derived from the tables of the lifecycles: no new state can be forgotten."""

from collections import deque
from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain.cases import steps
from domain.cases.extension import ask_extension
from domain.cases.extension_model import ExtensionState
from domain.cases.extension_notices import ExtensionAsked
from domain.cases.lifecycle import TRANSITIONS, Arrow, Doer
from domain.cases.model import OPEN_STATES, Case, CaseKind, State, Urgency
from domain.cases.options import PLAIN, addable
from domain.inquiries import actions as inquiries
from domain.inquiries.notices import InquiryDue
from domain.notices import Notice
from domain.people.model import Actor, Capacity, Role
from domain.referrals.lifecycle import WAYS, ReferralArrow, Side
from domain.referrals.model import Standing
from domain.referrals.notices import ReferralDue
from domain.reminders.ladder import Rung
from domain.request import Request
from domain.sweeps import SWEEPS
from tests.domain.conftest import Town
from tests.domain.offering import case_options
from tests.domain.referral_desk import Desk
from tests.examples import EVERY, seldom
from tests.makers import NOW, bare_case

_SUPERVISOR = ("琅琊区", Role.SUPERVISOR)
WAITING = sorted({way.source for way in TRANSITIONS if way.source in OPEN_STATES})
ON = [way for way in WAYS if way.source is not None and way.arrow is not ReferralArrow.UNDO]
"""What leads on; an answer is taken back within minutes, and nobody waits for that."""
HELD = sorted({way.source for way in ON if way.source is not None})


def way_to(state: State) -> list[Arrow]:
    """The shortest way from the report by steps that people take."""
    ways = deque[tuple[State, list[Arrow]]]([(State.REPORTED, [])])
    while ways:
        at, arrows = ways.popleft()
        if at is state:
            return arrows
        ways.extend(
            (way.target, [*arrows, way.arrow])
            for way in TRANSITIONS
            if way.source is at and way.arrow in PLAIN and len(arrows) < len(State)
        )
    raise AssertionError(state)


def mornings(town: Town, days: int, *, then_each: int = 1) -> Iterator[tuple[int, Notice]]:
    """What the clock says on so many mornings, and each half hour of the first day, as it does;
    ``then_each``: after ten days on every such morning only."""
    known, start = len(town.pushes()), town.clock.now()
    moments = [start + timedelta(minutes=30 * n) for n in range(1, 10)]
    first = start.replace(hour=1, minute=0)  # nine in the morning here
    days_on = [*range(1, 11), *range(11, days + 1, then_each)]
    moments += [first + timedelta(days=n) for n in days_on if n <= days]
    for moment in moments:
        town.clock.moment = moment
        for sweep in SWEEPS:
            town.do(sweep, Request(now=moment))
        town.sends()
        new = town.pushes()[known:]
        known += len(new)
        yield from ((push.person_id, push.notice) for push in new)


@pytest.fixture
def staffed(town: Town) -> list[Actor]:
    return [
        town.person("一号楼", Role.BUILDING_HEAD),
        town.person("古道社区", Role.MEDIATOR),
        town.person("古道社区", Role.MEDIATOR, Capacity.STAND_IN),
        town.person("琅琊街道", Role.COORDINATOR),
        town.person("琅琊区", Role.CENTRE_OFFICER),
    ]


def brought(town: Town, staffed: list[Actor], state: State, urgency: Urgency) -> Case:
    """A dispute that stands so, and who has heard of it."""
    case = town.reported(staffed[0], unit="一号楼", urgency=urgency)
    for arrow in way_to(state):
        able = [one for one in staffed if arrow in case_options(town.work, one, case).steps]
        request = Request(actor=able[0], token=town.tap(), now=town.clock.now())
        town.do(steps.take_step, request, case.id, arrow, note="写一句")
    assert case.state is state
    town.sends()
    return case


def test_the_tables_say_which_states_wait() -> None:
    assert set(WAITING) == OPEN_STATES
    assert set(HELD) == {Standing.OFFERED, Standing.ACCEPTED}
    undone = {way.target for way in WAYS if way.arrow is ReferralArrow.UNDO}
    assert undone == set(HELD), "what is taken back is waited for again"


@pytest.mark.parametrize("urgency", seldom([Urgency.YELLOW, Urgency.RED], {Urgency.YELLOW}))
@pytest.mark.parametrize("state", WAITING)
def test_who_is_waited_for_is_reminded(
    town: Town, staffed: list[Actor], state: State, urgency: Urgency
) -> None:
    case = brought(town, staffed, state, urgency)
    able = {
        one.person_id
        for one in staffed
        if (may := case_options(town.work, one, case)).steps or may.add_detail
    }
    said = (person for person, notice in mornings(town, 21) if _about(notice, case.id))
    assert any(person in able for person in said)


@pytest.mark.parametrize("state", WAITING)
def test_both_sides_have_a_way_on(state: State) -> None:
    doers = {way.doer for way in TRANSITIONS if way.source is state}
    assert doers - {Doer.REPORTER}
    assert Doer.REPORTER in doers or addable(bare_case(CaseKind.DISPUTE, state))


@pytest.mark.parametrize("standing", HELD)
def test_a_referral_is_reminded_of_and_both_sides_have_a_way_on(
    town: Town, standing: Standing
) -> None:
    assert {way.side for way in ON if way.source is standing} == set(Side)
    desk = Desk(town).open()
    referral = desk.refer()
    if standing is Standing.ACCEPTED:
        desk.answer(referral, ReferralArrow.ACCEPT)
    assert referral.standing is standing
    town.sends()
    offered = standing is Standing.OFFERED
    told = [
        (person, notice.rung)
        for person, notice in mornings(town, 80, then_each=3 if offered and not EVERY else 1)
        if isinstance(notice, ReferralDue)
    ]
    body, sender = (desk.liaison.person_id, Rung.ANSWER), (desk.mediator.person_id, Rung.SENDER)
    once = [body, sender]
    # an answer is asked for once from each; how it goes, again and again
    assert told == (once if offered else once * 2)


def test_a_request_for_more_time_is_reminded_of(town: Town, staffed: list[Actor]) -> None:
    case = brought(town, staffed, State.MEDIATING, Urgency.YELLOW)
    mediator, street = staffed[1], staffed[3]
    ask = town.asks(mediator)
    asked = town.do(ask_extension, ask, case.id, 5, "等鉴定", parties_agree=False)
    assert asked is not None
    assert asked.state is ExtensionState.ASKED
    town.sends()
    told = [person for person, notice in mornings(town, 5) if isinstance(notice, ExtensionAsked)]
    assert told == [street.person_id]
    assert Arrow.RESOLVE in case_options(town.work, mediator, case).steps


@pytest.mark.parametrize("state", WAITING)
def test_a_question_from_above_is_reminded_of_wherever_its_matter_waits(
    town: Town, staffed: list[Actor], state: State
) -> None:
    case, supervisor = brought(town, staffed, state, Urgency.YELLOW), town.person(*_SUPERVISOR)
    asked = town.do(inquiries.ask, town.asks(supervisor), case.id, "怎么样了？", NOW.date())
    assert asked is not None
    town.sends()
    told = [
        (person, notice.rung)
        for person, notice in mornings(town, 3)
        if isinstance(notice, InquiryDue)
    ]
    able = [one.person_id for one in staffed if case_options(town.work, one, case).answer_inquiry]
    assert (supervisor.person_id, Rung.SENDER) in told
    assert {person for person, rung in told if rung is Rung.HANDLER} <= set(able)
    assert able, "and both sides have a way on"


def _about(notice: Notice, case_id: int) -> bool:
    return getattr(notice, "case_id", None) == case_id
