"""Directories, in a transaction."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import ColumnElement, Connection, bindparam, delete, insert, select
from sqlalchemy.orm import Session

from domain.cases.store import DueSpan
from domain.directories.model import Entry, EntryKind, EntryState
from domain.errors import NotFound
from domain.handfuls import Handful
from domain.ids import possible
from storage.kit.handfuls import Handfuls, spanned, unsaid
from storage.kit.turns import take_turns
from storage.schema import entries, entry_units

_HANDFUL = 20
"""As many are told of in one transaction: so long anybody else's change may have to wait."""
_AT_ONCE = 500
"""As many are asked about anew in one; the next minute takes the next."""
IN_USE = entries.c.state.in_([one for one in EntryState if one is not EntryState.STOPPED])


def served_by(
    connection: Connection | Session, entry_ids: Collection[int]
) -> dict[int, tuple[int, ...]]:
    """The units that entries serve, of those that name any."""
    found: dict[int, tuple[int, ...]] = {}
    for row in connection.execute(
        select(entry_units.c.entry_id, entry_units.c.unit_id)
        .where(entry_units.c.entry_id.in_(entry_ids))
        .order_by(entry_units.c.id)
    ):
        found[row.entry_id] = (*found.get(row.entry_id, ()), row.unit_id)
    return found


# asked by each sweep, so built once
_LONG_DUE = (
    select(Entry)
    .where(IN_USE, entries.c.due_at < bindparam("before"))
    .order_by(entries.c.id)
    .limit(_AT_ONCE)
    .with_for_update()
)


@cache
def _near(spans: int) -> Handfuls:
    return Handfuls(
        select(Entry)
        .where(IN_USE, unsaid(entries.c.due_at, entries.c.rung, spans))
        .with_for_update(),
        (entries.c.host_id, entries.c.id),
        _HANDFUL,
        named=lambda row: ((row.Entry.host_id, row.Entry.id), f"entry:{row.Entry.id}"),
    )


class SqlDirectories:
    """:class:`domain.directories.store.Directories` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, entry: Entry) -> Entry:
        """Adds and fills ``id``."""
        self._session.add(entry)
        self._session.flush()
        return entry

    def by_id(self, entry_id: int) -> Entry:
        """The entry as it stands at this moment, locked for change; raises NotFound."""
        self._session.flush()
        found = None
        if possible(entry_id):
            found = self._session.get(Entry, entry_id, populate_existing=True, with_for_update=True)
        if found is None:
            raise NotFound("entry")
        return found

    def by_token(self, token: str) -> Entry | None:
        """What a tap or row has made."""
        return self._one(entries.c.token == token)

    def named(self, kind: EntryKind, host_id: int, name: str) -> Entry | None:
        """The entry of just this name there, if it was not stopped. Until the end nobody else
        learns that there is none."""
        take_turns(self._session.connection(), f"entries:{host_id}")
        return self._one(
            entries.c.host_id == host_id, entries.c.kind == kind, entries.c.name == name, IN_USE
        )

    def of_kinds(self, kinds: Collection[EntryKind]) -> list[Entry]:
        """Those of these kinds that were not stopped, by id."""
        self._session.flush()
        return list(
            self._session.scalars(
                select(Entry).where(entries.c.kind.in_(kinds), IN_USE).order_by(entries.c.id)
            )
        )

    def hosted(self, host_id: int, kind: EntryKind) -> list[Entry]:
        """All of a kind at a unit, also stopped ones, by id and locked for change."""
        self._session.flush()
        return list(
            self._session.scalars(
                select(Entry)
                .where(entries.c.host_id == host_id, entries.c.kind == kind)
                .order_by(entries.c.id)
                .with_for_update()
                .execution_options(populate_existing=True)
            )
        )

    def serve(self, entry_id: int, unit_ids: Sequence[int]) -> None:
        """From now on it serves these units, and no others."""
        self._session.execute(delete(entry_units).where(entry_units.c.entry_id == entry_id))
        rows = [{"entry_id": entry_id, "unit_id": one} for one in dict.fromkeys(unit_ids)]
        if rows:
            self._session.execute(insert(entry_units), rows)

    def served(self, entry_ids: Collection[int]) -> Mapping[int, tuple[int, ...]]:
        """The units served, of those that name any."""
        return served_by(self._session, entry_ids)

    def near(self, spans: Sequence[DueSpan], handful: Handful) -> list[Entry]:
        """A handful of those not stopped that are to be checked within a span that has not spoken
        of them yet, by host."""
        rows = _near(len(spans)).taken(self._session, handful, spanned(spans))
        return [row.Entry for row in rows]

    def long_due(self, before: datetime) -> list[Entry]:
        """Those not stopped that were to be checked before then."""
        self._session.flush()
        return list(self._session.scalars(_LONG_DUE, {"before": before}))

    def _one(self, *where: ColumnElement[bool]) -> Entry | None:
        self._session.flush()
        found: Entry | None = self._session.scalar(
            select(Entry).where(*where).order_by(entries.c.id).limit(1)
        )
        return found
