"""Questions from above as they are kept and read: within reach, the most pressing first, paged."""

from collections.abc import Awaitable, Callable
from datetime import date

import pytest
from sqlalchemy import Connection, text

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Outcome
from domain.errors import NotFound
from domain.inquiries import actions
from domain.inquiries.model import Inquiry, InquiryState
from domain.inquiries.store import Inquiries
from domain.people.model import Actor
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.inquiries import reads
from storage.kit.engine import Database
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, District, a_case, a_token

Ask = Callable[[str], Awaitable[Actor]]
FRIDAY = date(2026, 11, 27)


async def reported(office: SqlOffice, actor: Ask, district: District) -> int:
    return (await office.do(a_case, await actor("grid_head"), district.units["grid"])).id


async def inquired(
    office: SqlOffice, who: Actor, case_id: int, day: date = TODAY, question: str = "怎么样了？"
) -> Inquiry:
    request = Request(actor=who, token=a_token(), now=NOW)
    made = await office.do(actions.ask, request, case_id, question, day)
    assert made is not None
    return made


async def test_who_asked_and_who_owes_read_it_and_nobody_else_in_a_list(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    case_id = await reported(office, actor, district)
    made = await inquired(office, await actor("supervisor"), case_id)
    page = await boards.inquiries.page(await actor("supervisor"), 0, NOW)
    assert [(one.id, one.yours) for one in page.lines] == [(made.id, True)]
    assert (page.total, page.owed) == (1, 0)
    page = await boards.inquiries.page(await actor("mediator"), 0, NOW)
    assert [(one.id, one.yours) for one in page.lines] == [(made.id, False)]
    assert (page.total, page.owed) == (1, 1)
    for who in ("officer", "coordinator", "centre", "mediator_2", "coordinator_2", "grid_head"):
        assert (await boards.inquiries.page(await actor(who), 0, NOW)).total == 0, who
    for who in ("mediator_2", "coordinator_2", "administrator"):
        with pytest.raises(NotFound):
            await boards.inquiries.view(await actor(who), made.id, NOW)
    for number in (0, -1, made.id + 1, 2**70):
        with pytest.raises(NotFound):
            await boards.inquiries.view(await actor("mediator"), number, NOW)


async def test_it_says_what_its_reader_may_do(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    case_id = await reported(office, actor, district)
    made = await inquired(office, await actor("supervisor"), case_id)

    async def may(who: str) -> tuple[bool, bool]:
        found = (await boards.inquiries.view(await actor(who), made.id, NOW)).may
        return found.answer, found.take_back

    assert await may("mediator") == (True, False)
    assert await may("supervisor") == (False, True)
    assert await may("coordinator") == (False, False)
    view = await boards.cases.view(await actor("mediator"), case_id, NOW)
    assert (view.may.answer_inquiry, view.may.inquire) == (True, False)
    assert [one.question for one in view.inquiries] == ["怎么样了？"]
    view = await boards.cases.view(await actor("coordinator"), case_id, NOW)
    assert (view.may.answer_inquiry, view.may.inquire) == (False, True)
    queue = await boards.cases.queue(await actor("mediator"), 0, NOW)
    assert [one.inquired for one in queue.lines] == [True]
    request = Request(actor=await actor("mediator"), token=a_token(), now=NOW)
    await office.do(actions.answer, request, made.id, "约好了")
    assert await may("mediator") == (False, False)
    view = await boards.cases.view(await actor("supervisor"), case_id, NOW)
    assert (view.inquiries, view.may.inquire) == ((), True)


async def test_pages_and_their_order(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    late = []
    for number in range(7):
        case_id = await reported(office, actor, district)
        day = TODAY if number % 2 else FRIDAY
        late.append((day, (await inquired(office, await actor("supervisor"), case_id, day)).id))
    first = await boards.inquiries.page(await actor("supervisor"), 0, NOW)
    last = await boards.inquiries.page(await actor("supervisor"), 99, NOW)
    assert (first.pages, first.total, last.page) == (2, 7, 1)
    found = [one.id for one in (*first.lines, *last.lines)]
    assert found == [number for _, number in sorted(late)]


async def test_the_store_finds_what_waits_and_what_the_end_answered(
    office: SqlOffice, actor: Ask, district: District
) -> None:
    case_id = await reported(office, actor, district)
    made = await inquired(office, await actor("supervisor"), case_id)
    mediator = await actor("mediator")
    for arrow in (Arrow.ACCEPT, Arrow.RESOLVE):
        request = Request(actor=mediator, token=a_token(), now=NOW)
        outcome = Outcome.SUCCESS if arrow is Arrow.RESOLVE else None
        await office.do(steps.take_step, request, case_id, arrow, note="好了", outcome=outcome)

    def there(work: Work) -> tuple[list[int], list[int], InquiryState]:
        store: Inquiries = work.inquiries
        ended = [one.id for one in store.ended(case_id, NOW)]
        return [one.id for one in store.waiting(case_id)], ended, store.by_id(made.id).state

    assert await office.do(there) == ([], [made.id], InquiryState.ENDED)


async def test_where_nobody_is_the_nearest_above_is_shown_the_way(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    case_id = await reported(office, actor, district)
    made = await inquired(office, await actor("supervisor"), case_id)
    person = district.person_id("mediator")

    def leaves(work: Work) -> None:
        for one in work.people.held_by(person):
            one.valid_to = TODAY

    await office.do(leaves)
    coordinator = await actor("coordinator")
    view = await boards.cases.view(coordinator, case_id, NOW)
    assert (view.may.answer_inquiry, view.may.inquire) == (True, False)
    assert (await boards.inquiries.view(coordinator, made.id, NOW)).may.answer
    page = await boards.inquiries.page(coordinator, 0, NOW)
    assert ([one.id for one in page.lines], page.total, page.owed) == ([made.id], 1, 1)
    for who in ("centre", "coordinator_2", "officer"):  # not the nearest, or not theirs
        assert (await boards.inquiries.page(await actor(who), 0, NOW)).total == 0, who
    request = Request(actor=coordinator, token=a_token(), now=NOW)
    await office.do(actions.answer, request, made.id, "空着，街道来办")


async def test_the_lists_begin_with_what_is_open(
    database: Database, dialect: str, actor: Ask
) -> None:
    """However many matters there are, few are asked about."""
    if dialect != "sqlite":
        pytest.skip("PostgreSQL reads a small table whole, whatever its indexes")
    supervisor = await actor("supervisor")

    def explain(connection: Connection) -> list[str]:
        query = reads.of_actor(supervisor)
        words = query.compile(connection.engine, compile_kwargs={"literal_binds": True})
        return [row[3] for row in connection.execute(text(f"EXPLAIN QUERY PLAN {words}"))]

    plan = await database.read(explain)
    assert "SEARCH inquiries USING INDEX" in plan[0], plan
    assert not [line for line in plan if line.startswith("SCAN")], plan
