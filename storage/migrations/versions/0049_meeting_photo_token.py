"""A picture of a meeting knows the message it came with: handled twice it is put there once.

Revision 0049, after 0048, written on 2026-11-30.
"""

from alembic import op

from storage.migrations.columns import text

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None

_UNIQUE = "ix_meeting_photos_meeting_id_token"


def upgrade() -> None:
    """Forward. Those that are there came with nobody knows what."""
    op.add_column("meeting_photos", text("token", 64, null=True))
    op.create_index(_UNIQUE, "meeting_photos", ["meeting_id", "token"], unique=True)


def downgrade() -> None:
    """Back."""
    op.drop_index(_UNIQUE, "meeting_photos")
    op.drop_column("meeting_photos", "token")
