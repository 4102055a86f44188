"""Where disputes go and how content reporters are, in memory."""

from datetime import date

from domain.cases.model import CaseKind, Category
from domain.cases.routes import SectorRoute
from domain.cases.satisfaction import OpinionRating


class MemoryRoutes:
    def __init__(self, categories: dict[int, Category]) -> None:
        self.categories = categories
        self.routes: list[SectorRoute] = []

    def category(self, name: str, day: date) -> Category | None:
        return next(
            (
                one
                for one in self.categories.values()
                if one.kind is CaseKind.DISPUTE
                and name in {one.code, one.name_zh}
                and one.valid_from <= day
                and (one.valid_to is None or day < one.valid_to)
            ),
            None,
        )

    def of_category(self, category_id: int) -> list[int]:
        return [r.unit_id for r in self.routes if r.category_id == category_id]

    def all(self) -> list[SectorRoute]:
        return list(self.routes)

    def add(self, route: SectorRoute) -> None:
        route.id = len(self.routes) + 1
        self.routes.append(route)

    def clear(self) -> None:
        self.routes.clear()


class MemoryRatings:
    def __init__(self) -> None:
        self.ratings: list[OpinionRating] = []

    def of_case(self, case_id: int) -> OpinionRating | None:
        return next((r for r in self.ratings if r.case_id == case_id), None)

    def add(self, rating: OpinionRating) -> None:
        rating.id = len(self.ratings) + 1
        self.ratings.append(rating)
