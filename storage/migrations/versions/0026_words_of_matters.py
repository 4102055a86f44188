"""The words of matters, to look for, and the index over them.

Revision 0026, after 0025, written on 2026-11-29.

What is on file is indexed here, a slice at a time. The text is folded and taken apart by the
product's own functions: should these ever change, all of it is to be indexed anew by a younger
migration, whatever this one wrote.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import ID
from storage.search.index import fill

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    case_id = sa.Column(
        "case_id",
        ID,
        sa.ForeignKey("cases.id"),
        primary_key=True,
        autoincrement=False,
    )
    op.create_table("case_words", case_id, sa.Column("body", sa.String(14_094), nullable=False))
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    if on_sqlite:
        op.execute(
            "CREATE VIRTUAL TABLE case_grams USING fts5 "
            "(grams, content='', columnsize=0, detail=none, tokenize='ascii')"
        )
    else:
        op.execute("CREATE TABLE case_grams (case_id BIGINT PRIMARY KEY, grams BIGINT[] NOT NULL)")
    fill(op.get_bind())
    if not on_sqlite:
        op.execute("CREATE INDEX ix_case_grams_grams ON case_grams USING gin (grams)")


def downgrade() -> None:
    """Back."""
    op.execute("DROP TABLE case_grams")
    op.drop_table("case_words")
