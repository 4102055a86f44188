"""督办: a question from above, its answer, and whither it goes with its matter."""

from datetime import date

import pytest

from domain.access import TABLE, Act
from domain.cases.lifecycle import Arrow
from domain.cases.model import Outcome, Urgency
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.inquiries import actions
from domain.inquiries.model import Inquiry, InquiryState
from domain.inquiries.notices import (
    InquiryAnswered,
    InquiryAsked,
    InquiryTakenBack,
)
from domain.org.model import UnitKind
from domain.people.model import Role
from tests.domain.conftest import Town
from tests.domain.inquiry_desk import FRIDAY, TUESDAY, InquiryDesk
from tests.domain.offering import case_options


@pytest.fixture
def desk(town: Town) -> InquiryDesk:
    return InquiryDesk(town)


def test_asked_answered_heard_and_on_file(desk: InquiryDesk) -> None:
    due, state = desk.case.due_at, desk.case.state
    inquiry = desk.ask(question="谈到哪一步了，找 13912345678？")
    asked = desk.told(desk.mediator, InquiryAsked)
    assert [(one.by_role, one.by_unit, one.question) for one in asked] == [
        (Role.SUPERVISOR, "琅琊区", inquiry.question)
    ]
    assert "13912345678" not in inquiry.question, "a number is masked"
    assert not any(desk.told(one, InquiryAsked) for one in (desk.head, desk.street, desk.officer))
    desk.answer(desk.mediator, inquiry)
    heard = desk.told(desk.supervisor, InquiryAnswered)
    assert [(one.answer, one.by_unit) for one in heard] == [("约好周五上门", "古道社区")]
    written = [(one.letter, one.note) for one in desk.town.steps()[-2:]]
    assert written == [
        ("inquiry_asked", inquiry.question),
        ("inquiry_answered", "约好周五上门"),
    ]
    assert (desk.case.due_at, desk.case.state) == (due, state), "nothing of the case moves"


def test_the_same_tap_twice_is_one(desk: InquiryDesk) -> None:
    ask = desk.town.asks(desk.supervisor)
    inquiry = desk.ask(request=ask)
    assert desk.town.do(actions.ask, ask, desk.case.id, "谈到哪一步了？", FRIDAY) is None
    reply = desk.town.asks(desk.mediator)
    for _ in range(2):
        desk.town.do(actions.answer, reply, inquiry.id, "约好了")
    assert len(desk.town.all(Inquiry)) == 1
    assert len(desk.told(desk.supervisor, InquiryAnswered)) == 1
    again = desk.ask()
    back = desk.town.asks(desk.supervisor)
    for _ in range(2):
        desk.town.do(actions.take_back, back, again.id)
    letters = [one.letter for one in desk.town.steps()]
    assert letters.count("inquiry_taken_back") == 1


def test_who_asks_again_before_the_answer_is_refused_and_others_are_not(desk: InquiryDesk) -> None:
    first = desk.ask()
    with pytest.raises(Invalid, match="inquiry-waiting"):
        desk.ask()
    deputy = desk.stand_in("琅琊区", Role.SUPERVISOR)
    with pytest.raises(Invalid, match="inquiry-waiting"):
        desk.ask(deputy)  # it is the post that asks
    second = desk.ask(desk.street)
    desk.answer(desk.mediator, first)
    assert second.state is InquiryState.OPEN
    assert desk.told(desk.street, InquiryAnswered) == []
    assert desk.ask().id != first.id


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 11, 23), "day-gone"),
        (date(2026, 11, 28), "inquiry-day-off"),
        (date(2027, 3, 1), "inquiry-far-off"),
    ],
)
def test_a_day_on_which_nobody_answers(desk: InquiryDesk, day: date, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        desk.ask(day=day)
    assert desk.ask(day=TUESDAY).due_at > desk.town.clock.now()


def test_it_needs_words_and_an_open_matter(desk: InquiryDesk) -> None:
    with pytest.raises(Invalid, match="inquiry-missing"):
        desk.ask(question=" … ")
    inquiry = desk.ask()
    with pytest.raises(Invalid, match="note-missing"):
        desk.answer(desk.mediator, inquiry, " ")
    desk.steps(desk.mediator, Arrow.RESOLVE, outcome=Outcome.SUCCESS)
    with pytest.raises(WrongStep):
        desk.ask()
    with pytest.raises(WrongStep):
        desk.answer(desk.mediator, inquiry)


@pytest.mark.parametrize("role", list(Role))
def test_who_may_ask_is_in_the_table(desk: InquiryDesk, role: Role) -> None:
    asks = {Role.COORDINATOR, Role.CENTRE_OFFICER, Role.SUPERVISOR}
    assert (Act.INQUIRE in TABLE[role]) == (role in asks)
    somebody = desk.town.person("琅琊区", role)
    offered = case_options(desk.town.work, somebody, desk.case).inquire
    assert offered == (role in asks)
    if role in asks:
        desk.ask(somebody)
    else:
        with pytest.raises((Refused, NotFound)):
            desk.ask(somebody)


def test_one_asks_below_and_never_oneself_nor_up(desk: InquiryDesk) -> None:
    desk.steps(desk.mediator, Arrow.HAND_UP)
    with pytest.raises(Refused):
        desk.ask(desk.street)  # it is theirs to answer for
    desk.steps(desk.street, Arrow.TAKE)
    coordinator = desk.town.person("古道社区", Role.COORDINATOR)
    with pytest.raises(Refused):
        desk.ask(coordinator)  # it is with those above them now
    other = desk.town.unit("北门街道", UnitKind.STREET, "琅琊区")
    beside = desk.town.person(other.name, Role.COORDINATOR)
    with pytest.raises(NotFound):
        desk.ask(beside)
    assert desk.ask(desk.centre).case_id == desk.case.id


def test_nobody_else_answers_or_takes_back(desk: InquiryDesk) -> None:
    inquiry = desk.ask()
    for who in (desk.officer, desk.street, desk.supervisor, desk.head):
        with pytest.raises(Refused):
            desk.answer(who, inquiry)
    for who in (desk.mediator, desk.street, desk.centre):
        with pytest.raises(Refused):
            desk.town.do(actions.take_back, desk.town.asks(who), inquiry.id)
    for number in (0, -1, inquiry.id + 1, 2**70):
        with pytest.raises(NotFound):
            desk.town.do(actions.answer, desk.town.asks(desk.mediator), number, "好")


def test_taken_back_who_has_heard_hears_so(desk: InquiryDesk) -> None:
    inquiry = desk.ask()
    desk.town.sends()
    desk.town.do(actions.take_back, desk.town.asks(desk.supervisor), inquiry.id)
    assert len(desk.told(desk.mediator, InquiryTakenBack)) == 1
    with pytest.raises(WrongStep):
        desk.answer(desk.mediator, inquiry)
    unheard = desk.ask()
    desk.town.do(actions.take_back, desk.town.asks(desk.supervisor), unheard.id)
    assert len(desk.told(desk.mediator, InquiryTakenBack)) == 1
    assert [one.inquiry_id for one in desk.told(desk.mediator, InquiryAsked)] == [inquiry.id]


def test_a_red_matter_is_asked_about_at_night(desk: InquiryDesk) -> None:
    desk.town.clock.forward(hours=12)  # ten in the evening
    desk.ask()
    desk.case.urgency = Urgency.RED
    red = desk.ask(desk.street)
    at_once = {
        push.notice.inquiry_id: push.not_before == desk.town.clock.now()
        for push in desk.town.pushes()
        if isinstance(push.notice, InquiryAsked)
    }
    assert at_once == {red.id - 1: False, red.id: True}
