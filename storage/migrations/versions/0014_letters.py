"""The letters of a timeline have room, and a step of an extension says of which.

Revision 0014, after 0013, written on 2026-11-29.

What stood as ``ask+5`` is a word and a reference now. Back again the column stays as wide as it
is: narrower it would lose who agreed that a matter was handed in.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import add_reference

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_steps = sa.table(
    "steps",
    sa.column("case_id", sa.Integer),
    sa.column("letter", sa.String),
    sa.column("at", _MOMENT),
    sa.column("extension_id", sa.Integer),
)
_extensions = sa.table(
    "extensions",
    sa.column("id", sa.Integer),
    sa.column("case_id", sa.Integer),
    sa.column("days", sa.Integer),
    sa.column("asked_at", _MOMENT),
    sa.column("answered_at", _MOMENT),
)
_WORDS = (
    ("ask+", "extension_asked", _extensions.c.asked_at),
    ("yes+", "extension_approved", _extensions.c.answered_at),
    ("no+", "extension_declined", _extensions.c.answered_at),
)
"""What stood before the days, the word for it now, and the moment the step shares with it."""


def upgrade() -> None:
    """Forward."""
    if _on_sqlite():
        _widen_on_sqlite()
    else:
        op.alter_column("steps", "arrow", type_=sa.String(32))
    op.alter_column("steps", "arrow", new_column_name="letter")
    add_reference("steps", "extension_id", "extensions")
    for before, word, moment in _WORDS:
        op.execute(
            sa.update(_steps)
            .where(_steps.c.letter.like(f"{before}%"))
            .values(letter=word, extension_id=_nearest(moment))
        )
    # never so on any desk: a request that is not on file
    words = [word for _, word, _ in _WORDS]
    lost = _steps.c.letter.in_(words) & _steps.c.extension_id.is_(None)
    op.execute(sa.update(_steps).where(lost).values(letter="note"))


def downgrade() -> None:
    """Back."""
    days = sa.select(sa.cast(_extensions.c.days, sa.String)).where(
        _extensions.c.id == _steps.c.extension_id
    )
    for before, word, _ in _WORDS:
        op.execute(
            sa.update(_steps)
            .where(_steps.c.letter == word)
            .values(letter=sa.literal(before) + days.scalar_subquery())
        )
    op.drop_column("steps", "extension_id")
    op.alter_column("steps", "letter", new_column_name="arrow")


def _on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _nearest(moment: sa.ColumnClause[Any]) -> sa.ScalarSelect[Any]:
    """The extension of the step's case that shares its moment, else the nearest."""
    known, at = sa.func.coalesce(moment, _extensions.c.asked_at), _steps.c.at
    if _on_sqlite():
        apart = sa.func.julianday(known) - sa.func.julianday(at)
    else:
        apart = sa.extract("epoch", known - at)
    of_case = (
        sa.select(
            _extensions.c.id,
            sa.case((moment == at, 0), else_=1).label("other"),
            sa.func.abs(apart).label("apart"),
        )
        .where(_extensions.c.case_id == _steps.c.case_id)
        .correlate(_steps)
        .subquery()
    )
    order = (of_case.c.other, of_case.c.apart, of_case.c.id)
    return sa.select(of_case.c.id).order_by(*order).limit(1).scalar_subquery()


def _widen_on_sqlite() -> None:
    """SQLite changes no type: the same table is made again, word for word but for this one."""
    run = op.get_bind().exec_driver_sql
    about = "SELECT sql FROM sqlite_master WHERE tbl_name = 'steps' AND sql IS NOT NULL AND type = "
    made = run(f"{about} 'table'").scalar_one()
    indexes = run(f"{about} 'index'").scalars().all()
    wider = made.replace("arrow VARCHAR(8)", "arrow VARCHAR(32)")
    if wider == made:
        return
    run("ALTER TABLE steps RENAME TO narrow_steps")
    run(wider)
    run("INSERT INTO steps SELECT * FROM narrow_steps")
    run("DROP TABLE narrow_steps")
    for index in indexes:
        run(index)
