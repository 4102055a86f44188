"""What a source does with an item: hands it out once, has it judged, drops it."""

from datetime import date, timedelta

import pytest

from domain.cases.satisfaction import Satisfaction
from domain.days.deadlines import end_of_day, last_day
from domain.errors import Invalid, NotFound, WrongStep
from domain.followups import giving
from domain.followups.model import (
    HELPING_LIMIT,
    TITLE_LIMIT,
    Followup,
    FollowupArrow,
    FollowupState,
    Handout,
)
from domain.followups.notices import FollowupHandedOut, FollowupMoved
from domain.org.model import UnitKind
from domain.people.model import Role
from tests.domain.conftest import Town
from tests.domain.followup_desk import FRIDAY, MONDAY, FollowupDesk
from tests.makers import ZONE


@pytest.fixture
def desk(town: Town) -> FollowupDesk:
    return FollowupDesk(town)


def _fed_back(desk: FollowupDesk, followup: Followup) -> None:
    """As if the unit had said what became of it."""
    followup.state, followup.fed_back_at = FollowupState.FED_BACK, desk.town.clock.now()
    followup.feedback = "已修好"
    desk.town.session.commit()


def test_it_is_handed_out_and_the_unit_hears(desk: FollowupDesk) -> None:
    followup = desk.hand_out(desk.handout(helpers=("琅琊区", "琅琊街道", "琅琊区")))
    street, district = desk.town.units["琅琊街道"], desk.town.units["琅琊区"]
    assert (followup.unit_id, followup.helpers) == (street.id, (district.id,))
    assert followup.state is FollowupState.HANDED_OUT
    assert followup.due_at == end_of_day(FRIDAY, ZONE)
    assert followup.answer_at is not None
    assert last_day(followup.answer_at, ZONE) == date(2026, 11, 26)
    [told] = desk.told(desk.street, FollowupHandedOut)
    assert (told.yours, told.host, told.unit_name) == (True, "古道社区", "琅琊街道")
    [helps] = desk.told(desk.supervisor, FollowupHandedOut)
    assert not helps.yours
    assert desk.told(desk.officer, FollowupHandedOut) == []
    [step] = desk.steps(followup)
    assert (step.arrow, step.unit_id) == (FollowupArrow.HAND_OUT, street.id)


def test_it_is_handed_out_once(desk: FollowupDesk) -> None:
    handout = desk.handout()
    first = desk.hand_out(handout)
    assert desk.hand_out(handout).id == first.id
    assert len(desk.told(desk.street, FollowupHandedOut)) == 1
    desk.town.do(giving.drop, desk.town.asks(desk.officer), first, "重复了")
    assert desk.hand_out(handout).id != first.id
    found = desk.town.work.followups.of_source(handout.source, [handout.source_id, 99, 2**70])
    assert [one.state for one in found] == [FollowupState.DROPPED, FollowupState.HANDED_OUT]


def test_a_day_off_moves_to_the_next_working_day(desk: FollowupDesk) -> None:
    saturday = FRIDAY + timedelta(days=1)
    followup = desk.hand_out(desk.handout(due=saturday))
    assert last_day(followup.due_at, ZONE) == MONDAY
    today = desk.hand_out(desk.handout(due=date(2026, 11, 24)))
    assert today.answer_at is None, "the due day is reminded of anyway"


def test_what_cannot_be_handed_out(desk: FollowupDesk) -> None:
    desk.town.unit("北门街道", UnitKind.STREET, "琅琊区")
    desk.town.unit("调解中心", UnitKind.CENTRE, "琅琊区")
    desk.town.units["一号楼"].valid_to = date(2026, 11, 1)
    desk.town.session.commit()

    def refused(handout: Handout) -> str:
        with pytest.raises(Invalid) as error:
            desk.hand_out(handout)
        return error.value.reason

    assert refused(desk.handout(title=" ")) == "followup-title"
    assert refused(desk.handout(title="长" * (TITLE_LIMIT + 1))) == "title-too-long"
    assert refused(desk.handout(due=date(2026, 11, 23))) == "day-gone"
    assert refused(desk.handout(due=date(2099, 1, 1))) == "day-far-off"
    assert refused(desk.handout("北门街道")) == "followup-unit"
    assert refused(desk.handout(helpers=("北门街道",))) == "followup-unit"
    assert refused(desk.handout("一号楼")) == "unit-gone"
    more = tuple(
        desk.town.unit(f"{n}楼", UnitKind.GRID_2, "一网格").name for n in range(HELPING_LIMIT + 1)
    )
    assert refused(desk.handout(helpers=more)) == "followup-helpers"
    for unit in ("古道社区", "一网格", "琅琊区", "调解中心"):
        assert desk.hand_out(desk.handout(unit)).state is FollowupState.HANDED_OUT, unit


def test_satisfied_is_done_and_kept(desk: FollowupDesk) -> None:
    for verdict in (Satisfaction.SATISFIED, Satisfaction.FAIRLY):
        followup = desk.hand_out()
        with pytest.raises(WrongStep):
            desk.judge(followup, verdict)
        _fed_back(desk, followup)
        request = desk.town.asks(desk.officer)
        for _ in range(2):
            desk.judge(followup, verdict, request)
        assert (followup.state, followup.verdict) == (FollowupState.DONE, verdict)
        assert followup.in_time
        assert followup.ended_at is not None
        with pytest.raises(WrongStep):
            desk.judge(followup, verdict)
    assert [one.verdict for one in desk.told(desk.street, FollowupMoved)] == [
        Satisfaction.SATISFIED,
        Satisfaction.FAIRLY,
    ]


def test_not_satisfied_is_done_again_a_tier_up_once(desk: FollowupDesk) -> None:
    followup = desk.hand_out(desk.handout("古道社区"))
    _fed_back(desk, followup)
    desk.judge(followup, Satisfaction.NOT)
    assert followup.state is FollowupState.HANDED_OUT
    assert (followup.unit_id, followup.round) == (desk.town.units["琅琊街道"].id, 2)
    assert (followup.fed_back_at, followup.feedback) == (None, "")
    assert last_day(followup.due_at, ZONE) == date(2026, 12, 8), "ten working days"
    [again] = desk.told(desk.street, FollowupHandedOut)
    assert again.round == 2
    [moved] = desk.told(desk.mediator, FollowupMoved)
    assert (moved.arrow, moved.verdict) == (FollowupArrow.DO_AGAIN, Satisfaction.NOT)
    _fed_back(desk, followup)
    desk.judge(followup, Satisfaction.NOT)
    assert (followup.state, followup.verdict) == (FollowupState.DONE, Satisfaction.NOT)
    assert followup.round == 2, "the district is not asked as well"
    assert [one.arrow for one in desk.steps(followup)] == [
        FollowupArrow.HAND_OUT,
        FollowupArrow.DO_AGAIN,
        FollowupArrow.JUDGE,
    ]


def test_at_the_top_nothing_is_done_again(desk: FollowupDesk) -> None:
    followup = desk.hand_out(desk.handout("琅琊区"))
    _fed_back(desk, followup)
    desk.judge(followup, Satisfaction.NOT)
    assert (followup.state, followup.verdict) == (FollowupState.DONE, Satisfaction.NOT)
    assert followup.round == 1


def test_dropped_is_told_to_whom_it_reached(desk: FollowupDesk) -> None:
    early, known = desk.hand_out(), desk.hand_out(desk.handout("琅琊区"))
    waiting = [one for one in desk.town.pushes() if f"followup:{known.id}:" in one.key]
    desk.town.sends(FollowupHandedOut.kind)
    assert waiting
    request = desk.town.asks(desk.officer)
    with pytest.raises(Invalid):
        desk.town.do(giving.drop, request, known, " ")
    for _ in range(2):
        desk.town.do(giving.drop, request, known, "已由物业修好")
    [told] = desk.told(desk.supervisor, FollowupMoved)
    assert (told.arrow, told.note) == (FollowupArrow.DROP, "已由物业修好")
    assert known.state is FollowupState.DROPPED
    with pytest.raises(WrongStep):
        desk.town.do(giving.drop, desk.town.asks(desk.officer), known, "再来")
    assert early.state is FollowupState.HANDED_OUT


def test_what_nobody_has_heard_of_is_dropped_silently(desk: FollowupDesk) -> None:
    followup = desk.hand_out()
    desk.town.do(giving.drop, desk.town.asks(desk.officer), followup, "报错了")
    assert desk.told(desk.street, FollowupHandedOut) == []
    assert desk.told(desk.street, FollowupMoved) == []


def test_where_nobody_is_the_line_above_hears(town: Town) -> None:
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    supervisor = town.person("琅琊区", Role.SUPERVISOR)
    desk = FollowupDesk.__new__(FollowupDesk)
    desk.town, desk.numbers, desk.officer = town, 0, officer
    desk.hand_out()
    assert len(desk.told(supervisor, FollowupHandedOut)) == 1


def test_one_that_is_not_there(desk: FollowupDesk) -> None:
    for number in (0, -1, 99, 2**70):
        with pytest.raises(NotFound):
            desk.town.work.followups.by_id(number)
