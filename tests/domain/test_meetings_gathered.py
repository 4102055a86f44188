"""恳谈会: what comes in goes to a meeting that is still to be held, whatever happens beside it."""

from datetime import date

import pytest

from domain.meetings import holding, judging, planning
from domain.meetings.model import ItemRuling, MeetingState, Present, Ruling
from domain.meetings.notices import ItemRuled, MeetingDue
from domain.org import actions as org
from domain.org.model import UnitKind
from domain.people.model import Role
from domain.request import Request
from tests.domain.conftest import Town
from tests.domain.meeting_desk import DECEMBER, MeetingDesk


@pytest.fixture
def desk(town: Town) -> MeetingDesk:
    return MeetingDesk(town)


def merged(desk: MeetingDesk, day: date) -> int:
    """古道社区 ends in favour of another one."""
    heir = desk.town.unit("东后街社区", UnitKind.COMMUNITY, "琅琊街道")
    nobody = Request(now=desk.town.clock.now())
    desk.town.do(org.merge, nobody, [desk.unit_id], heir.id, on=day)
    return heir.id


def test_what_comes_after_its_day_goes_to_the_next(desk: MeetingDesk) -> None:
    desk.sweeps("2026-12-11T09:00")
    late, following = desk.meetings()
    assert late.state is MeetingState.GATHERING
    assert desk.submit(desk.opinion()).meeting_id == following.id


def test_of_two_that_are_open_the_nearer_takes_what_comes(desk: MeetingDesk) -> None:
    desk.sweeps("2026-12-01T09:00")
    december, january = desk.meetings()
    desk.do(planning.postpone, desk.officer, december.id, date(2027, 1, 20), "下雪")
    assert desk.submit(desk.opinion()).meeting_id == january.id


def test_a_correction_is_told_to_those_merged_into_the_item(desk: MeetingDesk) -> None:
    head = desk.worded()
    other = desk.submit(desk.opinion())
    desk.says(other, Ruling.MERGED, into_id=head.id)
    meeting = desk.begin()
    desk.says(head, Ruling.EXPLAINED, note="在换线")
    desk.confirms(meeting)
    said = ItemRuling(ruling=Ruling.ANSWERED, note="修好了")
    desk.do(judging.revise, desk.officer, head.id, said, "记错了")
    heard = [one.ruling for one in desk.told(desk.head, ItemRuled)]
    assert heard == [Ruling.EXPLAINED, Ruling.ANSWERED]


def test_open_minutes_are_asked_of_the_community_that_goes_on(desk: MeetingDesk) -> None:
    desk.begin()
    heir = merged(desk, date(2026, 12, 10))
    officer = desk.town.person("东后街社区", Role.INFORMATION_OFFICER)
    for day in (11, 14, 15, 16):
        desk.sweeps(f"2026-12-{day}T09:00")
    told = [one for one in desk.told(officer, MeetingDue) if one.state is MeetingState.HELD]
    assert [one.unit_id for one in told] == [heir]
    desk.do(holding.count_present, officer, desk.meeting.id, Present(residents=3))


def test_the_heir_owes_no_month_its_predecessor_has_held(desk: MeetingDesk) -> None:
    desk.sweeps("2026-12-01T09:00")
    desk.confirms(desk.begin())
    heir = merged(desk, date(2026, 12, 10))
    desk.sweeps("2026-12-11T09:00")
    desk.sweeps("2026-12-11T09:01")
    assert DECEMBER not in [one.month for one in desk.meetings() if one.unit_id == heir]
