"""Passes to the desk page on both databases."""

from datetime import timedelta

import pytest

from domain.errors import BadPass, Refused
from domain.passes import actions
from domain.people import tenure
from domain.people.model import Capacity, Role
from domain.request import Request
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.upkeep import purge
from storage.work import SqlOffice
from tests.makers import NOW, TELEGRAM, District, a_chair, a_token

LATER = timedelta(minutes=1)


async def test_a_session_is_of_whoever_asked_for_the_link_and_ends_with_their_post(
    office: SqlOffice, boards: SqlBoards, district: District, database: Database
) -> None:
    chair = await office.do(lambda work: a_chair(work, district.units["street"], Role.SUPERVISOR))
    district.chairs["guest"] = chair
    guest = await boards.people.actor(TELEGRAM, chair.address, NOW.date())
    assert guest is not None
    secret, cookie = a_token(), a_token()
    await office.do(actions.give_link, Request(actor=guest, now=NOW), secret=secret)
    assert await boards.passes.whose(cookie, NOW) is None
    await office.do(actions.enter, Request(now=NOW), secret, cookie=cookie)
    assert await boards.passes.whose(cookie, NOW + LATER) == guest
    assert await boards.passes.whose(secret, NOW + LATER) is None
    with pytest.raises(BadPass):
        await office.do(actions.enter, Request(now=NOW), secret, cookie=a_token())
    by = await boards.people.actor(TELEGRAM, district.address("administrator"), NOW.date())
    gone = Request(actor=by, now=NOW + LATER)
    await office.do(tenure.vacate, gone, chair.post.id, Capacity.HOLDER)
    assert await boards.passes.whose(cookie, NOW + LATER) is None
    assert (await purge(database, NOW + timedelta(hours=24))).passes == 0
    assert (await purge(database, NOW + timedelta(hours=25))).passes == 1


async def test_signing_out_ends_ones_own_sessions_alone(
    office: SqlOffice, boards: SqlBoards, district: District
) -> None:
    actors = {}
    for who in ("supervisor", "coordinator"):
        found = await boards.people.actor(TELEGRAM, district.address(who), NOW.date())
        assert found is not None
        actors[who] = Request(actor=found, now=NOW)
    mine, again, theirs = a_token(), a_token(), a_token()
    for who, cookie in (("supervisor", mine), ("supervisor", again), ("coordinator", theirs)):
        await office.do(actions.enter_signed, actors[who], a_token(), cookie=cookie)
    await office.do(actions.sign_out, actors["coordinator"], mine)
    assert await boards.passes.whose(mine, NOW) is not None
    await office.do(actions.sign_out, actors["supervisor"], mine)
    assert await boards.passes.whose(mine, NOW) is None
    assert await office.do(actions.sign_out_everywhere, actors["supervisor"]) == 1
    assert await boards.passes.whose(again, NOW) is None
    assert await boards.passes.whose(theirs, NOW) is not None
    head = await boards.people.actor(TELEGRAM, district.address("building_head"), NOW.date())
    with pytest.raises(Refused):
        await office.do(actions.give_link, Request(actor=head, now=NOW), secret=a_token())
