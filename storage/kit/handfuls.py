"""What a sweep looks for, put into words once, and a handful of it: behind the last one, in the
order of its columns.

A sweep asks each minute, and mostly nothing is due: to put the question together anew takes longer
than to have it answered. So what changes is given beside it.
"""

import operator
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Integer, Select, and_, bindparam, false, or_, tuple_
from sqlalchemy.orm import Session

from domain.cases.store import DueSpan
from domain.handfuls import Handful, Place


class Handfuls:
    """Rows of a query in an order, at most ``usual`` at once; ``named`` gives the place and the
    name of a row. To be made once, not with each asking."""

    def __init__(
        self,
        query: Select[Any],
        order: tuple[ColumnElement[Any], ...],
        usual: int,
        *,
        named: Callable[[Any], tuple[Place, str]],
    ) -> None:
        behind = [
            bindparam(f"behind{number}", type_=column.type) for number, column in enumerate(order)
        ]
        self._usual, self._named = usual, named
        self._first = query.order_by(*order).limit(bindparam("most", type_=Integer()))
        self._following = self._first.where(tuple_(*order) > tuple_(*behind))

    def taken(
        self, session: Session, handful: Handful, given: Mapping[str, object] | None = None
    ) -> list[Any]:
        """The rows behind where the handful begins; what it took is written into it. ``given`` are
        the parameters of the query."""
        session.flush()
        asked = {"most": handful.most(self._usual), **(given or {})}
        query = self._first
        if handful.after is not None:
            query = self._following
            asked |= {f"behind{number}": value for number, value in enumerate(handful.after)}
        rows = session.execute(query, asked).all()
        handful.took([self._named(row) for row in rows], self._usual)
        return list(rows)


def unsaid(
    at: Column[datetime],
    told: Column[int],
    many: int,
    *,
    of: str = "",
    differs: Callable[..., ColumnElement[bool]] = operator.lt,
) -> ColumnElement[bool]:
    """Whether a deadline lies within one of so many spans that has not spoken of it: up to now it
    was ``told`` of by a lower one (with ``operator.ne``: by another). Which spans they are is given
    by :func:`spanned`, under the same name."""
    if not many:
        return false()
    each = [
        and_(
            at > bindparam(f"{of}after{number}"),
            at <= bindparam(f"{of}until{number}"),
            differs(told, bindparam(f"{of}number{number}")),
        )
        for number in range(many)
    ]
    # the whole stretch first: it is what an index can find
    return and_(at > bindparam(f"{of}first"), at <= bindparam(f"{of}last"), or_(*each))


def spanned(spans: Sequence[DueSpan], of: str = "") -> dict[str, object]:
    """The parameters of :func:`unsaid`."""
    given: dict[str, object] = {}
    for number, span in enumerate(spans):
        given[f"{of}after{number}"] = span.after
        given[f"{of}until{number}"] = span.until
        given[f"{of}number{number}"] = span.number
    if spans:
        given[f"{of}first"] = min(span.after for span in spans)
        given[f"{of}last"] = max(span.until for span in spans)
    return given
