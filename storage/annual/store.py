"""Letters and their lines, in a transaction."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from domain.annual.model import AnnualLetter, AnnualLine, AnnualStage
from domain.cases.store import DueSpan
from domain.errors import NotFound
from domain.ids import possible
from storage.annual.schema import annual_letters, annual_lines
from storage.kit.columns import begins
from storage.kit.handfuls import spanned, unsaid
from storage.kit.turns import take_turns


@cache
def _due(spans: int) -> Select[Any]:
    """Built once, as each sweep asks it."""
    due = unsaid(annual_letters.c.due_at, annual_letters.c.rung, spans)
    return select(annual_letters.c.id).where(due).order_by(annual_letters.c.id)


class SqlAnnuals:
    """:class:`domain.annual.store.Annuals` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def lock(self) -> None:
        """Whoever drafts goes one after another."""
        take_turns(self._session.connection(), "annual")

    def drafted(self, token: str) -> list[AnnualLetter]:
        """The letters that this tap has drafted."""
        return self._letters(
            select(AnnualLetter).where(begins(annual_letters.c.token, f"{token}:"))
        )

    def issued(self, issuer_id: int, year: int) -> list[AnnualLetter]:
        """The letters of a unit for a year, but for withdrawn ones, locked."""
        return self._letters(
            select(AnnualLetter)
            .where(
                annual_letters.c.issuer_id == issuer_id,
                annual_letters.c.year == year,
                annual_letters.c.stage != AnnualStage.WITHDRAWN,
            )
            .with_for_update(key_share=True)
        )

    def add(self, letter: AnnualLetter) -> AnnualLetter:
        """Adds and fills ``id``."""
        self._session.add(letter)
        self._session.flush()
        return letter

    def letter(self, letter_id: int) -> AnnualLetter:
        """The letter as it stands at this moment, locked; raises NotFound."""
        found = None
        if possible(letter_id):
            self._session.flush()  # what is changed already must survive the reading anew
            found = self._session.get(
                AnnualLetter, letter_id, populate_existing=True, with_for_update={"key_share": True}
            )
        if found is None:
            raise NotFound("annual")
        return found

    def lines(self, letter_id: int) -> list[AnnualLine]:
        """Its lines as they stand at this moment."""
        self._session.flush()
        found = self._session.scalars(
            select(AnnualLine)
            .where(annual_lines.c.letter_id == letter_id)
            .order_by(annual_lines.c.id)
            .execution_options(populate_existing=True)
        )
        return list(found)

    def add_line(self, line: AnnualLine) -> AnnualLine:
        """Adds and fills ``id``."""
        self._session.add(line)
        self._session.flush()
        return line

    def due(self, spans: Sequence[DueSpan]) -> list[int]:
        """Which letters have a step due in one of the spans that was not told of."""
        return list(self._session.scalars(_due(len(spans)), spanned(spans)))

    def _letters(self, query: Select[AnnualLetter]) -> list[AnnualLetter]:
        self._session.flush()
        found = self._session.scalars(
            query.order_by(annual_letters.c.id).execution_options(populate_existing=True)
        )
        return list(found)
