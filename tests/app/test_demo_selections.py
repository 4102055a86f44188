"""The demo's district selects its model communities, and some communities have a feature."""

from domain.rules import Rules
from domain.selections.model import ApplicationState, SelectionArrow, SelectionState
from storage.boards import SqlBoards
from storage.kit.engine import Database
from tests.app.conftest import NOW


async def test_the_round_is_in_review_and_the_district_goes_on(
    database: Database, rules: Rules
) -> None:
    boards = SqlBoards(database, rules)
    district = await boards.people.actor("telegram", "1008", rules.day(NOW))
    assert district is not None
    [line] = (await boards.selections.page(district, 0, NOW)).lines
    view = await boards.selections.view(district, line.id, NOW)
    assert (view.state, view.overdue) == (SelectionState.REVIEWING, False)
    assert [one.state for one in view.lines] == [ApplicationState.RECOMMENDED] * 3
    one = await boards.selections.application(district, view.lines[0].id, NOW)
    assert 0 < len(one.points) < len(one.scheme.lines)
    assert SelectionArrow.SCORE in one.may
    assert one.feature
    found = await boards.features.page(district, 0, NOW)
    assert found.running == 5
    assert found.running < found.total
