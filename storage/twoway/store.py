"""Rounds and their sheets, in a transaction."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from domain.errors import NotFound
from domain.ids import possible
from domain.rules import Rules
from domain.twoway.handed import Handed
from domain.twoway.model import SheetState, TwowayRound, TwowaySheet, TwowayState
from storage.kit.turns import take_turns
from storage.schema import twoway_rounds, twoway_sheets
from storage.twoway import dealings

# asked twice by each sweep, so built once
_UNDER_WAY = (
    select(TwowayRound)
    .where(twoway_rounds.c.state == TwowayState.OPEN)
    .order_by(twoway_rounds.c.id)
)


class SqlTwoways:
    """:class:`domain.twoway.store.Twoways` on a session."""

    def __init__(self, session: Session, rules: Rules) -> None:
        self._session = session
        self._rules = rules

    def lock(self) -> None:
        """Whoever opens a round goes one after another."""
        take_turns(self._session.connection(), "twoway")

    def opened(self, token: str) -> TwowayRound | None:
        """The round this tap has opened."""
        found: TwowayRound | None = self._session.scalar(
            select(TwowayRound).where(twoway_rounds.c.token == token)
        )
        return found

    def of_half(self, first: date) -> list[TwowayRound]:
        """The rounds about the half-year that begins then, but for cancelled ones."""
        found = self._session.scalars(
            select(TwowayRound).where(
                twoway_rounds.c.first == first,
                twoway_rounds.c.state != TwowayState.CANCELLED,
            )
        )
        return list(found)

    def under_way(self) -> list[TwowayRound]:
        """All rounds that are open, the oldest first."""
        self._session.flush()
        return list(self._session.scalars(_UNDER_WAY))

    def add(self, made: TwowayRound) -> TwowayRound:
        """Adds and fills ``id``."""
        self._session.add(made)
        self._session.flush()
        return made

    def add_sheets(self, sheets: Collection[TwowaySheet]) -> None:
        """Adds them all."""
        self._session.add_all(sheets)
        self._session.flush()

    def round(self, round_id: int) -> TwowayRound:
        """The round as it stands at this moment, locked; raises NotFound."""
        found = None
        if possible(round_id):
            self._session.flush()  # what is changed already must survive the reading anew
            found = self._session.get(
                TwowayRound, round_id, populate_existing=True, with_for_update={"key_share": True}
            )
        if found is None:
            raise NotFound("twoway")
        return found

    def sheet(self, sheet_id: int) -> TwowaySheet:
        """The sheet as it stands at this moment; raises NotFound."""
        found = None
        if possible(sheet_id):
            self._session.flush()
            found = self._session.get(TwowaySheet, sheet_id, populate_existing=True)
        if found is None:
            raise NotFound("sheet")
        return found

    def between(self, round_id: int, from_id: int, to_id: int) -> TwowaySheet | None:
        """What the one unit says of the other in the round."""
        found = self._found(
            select(TwowaySheet).where(
                twoway_sheets.c.round_id == round_id,
                twoway_sheets.c.from_id == from_id,
                twoway_sheets.c.to_id == to_id,
            )
        )
        return found[0] if found else None

    def missing(self, round_id: int) -> list[TwowaySheet]:
        """The sheets of the round that are not in."""
        return self._found(
            select(TwowaySheet).where(
                twoway_sheets.c.round_id == round_id, twoway_sheets.c.state == SheetState.OPEN
            )
        )

    def sheets(self, round_id: int) -> int:
        """How many sheets the round has."""
        counted = self._session.scalar(
            select(func.count())
            .select_from(twoway_sheets)
            .where(twoway_sheets.c.round_id == round_id)
        )
        return counted or 0

    def parties(self, round_id: int) -> list[int]:
        """The units with a sheet in the round."""
        found = self._session.scalars(
            select(twoway_sheets.c.from_id)
            .where(twoway_sheets.c.round_id == round_id)
            .distinct()
            .order_by(twoway_sheets.c.from_id)
        )
        return list(found)

    def handed(self, unit_ids: Collection[int], since: datetime, until: datetime) -> list[Handed]:
        """As :func:`storage.twoway.dealings.handed`."""
        self._session.flush()
        return dealings.handed(self._session.connection(), self._rules, unit_ids, since, until)

    def promised(
        self, unit_ids: Collection[int], since: datetime, until: datetime
    ) -> dict[tuple[int, int], tuple[int, int]]:
        """As :func:`storage.twoway.dealings.promised`."""
        self._session.flush()
        return dealings.promised(self._session.connection(), unit_ids, since, until)

    def asked(
        self, unit_ids: Collection[int], since: datetime, until: datetime
    ) -> dict[tuple[int, int], int]:
        """As :func:`storage.twoway.dealings.asked`."""
        self._session.flush()
        return dealings.asked(self._session.connection(), unit_ids, since, until)

    def _found(self, query: Select[TwowaySheet]) -> list[TwowaySheet]:
        self._session.flush()
        found = self._session.scalars(
            query.order_by(twoway_sheets.c.id).execution_options(populate_existing=True)
        )
        return list(found)
