"""Posts and who holds them, on both databases: from the first day on, and no longer on the last."""

from datetime import date, timedelta

import pytest

from domain.people.model import Capacity, Role
from domain.ports import Work
from storage.work import SqlOffice
from tests.makers import FOUNDED, TELEGRAM, TODAY, District

DAY = timedelta(days=1)


@pytest.mark.parametrize("what", ["post", "holding"])
async def test_what_ended_is_neither_found_nor_held(
    office: SqlOffice, district: District, what: str
) -> None:
    unit, post_id = district.units["street"], district.chairs["coordinator"].post.id
    address, role = district.address("coordinator"), Role.COORDINATOR

    def ends(work: Work) -> None:
        (holding,) = work.people.open_holdings(post_id, Capacity.HOLDER)
        ended = work.people.post(post_id) if what == "post" else holding
        ended.valid_to = TODAY

    def held(work: Work, day: date) -> tuple[bool, bool]:
        actor = work.people.actor(TELEGRAM, address, day)
        assert actor is not None
        return bool(actor.seats), bool(work.people.posted([unit], [role], day))

    assert await office.do(held, TODAY) == (True, True)
    await office.do(ends)
    assert await office.do(held, FOUNDED - DAY) == (False, False)
    assert await office.do(held, FOUNDED) == (True, True)
    assert await office.do(held, TODAY - DAY) == (True, True)
    assert await office.do(held, TODAY) == (False, False), "the day of its end is not in it"

    def left(work: Work) -> tuple[bool, int]:
        found = work.people.find_post(unit, role)
        return found is not None, len(work.people.open_holdings(post_id, Capacity.HOLDER))

    assert await office.do(left) == ((False, 1) if what == "post" else (True, 0))
