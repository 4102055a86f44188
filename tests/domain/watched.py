"""A world that random walks go through: what is in its tables is asked after every step, so it is
read once after each change, and only what has changed."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from sqlalchemy import inspect, select

from domain.cases.model import Case, Step
from domain.org.model import Unit
from domain.ports import Work
from tests.domain.world import Queued, World

P = ParamSpec("P")
R = TypeVar("R")
E = TypeVar("E")


class Watched(World):
    """Each action has a session of its own. The objects of :meth:`table` stay the same and follow
    what actions write."""

    def __init__(self, image: bytes) -> None:
        super().__init__(image, live=False)
        self.units: dict[int, Unit] = {unit.id: unit for unit in self.all(Unit)}
        self._rows: dict[str, dict[int, tuple[Any, ...]]] = {}
        self._found: dict[str, dict[int, Any]] = {}
        self._read: dict[str, int] = {}

    @property
    def changes(self) -> int:
        """How many rows were ever written, also those that were rolled back."""
        return self.database.driver.total_changes

    def do(
        self,
        action: Callable[Concatenate[Work, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """The action in a transaction of its own; what it raises leaves nothing behind."""
        self.session.commit()
        with self.office.work() as work:
            return action(work, *args, **kwargs)

    def table(self, of: type[E]) -> dict[int, E]:
        """All there is of something, by number, as it stands now."""
        name = inspect(of).local_table.name
        found = cast("dict[int, E]", self._found.setdefault(name, {}))
        changed = self._changed(name)
        if changed:
            number = inspect(of).primary_key[0]
            asked = select(of).where(number.in_(changed)).order_by(number)
            fresh = self.session.scalars(asked, execution_options={"populate_existing": True})
            found.update(zip(changed, fresh, strict=True))
        return found

    def case(self, number: int) -> Case:
        """The matter with this number."""
        return self.table(Case)[number]

    def cases(self) -> list[Case]:
        """All matters on file."""
        return list(self.table(Case).values())

    def steps(self) -> list[Step]:
        """The steps of all matters."""
        return list(self.table(Step).values())

    def pushes(self) -> list[Queued]:
        """All that was ever queued."""
        found = self._found.setdefault("outbox", {})
        changed = self._changed("outbox")
        if changed:
            found.update(zip(changed, self.queued(changed), strict=True))
        return list(found.values())

    def _changed(self, table: str) -> list[int]:
        """The numbers of rows that are not as they were when this was asked last."""
        if self._read.get(table) == self.changes:
            return []
        self._read[table] = self.changes
        was = self._rows.get(table, {})
        rows = self.database.driver.execute(f"SELECT id, * FROM {table} ORDER BY id")  # noqa: S608 - of ours
        now = {row[0]: row for row in rows}
        assert was.keys() <= now.keys(), "nothing is deleted on a walk"
        self._rows[table] = now
        return [number for number, row in now.items() if was.get(number) != row]
