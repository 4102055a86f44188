"""The first schema, and the categories of the source document (langya-2012).

Revision 0001, after nothing, written on 2026-11-24.
"""

import csv
from datetime import date
from pathlib import Path

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import (
    flag,
    index,
    key,
    moment,
    number,
    part_index,
    plain,
    text,
    to,
    valid,
    word,
)

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WAITS = sa.text("done_at IS NULL AND dead_at IS NULL")
UNSENT = sa.text("ended_at IS NULL")
SCHEME = "langya-2012"
IN_FORCE_FROM = date(2012, 1, 1)
TABLES = [
    *("units", "placements", "aliases"),
    *("persons", "channels", "posts", "holdings", "invitations"),
    *("categories", "cases", "steps", "attachments", "reports"),
    *("outbox", "inbox", "lanes", "conversation", "audit"),
]


def upgrade() -> None:
    """Forward."""
    _org()
    _people()
    _cases()
    _messages()
    _seed()


def downgrade() -> None:
    """Back to an empty database."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _org() -> None:
    op.create_table(
        "units",
        key(),
        word("kind"),
        plain("code", 32),
        text("name", 120),
        to("parent_id", "units", null=True),
        plain("path", 255),
        *valid(),
        to("successor_id", "units", null=True),
        sa.UniqueConstraint("code"),
    )
    index("units", "path")
    index("units", "parent_id", "code")
    op.create_table(
        "placements",
        key(),
        to("unit_id", "units"),
        to("parent_id", "units", null=True),
        *valid(),
    )
    index("placements", "unit_id", "valid_from")
    op.create_table("aliases", key(), to("unit_id", "units"), text("name", 120))
    index("aliases", "unit_id")


def _people() -> None:
    op.create_table("persons", key(), text("locale", 8, null=True), moment("created_at"))
    op.create_table(
        "channels",
        key(),
        to("person_id", "persons"),
        text("kind", 32),
        text("address", 128),
        flag("reachable"),
        text("language", 16, null=True),
        sa.UniqueConstraint("kind", "address"),
    )
    index("channels", "person_id")
    op.create_table("posts", key(), word("role"), to("unit_id", "units"), *valid())
    index("posts", "unit_id", "role")
    op.create_table(
        "holdings",
        key(),
        to("post_id", "posts"),
        to("person_id", "persons"),
        word("capacity"),
        *valid(),
    )
    index("holdings", "post_id")
    index("holdings", "person_id")
    op.create_table(
        "invitations",
        key(),
        text("token_hash", 64),
        to("post_id", "posts"),
        word("capacity"),
        moment("created_at"),
        moment("expires_at"),
        moment("used_at", null=True),
        to("used_by", "persons", null=True),
        sa.UniqueConstraint("token_hash"),
    )


def _cases() -> None:
    op.create_table(
        "categories",
        key(),
        word("kind"),
        text("scheme", 32),
        text("code", 48),
        text("name_zh", 60),
        text("name_en", 120),
        number("position"),
        *valid(),
        to("maps_to", "categories", null=True),
        sa.UniqueConstraint("kind", "scheme", "code"),
    )
    op.create_table(
        "cases",
        key(),
        word("kind"),
        text("draft_key", 64),
        to("category_id", "categories"),
        text("place", 60),
        word("people"),
        text("summary", 200),
        word("urgency"),
        to("reporter_id", "persons"),
        to("reporter_post_id", "posts"),
        to("unit_id", "units"),
        to("responsible_id", "units"),
        to("handler_id", "persons", null=True),
        word("state"),
        word("outcome", null=True),
        moment("reported_at"),
        moment("accepted_at", null=True),
        moment("ended_at", null=True),
        moment("closed_at", null=True),
        moment("due_at", null=True),
        sa.UniqueConstraint("draft_key"),
        sqlite_autoincrement=True,
    )
    index("cases", "unit_id", "kind", "state", "outcome", "due_at")
    index("cases", "state", "due_at", "unit_id")
    index("cases", "responsible_id", "state", "due_at")
    index("cases", "reporter_id")
    op.create_table(
        "steps",
        key(),
        to("case_id", "cases"),
        text("token", 64),
        text("arrow", 8),
        moment("at"),
        to("person_id", "persons"),
        to("post_id", "posts"),
        word("before", null=True),
        word("after"),
        word("effect", null=True),
        text("note", 500),
        sa.UniqueConstraint("case_id", "token"),
    )
    index("steps", "effect", "at", "case_id")
    op.create_table(
        "attachments",
        key(),
        to("case_id", "cases"),
        word("kind"),
        text("file", 64),
        number("size"),
        moment("at"),
        to("person_id", "persons"),
    )
    index("attachments", "case_id")
    op.create_table(
        "reports",
        key(),
        to("unit_id", "units"),
        word("kind"),
        sa.Column("first", sa.Date(), nullable=False),
        number("revision"),
        flag("nil"),
        flag("late"),
        text("remark", 500),
        to("confirmed_by", "persons"),
        to("confirmed_post_id", "posts"),
        moment("confirmed_at"),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.UniqueConstraint("unit_id", "kind", "first", "revision"),
    )


def _messages() -> None:
    op.create_table(
        "outbox",
        key(),
        plain("dedup_key", 200),
        text("kind", 48),
        sa.Column("payload", sa.JSON(), nullable=False),
        to("person_id", "persons"),
        number("priority"),
        moment("not_before"),
        text("state", 12),
        number("tries"),
        text("lease_owner", 64, null=True),
        moment("lease_until", null=True),
        text("error", 500, null=True),
        moment("created_at"),
        moment("ended_at", null=True),
        sa.UniqueConstraint("dedup_key"),
    )
    part_index("ix_outbox_due", "outbox", ["priority", "not_before", "id"], UNSENT)
    index("outbox", "ended_at")
    op.create_table(
        "inbox",
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        text("lane", 128),
        sa.Column("payload", sa.Text(), nullable=False),
        moment("received_at"),
        number("tries"),
        moment("next_try_at"),
        moment("done_at", null=True),
        moment("dead_at", null=True),
        text("error", 500, null=True),
        sa.PrimaryKeyConstraint("bot_id", "update_id"),
    )
    part_index("ix_inbox_waiting", "inbox", ["update_id"], WAITS)
    part_index("ix_inbox_waiting_lane", "inbox", ["lane", "update_id"], WAITS)
    op.create_table(
        "lanes",
        text("lane", 128),
        text("owner", 64),
        moment("lease_until"),
        sa.PrimaryKeyConstraint("lane"),
    )
    index("lanes", "owner")
    op.create_table(
        "conversation",
        text("lane", 128),
        text("key", 200),
        sa.Column("data", sa.Text(), nullable=False),
        moment("updated_at"),
        sa.PrimaryKeyConstraint("lane", "key"),
    )
    index("conversation", "updated_at")
    op.create_table(
        "audit",
        key(),
        moment("at"),
        to("person_id", "persons", null=True),
        text("act", 48),
        text("subject", 120),
        text("outcome", 32),
    )
    index("audit", "at")


def _seed() -> None:
    """The list of 2012, in its order; a later list is another file in another migration."""
    file = Path(__file__).parents[2] / "data" / f"{SCHEME}.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    table = sa.table(
        "categories",
        *(sa.column(name) for name in ("kind", "scheme", "code", "name_zh", "name_en")),
        sa.column("position", sa.Integer()),
        sa.column("valid_from", sa.Date()),
    )
    op.bulk_insert(
        table,
        [
            {**row, "scheme": SCHEME, "position": place, "valid_from": IN_FORCE_FROM}
            for place, row in enumerate(rows)
        ],
    )
