"""Which centre a category goes to, thanks and replies.

Revision 0004, after 0003, written on 2026-11-24.
"""

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""


def downgrade() -> None:
    """Back."""
