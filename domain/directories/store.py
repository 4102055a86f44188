"""The store of directories."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from domain.cases.store import DueSpan
from domain.directories.model import Entry, EntryKind
from domain.handfuls import Handful


class Directories(Protocol):
    """Entries, in a transaction."""

    def add(self, entry: Entry) -> Entry:
        """Adds and fills ``id``."""
        ...

    def by_id(self, entry_id: int) -> Entry:
        """The entry as it stands at this moment, locked for change; raises NotFound."""
        ...

    def by_token(self, token: str) -> Entry | None:
        """What a tap or row has made."""
        ...

    def named(self, kind: EntryKind, host_id: int, name: str) -> Entry | None:
        """The entry of just this name there, if it was not stopped. Until the end nobody else
        learns that there is none."""
        ...

    def of_kinds(self, kinds: Collection[EntryKind]) -> list[Entry]:
        """Those of these kinds that were not stopped, by id."""
        ...

    def hosted(self, host_id: int, kind: EntryKind) -> list[Entry]:
        """All of a kind at a unit, also stopped ones, by id and locked for change."""
        ...

    def serve(self, entry_id: int, unit_ids: Sequence[int]) -> None:
        """From now on it serves these units, and no others."""
        ...

    def served(self, entry_ids: Collection[int]) -> Mapping[int, tuple[int, ...]]:
        """The units served, of those that name any."""
        ...

    def near(self, spans: Sequence[DueSpan], handful: Handful) -> list[Entry]:
        """A handful of those not stopped that are to be checked within a span that has not spoken
        of them yet, by host."""
        ...

    def long_due(self, before: datetime) -> list[Entry]:
        """Those not stopped that were to be checked before then."""
        ...
