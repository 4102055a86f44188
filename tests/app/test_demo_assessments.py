"""The demo's street assesses some matters, one of them half scored."""

from domain.assessments.model import AssessmentArrow, AssessmentState
from domain.rules import Rules
from storage.boards import SqlBoards
from storage.kit.engine import Database
from tests.app.conftest import NOW


async def test_matters_stand_at_each_turn_and_the_two_phones_may_go_on(
    database: Database, rules: Rules
) -> None:
    boards = SqlBoards(database, rules)
    street = await boards.people.actor("telegram", "1006", rules.day(NOW))
    district = await boards.people.actor("telegram", "1008", rules.day(NOW))
    assert street is not None
    assert district is not None
    page = await boards.assessments.page(street, 0, NOW)
    by_state = {line.state: line.id for line in page.lines}
    assert set(by_state) == {
        AssessmentState.DECIDED,
        AssessmentState.DEFERRED,
        AssessmentState.IN_REVIEW,
        AssessmentState.HEARING,
    }
    assert (page.overdue, page.tally.early, page.tally.registered) == (0, 0, 4)
    half = await boards.assessments.view(street, by_state[AssessmentState.HEARING], NOW)
    assert 0 < len(half.points) < len(half.scale.items)
    assert AssessmentArrow.SCORE in half.may
    waits = await boards.assessments.view(district, by_state[AssessmentState.IN_REVIEW], NOW)
    assert AssessmentArrow.APPROVE in waits.may
