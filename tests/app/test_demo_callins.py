"""The demo's community has called units in, and two of the phones are to answer."""

from datetime import timedelta

from domain.callins.model import CallInState
from domain.followups.model import FollowupState, Source
from domain.rules import Rules
from storage.boards import SqlBoards
from storage.kit.engine import Database
from tests.app.conftest import NOW


async def test_one_is_to_come_and_of_one_the_items_are_on_their_way(
    database: Database, rules: Rules
) -> None:
    boards = SqlBoards(database, rules)
    mediator, street, centre = [
        await boards.people.actor("telegram", phone, rules.day(NOW))
        for phone in ("1005", "1006", "1010")
    ]
    assert mediator is not None
    assert street is not None
    assert centre is not None
    page = await boards.callins.page(mediator, 0, NOW)
    assert [one.state for one in page.lines] == [CallInState.CALLED]
    assert [(one.comes, one.silent) for one in page.lines] == [(0, 2)]
    for who in (street, centre):
        assert (await boards.callins.owed(who, NOW)).total == 1
    view = await boards.callins.view(centre, page.lines[0].id, NOW)
    assert (view.line.case_id, view.may.answer != ()) == (None, True)
    todo = await boards.followups.todo(mediator, 0, NOW, given=True)
    [back] = [
        one
        for one in todo.lines
        if (one.source, one.state) == (Source.CALLIN, FollowupState.FED_BACK)
    ]
    held = await boards.callins.of_task(mediator, back.source_id, NOW)
    assert (held.line.state, len(held.tasks)) == (CallInState.HANDED_OUT, 2)
    assert held.may.judge
    # each is of a matter that it fits, and was in hand by then
    assert held.line.case_id is not None
    matter = (await boards.cases.view(mediator, held.line.case_id, NOW)).line
    assert "门前摆放货物" in matter.summary
    assert "占人行道" in held.line.request
    assert matter.reported_at < held.line.meets_at - timedelta(days=2)
    [coming] = page.lines
    assert coming.case_id is not None
    matter = (await boards.cases.view(mediator, coming.case_id, NOW)).line
    assert "转租" in matter.summary
    assert "租金" in coming.request
