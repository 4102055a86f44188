"""A push says of which matter it tells how it stands, so that the next one takes its place; what
a handler attaches to a dispute belongs to its record; and of items nobody was asked how many
people they are about. A step that changed the category says which it was.

Revision 0017, after 0016, written on 2026-11-29.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import add_reference, part_index

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_cases = sa.table(
    "cases",
    sa.column("kind", sa.String),
    sa.column("people", sa.String),
    sa.column("people_known", sa.Boolean),
)


def upgrade() -> None:
    """Forward."""
    op.add_column(
        "attachments",
        sa.Column("of_record", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column(
        "cases", sa.Column("people_known", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    unasked = _cases.c.kind.in_(("opinion",)) & _cases.c.people.in_(("1-2",))
    op.execute(sa.update(_cases).where(unasked).values(people_known=False))
    add_reference("steps", "category_id", "categories")
    op.add_column("outbox", sa.Column("thread", sa.String(48), nullable=True))
    of_a_thread = sa.text("thread IS NOT NULL")
    part_index("ix_outbox_thread", "outbox", ["person_id", "thread"], of_a_thread)


def downgrade() -> None:
    """Back."""
    op.drop_index("ix_outbox_thread", "outbox")
    op.drop_column("outbox", "thread")
    op.drop_column("steps", "category_id")
    op.drop_column("attachments", "of_record")
    op.drop_column("cases", "people_known")
