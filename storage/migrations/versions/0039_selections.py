"""Features of communities, and the selection of model communities.

Revision 0039, after 0038, written on 2026-11-30.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import flag, index, key, moment, number, text, to, word

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def _day(name: str, *, null: bool = False) -> "sa.Column[object]":
    return sa.Column(name, sa.Date(), nullable=null)


def _said() -> "tuple[sa.Column[object], ...]":
    return word("kind"), text("title", 60), text("purpose", 200), _day("since")


def _by(*, null: bool = False) -> "tuple[sa.Column[object], ...]":
    return to("person_id", "persons", null=null), to("post_id", "posts", null=null)


def upgrade() -> None:
    """Forward."""
    _features()
    _selections()


def _features() -> None:
    op.create_table(
        "features",
        key(),
        text("token", 64),
        to("unit_id", "units"),
        *_said(),
        moment("begun_at"),
        number("revision"),
        _day("ended_on", null=True),
        sa.UniqueConstraint("token"),
    )
    index("features", "unit_id")
    op.create_table(
        "feature_revisions",
        key(),
        to("feature_id", "features"),
        number("number"),
        text("token", 64),
        *_said(),
        moment("at"),
        *_by(),
        text("why", 500),
        sa.UniqueConstraint("feature_id", "number"),
    )
    op.create_table(
        "feature_events",
        key(),
        to("feature_id", "features"),
        text("token", 64),
        _day("on"),
        text("what", 120),
        number("came"),
        moment("at"),
        *_by(),
        moment("dropped_at", null=True),
        text("dropped_why", 500),
        to("dropped_by", "posts", null=True),
        sa.UniqueConstraint("feature_id", "token"),
    )
    index("feature_events", "feature_id", "on")


def _selections() -> None:
    op.create_table(
        "selections",
        key(),
        text("token", 96),
        to("unit_id", "units"),
        number("year"),
        sa.Column("scheme", sa.JSON(), nullable=False),
        moment("opened_at"),
        _day("apply_by"),
        _day("facts_from"),
        _day("facts_until"),
        word("state"),
        moment("due_at", null=True),
        number("rung"),
        _day("published_on", null=True),
        _day("published_until", null=True),
        moment("ended_at", null=True),
        sa.UniqueConstraint("token"),
    )
    index("selections", "unit_id", "year")
    index("selections", "due_at")
    op.create_table(
        "selection_applications",
        key(),
        to("selection_id", "selections"),
        to("unit_id", "units"),
        word("state"),
        text("note", 500),
        flag("recorded_for"),
        moment("applied_at"),
        sa.Column("facts", sa.JSON(), nullable=False),
        text("street_note", 500),
        _day("visited_on", null=True),
        to("visited_by", "units", null=True),
        text("visit_note", 500),
        sa.Column("points", sa.JSON(), nullable=False),
        flag("picked"),
        sa.UniqueConstraint("selection_id", "unit_id"),
    )
    op.create_table(
        "selection_objections",
        key(),
        to("application_id", "selection_applications"),
        text("token", 96),
        text("text", 500),
        moment("at"),
        text("answer", 500),
        flag("upheld"),
        moment("answered_at", null=True),
        sa.UniqueConstraint("application_id", "token"),
    )
    op.create_table(
        "selection_steps",
        key(),
        to("selection_id", "selections"),
        to("application_id", "selection_applications", null=True),
        text("token", 96),
        word("arrow"),
        moment("at"),
        *_by(null=True),
        text("note", 500),
        sa.UniqueConstraint("selection_id", "token"),
    )


def downgrade() -> None:
    """Back."""
    for name in ("steps", "objections", "applications"):
        op.drop_table(f"selection_{name}")
    for name in ("selections", "feature_events", "feature_revisions", "features"):
        op.drop_table(name)
