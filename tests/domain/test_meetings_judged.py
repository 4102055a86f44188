"""恳谈会: judged at the next, confirmed by one, corrected in the open."""

import pytest

from domain.cases.satisfaction import Satisfaction
from domain.errors import Invalid, WrongStep
from domain.followups.model import FollowupState
from domain.meetings import holding, judging
from domain.meetings.model import (
    ItemRuling,
    MeetingState,
    MinutesRevision,
    Present,
    Ruling,
)
from domain.meetings.notices import ItemJudged, ItemRuled
from tests.domain.conftest import Town
from tests.domain.meeting_desk import CAME, MeetingDesk


@pytest.fixture
def desk(town: Town) -> MeetingDesk:
    return MeetingDesk(town)


def test_judged_at_the_next_meeting_until_it_is_done(desk: MeetingDesk) -> None:
    item = desk.submit(desk.opinion())
    first = desk.begin()
    community = desk.town.units["古道社区"].id
    desk.says(item, Ruling.HANDED_OUT, to_unit_id=community)
    desk.confirms(first)
    desk.sweeps("2026-12-11T09:00")
    second = desk.begin("2027-01-14T15:00")
    with pytest.raises(WrongStep):
        desk.judges(second, item, 9, 1, 0)
    desk.fed_back(desk.followups()[0])
    desk.judges(second, item, 1, 2, 8)
    assert item.done_at is None, "done again a tier up"
    assert desk.followups()[0].unit_id == desk.town.units["琅琊街道"].id
    assert first.state is MeetingState.CONFIRMED
    desk.confirms(second)
    desk.sweeps("2027-01-15T09:00")
    third = desk.begin("2027-02-11T15:00")
    desk.fed_back(desk.followups()[0], "重新铺了")
    desk.judges(third, item, 10, 2, 0)
    assert item.done_at == third.held_at
    assert first.state is MeetingState.JUDGED
    heard = desk.told(desk.head, ItemJudged)
    assert [(one.verdict, one.again_unit) for one in heard] == [
        (Satisfaction.NOT, "琅琊街道"),
        (Satisfaction.SATISFIED, ""),
    ]
    assert second.state is MeetingState.JUDGED, "nothing of it waits"


def test_two_officers_confirm_at_once(desk: MeetingDesk) -> None:
    item = desk.submit(desk.opinion())
    meeting = desk.begin()
    desk.says(item, Ruling.PASSED_UP)
    desk.do(holding.count_present, desk.officer, meeting.id, CAME)
    desk.do(holding.confirm, desk.officer, meeting.id)
    with pytest.raises(WrongStep, match="minutes"):
        desk.do(holding.confirm, desk.mediator, meeting.id)
    assert len(desk.followups()) == 1


def test_confirmed_minutes_are_corrected_by_a_revision(desk: MeetingDesk) -> None:
    item = desk.submit(desk.opinion())
    meeting = desk.begin()
    desk.says(item, Ruling.PASSED_UP)
    desk.confirms(meeting)
    with pytest.raises(WrongStep):
        desk.do(holding.take_back, desk.officer, item.id)
    said = ItemRuling(ruling=Ruling.ANSWERED, note="当场修好")
    with pytest.raises(Invalid, match="revision-reason"):
        desk.do(judging.revise, desk.officer, item.id, said, "")
    ask = desk.town.asks(desk.mediator)
    for _ in range(2):
        desk.town.do(judging.revise, ask, item.id, said, "记错了")
    assert [(one.was_ruling, one.reason) for one in desk.town.all(MinutesRevision)] == [
        (Ruling.PASSED_UP, "记错了")
    ]
    assert desk.followups()[0].state is FollowupState.DROPPED
    assert item.done_at == meeting.held_at
    back = ItemRuling(ruling=Ruling.PASSED_UP)
    desk.do(judging.revise, desk.officer, item.id, back, "还是上报")
    assert [one.state for one in desk.followups()] == [
        FollowupState.DROPPED,
        FollowupState.HANDED_OUT,
    ]
    assert len(desk.told(desk.head, ItemRuled)) == 3


def test_an_item_is_left_for_the_next_meeting(desk: MeetingDesk) -> None:
    item, other = desk.submit(desk.opinion()), desk.submit(desk.opinion("积水"))
    meeting = desk.begin()
    desk.says(other, Ruling.MERGED, into_id=item.id)
    desk.do(holding.carry, desk.officer, item.id)
    assert desk.items(meeting) == []
    assert [one.id for one in desk.items(desk.meetings()[1])] == [item.id, other.id]


def test_numbers_present_are_counts(desk: MeetingDesk) -> None:
    meeting = desk.begin()
    with pytest.raises(Invalid, match="meeting-number"):
        desk.do(holding.count_present, desk.officer, meeting.id, Present(residents=10_000))
    assert CAME.total == 21


def test_one_meeting_judges_an_item_once(desk: MeetingDesk) -> None:
    item = desk.submit(desk.opinion())
    first = desk.begin()
    desk.says(item, Ruling.HANDED_OUT, to_unit_id=desk.town.units["古道社区"].id)
    desk.confirms(first)
    desk.sweeps("2026-12-11T09:00")
    second = desk.begin("2027-01-14T15:00")
    desk.fed_back(desk.followups()[0])
    desk.judges(second, item, 0, 0, 8)
    desk.fed_back(desk.followups()[0], "当场又换了")
    with pytest.raises(WrongStep, match="judge"):
        desk.judges(second, item, 8, 0, 0)
