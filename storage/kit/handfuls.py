"""A handful of what a sweep looks for: behind the last one, in the order of its columns."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, literal, tuple_
from sqlalchemy.orm import Session

from domain.handfuls import Handful, Place

T = TypeVar("T")


def taken(
    session: Session,
    query: Select[Any],
    order: tuple[ColumnElement[Any], ...],
    handful: Handful,
    usual: int,
    *,
    named: Callable[[Any], tuple[Place, str]],
) -> list[Any]:
    """Rows of the query in this order, at most ``usual``, behind where the handful begins; what it
    took is written into it. ``named`` gives the place and the name of a row."""
    session.flush()
    if handful.after is not None:
        behind = [
            literal(value, column.type) for value, column in zip(handful.after, order, strict=True)
        ]
        query = query.where(tuple_(*order) > tuple_(*behind))
    most = handful.most(usual)
    rows = session.execute(query.order_by(*order).limit(most)).all()
    handful.took([named(row) for row in rows], usual)
    return list(rows)
