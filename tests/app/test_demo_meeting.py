"""The demo has a talk meeting next Thursday."""

from datetime import timedelta

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
