"""Stores of where disputes go, and of how content reporters are with answers."""

from datetime import date
from typing import Protocol

from domain.cases.model import Category
from domain.cases.routes import SectorRoute
from domain.cases.satisfaction import OpinionRating


class Routes(Protocol):
    """Which specialised centre a category of disputes goes to."""

    async def category(self, name: str, day: date) -> Category | None:
        """The category of disputes of this code or name in the list in force on the day."""
        ...

    async def of_category(self, category_id: int) -> list[int]:
        """The centres the category goes to, the likeliest first."""
        ...

    async def all(self) -> list[SectorRoute]:
        """All routes, in their order."""
        ...

    async def add(self, route: SectorRoute) -> None:
        """Adds a route."""
        ...

    async def clear(self) -> None:
        """Removes all routes."""
        ...


class Ratings(Protocol):
    """How content reporters are with the answers to public-opinion items."""

    async def of_case(self, case_id: int) -> OpinionRating | None:
        """The grade given for the case."""
        ...

    async def add(self, rating: OpinionRating) -> None:
        """Adds a grade."""
        ...
