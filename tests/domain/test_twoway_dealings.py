"""Who is opposite to whom in a round, and what the desk knows of their dealings."""

from datetime import date

import pytest

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.days.halves import HalfYear
from domain.followups.actions import send_back
from domain.followups.giving import hand_out
from domain.followups.model import Handout, Source
from domain.inquiries import actions as inquiries
from domain.people.model import Role
from domain.twoway.model import TwowayFacts
from tests.domain.conftest import Town
from tests.domain.twoway_desk import TwowayDesk, local


@pytest.fixture
def desk(town: Town) -> TwowayDesk:
    return TwowayDesk(town)


TREE = {("琅琊街道", "古道社区"), ("琅琊街道", "凤凰社区"), ("北门街道", "东后街社区")}


def both(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    return pairs | {(two, one) for one, two in pairs}


def test_without_dealings_the_tree_says_who_is_opposite(desk: TwowayDesk) -> None:
    made = desk.opens()
    assert desk.pairs() == both(TREE)
    assert made.half == HalfYear.beginning(2026, 7)
    assert (made.due_at, made.closes_at) == (local("2026-12-09"), local("2026-12-16"))


def test_dealings_bring_others_opposite_and_none_is_made_up(desk: TwowayDesk) -> None:
    head = desk.town.person("一号楼", Role.BUILDING_HEAD)
    mediator = desk.town.person("古道社区", Role.MEDIATOR)
    case = desk.town.reported(head, unit="一号楼")
    asks = desk.town.asks
    desk.town.do(steps.take_step, asks(mediator), case.id, Arrow.ACCEPT, note="")
    desk.town.do(inquiries.ask, asks(desk.supervisor), case.id, "谈到哪了？", date(2026, 11, 26))
    desk.town.do(steps.take_step, asks(mediator), case.id, Arrow.HAND_UP, note="难")
    to = desk.town.units["医调中心"].id
    desk.town.do(steps.take_step, asks(desk.street), case.id, Arrow.TAKE, note="")
    desk.town.clock.forward(hours=1)
    desk.opens()
    assert desk.pairs() == both(TREE), "the question went up with its matter"
    facts = desk.sheet("古道社区", "琅琊街道").facts
    assert facts == TwowayFacts(handed=1, timely=1)
    assert desk.sheet("琅琊街道", "古道社区").facts == TwowayFacts()
    assert to not in {one for pair in desk.pairs() for one in pair}


def test_a_question_from_above_is_a_dealing(desk: TwowayDesk) -> None:
    head = desk.town.person("一号楼", Role.BUILDING_HEAD)
    mediator = desk.town.person("古道社区", Role.MEDIATOR)
    case = desk.town.reported(head, unit="一号楼")
    asks = desk.town.asks
    desk.town.do(steps.take_step, asks(mediator), case.id, Arrow.ACCEPT, note="")
    desk.town.do(inquiries.ask, asks(desk.supervisor), case.id, "谈到哪了？", date(2026, 11, 26))
    desk.town.clock.forward(hours=1)
    desk.opens()
    assert desk.pairs() == both(TREE | {("琅琊区", "古道社区")})
    assert desk.sheet("古道社区", "琅琊区").facts == TwowayFacts(asked=1)


def test_what_was_given_to_follow_up_is_a_dealing(desk: TwowayDesk) -> None:
    community, centre = (desk.town.units[name].id for name in ("古道社区", "医调中心"))
    officer = desk.town.person("医调中心", Role.CENTRE_OFFICER)
    for number, due in (
        (1, date(2026, 11, 25)),
        (2, date(2026, 12, 25)),
        (3, date(2026, 11, 25)),
    ):
        handout = Handout(
            source=Source.MEETING,
            source_id=number,
            host_id=community,
            unit_id=centre,
            title="加一个夜间门诊",
            due=due,
        )
        made = desk.town.do(hand_out, desk.town.asks(desk.gudao), handout)
    desk.town.do(send_back, desk.town.asks(officer), made.id, "不归这里")
    desk.town.clock.forward(days=6)
    desk.opens()
    assert desk.pairs() == both(TREE | {("医调中心", "古道社区")})
    assert desk.sheet("古道社区", "医调中心").facts == TwowayFacts(owed=1)


def test_what_was_taken_back_at_once_is_none(desk: TwowayDesk) -> None:
    head = desk.town.person("一号楼", Role.BUILDING_HEAD)
    case = desk.town.reported(head, unit="一号楼")
    mediator = desk.town.person("古道社区", Role.MEDIATOR)
    asks, to = desk.town.asks, desk.town.units["医调中心"].id
    desk.town.do(steps.take_step, asks(mediator), case.id, Arrow.ACCEPT, note="")
    desk.town.do(steps.take_step, asks(mediator), case.id, Arrow.HAND_UP, note="难")
    desk.town.do(steps.take_step, asks(desk.street), case.id, Arrow.TAKE, note="")
    for arrow, unit in ((Arrow.ASSIGN, to), (Arrow.TAKE_BACK, None)):
        desk.town.do(steps.take_step, asks(desk.street), case.id, arrow, note="派", to_unit_id=unit)
    desk.town.clock.forward(hours=1)
    desk.opens()
    assert desk.pairs() == both(TREE)
