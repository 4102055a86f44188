"""Contacts on both databases: sealed wherever they lie, under keys that change, and for a time."""

from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import insert

from domain.contacts import actions as contacts
from domain.errors import NotFound, Unreadable
from domain.messaging import Incoming
from domain.people.model import Capacity, Role
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.contacts.store import SqlShown
from storage.contacts.vault import FernetVault
from storage.kit.engine import Database
from storage.messages.inbox import SqlInbox
from storage.schema import leaves
from storage.work import SqlOffice
from tests.makers import NOW, TELEGRAM, TODAY, District, a_chair, later, the_rules
from tests.storage.sealed import NEW, NUMBER, OLD, Ask, audit, everything, kept, looked, taken


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


async def test_a_contact_is_kept_and_looked_at(
    database: Database, office: SqlOffice, boards: SqlBoards, district: District, actor: Ask
) -> None:
    case_id = await taken(office, district, actor)
    mediator = await actor("mediator")
    contact_id = await kept(office, mediator, case_id)
    view = await boards.contacts.of_case(mediator, case_id, NOW)
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
    await office.do(contacts.remove_contact, Request(actor=mediator, now=NOW), contact_id)
    assert NUMBER not in await everything(database)
    if dialect == "sqlite":
        assert_not_in_files(tmp_path)


def assert_not_in_files(folder: Path) -> None:
    """Neither in the database's pages nor in its log, which are both there."""
    files = [path for path in folder.glob("griddesk.db*") if path.is_file()]
    assert {"griddesk.db", "griddesk.db-wal"} <= {path.name for path in files}
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


async def test_who_serves_the_post(
    database: Database, office: SqlOffice, boards: SqlBoards, district: District, actor: Ask
) -> None:
    case_id, mediator = await taken(office, district, actor), await actor("mediator")
    contact_id = await kept(office, mediator, case_id)

    elsewhere = replace(mediator, seats=(await actor("mediator_2")).seats)
    with pytest.raises(NotFound):  # took it, and works in another community by now
        await boards.contacts.of_case(elsewhere, case_id, NOW)

    def stand_in(work: Work) -> None:
        district.chairs["b"] = a_chair(
            work, district.units["community"], Role.MEDIATOR, capacity=Capacity.STAND_IN
        )

    await office.do(stand_in)
    second = await actor("b")
    with pytest.raises(NotFound):
        await boards.contacts.of_case(second, case_id, NOW)
    assert not (await boards.cases.view(second, case_id, NOW)).may.keep_contacts
    assert (await boards.cases.view(mediator, case_id, NOW)).may.keep_contacts
    leave = {
        "person_id": mediator.person_id,
        "first": TODAY,
        "last": TODAY,
        "set_by": mediator.person_id,
        "created_at": NOW,
    }
    await database.write(lambda connection: connection.execute(insert(leaves), leave))
    assert (await boards.cases.view(second, case_id, NOW)).may.keep_contacts
    assert await looked(office, second, contact_id) == NUMBER
    with pytest.raises(NotFound):
        await boards.contacts.of_case(second, case_id, later(days=1))


@pytest.mark.parametrize("contact_id", [0, -1, 5, 2**63, 2**80])
async def test_ids_nobody_has(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Ask, contact_id: int
) -> None:
    mediator = await actor("mediator")
    for asked in (
        boards.contacts.line(mediator, contact_id, NOW),
        boards.contacts.of_case(mediator, contact_id, NOW),
        office.do(contacts.remove_contact, Request(actor=mediator, now=NOW), contact_id),
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
