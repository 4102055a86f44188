"""The demo's district has a list of key projects, each kind of which there is one."""

from domain.projects.model import ProjectArrow, ProjectColour, ProjectState
from domain.projects.views import ProjectPick
from domain.rules import Rules
from storage.boards import SqlBoards
from storage.kit.engine import Database
from tests.app.conftest import NOW


async def test_nine_systems_and_some_of_each_kind(database: Database, rules: Rules) -> None:
    boards = SqlBoards(database, rules)
    supervisor = await boards.people.actor("telegram", "1008", rules.day(NOW))
    street = await boards.people.actor("telegram", "1006", rules.day(NOW))
    community = await boards.people.actor("telegram", "1003", rules.day(NOW))
    assert supervisor is not None
    assert street is not None
    assert community is not None
    rows = await boards.projects.sheet(supervisor, NOW)
    assert len({row.system_code for row in rows}) == 9
    assert {row.line.state for row in rows} >= {
        ProjectState.NOT_STARTED,
        ProjectState.UNDER_WAY,
        ProjectState.COMPLETED,
        ProjectState.ACCEPTED,
    }
    assert {row.line.colour for row in rows} == set(ProjectColour) - {ProjectColour.GREY}
    page = await boards.projects.page(supervisor, ProjectPick.ALL, 0, NOW)
    counts = page.counts
    by_day = (ProjectPick.ON_TIME, ProjectPick.LATE_DONE, ProjectPick.LATE_OPEN)
    sums = sum(counts[one] for one in (*by_day, ProjectPick.NOT_DUE))
    assert counts[ProjectPick.ALL] == sums == len(rows)
    assert counts[ProjectPick.CANCELLED] >= 1
    assert counts[ProjectPick.ASKED] == 1
    [asked] = [row for row in rows if row.line.asked]
    view = await boards.projects.view(supervisor, asked.line.id, NOW)
    assert ProjectArrow.GRANT in view.may
    own = (await boards.projects.page(street, ProjectPick.ALL, 0, NOW)).total
    few = (await boards.projects.page(community, ProjectPick.ALL, 0, NOW)).total
    assert 0 < few < own < counts[ProjectPick.ALL]
