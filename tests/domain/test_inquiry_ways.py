"""Where a question from above goes with its matter, and with those who have to do with it."""

from collections.abc import Callable

import pytest

from domain.cases import undo as undoing
from domain.cases.convert import convert
from domain.cases.lifecycle import Arrow
from domain.cases.merge import merge
from domain.cases.model import Outcome, PeopleBand, State
from domain.cases.split import split
from domain.errors import Refused
from domain.inquiries.model import InquiryState
from domain.inquiries.notices import (
    InquiryAnswered,
    InquiryAsked,
    InquiryEnded,
    InquiryGoesOn,
)
from domain.inquiries.owing import askers
from domain.leave.actions import take_leave
from domain.org import actions as org
from domain.org.model import UnitKind
from domain.people.model import Capacity, Role
from domain.people.tenure import resign, vacate
from tests.domain.conftest import Town
from tests.domain.inquiry_desk import FRIDAY, TUESDAY, InquiryDesk
from tests.domain.offering import case_options


@pytest.fixture
def desk(town: Town) -> InquiryDesk:
    return InquiryDesk(town)


def test_handed_on_it_goes_along_and_comes_back(desk: InquiryDesk) -> None:
    inquiry = desk.ask(desk.centre)
    desk.town.sends()
    desk.steps(desk.mediator, Arrow.HAND_UP)
    assert len(desk.told(desk.street, InquiryAsked)) == 1
    assert case_options(desk.town.work, desk.mediator, desk.case).answer_inquiry, "not taken yet"
    desk.steps(desk.street, Arrow.TURN_BACK)
    assert not case_options(desk.town.work, desk.street, desk.case).answer_inquiry
    desk.steps(desk.mediator, Arrow.HAND_UP)
    desk.steps(desk.street, Arrow.TAKE)
    assert not case_options(desk.town.work, desk.mediator, desk.case).answer_inquiry
    desk.answer(desk.street, inquiry)
    assert [one.by_unit for one in desk.told(desk.centre, InquiryAnswered)] == ["琅琊街道"]


def test_the_end_of_the_matter_is_the_answer(desk: InquiryDesk) -> None:
    inquiry = desk.ask()
    desk.steps(desk.mediator, Arrow.RESOLVE, outcome=Outcome.SUCCESS)
    assert inquiry.state is InquiryState.ENDED
    ended = desk.told(desk.supervisor, InquiryEnded)
    assert [(one.state, one.outcome, one.note) for one in ended] == [
        (State.RESOLVED, Outcome.SUCCESS, "写一句")
    ]
    assert desk.told(desk.mediator, InquiryAsked) == [], "unheard, it is told no more"


def test_the_end_taken_back_it_waits_again(desk: InquiryDesk) -> None:
    inquiry = desk.ask()
    desk.steps(desk.mediator, Arrow.RESOLVE, outcome=Outcome.SUCCESS)
    desk.town.sends()
    desk.town.do(undoing.undo, desk.town.asks(desk.mediator), desk.case.id)
    assert inquiry.state is InquiryState.OPEN
    assert [one.undone for one in desk.told(desk.supervisor, InquiryEnded)] == [False, True]
    assert len(desk.told(desk.mediator, InquiryAsked)) == 1
    desk.answer(desk.mediator, inquiry)


def test_withdrawn_it_ends(desk: InquiryDesk) -> None:
    inquiry = desk.ask()
    desk.steps(desk.head, Arrow.WITHDRAW)
    assert inquiry.state is InquiryState.ENDED
    assert [one.state for one in desk.told(desk.supervisor, InquiryEnded)] == [State.WITHDRAWN]


def test_merged_it_goes_on_under_the_older_number(desk: InquiryDesk) -> None:
    younger = desk.town.reported(desk.head, unit="一号楼")
    desk.steps(desk.mediator, Arrow.ACCEPT, case=younger)
    inquiry, own = desk.ask(case=younger), desk.ask(desk.street)
    desk.town.do(merge, desk.town.asks(desk.mediator), younger.id, desk.case.id)
    assert (inquiry.case_id, inquiry.state) == (desk.case.id, InquiryState.OPEN)
    told = desk.told(desk.supervisor, InquiryGoesOn)
    assert [(one.from_id, one.case_id) for one in told] == [(younger.id, desk.case.id)]
    asked = [one.case_id for one in desk.told(desk.mediator, InquiryAsked)]
    assert asked == [desk.case.id, desk.case.id], "theirs, and the one that came with it"
    notes = [one.note for one in desk.town.work.cases.timeline(desk.case.id)]
    assert inquiry.question in notes
    desk.answer(desk.mediator, inquiry)
    assert own.state is InquiryState.OPEN


def test_split_it_stays_with_the_whole(desk: InquiryDesk) -> None:
    inquiry = desk.ask()
    ask = desk.town.asks(desk.mediator)
    part = desk.town.do(split, ask, desk.case.id, PeopleBand.ONE_TWO, "另一户也漏水")
    assert desk.town.work.inquiries.waiting(part.id) == []
    assert inquiry.case_id == desk.case.id


def test_converted_who_handles_it_now_is_asked(desk: InquiryDesk) -> None:
    inquiry = desk.ask()
    ask = desk.town.asks(desk.mediator)
    desk.town.do(convert, ask, desk.case.id, 2)
    assert len(desk.told(desk.officer, InquiryAsked)) == 1
    with pytest.raises(Refused):
        desk.answer(desk.mediator, inquiry)
    desk.answer(desk.officer, inquiry)


def test_where_nobody_is_the_nearest_above_answers(desk: InquiryDesk) -> None:
    inquiry = desk.ask()
    for who in (desk.mediator, desk.deputy):
        desk.town.do(resign, desk.town.asks(who), who.seats[0].post_id)
    assert case_options(desk.town.work, desk.street, desk.case).answer_inquiry
    assert not case_options(desk.town.work, desk.street, desk.case).inquire
    desk.answer(desk.town.actor(desk.street.person_id), inquiry)
    assert inquiry.answer


def test_on_leave_others_hear(desk: InquiryDesk) -> None:
    deputy, mediating = desk.stand_in("琅琊区", Role.SUPERVISOR), desk.deputy
    inquiry = desk.ask()
    for who in (desk.supervisor, desk.mediator):
        desk.town.do(take_leave, desk.town.asks(who), TUESDAY, FRIDAY)
    assert askers(desk.town.work, inquiry, desk.town.clock.now()) == {deputy.person_id}
    second = desk.ask(desk.street)
    assert [one.inquiry_id for one in desk.told(mediating, InquiryAsked)] == [second.id]
    desk.answer(mediating, inquiry)
    assert len(desk.told(deputy, InquiryAnswered)) == 1
    assert desk.told(desk.supervisor, InquiryAnswered) == []


def _resigns(desk: InquiryDesk) -> None:
    desk.town.do(resign, desk.town.asks(desk.street), desk.street.seats[0].post_id)


def _vacated(desk: InquiryDesk) -> None:
    post = desk.street.seats[0].post_id
    admin = desk.town.person("琅琊区", Role.ADMINISTRATOR)
    desk.town.do(vacate, desk.town.asks(admin), post, Capacity.HOLDER)


@pytest.mark.parametrize("leaves", [_resigns, _vacated])
def test_who_left_is_followed_by_whoever_has_the_post(
    desk: InquiryDesk, leaves: Callable[[InquiryDesk], None]
) -> None:
    inquiry = desk.ask(desk.street)
    leaves(desk)
    now = desk.town.clock.now()
    assert askers(desk.town.work, inquiry, now) == {desk.centre.person_id}
    heir = desk.town.person("琅琊街道", Role.COORDINATOR)
    assert askers(desk.town.work, inquiry, now) == {heir.person_id}
    desk.answer(desk.mediator, inquiry)
    assert len(desk.told(heir, InquiryAnswered)) == 1


def test_units_that_merge_take_their_questions_along(desk: InquiryDesk) -> None:
    town = desk.town
    north = town.unit("北门街道", UnitKind.STREET, "琅琊区")
    inquiry = desk.ask(desk.street)
    admin = town.person("琅琊区", Role.ADMINISTRATOR)
    street, community = town.units["琅琊街道"], town.units["古道社区"]
    town.do(org.merge, town.asks(admin), [street.id], north.id, on=TUESDAY)
    moved = town.actor(desk.street.person_id)
    assert moved.seats[0].unit_id == north.id
    assert inquiry.post_id == moved.seats[0].post_id
    # and the unit that owes the answer
    rear = town.unit("东后街社区", UnitKind.COMMUNITY, north.name)
    town.do(org.merge, town.asks(admin), [community.id], rear.id, on=TUESDAY)
    desk.answer(town.actor(desk.mediator.person_id), inquiry)
    assert len(desk.told(moved, InquiryAnswered)) == 1


def test_a_post_that_ends_leaves_its_questions_above(desk: InquiryDesk) -> None:
    town = desk.town
    north = town.unit("北门街道", UnitKind.STREET, "琅琊区")
    rear = town.unit("东后街社区", UnitKind.COMMUNITY, north.name)
    coordinator = town.person(north.name, Role.COORDINATOR)
    mediating = town.person(rear.name, Role.MEDIATOR)
    case = town.reported(mediating, unit=rear.name)
    inquiry = desk.ask(coordinator, case=case)
    admin = town.person("琅琊区", Role.ADMINISTRATOR)
    town.do(org.move, town.asks(admin), rear.id, town.units["琅琊街道"].id, on=TUESDAY)
    town.do(org.close, town.asks(admin), north.id, on=TUESDAY)
    town.session.refresh(inquiry)
    assert inquiry.post_id == desk.centre.seats[0].post_id
    desk.answer(town.actor(mediating.person_id), inquiry)
    assert len(desk.told(desk.centre, InquiryAnswered)) == 1
