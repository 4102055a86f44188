"""The contacts of a matter, for who handles it; for everybody else there are none."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from domain.access import Act, Target, scope
from domain.cases.model import Case
from domain.contacts.options import keeps, may_keep, options
from domain.contacts.seals import HINT, opened
from domain.contacts.vault import Vault
from domain.contacts.views import ContactLine, ContactsView
from domain.errors import NotFound, Unreadable
from domain.ids import possible
from domain.people.model import Actor
from storage.cases.scope import PATHS, case_of, from_cases, target_of, within
from storage.contacts.store import handlers_of
from storage.kit.reading import Reading, Reads, awaited
from storage.schema import cases, contacts


def handlers(
    connection: Connection, actor: Actor, case: Case, target: Target, day: date
) -> Collection[int]:
    """Who took the matter and who serve that post, asked for those alone who could be of them."""
    if case.handler_id is None or not may_keep(actor, case, target):
        return ()
    return handlers_of(connection, case.id, case.handler_id, day)


def contacts_of(reading: Reading, actor: Actor, case_id: int, now: datetime) -> ContactsView:
    """The list with its hints; raises NotFound to all who do not handle the matter."""
    vault = reading.vault
    kept = _kept(reading, actor, case_id, now)
    rows = reading.connection.execute(
        select(contacts).where(contacts.c.case_id == case_id).order_by(contacts.c.id)
    )
    lines = tuple(_line(row, vault) for row in rows)
    may = options(actor, *kept, on=vault is not None, known=len(lines))
    return ContactsView(case_id=case_id, on=vault is not None, may_add=may.add, lines=lines)


def contact(reading: Reading, actor: Actor, contact_id: int, now: datetime) -> ContactLine:
    """One line of the list; raises NotFound as the list does."""
    if not possible(contact_id):
        raise NotFound("contact")
    row = reading.connection.execute(
        select(contacts).where(contacts.c.id == contact_id)
    ).one_or_none()
    if row is None:
        raise NotFound("contact")
    _kept(reading, actor, row.case_id, now)
    return _line(row, reading.vault)


def _kept(
    reading: Reading, actor: Actor, case_id: int, now: datetime
) -> tuple[Case, Target, Collection[int]]:
    """The matter, what access asks of it, and who handles it; raises NotFound to all others."""
    if not possible(case_id):
        raise NotFound("contact")
    row = reading.connection.execute(
        from_cases(*cases.c, *PATHS).where(
            cases.c.id == case_id, within(scope(actor, Act.KEEP_CONTACTS))
        )
    ).one_or_none()
    if row is None:
        raise NotFound("contact")
    case, target = case_of(row), target_of(row, row.reporter_id)
    kept_by = handlers(reading.connection, actor, case, target, reading.rules.day(now))
    if not keeps(actor, case, target, kept_by):
        raise NotFound("contact")
    return case, target, kept_by


def _line(row: Row[*tuple[Any, ...]], vault: Vault | None) -> ContactLine:
    try:
        hint = "" if vault is None else opened(vault, HINT, row, row.hint)
    except Unreadable:
        hint = ""
    return ContactLine(id=row.id, case_id=row.case_id, party=row.party, hint=hint, at=row.at)


class SqlContactReads(Reads):
    """:class:`domain.contacts.views.ContactReads` on a database."""

    of_case = awaited(contacts_of)
    line = awaited(contact)
