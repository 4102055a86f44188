"""Referrals to legal aid, petition, arbitration, court and police.

Revision 0006, after 0005, written on 2026-11-24.
"""

from alembic import op

from storage.migrations.columns import add_reference, flag, index, key, moment, text, to, word

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "referrals",
        key(),
        to("case_id", "cases"),
        word("body"),
        to("to_unit_id", "units", null=True),
        text("reason", 500),
        flag("fast"),
        word("consent"),
        moment("consent_at"),
        to("consent_post_id", "posts"),
        word("stage"),
        word("tried"),
        moment("offered_at"),
        to("offered_post_id", "posts"),
        word("standing"),
        moment("due_at", null=True),
        moment("answered_at", null=True),
        text("answer", 500),
        moment("ended_at", null=True),
        text("result", 500),
        flag("handed_back"),
        sqlite_autoincrement=True,
    )
    index("referrals", "case_id")
    index("referrals", "to_unit_id", "standing")
    index("referrals", "standing", "due_at")
    add_reference("steps", "referral_id", "referrals")


def downgrade() -> None:
    """Back."""
    op.drop_column("steps", "referral_id")
    op.drop_table("referrals")
