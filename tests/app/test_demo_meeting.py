"""The demo has a talk meeting next Thursday."""

from datetime import timedelta

from domain.followups.model import Source
from domain.rules import Rules
from storage.boards import SqlBoards
from storage.kit.engine import Database
from tests import cast
from tests.app.conftest import NOW


async def test_the_community_meets_next_thursday_with_seven_items(
    database: Database, rules: Rules
) -> None:
    boards = SqlBoards(database, rules)
    officer = await boards.people.actor("telegram", str(cast.OFFICER), rules.day(NOW))
    assert officer is not None
    home = await boards.meetings.home(officer, NOW)
    assert home.meeting_id is not None
    view = await boards.meetings.view(officer, home.meeting_id, NOW)
    assert view.line.on.isoweekday() == 4
    assert rules.day(NOW) < view.line.on <= rules.day(NOW) + timedelta(days=7)
    assert len(view.items) == 7


async def test_of_the_last_one_something_is_under_way_and_something_to_be_judged(
    database: Database, rules: Rules
) -> None:
    boards = SqlBoards(database, rules)
    officer = await boards.people.actor("telegram", str(cast.OFFICER), rules.day(NOW))
    coordinator = await boards.people.actor("telegram", str(cast.COORDINATOR), rules.day(NOW))
    assert officer is not None
    assert coordinator is not None
    home = await boards.meetings.home(officer, NOW)
    view = await boards.meetings.view(officer, home.meeting_id or 0, NOW)
    assert [one.topic for one in view.to_judge] == ["活动室开放时间太短，上班的人用不上"]
    read = boards.followups.todo
    pages = [await read(coordinator, page, NOW, given=False) for page in range(9)]
    handed = {
        (line.title, line.late)
        for page in pages
        for line in page.lines
        if line.source is Source.MEETING
    }
    assert handed == {("社区门口公交站雨天积水", False)}
