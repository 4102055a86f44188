"""A person may have several chats: which was used last, by which of them a push goes out, and the
codes by which one is brought in.

Revision 0045, after 0044, written on 2026-11-30.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import index, key, moment, text, to

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

_OPEN = sa.text("ended_at IS NULL")
_ONLY = sa.table("channels", sa.column("id"), sa.column("person_id"), sa.column("latest"))


def upgrade() -> None:
    """Forward. What waits goes out by the only messenger there was."""
    op.add_column(
        "channels", sa.Column("latest", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    newest = sa.select(sa.func.max(_ONLY.c.id)).group_by(_ONLY.c.person_id)
    op.execute(sa.update(_ONLY).where(_ONLY.c.id.not_in(newest)).values(latest=sa.false()))
    op.add_column(
        "outbox",
        sa.Column("channel", sa.String(32), nullable=False, server_default="telegram"),
    )
    op.drop_index("ix_outbox_due", "outbox")
    _part("ix_outbox_due", "channel", "priority", "not_before", "id")
    _part("ix_outbox_waits", "person_id")
    op.create_table(
        "channel_codes",
        key(),
        text("token_hash", 64),
        to("person_id", "persons"),
        moment("made_at"),
        moment("ends_at"),
        moment("used_at", null=True),
        sa.UniqueConstraint("token_hash"),
    )
    index("channel_codes", "person_id")


def downgrade() -> None:
    """Back. What other messengers were for stays with whoever has them, and is reached by none."""
    op.drop_table("channel_codes")
    op.drop_index("ix_outbox_waits", "outbox")
    op.drop_index("ix_outbox_due", "outbox")
    _part("ix_outbox_due", "priority", "not_before", "id")
    op.drop_column("outbox", "channel")
    op.drop_column("channels", "latest")


def _part(name: str, *columns: str) -> None:
    op.create_index(name, "outbox", [*columns], sqlite_where=_OPEN, postgresql_where=_OPEN)
