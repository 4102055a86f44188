"""A slip of a liaison, of who splits and of who converts is taken back, as any other."""

from datetime import timedelta

import pytest

from domain.cases import steps
from domain.cases.convert import convert
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind, PeopleBand, State
from domain.cases.notices import CaseConverted, CaseSplit
from domain.cases.split import split
from domain.cases.undo import undo
from domain.errors import WrongStep
from domain.people.model import Role
from domain.referrals.lifecycle import ReferralArrow
from domain.referrals.model import Standing
from tests.domain.conftest import Town
from tests.domain.referral_desk import Desk
from tests.domain.related import go, kinds, open_disputes

ACCEPT, DECLINE, UNDO = ReferralArrow.ACCEPT, ReferralArrow.DECLINE, ReferralArrow.UNDO


@pytest.fixture
def desk(town: Town) -> Desk:
    return Desk(town).open()


@pytest.mark.parametrize("arrow", [ACCEPT, DECLINE])
def test_an_answer_given_by_a_slip_is_as_if_it_had_not_been(
    desk: Desk, arrow: ReferralArrow
) -> None:
    referral = desk.refer()
    due = referral.due_at
    desk.town.clock.forward(minutes=20)
    desk.answer(referral, arrow, "不归我们管")
    desk.town.sends()
    desk.town.clock.forward(minutes=5)
    desk.answer(referral, UNDO)
    assert (referral.standing, referral.due_at, referral.answer) == (Standing.OFFERED, due, "")
    assert referral.answered_at is None
    assert [one.arrow for one in desk.told(desk.mediator)] == [arrow, UNDO]
    desk.answer(referral, ACCEPT)
    assert referral.standing is Standing.ACCEPTED


def test_an_answer_that_nobody_has_heard_of_is_not_told_at_all(desk: Desk) -> None:
    referral = desk.refer()
    desk.answer(referral, DECLINE, "不归我们管")
    desk.answer(referral, UNDO)
    assert desk.told(desk.mediator) == []


def test_what_was_done_by_a_slip_is_in_hand_again(desk: Desk) -> None:
    referral = desk.refer()
    desk.answer(referral, ACCEPT)
    due = referral.due_at
    desk.answer(referral, ReferralArrow.HAND_BACK, "请接着调解")
    desk.answer(referral, UNDO)
    assert referral.due_at == due is not None
    assert referral.standing is Standing.ACCEPTED
    assert (referral.ended_at, referral.result, referral.handed_back) == (None, "", False)


def test_it_is_too_late_after_minutes_or_once_somebody_has_acted(desk: Desk) -> None:
    referral = desk.refer()
    desk.answer(referral, DECLINE, "不归我们管")
    desk.town.clock.forward(minutes=6)
    with pytest.raises(WrongStep):
        desk.answer(referral, UNDO)
    other = desk.refer()
    desk.answer(other, DECLINE, "不归我们管")
    another = desk.refer()
    with pytest.raises(WrongStep):
        desk.answer(other, UNDO)
    desk.answer(another, ACCEPT)
    with pytest.raises(WrongStep):
        desk.answer(referral, UNDO)
    somebody = desk.town.person("琅琊区", Role.LEGAL_AID_LIAISON)
    with pytest.raises(WrongStep):
        desk.answer(another, UNDO, by=somebody)


def test_a_part_split_off_by_a_slip_is_none(town: Town) -> None:
    head = town.person("一网格", Role.GRID_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    second = town.person("古道社区", Role.MEDIATOR)
    case = town.reported(head)
    go(town, mediator, case, Arrow.ACCEPT)
    part = town.do(split, town.asks(mediator), case.id, PeopleBand.ONE_TWO, "另有三户")
    town.sends()
    assert open_disputes(town) == 2
    with pytest.raises(WrongStep):
        town.do(undo, town.asks(second), part.id)
    town.do(undo, town.asks(mediator), part.id)
    assert (part.state, part.outcome) == (State.WITHDRAWN, None)
    assert open_disputes(town) == 1
    told = [push for push in town.pushes() if isinstance(push.notice, CaseSplit)]
    assert [(push.person_id, push.notice.subject) for push in told] == [
        (head.person_id, f"case:{part.id}:split"),
        *((one.person_id, f"case:{part.id}:unsplit") for one in (head, second)),
    ]
    assert town.work.cases.timeline(case.id)[-1].letter == "unsplit"
    board = town.office.boards.cases.view(mediator, case.id, town.clock.now())
    assert town.office.read(board).related == ()


@pytest.mark.parametrize("accepted", [True, False])
def test_a_conversion_by_a_slip_is_undone_by_who_has_no_right_to_the_other_kind(
    town: Town, accepted: bool
) -> None:
    head = town.person("一网格", Role.GRID_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    case: Case = town.reported(head)
    if accepted:
        go(town, mediator, case, Arrow.ACCEPT)
    town.sends()
    town.do(convert, town.asks(mediator), case.id, 2)
    town.sends()
    with pytest.raises(WrongStep):
        town.do(undo, town.asks(officer), case.id)
    town.do(undo, town.asks(mediator), case.id)
    assert (case.kind, case.category_id) == (CaseKind.DISPUTE, 1)
    assert case.state is (State.ACCEPTED if accepted else State.REPORTED)
    assert case.handler_id == (mediator.person_id if accepted else None)
    assert kinds(town, officer) == ["case-converted", "case-converted"]
    (gone,) = [push.notice for push in town.pushes() if push.person_id == officer.person_id][1:]
    assert isinstance(gone, CaseConverted)
    assert (gone.told, gone.case_kind) == ("former", CaseKind.DISPUTE)


def test_what_was_written_into_a_conversion_by_a_slip_is_not_told_to_who_never_had_it(
    town: Town,
) -> None:
    mediator = town.person("古道社区", Role.MEDIATOR)
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    case: Case = town.reported(mediator, unit="古道社区")
    town.do(convert, town.asks(mediator), case.id, 2)
    town.do(steps.add_detail, town.asks(mediator), case.id, note="还有")
    town.do(undo, town.asks(mediator), case.id)
    waiting = [p for p in town.pushes() if p.person_id == officer.person_id and not p.withdrawn]
    assert waiting == []


def test_a_conversion_stays_once_it_was_taken_up_or_minutes_have_passed(town: Town) -> None:
    head = town.person("一网格", Role.GRID_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    case = town.reported(head)
    town.do(convert, town.asks(mediator), case.id, 2)
    town.do(steps.take_step, town.asks(officer), case.id, Arrow.ACCEPT)
    with pytest.raises(WrongStep):
        town.do(undo, town.asks(mediator), case.id)
    late = town.reported(head)
    town.do(convert, town.asks(mediator), late.id, 2)
    town.clock.moment += timedelta(minutes=6)
    with pytest.raises(WrongStep):
        town.do(undo, town.asks(mediator), late.id)
