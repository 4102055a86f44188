"""Contacts on both databases: sealed wherever they lie, under keys that change, and for a time."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text

from domain.cases import actions
from domain.cases.lifecycle import Arrow
from domain.cases.model import Outcome
from domain.contacts import actions as contacts
from domain.contacts.model import LookReason, Party, Spot
from domain.errors import NotFound, Unreadable
from domain.people import Actor, Capacity, Role
from domain.ports.messaging import Incoming
from domain.ports.work import Work
from storage.boards import SqlBoards
from storage.contacts import SqlShown
from storage.contacts_upkeep import purge_contacts, rotate, unreadable
from storage.engine import Database
from storage.inbox import SqlInbox
from storage.vault import FernetVault, new_key
from storage.work import SqlOffice
from tests.makers import NOW, TELEGRAM, District, a_case, a_chair, a_token, later, the_rules

NUMBER = "13812345678"
OLD, NEW = new_key(), new_key()
Ask = Callable[[str], Awaitable[Actor]]


@pytest.fixture
def vault() -> FernetVault:
    return FernetVault([OLD])


@pytest.fixture
def office(database: Database, vault: FernetVault) -> SqlOffice:
    """An office with a vault."""
    return SqlOffice(database, the_rules(), vault=vault)


@pytest.fixture
def boards(database: Database, vault: FernetVault) -> SqlBoards:
    return SqlBoards(database, the_rules(), vault)


async def taken(office: SqlOffice, district: District, actor: Ask) -> int:
    case = await office.do(a_case, await actor("building_head"), district.units["building"])
    await step(office, await actor("mediator"), case.id, Arrow.ACCEPT)
    return case.id


async def step(
    office: SqlOffice, who: Actor, case_id: int, arrow: Arrow, at: datetime = NOW, **more: object
) -> None:
    token = a_token()
    await office.do(actions.take_step, who, case_id, arrow, token=token, now=at, **more)  # type: ignore[arg-type]  # as the arrow needs


async def kept(office: SqlOffice, who: Actor, case_id: int, value: str = NUMBER) -> int:
    contact = await office.do(
        contacts.add, who, case_id, Party.FIRST, value, token=a_token(), now=NOW
    )
    return contact.id


async def looked(office: SqlOffice, who: Actor, contact_id: int, message: str = "1") -> str:
    opened = await office.do(
        contacts.look,
        who,
        contact_id,
        LookReason.VERIFY,
        spot=Spot(address="7", message=message),
        now=NOW,
    )
    return opened.value


async def audit(database: Database) -> list[tuple[str, str]]:
    found = await database.read(
        lambda connection: connection.execute(
            text("SELECT act, subject FROM audit WHERE act LIKE 'contact%' ORDER BY id")
        ).all()
    )
    return [(row.act, row.subject) for row in found]


async def everything(database: Database) -> str:
    """Each value of each row of each table."""
    tables = await database.read(
        lambda connection: [
            connection.execute(text(f"SELECT * FROM {name}")).all()  # noqa: S608 - our own names
            for name in ("contacts", "shown", "audit", "inbox", "conversation", "steps", "outbox")
        ]
    )
    return str(tables)


async def test_a_contact_is_kept_and_looked_at(
    database: Database, office: SqlOffice, boards: SqlBoards, district: District, actor: Ask
) -> None:
    case_id = await taken(office, district, actor)
    mediator = await actor("mediator")
    contact_id = await kept(office, mediator, case_id)
    view = await boards.contacts(mediator, case_id, NOW)
    assert [(line.id, line.hint) for line in view.lines] == [(contact_id, "138****5678")]
    assert await looked(office, mediator, contact_id) == NUMBER
    assert NUMBER not in await everything(database)
    assert await audit(database) == [
        ("contact.add", f"case:{case_id} contact:{contact_id}"),
        ("contact.look", f"case:{case_id} contact:{contact_id} why:verify"),
    ]


async def test_a_look_that_fails_shows_nothing_and_notes_nothing(
    database: Database, office: SqlOffice, district: District, actor: Ask
) -> None:
    case_id = await taken(office, district, actor)
    mediator = await actor("mediator")
    contact_id = await kept(office, mediator, case_id)
    other = SqlOffice(database, the_rules(), vault=FernetVault([NEW]))
    with pytest.raises(Unreadable):
        await looked(other, mediator, contact_id)
    assert [act for act, _ in await audit(database)] == ["contact.add"]
    assert await SqlShown(database).due(later(days=1)) == []


async def test_nothing_plain_in_the_files_of_the_database(
    database: Database,
    office: SqlOffice,
    vault: FernetVault,
    district: District,
    actor: Ask,
    tmp_path: Path,
    dialect: str,
) -> None:
    """Also not of the update in which it was typed, which is blanked and leaves its page behind."""
    typed = Incoming(bot_id=1, update_id=1, lane="7", payload=f'{{"text":"{NUMBER}"}}')
    inbox = SqlInbox(database, channel=TELEGRAM, zone=the_rules().zone, vault=vault)
    await inbox.keep([typed], NOW)
    assert NUMBER not in await everything(database)
    (claimed,) = await inbox.claim("me", 1, NOW, ())
    assert claimed.incoming == typed
    case_id = await taken(office, district, actor)
    mediator = await actor("mediator")
    contact_id = await kept(office, mediator, case_id)
    await looked(office, mediator, contact_id)
    await inbox.finish(claimed, {}, NOW)
    await office.do(contacts.remove, mediator, contact_id, now=NOW)
    assert NUMBER not in await everything(database)
    if dialect == "sqlite":
        files = [path for path in tmp_path.glob("griddesk.db*") if path.is_file()]
        assert "griddesk.db-wal" in {path.name for path in files}
        assert [path.name for path in files if NUMBER.encode() in path.read_bytes()] == []


async def test_an_update_no_key_opens_holds_up_nobody(database: Database) -> None:
    def inbox(key: str | None) -> SqlInbox:
        vault = None if key is None else FernetVault([key])
        return SqlInbox(database, channel=TELEGRAM, zone=the_rules().zone, vault=vault)

    one = Incoming(bot_id=1, update_id=1, lane="7", payload="{}")
    await inbox(OLD).keep([one], NOW)
    await inbox(None).keep([Incoming(bot_id=1, update_id=2, lane="8", payload="{}")], NOW)
    for key in (NEW, None):
        claimed = await inbox(key).claim("me", 5, NOW, ())
        assert [one.incoming.payload for one in claimed] == ["", "{}"]
    claimed = await inbox(OLD).claim("me", 5, NOW, ())
    assert [one.incoming.payload for one in claimed] == ["{}", "{}"]


async def test_keys_change_in_batches_and_the_old_one_goes(
    database: Database,
    office: SqlOffice,
    district: District,
    actor: Ask,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("storage.contacts_upkeep._BATCH", 2)
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


async def test_who_serves_the_post(
    database: Database, office: SqlOffice, boards: SqlBoards, district: District, actor: Ask
) -> None:
    case_id, mediator = await taken(office, district, actor), await actor("mediator")
    contact_id = await kept(office, mediator, case_id)

    async def stand_in(work: Work) -> None:
        district.chairs["b"] = await a_chair(
            work, district.units["community"], Role.MEDIATOR, capacity=Capacity.STAND_IN
        )

    await office.do(stand_in)
    second = await actor("b")
    with pytest.raises(NotFound):
        await boards.contacts(second, case_id, NOW)
    assert not (await boards.case(second, case_id, NOW)).keeps_contacts
    assert (await boards.case(mediator, case_id, NOW)).keeps_contacts
    leave = (
        "INSERT INTO leaves (person_id, first, last, set_by, created_at) "
        f"VALUES ({mediator.person_id}, '2026-11-24', '2026-11-24', {mediator.person_id}, "
        "'2026-11-24 00:00:00')"
    )
    await database.write(lambda connection: connection.execute(text(leave)))
    assert (await boards.case(second, case_id, NOW)).keeps_contacts
    assert await looked(office, second, contact_id) == NUMBER
    with pytest.raises(NotFound):
        await boards.contacts(second, case_id, later(days=1))


@pytest.mark.parametrize("contact_id", [0, -1, 5, 2**63, 2**80])
async def test_ids_nobody_has(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Ask, contact_id: int
) -> None:
    mediator = await actor("mediator")
    for asked in (
        boards.contact(mediator, contact_id, NOW),
        boards.contacts(mediator, contact_id, NOW),
        office.do(contacts.remove, mediator, contact_id, now=NOW),
    ):
        with pytest.raises(NotFound):
            await asked


def test_the_vault_opens_only_what_it_sealed_about_the_same() -> None:
    vault = FernetVault([OLD])
    sealed = vault.seal(f"{NUMBER}\n晚上", "contact:1")
    assert vault.open(sealed, "contact:1") == f"{NUMBER}\n晚上"
    assert vault.seal("x", "a") != vault.seal("x", "a")
    for about in ("contact:2", "hint:1", ""):
        with pytest.raises(Unreadable):
            vault.open(sealed, about)
    for wrong in ("", "x", sealed[:-2] + "AA", Fernet(NEW).encrypt(b"contact:1\nx").decode()):
        with pytest.raises(Unreadable):
            vault.open(wrong, "contact:1")
        with pytest.raises(Unreadable):
            vault.renew(wrong)
