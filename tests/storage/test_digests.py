"""Who is owed a digest, and whether there is anything to tell, on each database."""

from datetime import date, timedelta

import pytest

from domain.digests.actions import choose
from domain.digests.model import Digest, DigestPace
from domain.digests.sweep import send_digests
from domain.errors import NotFound, Refused
from domain.handfuls import Handful
from domain.leave.actions import take_leave
from domain.people.tenure import resign
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, District, a_case, later
from tests.storage.test_boards_status import Asking

MORNING = later(days=1) - timedelta(hours=1, minutes=30)
"""Wednesday, half past eight."""


def _chooses(work: Work, district: District, chair: str, pace: DigestPace | None) -> None:
    by = Request(actor=district.actor(work, chair), now=NOW)
    choose(work, by, district.chairs[chair].post.id, pace)


def _files(work: Work, district: District, unit: str = "grid") -> None:
    a_case(work, district.actor(work, "grid_head"), district.units[unit])


def _mornings(work: Work, *days: int) -> list[int]:
    """How many digests each of these mornings brings, counted from Wednesday."""
    return [send_digests(work, Request(now=MORNING + timedelta(days=day))) for day in days]


async def test_each_working_morning_or_once_a_week(office: SqlOffice, district: District) -> None:
    await office.do(_files, district)
    await office.do(_chooses, district, "coordinator", DigestPace.DAILY)
    await office.do(_chooses, district, "supervisor", DigestPace.MONDAY)
    assert await office.do(_mornings, 0, 0) == [1, 0], "once a morning, and a week is not over"
    # from Friday on the dispute is overdue; Saturday and Sunday are free; on Monday both come
    assert await office.do(_mornings, 2, 3, 4, 5, 5, 6) == [1, 0, 0, 2, 0, 1]


async def test_it_is_silent_where_nothing_happened(office: SqlOffice, district: District) -> None:
    await office.do(_chooses, district, "coordinator", DigestPace.DAILY)
    assert await office.do(_mornings, 0, 1) == [0, 0]
    other = district.units["community_2"]
    head = await office.do(lambda work: district.actor(work, "mediator_2"))
    await office.do(a_case, head, other, now=MORNING + timedelta(days=1, hours=2))
    assert await office.do(_mornings, 2) == [0], "it is another street's"


async def test_it_ends_with_the_post_and_rests_on_leave(
    office: SqlOffice, district: District
) -> None:
    await office.do(_files, district)
    await office.do(_chooses, district, "coordinator", DigestPace.DAILY)
    post = district.chairs["coordinator"].post.id

    def away(work: Work) -> None:
        by = Request(actor=district.actor(work, "coordinator"), now=NOW)
        take_leave(work, by, TODAY, TODAY + timedelta(days=1))

    await office.do(away)
    assert await office.do(_mornings, 0, 1) == [0, 1]

    def leaves(work: Work) -> None:
        resign(work, Request(actor=district.actor(work, "coordinator"), now=NOW), post)

    await office.do(leaves)
    assert await office.do(lambda work: work.digests.owed(date(2030, 1, 1), TODAY, Handful())) == []


async def test_only_ones_own_posts_that_have_a_board(
    office: SqlOffice, district: District, boards: SqlBoards, actor: Asking
) -> None:
    supervisor = await actor("supervisor")
    for post, trouble in (
        (district.chairs["coordinator"].post.id, NotFound),
        (2**31 - 1, NotFound),
    ):
        with pytest.raises(trouble):
            await office.do(choose, Request(actor=supervisor, now=NOW), post, DigestPace.DAILY)
    with pytest.raises(Refused):
        await office.do(_chooses, district, "mediator", DigestPace.DAILY)
    await office.do(_chooses, district, "supervisor", DigestPace.DAILY)
    await office.do(_chooses, district, "supervisor", DigestPace.MONDAY)
    [row] = await boards.digests.mine(supervisor, TODAY)
    assert row.pace is DigestPace.MONDAY
    assert await boards.digests.mine(await actor("mediator"), TODAY) == ()
    holding = await office.do(_holding, supervisor.person_id)
    assert await boards.digests.reader(holding, TODAY) == supervisor
    for number in (0, 2**62, 999_999):
        with pytest.raises(NotFound):
            await boards.digests.reader(number, TODAY)
    await office.do(_chooses, district, "supervisor", None)
    assert [one.pace for one in await boards.digests.mine(supervisor, TODAY)] == [None]


def _holding(work: Work, person_id: int) -> int:
    [held] = work.people.held_by(person_id)
    found = work.digests.of(held.id)
    assert isinstance(found, Digest)
    return held.id
