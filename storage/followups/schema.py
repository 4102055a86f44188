"""The tables of items handed out, of the units that help, and of their steps."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, UniqueConstraint
from sqlalchemy import text as text_clause
from sqlalchemy.orm import relationship

from domain.cases.model import NOTE_LIMIT
from domain.cases.satisfaction import Satisfaction
from domain.followups.model import (
    OPEN,
    RUNNING,
    TITLE_LIMIT,
    Followup,
    FollowupArrow,
    FollowupState,
    FollowupStep,
    Helping,
    Source,
)
from storage.kit.columns import ID, key, mapping, metadata, moment, reference, text, word

TOKEN_LIMIT = 64

followups = Table(
    "followups",
    metadata,
    key(),
    word("source", Source),
    # no foreign key: each source has a table of its own
    Column("source_id", ID, nullable=False),
    reference("host_id", "units"),
    reference("unit_id", "units"),
    text("title", TITLE_LIMIT),
    moment("handed_out_at"),
    moment("due_at"),
    word("state", FollowupState),
    Column("round", Integer, nullable=False),
    moment("answer_at", nullable=True),
    moment("accepted_at", nullable=True),
    moment("fed_back_at", nullable=True),
    text("feedback", NOTE_LIMIT),
    word("verdict", Satisfaction, nullable=True),
    moment("ended_at", nullable=True),
    Column("rung", Integer, nullable=False),
    Column("answer_rung", Integer, nullable=False),
)

# literals: a part of an index is taken only where the question names it word for word
_running = ", ".join(f"'{state}'" for state in sorted(RUNNING))
_open = ", ".join(f"'{state}'" for state in sorted(OPEN))
RUNNING_ALONE = text_clause(f"followups.state IN ({_running})")
OPEN_ALONE = text_clause(f"followups.state IN ({_open})")
_LIVE = text_clause("state <> 'dropped'")
_WHERE_RUNNING = text_clause(f"state IN ({_running})")
_WHERE_OPEN = text_clause(f"state IN ({_open})")
_ANSWERED = followups.c.answer_at.is_not(None)
# nothing is handed out twice for one thing
Index(
    "uq_followups_live",
    followups.c.source,
    followups.c.source_id,
    unique=True,
    sqlite_where=_LIVE,
    postgresql_where=_LIVE,
)
Index("ix_followups_source_source_id", followups.c.source, followups.c.source_id)
# what the sweep asks for each minute
Index(
    "ix_followups_due",
    followups.c.due_at,
    sqlite_where=_WHERE_RUNNING,
    postgresql_where=_WHERE_RUNNING,
)
Index(
    "ix_followups_answer",
    followups.c.answer_at,
    sqlite_where=_ANSWERED,
    postgresql_where=_ANSWERED,
)
# what a unit handed out in a stretch of time
Index(None, followups.c.host_id, followups.c.handed_out_at)
# a unit's own, and what it waits for
for _name in ("unit_id", "host_id"):
    Index(
        f"ix_followups_open_{_name}",
        followups.c[_name],
        followups.c.due_at,
        sqlite_where=_WHERE_OPEN,
        postgresql_where=_WHERE_OPEN,
    )

followup_helpers = Table(
    "followup_helpers",
    metadata,
    key(),
    reference("followup_id", "followups"),
    reference("unit_id", "units"),
    Index(None, "followup_id"),
    Index(None, "unit_id"),
)

followup_steps = Table(
    "followup_steps",
    metadata,
    key(),
    reference("followup_id", "followups"),
    text("token", TOKEN_LIMIT),
    word("arrow", FollowupArrow),
    moment("at"),
    reference("person_id", "persons", nullable=True),
    reference("post_id", "posts", nullable=True),
    reference("unit_id", "units"),
    moment("due_at"),
    text("note", NOTE_LIMIT),
    Column("recorded", Boolean, nullable=False),
    word("verdict", Satisfaction, nullable=True),
    UniqueConstraint("followup_id", "token"),
)

mapping.map_imperatively(Helping, followup_helpers)
mapping.map_imperatively(
    Followup,
    followups,
    properties={
        "helping": relationship(
            Helping, lazy="selectin", order_by=followup_helpers.c.id, cascade="all, delete-orphan"
        )
    },
)
mapping.map_imperatively(FollowupStep, followup_steps)
