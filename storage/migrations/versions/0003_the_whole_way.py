"""A case goes up and down the tiers, is opened again, merged and split.

Revision 0003, after 0002, written on 2026-11-24.
"""

from alembic import op

from storage.migrations.columns import add_reference, moment, word

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_REFERENCES = (
    ("cases", "offered_id", "units"),
    ("cases", "merged_into_id", "cases"),
    ("cases", "split_from_id", "cases"),
    ("steps", "to_unit_id", "units"),
)


def upgrade() -> None:
    """Forward."""
    for table, column, target in _REFERENCES:
        add_reference(table, column, target)
    op.add_column("cases", moment("started_at", null=True))
    op.add_column("steps", word("outcome", null=True))
    # so far a case ended once, and how is told by the case
    op.execute(
        "UPDATE steps SET outcome = "
        "(SELECT cases.outcome FROM cases WHERE cases.id = steps.case_id) "
        "WHERE effect IN ('resolved', 'moved', 'dropped')"
    )
    op.create_index("ix_cases_offered_id", "cases", ["offered_id"])


def downgrade() -> None:
    """Back."""
    op.drop_index("ix_cases_offered_id", "cases")
    op.drop_column("steps", "outcome")
    op.drop_column("cases", "started_at")
    for table, column, _ in _REFERENCES:
        op.drop_column(table, column)
