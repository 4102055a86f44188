"""Selections, in a transaction."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, or_, select
from sqlalchemy.orm import Session

from domain.cases.store import DueSpan
from domain.errors import NotFound
from domain.ids import possible
from domain.org.model import Unit, UnitKind
from domain.rules import Rules
from domain.selections.model import (
    Application,
    Objection,
    Selection,
    SelectionState,
    SelectionStep,
)
from domain.selections.scheme import Fact, FactKind
from storage.kit.handfuls import spanned, unsaid
from storage.kit.turns import take_turns
from storage.schema import (
    begins,
    selection_applications,
    selection_objections,
    selection_steps,
    selections,
    units,
)
from storage.selections.facts import Of, facts_of

_AT_ONCE = 50
"""As many are told of in one transaction; the next minute takes the next."""
# asked by each sweep, so built once
_TO_CLOSE = (
    select(selections.c.id)
    .where(selections.c.state == SelectionState.APPLYING, selections.c.apply_by < bindparam("day"))
    .order_by(selections.c.id)
    .limit(_AT_ONCE)
)


@cache
def _near(spans: int) -> Select[Any]:
    return (
        select(selections.c.id)
        .where(unsaid(selections.c.due_at, selections.c.rung, spans))
        .order_by(selections.c.id)
        .limit(_AT_ONCE)
    )


class SqlSelections:
    """:class:`domain.selections.store.Selections` on a session."""

    def __init__(self, session: Session, rules: Rules) -> None:
        self._session = session
        self._rules = rules

    def by_id(self, selection_id: int) -> Selection:
        """The round, locked for change; raises NotFound."""
        if not possible(selection_id):
            raise NotFound("selection")
        self._session.flush()  # what is changed already must survive the reading anew
        found = self._session.get(
            Selection, selection_id, with_for_update=True, populate_existing=True
        )
        if found is None:
            raise NotFound("selection")
        return found

    def of_year(self, unit_id: int, year: int) -> Selection | None:
        """That of a district and a year that was not cancelled; nobody else opens one
        meanwhile."""
        take_turns(self._session.connection(), f"selection:{unit_id}:{year}")
        found: Selection | None = self._session.scalar(
            select(Selection).where(
                selections.c.unit_id == unit_id,
                selections.c.year == year,
                selections.c.state != SelectionState.CANCELLED,
            )
        )
        return found

    def add(self, selection: Selection) -> Selection:
        """Adds and fills ``id``."""
        self._session.add(selection)
        self._session.flush()
        return selection

    def by_token(self, token: str) -> Selection | None:
        """The one this tap has opened."""
        found: Selection | None = self._session.scalar(
            select(Selection).where(selections.c.token == token)
        )
        return found

    def round_of(self, application_id: int) -> int:
        """The number of its round; raises NotFound."""
        found: int | None = None
        if possible(application_id):
            found = self._session.scalar(
                select(selection_applications.c.selection_id).where(
                    selection_applications.c.id == application_id
                )
            )
        if found is None:
            raise NotFound("application")
        return found

    def applications(self, selection_id: int) -> list[Application]:
        """All of a round, as they are now, by number."""
        self._session.flush()
        found = self._session.scalars(
            select(Application)
            .where(selection_applications.c.selection_id == selection_id)
            .order_by(selection_applications.c.id)
            .execution_options(populate_existing=True)
        )
        return list(found)

    def add_application(self, application: Application) -> Application:
        """Adds and fills ``id``."""
        self._session.add(application)
        self._session.flush()
        return application

    def objections(self, selection_id: int) -> list[Objection]:
        """All against the list of a round, the oldest first."""
        self._session.flush()
        found = self._session.scalars(
            select(Objection)
            .join(
                selection_applications,
                selection_applications.c.id == selection_objections.c.application_id,
            )
            .where(selection_applications.c.selection_id == selection_id)
            .order_by(selection_objections.c.id)
            .execution_options(populate_existing=True)
        )
        return list(found)

    def add_objection(self, objection: Objection) -> Objection:
        """Adds and fills ``id``."""
        self._session.add(objection)
        self._session.flush()
        return objection

    def objection_of(self, objection_id: int) -> int:
        """The number of the round an objection is about; raises NotFound."""
        found: int | None = None
        if possible(objection_id):
            found = self._session.scalar(
                select(selection_applications.c.selection_id)
                .join(
                    selection_objections,
                    selection_objections.c.application_id == selection_applications.c.id,
                )
                .where(selection_objections.c.id == objection_id)
            )
        if found is None:
            raise NotFound("objection")
        return found

    def add_step(self, step: SelectionStep) -> None:
        """Adds a step."""
        self._session.add(step)
        self._session.flush()

    def step(self, selection_id: int, token: str) -> SelectionStep | None:
        """The step this tap has taken already."""
        found: SelectionStep | None = self._session.scalar(
            select(SelectionStep).where(
                selection_steps.c.selection_id == selection_id, selection_steps.c.token == token
            )
        )
        return found

    def near(self, spans: Sequence[DueSpan]) -> list[int]:
        """The numbers of those due within a span that has not spoken of them yet."""
        self._session.flush()
        return list(self._session.scalars(_near(len(spans)), spanned(spans)))

    def to_close(self, day: date) -> list[int]:
        """The numbers of those whose last day to apply lies before this one."""
        self._session.flush()
        return list(self._session.scalars(_TO_CLOSE, {"day": day}))

    def communities(self, path: str, day: date) -> list[Unit]:
        """The communities of a subtree that are there on the day, by code."""
        found = self._session.scalars(
            select(Unit)
            .where(
                begins(units.c.path, path),
                units.c.kind == UnitKind.COMMUNITY,
                units.c.valid_from <= day,
                or_(units.c.valid_to.is_(None), units.c.valid_to > day),
            )
            .order_by(units.c.code)
        )
        return list(found)

    def facts(
        self, unit: Unit, kinds: Collection[FactKind], first: date, last: date
    ) -> tuple[Fact, ...]:
        """What the desk knows of a community in a stretch of local days, both included."""
        self._session.flush()
        return facts_of(Of(self._session, self._rules, unit, first, last), kinds)
