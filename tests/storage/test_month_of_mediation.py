"""The month of mediation as the page of a case says it, in the database."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.org.actions import merge
from domain.people.model import Actor
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, District, a_case, a_token

Ask = Callable[[str], Awaitable[Actor]]
_DAY = timedelta(days=1)


async def test_a_page_says_from_when_the_month_counts(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Ask
) -> None:
    mediator, street = await actor("mediator"), await actor("coordinator")
    case = await office.do(a_case, await actor("building_head"), district.units["building"])
    request = Request(actor=mediator, token=a_token(), now=NOW)
    case = await office.do(steps.take_step, request, case.id, Arrow.ACCEPT)

    async def step(who: Actor, arrow: Arrow, to: int | None = None) -> None:
        request = Request(actor=who, token=a_token(), now=NOW + _DAY)
        await office.do(steps.take_step, request, case.id, arrow, note="难", to_unit_id=to)

    async def over(who: Actor) -> tuple[bool, datetime | None]:
        clock = (await boards.cases.view(who, case.id, NOW + _DAY)).clock
        return clock.taken_over, clock.limit_at

    first = (False, case.deadline_at)
    assert await over(mediator) == first
    await step(mediator, Arrow.HAND_UP)
    await step(street, Arrow.TAKE)
    assert (await over(street))[0]
    gone, into = district.units["community"], district.units["community_2"]

    def merged(work: Work) -> None:
        merge(work, Request(now=NOW + _DAY), [gone], into, on=TODAY + _DAY)

    await office.do(merged)
    there = await actor("mediator_2")
    await step(street, Arrow.ASSIGN, into)
    await step(there, Arrow.TAKE)
    assert await over(there) == first, "it goes on for the one that accepted it"
