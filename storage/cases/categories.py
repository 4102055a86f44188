"""The categories to choose from."""

from datetime import date

from sqlalchemy import (
    select,
)

from domain.cases.model import CaseKind
from domain.cases.model import Label as Name
from domain.cases.views import CategoryRef
from storage.kit.columns import valid_on
from storage.kit.reading import Reading
from storage.schema import categories


def categories_of(reading: Reading, kind: CaseKind, day: date) -> tuple[CategoryRef, ...]:
    """The list in force on the day, in its order."""
    rows = reading.connection.execute(
        select(categories.c.id, categories.c.code, categories.c.name_zh, categories.c.name_en)
        .where(categories.c.kind == kind, valid_on(categories, day))
        .order_by(categories.c.position, categories.c.id)
    )
    return tuple(
        CategoryRef(id=row.id, code=row.code, label=Name(zh=row.name_zh, en=row.name_en))
        for row in rows
    )
