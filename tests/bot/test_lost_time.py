"""After a copy was brought back: what was sent in the time that is lost no longer acts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from domain.cases.model import State
from storage.schema import cases
from tests.makers import a_case
from tests.stand import Stand

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
FAR_AHEAD = datetime(2100, 1, 1, tzinfo=UTC)


async def test_a_button_of_the_lost_time_says_so_and_does_nothing(stand: Stand) -> None:
    actor = await stand.actor("building_head")
    await stand.office.do(lambda work: a_case(work, actor, stand.district.units["building"]).id)
    await stand.say("mediator", "/case 1", expect="1号")
    shown = await stand.last("mediator")
    assert "受理" in str(shown), "there is something to do"
    for lost, told in (
        ((LONG_AGO, FAR_AHEAD), True),
        ((LONG_AGO, LONG_AGO + timedelta(days=1)), False),
    ):
        await stand.stop()
        stand.desk = replace(stand.desk, lost=(lost,))
        await stand.restart()
        answer = await stand.tap("mediator", "受理", match="contains")
        assert ("从备份恢复过" in str(answer)) is told
        state = await stand.database.read(lambda one: one.execute(cases.select()).one().state)
        assert (state is State.REPORTED) is told


async def test_who_writes_is_answered_as_ever(stand: Stand) -> None:
    await stand.stop()
    stand.desk = replace(stand.desk, lost=((LONG_AGO, FAR_AHEAD),))
    await stand.restart()
    await stand.say("building_head", "/mine", expect="还没有")
