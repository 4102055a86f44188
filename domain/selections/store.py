"""The store of selections."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol

from domain.cases.store import DueSpan
from domain.org.model import Unit
from domain.selections.model import Application, Objection, Selection, SelectionStep
from domain.selections.scheme import Fact, FactKind


class Selections(Protocol):
    """Rounds with their applications, objections and steps, in a transaction. Whoever changes what
    hangs on one has locked it before."""

    def by_id(self, selection_id: int) -> Selection:
        """The round, locked for change; raises NotFound."""
        ...

    def of_year(self, unit_id: int, year: int) -> Selection | None:
        """That of a district and a year that was not cancelled; nobody else opens one
        meanwhile."""
        ...

    def add(self, selection: Selection) -> Selection:
        """Adds and fills ``id``."""
        ...

    def by_token(self, token: str) -> Selection | None:
        """The one this tap has opened."""
        ...

    def round_of(self, application_id: int) -> int:
        """The number of its round; raises NotFound."""
        ...

    def applications(self, selection_id: int) -> list[Application]:
        """All of a round, as they are now, by number."""
        ...

    def add_application(self, application: Application) -> Application:
        """Adds and fills ``id``."""
        ...

    def objections(self, selection_id: int) -> list[Objection]:
        """All against the list of a round, the oldest first."""
        ...

    def add_objection(self, objection: Objection) -> Objection:
        """Adds and fills ``id``."""
        ...

    def objection_of(self, objection_id: int) -> int:
        """The number of the round an objection is about; raises NotFound."""
        ...

    def add_step(self, step: SelectionStep) -> None:
        """Adds a step."""
        ...

    def step(self, selection_id: int, token: str) -> SelectionStep | None:
        """The step this tap has taken already."""
        ...

    def near(self, spans: Sequence[DueSpan]) -> list[int]:
        """The numbers of those due within a span that has not spoken of them yet."""
        ...

    def to_close(self, day: date) -> list[int]:
        """The numbers of those whose last day to apply lies before this one."""
        ...

    def communities(self, path: str, day: date) -> list[Unit]:
        """The communities of a subtree that are there on the day, by code."""
        ...

    def facts(
        self, unit: Unit, kinds: Collection[FactKind], first: date, last: date
    ) -> tuple[Fact, ...]:
        """What the desk knows of a community in a stretch of local days, both included."""
        ...
