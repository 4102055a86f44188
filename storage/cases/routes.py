"""Which specialised centre a category of disputes goes to, in a transaction."""

from datetime import date

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from domain.cases.model import CaseKind, Category
from domain.cases.routes import SectorRoute
from storage.kit.columns import valid_on
from storage.kit.turns import take_turns
from storage.schema import categories, sector_routes


class SqlRoutes:
    """:class:`domain.cases.store.Routes` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def category(self, name: str, day: date) -> Category | None:
        """The category of disputes of this code or name in the list in force on the day."""
        found: Category | None = self._session.scalar(
            select(Category)
            .where(
                categories.c.kind == CaseKind.DISPUTE,
                or_(categories.c.code == name, categories.c.name_zh == name),
                categories.c.valid_from <= day,
                or_(categories.c.valid_to.is_(None), categories.c.valid_to > day),
            )
            .order_by(categories.c.valid_from.desc())
            .limit(1)
        )
        return found

    def categories(self, day: date) -> list[Category]:
        """The list of disputes in force on the day, in its order."""
        found = self._session.scalars(
            select(Category)
            .where(categories.c.kind == CaseKind.DISPUTE, valid_on(categories, day))
            .order_by(categories.c.position, categories.c.id)
        )
        return list(found)

    def of_category(self, category_id: int) -> list[int]:
        """The centres the category goes to, the likeliest first."""
        found = self._session.scalars(
            select(sector_routes.c.unit_id)
            .where(sector_routes.c.category_id == category_id)
            .order_by(sector_routes.c.position)
        )
        return list(found)

    def all(self) -> list[SectorRoute]:
        """All routes, in their order."""
        found = self._session.scalars(select(SectorRoute).order_by(sector_routes.c.position))
        return list(found)

    def add(self, route: SectorRoute) -> None:
        """Adds a route."""
        self._session.add(route)
        self._session.flush()

    def clear(self) -> None:
        """Removes all routes; nobody else can put others in their place meanwhile."""
        take_turns(self._session.connection(), "routes")
        self._session.execute(delete(SectorRoute))
