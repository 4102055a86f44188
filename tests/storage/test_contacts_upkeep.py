"""Contacts come under another key, and to their end."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, text

from domain.cases.lifecycle import Arrow
from domain.cases.model import Outcome
from domain.errors import Unreadable
from domain.messaging import Incoming
from storage.contacts.upkeep import purge_contacts, rotate, unreadable
from storage.contacts.vault import FernetVault, new_key
from storage.kit.engine import Database
from storage.messages.inbox import SqlInbox
from storage.work import SqlOffice
from tests.makers import NOW, TELEGRAM, District, later, the_rules
from tests.storage.sealed import NEW, NUMBER, OLD, Ask, audit, kept, looked, step, taken


@pytest.fixture
def office(database: Database) -> SqlOffice:
    """An office with a vault."""
    return SqlOffice(database, the_rules(), vault=FernetVault([OLD]))


async def test_keys_change_in_batches_and_the_old_one_goes(
    database: Database,
    office: SqlOffice,
    district: District,
    actor: Ask,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("storage.contacts.upkeep._BATCH", 2)
    mediator = await actor("mediator")
    case_id = await taken(office, district, actor)
    numbers = [f"1381234567{n}" for n in range(5)]
    ids = [await kept(office, mediator, case_id, number) for number in numbers]
    inbox = SqlInbox(database, channel=TELEGRAM, zone=the_rules().zone, vault=FernetVault([OLD]))
    waits = Incoming(bot_id=1, update_id=1, lane="7", payload="{}")
    await inbox.keep([waits], NOW)

    both, new = FernetVault([NEW, OLD]), FernetVault([NEW])
    assert await unreadable(database, new) == 5
    done = await rotate(database, both, NOW)
    assert (done.renewed, done.unreadable) == (6, 0)
    assert await unreadable(database, new) == 0
    assert await unreadable(database, FernetVault([OLD])) == 5
    after = SqlOffice(database, the_rules(), vault=new)
    found = [await looked(after, mediator, one, str(one)) for one in ids]
    assert found == numbers
    inbox = SqlInbox(database, channel=TELEGRAM, zone=the_rules().zone, vault=new)
    (claimed,) = await inbox.claim("me", 1, NOW, ())
    assert claimed.incoming == waits
    assert ("contact.rotate", "renewed:6 unreadable:0") in await audit(database)
    again = await rotate(database, FernetVault([new_key()]), NOW)
    assert (again.renewed, again.unreadable) == (0, 6), "nothing is lost by a wrong key"
    assert await unreadable(database, new) == 0


async def test_a_value_moved_to_another_party_does_not_open(
    database: Database, office: SqlOffice, district: District, actor: Ask
) -> None:
    mediator, vault = await actor("mediator"), FernetVault([OLD])
    case_id = await taken(office, district, actor)
    ids = [await kept(office, mediator, case_id, number) for number in (NUMBER, "13987654321")]

    def swap(connection: Connection) -> None:
        one, two = connection.execute(text("SELECT id, sealed, hint FROM contacts ORDER BY id"))
        for of, other in ((one, two), (two, one)):
            connection.execute(
                text("UPDATE contacts SET sealed = :sealed, hint = :hint WHERE id = :id"),
                {"sealed": other.sealed, "hint": other.hint, "id": of.id},
            )

    await database.write(swap)
    assert await unreadable(database, vault) == 2
    with pytest.raises(Unreadable):
        await looked(office, mediator, ids[0])
    await database.write(swap)
    assert await unreadable(database, vault) == 0

    def as_before(connection: Connection) -> None:
        for contact_id in ids:
            old = {"sealed": vault.seal(NUMBER, f"contact:{case_id}"), "id": contact_id}
            old["hint"] = vault.seal("138****5678", f"hint:{case_id}")
            connection.execute(
                text("UPDATE contacts SET sealed = :sealed, hint = :hint WHERE id = :id"), old
            )

    await database.write(as_before)
    assert await looked(office, mediator, ids[0]) == NUMBER, "a seal made before opens"
    await rotate(database, vault, NOW)
    assert await looked(office, mediator, ids[0], "2") == NUMBER
    await database.write(swap)
    assert await unreadable(database, vault) == 2


async def test_they_go_a_set_time_after_the_end_with_proof(
    database: Database, office: SqlOffice, district: District, actor: Ask
) -> None:
    mediator, head = await actor("mediator"), await actor("building_head")

    async def one() -> int:
        case_id = await taken(office, district, actor)
        await kept(office, mediator, case_id)
        await kept(office, mediator, case_id)
        return case_id

    still_open, closed, forgotten, withdrawn = [await one() for _ in range(4)]
    for case_id in (closed, forgotten):
        await step(office, mediator, case_id, Arrow.RESOLVE, note="好了", outcome=Outcome.SUCCESS)
    await step(office, mediator, closed, Arrow.CLOSE, later(days=1))
    await step(office, head, withdrawn, Arrow.WITHDRAW)

    async def left(at: datetime) -> set[int]:
        await purge_contacts(database, at)
        return await database.read(
            lambda connection: set(
                connection.execute(text("SELECT case_id FROM contacts")).scalars()
            )
        )

    second = timedelta(seconds=1)
    assert await left(later(days=7) - second) == {still_open, closed, forgotten, withdrawn}
    assert await left(later(days=7)) == {still_open, closed, forgotten}
    assert await left(later(days=90) - second) == {still_open, closed, forgotten}
    assert await left(later(days=90)) == {still_open, closed}
    assert await left(later(days=91)) == {still_open}
    purges = [subject for act, subject in await audit(database) if act == "contact.purge"]
    assert purges == [
        "gone:0 of:0 kept:8",
        "gone:2 of:1 kept:6",
        "gone:0 of:0 kept:6",
        "gone:2 of:1 kept:4",
        "gone:2 of:1 kept:2",
    ]


async def test_a_matter_opened_again_in_time_keeps_them(
    database: Database, office: SqlOffice, district: District, actor: Ask
) -> None:
    case_id, mediator = await taken(office, district, actor), await actor("mediator")
    contact_id = await kept(office, mediator, case_id)
    await step(office, mediator, case_id, Arrow.RESOLVE, note="好了", outcome=Outcome.SUCCESS)
    await step(office, mediator, case_id, Arrow.CLOSE)
    await step(office, mediator, case_id, Arrow.REOPEN, later(days=89), note="没有履行")
    assert await purge_contacts(database, later(days=200)) == 0
    assert await looked(office, mediator, contact_id) == NUMBER


async def test_nothing_to_purge_leaves_no_line(database: Database) -> None:
    assert await purge_contacts(database, NOW) == 0
    assert await audit(database) == []
