"""Posts as whoever fills them reads them, and taken by several at once, on both databases."""

import asyncio

import pytest
from sqlalchemy import func, select

from domain.contacts.model import Spot
from domain.errors import BadInvitation, DomainError, NotFound
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people import binding, tenure
from domain.people.model import Capacity, Role
from domain.people.views import PostCounts, PostGroup
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.contacts.store import SqlShown
from storage.kit.engine import Database
from storage.schema import channels, holdings, posts
from storage.work import SqlOffice
from tests.makers import NOW, TELEGRAM, TODAY, District, a_case, later

HOLDER = Capacity.HOLDER


async def _invite(office: SqlOffice, district: District, unit: str, role: Role, secret: str) -> int:
    made = await office.do(
        binding.invite, Request(now=NOW), district.units[unit], role, HOLDER, secret=secret
    )
    return made.id


async def _takes(office: SqlOffice, address: str, secret: str) -> bool:
    try:
        await office.do(
            binding.bind, Request(now=NOW), TELEGRAM, address, "zh", secret, replacing=True
        )
    except BadInvitation:
        return False
    return True


async def _counts(boards: SqlBoards, district: District, chair: str) -> PostCounts:
    actor = await boards.people.actor(TELEGRAM, district.address(chair), TODAY)
    assert actor is not None
    return await boards.people.post_counts(actor, NOW)


async def test_one_link_opened_by_many_binds_one(
    office: SqlOffice, district: District, database: Database
) -> None:
    await _invite(office, district, "street", Role.MEDIATOR, "w" * 43)
    taken = await asyncio.gather(*(_takes(office, f"99{n}", "w" * 43) for n in range(8)))
    assert sum(taken) == 1
    assert await _open(database, Role.MEDIATOR, district.units["street"]) == 1


async def test_two_links_to_one_post_leave_one_holder(
    office: SqlOffice, district: District, database: Database
) -> None:
    """The second was made before the first was used, at another machine; both are opened now."""
    for word in ("first", "second"):
        await _invite(office, district, "community", Role.MEDIATOR, word * 8)

    def both_are_good(work: Work) -> None:
        older = work.people.invitation(binding.token_hash("first" * 8))
        assert older is not None
        older.expires_at = later(days=1)

    await office.do(both_are_good)
    await asyncio.gather(
        *(_takes(office, f"99{n}", word * 8) for n, word in enumerate(("first", "second")))
    )
    assert await _open(database, Role.MEDIATOR, district.units["community"]) == 1


async def test_invitations_at_once_make_one_post(
    office: SqlOffice, district: District, database: Database
) -> None:
    await asyncio.gather(
        *(_invite(office, district, "street", Role.MEDIATOR, f"{n}" * 43) for n in range(6))
    )
    async with database.reader.connect() as connection:
        made = await connection.scalar(
            select(func.count()).where(
                posts.c.unit_id == district.units["street"], posts.c.role == Role.MEDIATOR
            )
        )
    assert made == 1


async def _open(database: Database, role: Role, unit_id: int) -> int:
    async with database.reader.connect() as connection:
        found = await connection.scalar(
            select(func.count())
            .select_from(holdings.join(posts, posts.c.id == holdings.c.post_id))
            .where(posts.c.role == role, posts.c.unit_id == unit_id, holdings.c.valid_to.is_(None))
        )
    return int(found or 0)


async def test_what_a_link_leads_to(
    office: SqlOffice, district: District, boards: SqlBoards
) -> None:
    def filed(work: Work) -> None:
        a_case(work, district.actor(work, "building_head"), district.units["building"])

    await office.do(filed)
    word = "w" * 43
    await _invite(office, district, "community", Role.MEDIATOR, word)
    offer = await boards.people.offer(TELEGRAM, "990", word, NOW)
    assert (offer.unit.name, offer.role, offer.capacity) == ("古道社区", Role.MEDIATOR, HOLDER)
    assert (offer.held, offer.yours, offer.open) == (True, False, 1)
    own = await boards.people.offer(TELEGRAM, district.address("mediator"), word, NOW)
    assert not own.held
    for moment, secret, reason in (
        (NOW, "x" * 43, "unknown"),
        (NOW, "\u0000", "unknown"),
        (later(days=8), word, "expired"),
    ):
        with pytest.raises(BadInvitation) as caught:
            await boards.people.offer(TELEGRAM, "990", secret, moment)
        assert caught.value.reason == reason
    assert await _takes(office, "990", word)
    assert (await boards.people.offer(TELEGRAM, "990", word, NOW)).yours
    with pytest.raises(BadInvitation) as caught:
        await boards.people.offer(TELEGRAM, "991", word, NOW)
    assert caught.value.reason == "used"


async def test_the_lists_say_where_nobody_is_and_who_is_not_reached(
    office: SqlOffice, district: District, boards: SqlBoards, database: Database
) -> None:
    async with database.writer.begin() as connection:
        await connection.execute(
            channels.update()
            .where(channels.c.address == district.address("mediator"))
            .values(reachable=False)
        )
    everywhere = await _counts(boards, district, "administrator")
    assert everywhere.counts == {
        PostGroup.VACANT: 0,
        PostGroup.UNREACHED: 1,
        PostGroup.HELD: 11,
        PostGroup.INVITED: 0,
    }
    assert [unit.name for unit in everywhere.tops] == ["琅琊区"]
    assert (await _counts(boards, district, "coordinator_2")).counts[PostGroup.HELD] == 3
    assert (await _counts(boards, district, "supervisor")).tops == ()
    assert (await _counts(boards, district, "supervisor")).counts[PostGroup.HELD] == 0

    actor = await boards.people.actor(TELEGRAM, district.address("coordinator"), TODAY)
    assert actor is not None
    request = Request(actor=actor, now=NOW)
    post = district.chairs["grid_head"].post.id
    await office.do(tenure.vacate, request, post, HOLDER)
    link = await _invite(office, district, "grid", Role.GRID_HEAD, "w" * 43)
    for group, unit in (
        (PostGroup.VACANT, "古道第一网格"),
        (PostGroup.INVITED, "古道第一网格"),
        (PostGroup.UNREACHED, "古道社区"),
    ):
        page = await boards.people.post_page(actor, group, 99, 10, NOW)
        assert (page.total, [found.name for found, _ in page.posts]) == (1, [unit])
    board = await boards.people.unit_board(actor, district.units["grid"], NOW)
    community_id = district.units["community"]
    assert board.above == UnitRef(id=community_id, name="古道社区", kind=UnitKind.COMMUNITY)
    (found,) = (one for one in board.posts if one.role is Role.GRID_HEAD)
    assert (found.holder.since, found.holder.link_id, found.usual) == (None, link, True)
    community = await boards.people.unit_board(actor, district.units["community"], NOW)
    states = {one.role: one.holder.reached for one in community.posts}
    assert states[Role.MEDIATOR] is False
    assert states[Role.INFORMATION_OFFICER] is True


async def test_posts_out_of_reach_are_not_there(district: District, boards: SqlBoards) -> None:
    actor = await boards.people.actor(TELEGRAM, district.address("coordinator_2"), TODAY)
    assert actor is not None
    for question in (
        boards.people.unit_board(actor, district.units["street"], NOW),
        boards.people.unit_board(actor, 2**70, NOW),
        boards.people.place_of(actor, district.chairs["coordinator"].post.id),
        boards.people.place_of(actor, 2**70),
    ):
        with pytest.raises(NotFound):
            await question


async def test_what_is_kept_is_shown_and_goes(
    office: SqlOffice, district: District, boards: SqlBoards
) -> None:
    def filed(work: Work) -> None:
        a_case(work, district.actor(work, "building_head"), district.units["building"])

    await office.do(filed)
    actor = await boards.people.actor(TELEGRAM, district.address("building_head"), TODAY)
    assert actor is not None
    data = await boards.people.my_data(actor)
    assert (data.reported, data.steps, len(data.posts)) == (1, 1, 1)
    await office.do(tenure.delete_me, Request(actor=actor, now=NOW))
    assert await boards.people.actor(TELEGRAM, district.address("building_head"), TODAY) is None
    data = await boards.people.my_data(actor)
    assert (data.reported, data.steps, data.waiting) == (0, 1, 0), "the coordinator answers for it"
    assert [post.until for post in data.posts] == [TODAY]
    assert {line.act for line in data.log} == {"post-ended", "delete-me"}
    with pytest.raises(DomainError):
        await office.do(tenure.resign, Request(now=NOW), 1)


async def test_a_contact_on_the_screen_of_who_leaves_goes_at_once(
    office: SqlOffice, district: District, database: Database
) -> None:
    chat = district.address("mediator")

    def shows(work: Work) -> None:
        work.contacts.add_shown(Spot(address=chat, message="7"), later(minutes=2))
        work.contacts.add_shown(Spot(address="another", message="8"), later(minutes=2))

    await office.do(shows)
    assert await SqlShown(database).due(NOW) == []
    await _invite(office, district, "community", Role.MEDIATOR, "w" * 43)
    assert await _takes(office, "990", "w" * 43)
    assert await SqlShown(database).due(NOW) == [Spot(address=chat, message="7")]
