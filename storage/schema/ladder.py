"""Tables of where disputes go, and of how content reporters are with answers."""

from sqlalchemy import Column, Integer, Table, UniqueConstraint

from domain.cases.routes import SectorRoute
from domain.cases.satisfaction import OpinionRating, Satisfaction
from storage.schema.base import key, mapping, metadata, moment, reference, word

sector_routes = Table(
    "sector_routes",
    metadata,
    key(),
    reference("category_id", "categories"),
    reference("unit_id", "units"),
    Column("position", Integer, nullable=False),
    UniqueConstraint("category_id", "unit_id"),
)

# of the case alone: nobody's name stands beside a grade
opinion_ratings = Table(
    "opinion_ratings",
    metadata,
    key(),
    reference("case_id", "cases"),
    word("grade", Satisfaction),
    moment("at"),
    UniqueConstraint("case_id"),
)

mapping.map_imperatively(SectorRoute, sector_routes)
mapping.map_imperatively(OpinionRating, opinion_ratings)
