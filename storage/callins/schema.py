"""The tables of call-ins, of the units that are called, and of what was handed out after them. What
was done about them are steps of the case."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, UniqueConstraint
from sqlalchemy import text as text_clause
from sqlalchemy.orm import relationship

from domain.callins.model import CalledUnit, CallIn, CallInState, CallInTask, Coming
from domain.cases.model import NOTE_LIMIT, PLACE_LIMIT
from storage.kit.columns import key, mapping, metadata, moment, reference, text, word

TOKEN_LIMIT = 64

callins = Table(
    "callins",
    metadata,
    key(),
    reference("case_id", "cases"),
    text("place", PLACE_LIMIT),
    moment("meets_at"),
    text("request", NOTE_LIMIT),
    reference("called_by", "persons"),
    reference("post_id", "posts"),
    moment("called_at"),
    moment("answer_at"),
    moment("due_at"),
    word("state", CallInState),
    Column("answer_rung", Integer, nullable=False),
    Column("rung", Integer, nullable=False),
    Column("day_rung", Integer, nullable=False, server_default="0"),
    text("outcome", NOTE_LIMIT),
    moment("ended_at", nullable=True),
    Index(None, "case_id"),
    # what the units of a board were called to in a month
    Index(None, "called_at"),
)

# a literal: a part of an index is taken only where the question names it word for word
WAITS = text_clause(f"callins.state = '{CallInState.CALLED}'")
_WHERE_WAITS = text_clause(f"state = '{CallInState.CALLED}'")
# the few that wait, which the sweep asks for each minute and the lists look through
for _name in ("answer_at", "meets_at", "due_at"):
    Index(
        f"ix_callins_waiting_{_name}",
        callins.c[_name],
        sqlite_where=_WHERE_WAITS,
        postgresql_where=_WHERE_WAITS,
    )

called_units = Table(
    "called_units",
    metadata,
    key(),
    reference("callin_id", "callins"),
    reference("unit_id", "units"),
    word("coming", Coming, nullable=True),
    text("reason", NOTE_LIMIT),
    moment("answered_at", nullable=True),
    Column("recorded", Boolean, nullable=False),
    Index(None, "callin_id"),
    Index(None, "unit_id"),
)

callin_tasks = Table(
    "callin_tasks",
    metadata,
    key(),
    reference("callin_id", "callins"),
    text("token", TOKEN_LIMIT),
    UniqueConstraint("callin_id", "token"),
)

mapping.map_imperatively(CalledUnit, called_units)
mapping.map_imperatively(
    CallIn,
    callins,
    properties={
        "called": relationship(
            CalledUnit, lazy="selectin", order_by=called_units.c.id, cascade="all, delete-orphan"
        )
    },
)
mapping.map_imperatively(CallInTask, callin_tasks)
