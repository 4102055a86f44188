"""The demo's year: letters, nearly all signed, and a sheet that waits to be gone through."""

from domain.annual.model import AnnualStage
from domain.annual.scale import AnnualTopic
from domain.rules import Rules
from storage.boards import SqlBoards
from storage.kit.engine import Database
from tests import cast
from tests.app.conftest import NOW


async def test_the_letters_of_the_year_are_signed_but_for_one(
    database: Database, rules: Rules
) -> None:
    boards = SqlBoards(database, rules)
    supervisor = await boards.people.actor("telegram", str(cast.SUPERVISOR), NOW.date())
    coordinator = await boards.people.actor("telegram", str(cast.COORDINATOR), NOW.date())
    assert supervisor is not None
    assert coordinator is not None
    home = await boards.annuals.home(supervisor, NOW.year, 0, NOW)
    top = home.issuers[0]
    assert (top.signed, top.to_sign, top.undrafted) == (7, 8, 0)
    (mine,) = (await boards.annuals.home(coordinator, NOW.year, 0, NOW)).mine
    assert mine.stage is AnnualStage.ASSESSING
    view = await boards.annuals.one(coordinator, mine.id, NOW)
    known = {one.item.topic: one.fact for one in view.sheet}
    for topic in (AnnualTopic.RESPONSE, AnnualTopic.RESOLVED, AnnualTopic.MEETINGS):
        fact = known[topic]
        assert fact is not None
        assert 0 < fact.part <= fact.whole, topic
