"""What lies right below a unit, in a query."""

from collections.abc import Sequence

from sqlalchemy import BindParameter, ColumnElement, select

from storage.org.schema import units


def right_below(ids: Sequence[int] | BindParameter[int]) -> ColumnElement[bool]:
    """Whether a unit lies right below one of these: what a merged unit had below it, its successor
    has, by way of however many."""
    taken = select(units.c.id).where(units.c.id.in_(ids)).cte("taken", recursive=True)
    merged = units.alias("merged")
    # a merged unit lies right below its successor: that way there is an index
    after = (merged.c.parent_id == taken.c.id) & (merged.c.successor_id == taken.c.id)
    taken = taken.union(select(merged.c.id).where(after))
    return units.c.parent_id.in_(select(taken.c.id))
