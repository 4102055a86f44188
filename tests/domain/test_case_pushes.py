"""Who hears of what, and when."""

from datetime import UTC, datetime

import pytest

from domain.cases import steps
from domain.cases.convert import convert
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Outcome, PeopleBand, State, Urgency
from domain.cases.notices import CaseConverted, CaseOffered, CaseReported, ConvertedFor
from domain.cases.split import split
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.org.model import UnitKind
from domain.people.model import Actor, Capacity, Role
from domain.request import Request
from storage.schema import holdings
from tests.domain.conftest import Town

EIGHT_NEXT_MORNING = datetime(2026, 11, 25, 0, 0, tzinfo=UTC)


def test_a_dispute_reaches_the_mediator_and_nobody_else(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    stand_in = town.person("古道社区", Role.MEDIATOR, Capacity.STAND_IN)
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    town.reported(head, unit="一号楼")
    assert town.told(mediator) == [("case-reported", town.clock.now())]
    assert not town.told(stand_in)
    assert not town.told(officer)
    assert not town.told(coordinator)
    assert not town.told(head)


def test_an_opinion_item_reaches_the_information_officer(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    town.reported(head, unit="一号楼", kind=CaseKind.OPINION)
    assert town.told(officer)
    assert not town.told(mediator)


def test_with_the_post_vacant_the_stand_in_hears_then_the_street(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    town.reported(head, unit="一号楼")
    assert len(town.told(coordinator)) == 1
    stand_in = town.person("古道社区", Role.MEDIATOR, Capacity.STAND_IN)
    town.reported(head, unit="一号楼")
    assert len(town.told(stand_in)) == 1
    assert len(town.told(coordinator)) == 1


def test_at_night_a_yellow_matter_waits_for_the_morning_and_a_red_one_does_not(
    town: Town,
) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    supervisor = town.person("琅琊区", Role.SUPERVISOR)
    late = town.clock.forward(hours=13)
    town.reported(head, unit="一号楼")
    assert town.told(mediator) == [("case-reported", EIGHT_NEXT_MORNING)]
    assert not town.told(supervisor)
    town.reported(head, unit="一号楼", urgency=Urgency.RED)
    assert town.told(mediator)[-1] == ("case-reported", late)
    assert town.told(coordinator) == [("case-reported", late)]
    assert town.told(supervisor) == [("case-reported", late)]


def test_the_reporter_hears_of_each_step(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    case = town.reported(head, unit="一号楼")
    for arrow in (Arrow.ACCEPT, Arrow.START, Arrow.RESOLVE, Arrow.CLOSE):
        town.do(
            steps.take_step,
            town.asks(mediator),
            case.id,
            arrow,
            note="说好了",
            outcome=Outcome.SUCCESS,
        )
        town.sends()
    assert [kind for kind, _ in town.told(head)] == ["case-moved"] * 4
    assert case.state is State.CLOSED
    assert case.handler_id == mediator.person_id


def test_asking_back_and_answering_keeps_the_case_with_who_took_it(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    case = town.reported(head, unit="一号楼")
    for arrow in (Arrow.ACCEPT, Arrow.START, Arrow.ASK_BACK):
        town.do(
            steps.take_step,
            town.asks(mediator),
            case.id,
            arrow,
            note="哪层?",
        )
    assert case.state is State.RETURNED
    assert case.due_at is None
    town.do(
        steps.add_detail,
        town.asks(head),
        case.id,
        note="三楼",
    )
    assert case.state is State.MEDIATING
    assert case.due_at is not None
    assert town.told(mediator)[-1][0] == "case-detail"


def test_a_matter_withdrawn_before_the_morning_is_not_pushed(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    town.clock.forward(hours=13)
    case = town.reported(head, unit="一号楼")
    town.do(
        steps.take_step,
        town.asks(head),
        case.id,
        Arrow.WITHDRAW,
    )
    assert [kind for kind, _ in town.told(mediator)] == ["case-moved"]


def test_an_ended_matter_takes_no_more_detail(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    case = town.reported(head, unit="一号楼")
    town.do(
        steps.take_step,
        town.asks(head),
        case.id,
        Arrow.WITHDRAW,
    )
    with pytest.raises(WrongStep):
        town.do(
            steps.add_detail,
            town.asks(head),
            case.id,
            note="还有",
        )


def test_what_is_out_of_sight_is_as_good_as_not_there(town: Town) -> None:
    town.unit("东后街社区", UnitKind.COMMUNITY, "琅琊街道")
    head = town.person("一号楼", Role.BUILDING_HEAD)
    case = town.reported(head, unit="一号楼")
    others = [
        town.person("东后街社区", Role.MEDIATOR),
        town.person("一网格", Role.BUILDING_HEAD),
        town.person("琅琊区", Role.ADMINISTRATOR),
    ]
    for actor in others:
        for case_id in (case.id, 999):
            tap = town.asks(actor)
            for arrow in Arrow:
                with pytest.raises(NotFound, match=r"^not-found:case$"):
                    town.do(steps.take_step, tap, case_id, arrow, note="还有")
            with pytest.raises(NotFound, match=r"^not-found:case$"):
                town.do(steps.add_detail, tap, case_id, note="还有")
    supervisor = town.person("琅琊区", Role.SUPERVISOR)
    tap = town.asks(supervisor)
    with pytest.raises(Refused, match="add_detail"):
        town.do(steps.add_detail, tap, case.id, note="还有")


def test_who_reported_it_may_withdraw_it_from_another_post(town: Town) -> None:
    town.unit("东后街社区", UnitKind.COMMUNITY, "琅琊街道")
    head = town.person("一网格", Role.GRID_HEAD)
    case = town.reported(head)
    town.empty(holdings)
    moved = town.person("东后街社区", Role.MEDIATOR, again=head.person_id)
    town.do(
        steps.take_step,
        town.asks(moved),
        case.id,
        Arrow.WITHDRAW,
    )
    assert case.state is State.WITHDRAWN


def test_nobody_files_under_a_unit_that_is_not_theirs(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    supervisor = town.person("琅琊区", Role.SUPERVISOR)
    for actor in (head, supervisor):
        with pytest.raises(Refused):
            town.reported(actor, unit="一网格")


def test_a_category_of_the_other_kind_is_refused(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    town.work.cases.category(1).kind = CaseKind.OPINION
    with pytest.raises(Invalid):
        town.reported(head, unit="一号楼")


@pytest.mark.parametrize("urgency", [Urgency.YELLOW, Urgency.RED])
def test_whoever_hears_of_a_new_matter_hears_what_happened_and_no_number(
    town: Town, urgency: Urgency
) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    town.person("古道社区", Role.INFORMATION_OFFICER)
    town.person("琅琊街道", Role.COORDINATOR)
    town.person("琅琊区", Role.SUPERVISOR)
    case = town.reported(
        head, unit="一号楼", urgency=urgency, summary="楼上漏水，老王电话13805501234"
    )
    now = town.clock.now()

    def by(actor: Actor) -> Request:
        return Request(actor=actor, token=town.tap(), now=now)

    town.do(split, by(mediator), case.id, PeopleBand.ONE_TWO, "二楼另说，电话13805501234")
    town.do(convert, by(mediator), case.id, 2)
    handed = town.reported(
        head, unit="一号楼", urgency=urgency, summary="楼上漏水，老王电话13805501234"
    )
    town.do(steps.take_step, by(mediator), handed.id, Arrow.HAND_UP, note="请街道看看")
    new = [push.notice for push in town.pushes() if hasattr(push.notice, "summary")]
    assert {type(one) for one in new} == {CaseReported, CaseOffered, CaseConverted}
    for one in new:
        unasked = isinstance(one, CaseConverted) and one.told is not ConvertedFor.HANDLER
        assert unasked or "电话***********" in one.summary
        assert "13805501234" not in str(one)
