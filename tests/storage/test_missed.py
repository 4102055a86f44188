"""What could not be told, what waits to be asked after and which push a message was: each is found
by an index of its own, whatever else is on file."""

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import event

from domain.cases.notices import CaseThanked
from domain.handfuls import Handful
from domain.messaging import NO_CHANNEL
from domain.people.missed import hear_missed
from domain.people.model import Actor
from domain.ports import Push, Work
from domain.request import Request
from storage.kit.engine import Database
from storage.messages.outbox import SqlOutbox
from storage.work import SqlOffice
from tests.makers import NOW, District
from tests.office import an_office
from tests.samples_notices import LABEL

Asking = Callable[[str], Awaitable[Actor]]


async def test_what_died_with_the_phone_is_told_once(
    office: SqlOffice, database: Database, district: District, actor: Asking
) -> None:
    mediator, box = await actor("mediator"), SqlOutbox(database)

    def queue(work: Work) -> None:
        told = [CaseThanked(case_id=n, category=LABEL, by_unit="一网格") for n in range(1, 5)]
        work.outbox.add(
            [Push(person_id=mediator.person_id, notice=one, not_before=NOW) for one in told], NOW
        )

    async def missed(who: str) -> list[Any]:
        return await office.do(hear_missed, Request(actor=await actor(who), now=NOW))

    await office.do(queue)
    ids = [one.id for one in await box.claim("me", "telegram", 10, NOW)]
    await box.sent(ids[:1], NOW)
    await box.dead(ids[1:3], NO_CHANNEL, NOW)
    await box.dead(ids[3:], "render: KeyError", NOW)  # nothing their phone could help
    assert await missed("officer") == []
    assert [one.case_id for one in await missed("mediator")] == [3, 2]
    assert await missed("mediator") == []


def test_each_is_found_by_its_index() -> None:
    plans: list[str] = []

    def explain(connection: Any, cursor: Any, words: str, values: Any, *_: Any) -> None:
        raw = connection.connection.cursor()
        raw.execute(f"EXPLAIN QUERY PLAN {words}", values)
        plans.extend(str(row[3]) for row in raw.fetchall())
        raw.close()

    with an_office() as office:
        event.listen(office.database.connection, "before_cursor_execute", explain)
        somebody = Actor(person_id=1, locale="zh", seats=())
        office.read(office.boards.messages.pushed(somebody, "telegram", 7))
        office.do(hear_missed, Request(actor=somebody, now=NOW))
        office.do(lambda work: work.clocks.to_chase(NOW, Handful(), red_only=False))
        event.remove(office.database.connection, "before_cursor_execute", explain)
    for index in ("ix_outbox_message", "ix_outbox_dead", "ix_cases_chase_at"):
        assert any(index in line for line in plans), plans
