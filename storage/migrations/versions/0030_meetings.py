"""Talk meetings: their series, agendas, judgements, corrections and pictures.

Revision 0030, after 0029, written on 2026-11-30.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import index, key, moment, number, text, to, word

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def _day(name: str, *, null: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=null)


def _count(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), nullable=True)


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "meeting_series",
        key(),
        to("unit_id", "units"),
        text("token", 64),
        *(_count(name) for name in ("day", "nth", "weekday")),
        word("roll"),
        text("place", 60),
        to("post_id", "posts"),
        moment("set_at"),
        _day("first_month"),
    )
    index("meeting_series", "unit_id")
    op.create_table(
        "meetings",
        key(),
        to("unit_id", "units"),
        *(_day(name) for name in ("month", "on", "planned_on")),
        text("place", 60),
        word("state"),
        text("token", 64),
        moment("made_at"),
        moment("due_at", null=True),
        number("rung"),
        text("reason", 500),
        moment("held_at", null=True),
        moment("confirmed_at", null=True),
        to("confirmed_post_id", "posts", null=True),
        *(_count(name) for name in ("residents", "deputies", "local_units", "departments")),
        sa.UniqueConstraint("unit_id", "month"),
    )
    index("meetings", "month", "unit_id")
    index("meetings", "due_at")
    index("meetings", "held_at", "unit_id")
    op.create_table(
        "agenda_items",
        key(),
        to("meeting_id", "meetings"),
        text("token", 64),
        text("topic", 200),
        to("made_post_id", "posts"),
        moment("made_at"),
        number("number"),
        word("ruling", null=True),
        text("ruled_token", 64),
        text("note", 500),
        to("to_unit_id", "units", null=True),
        to("helper_id", "units", null=True),
        _day("due_on", null=True),
        to("into_id", "agenda_items", null=True),
        moment("done_at", null=True),
        sa.UniqueConstraint("token"),
    )
    index("agenda_items", "meeting_id")
    index("agenda_items", "done_at")
    op.create_table(
        "agenda_cases",
        key(),
        to("item_id", "agenda_items"),
        to("case_id", "cases"),
        sa.UniqueConstraint("item_id", "case_id"),
    )
    index("agenda_cases", "case_id")
    op.create_table(
        "item_judgements",
        key(),
        to("item_id", "agenda_items"),
        to("meeting_id", "meetings"),
        text("token", 64),
        number("satisfied"),
        number("fairly"),
        number("discontented"),
        word("verdict"),
        moment("at"),
        sa.UniqueConstraint("item_id", "meeting_id"),
    )
    index("item_judgements", "meeting_id")
    index("item_judgements", "at")
    op.create_table(
        "minutes_revisions",
        key(),
        to("item_id", "agenda_items"),
        text("token", 64),
        word("was_ruling"),
        text("was_note", 500),
        text("reason", 500),
        to("post_id", "posts"),
        moment("at"),
        sa.UniqueConstraint("token"),
    )
    index("minutes_revisions", "item_id")
    op.create_table(
        "meeting_photos",
        key(),
        to("meeting_id", "meetings"),
        text("file", 64),
        number("size"),
        moment("at"),
        sa.UniqueConstraint("meeting_id", "file"),
    )


def downgrade() -> None:
    """Back."""
    for table in (
        "meeting_photos",
        "minutes_revisions",
        "item_judgements",
        "agenda_cases",
        "agenda_items",
        "meetings",
        "meeting_series",
    ):
        op.drop_table(table)
