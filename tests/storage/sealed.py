"""What the tests of contacts have in common."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from sqlalchemy import text

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.contacts import actions as contacts
from domain.contacts.model import LookReason, Party, Spot
from domain.people.model import Actor
from domain.request import Request
from storage.contacts.vault import new_key
from storage.kit.engine import Database
from storage.work import SqlOffice
from tests.makers import NOW, District, a_case, a_token

NUMBER = "13812345678"
OLD, NEW = new_key(), new_key()
Ask = Callable[[str], Awaitable[Actor]]


async def taken(office: SqlOffice, district: District, actor: Ask) -> int:
    case = await office.do(a_case, await actor("building_head"), district.units["building"])
    await step(office, await actor("mediator"), case.id, Arrow.ACCEPT)
    return case.id


async def step(
    office: SqlOffice, who: Actor, case_id: int, arrow: Arrow, at: datetime = NOW, **more: object
) -> None:
    token = a_token()
    await office.do(
        steps.take_step, Request(actor=who, token=token, now=at), case_id, arrow, **more
    )  # type: ignore[arg-type]  # as the arrow needs


async def kept(office: SqlOffice, who: Actor, case_id: int, value: str = NUMBER) -> int:
    contact = await office.do(
        contacts.add_contact,
        Request(actor=who, token=a_token(), now=NOW),
        case_id,
        Party.FIRST,
        value,
    )
    return contact.id


async def looked(office: SqlOffice, who: Actor, contact_id: int, message: str = "1") -> str:
    opened = await office.do(
        contacts.open_contact,
        Request(actor=who, now=NOW),
        contact_id,
        LookReason.VERIFY,
        spot=Spot(address="7", message=message),
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
