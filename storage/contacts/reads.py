"""The contacts of a matter, for who handles it; for everybody else there are none."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from domain.access import Act, may_ever, scope
from domain.cases.model import CaseKind, State
from domain.contacts.actions import about_hint
from domain.contacts.model import CONTACTS_LIMIT
from domain.contacts.vault import Vault
from domain.contacts.views import ContactLine, ContactsView
from domain.errors import NotFound, Unreadable
from domain.people.model import Actor
from domain.rules import Rules
from storage.cases.scope import from_cases, within
from storage.contacts.store import handlers_of
from storage.kit.ids import possible
from storage.kit.reading import Reading, Reads, awaited
from storage.schema import cases, contacts

_OVER = frozenset({State.CLOSED, State.WITHDRAWN, State.MERGED})


def keeps(connection: Connection, actor: Actor, case_id: int, day: date) -> bool:
    """Whether the actor is the one who keeps the contacts of this matter."""
    return _handled(connection, actor, case_id, day) is not None


def contacts_of(reading: Reading, actor: Actor, case_id: int, now: datetime) -> ContactsView:
    """The list with its hints; raises NotFound to all who do not handle the matter."""
    connection, rules, vault = reading.connection, reading.rules, reading.vault
    case = _handled(connection, actor, case_id, _day(rules, now))
    if case is None:
        raise NotFound("contact")
    rows = connection.execute(
        select(contacts).where(contacts.c.case_id == case_id).order_by(contacts.c.id)
    )
    lines = tuple(_line(row, vault) for row in rows)
    return ContactsView(
        case_id=case_id,
        on=vault is not None,
        may_add=vault is not None and case.state not in _OVER and len(lines) < CONTACTS_LIMIT,
        lines=lines,
    )


def contact(reading: Reading, actor: Actor, contact_id: int, now: datetime) -> ContactLine:
    """One line of the list; raises NotFound as the list does."""
    if not possible(contact_id):
        raise NotFound("contact")
    connection, day = reading.connection, _day(reading.rules, now)
    row = connection.execute(select(contacts).where(contacts.c.id == contact_id)).one_or_none()
    if row is None or _handled(connection, actor, row.case_id, day) is None:
        raise NotFound("contact")
    return _line(row, reading.vault)


def _day(rules: Rules, now: datetime) -> date:
    return rules.day(now)


def _handled(
    connection: Connection, actor: Actor, case_id: int, day: date
) -> Row[*tuple[Any, ...]] | None:
    """The matter, if it is a dispute the actor handles."""
    if not possible(case_id) or not may_ever(actor, Act.KEEP_CONTACTS):
        return None
    row = connection.execute(
        from_cases(cases.c.state, cases.c.handler_id).where(
            cases.c.id == case_id,
            cases.c.kind == CaseKind.DISPUTE,
            cases.c.handler_id.is_not(None),
            within(scope(actor, Act.KEEP_CONTACTS)),
        )
    ).one_or_none()
    if row is None or actor.person_id not in handlers_of(connection, case_id, row.handler_id, day):
        return None
    return row


def _line(row: Row[*tuple[Any, ...]], vault: Vault | None) -> ContactLine:
    try:
        hint = "" if vault is None else vault.open(row.hint, about_hint(row.case_id))
    except Unreadable:
        hint = ""
    return ContactLine(id=row.id, case_id=row.case_id, party=row.party, hint=hint, at=row.at)


class SqlContactReads(Reads):
    """:class:`domain.contacts.views.ContactReads` on a database."""

    of_case = awaited(contacts_of)
    line = awaited(contact)
