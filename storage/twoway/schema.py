"""The tables of two-way evaluations.

What is in a sheet is read by :mod:`storage.twoway.reads` alone, which says who sees it when.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    Table,
    UniqueConstraint,
)

from domain.twoway.model import (
    Marks,
    SheetState,
    TwowayFacts,
    TwowayForm,
    TwowayRound,
    TwowaySheet,
    TwowayState,
)
from storage.kit.columns import key, mapping, metadata, moment, reference, text, word
from storage.kit.shaped import Shaped

twoway_rounds = Table(
    "twoway_rounds",
    metadata,
    key(),
    reference("host_id", "units"),
    text("token", 64),
    reference("opened_by", "persons"),
    reference("post_id", "posts"),
    moment("opened_at"),
    Column("first", Date, nullable=False),
    moment("due_at"),
    moment("closes_at"),
    Column("form", Shaped(TwowayForm), nullable=False),
    word("state", TwowayState),
    Column("rung", Integer, nullable=False),
    moment("ended_at", nullable=True),
    UniqueConstraint("token"),
    Index(None, "host_id", "first"),
    # the sweep asks each minute which are open
    Index(None, "state"),
)

twoway_sheets = Table(
    "twoway_sheets",
    metadata,
    key(),
    reference("round_id", "twoway_rounds"),
    reference("from_id", "units"),
    reference("to_id", "units"),
    Column("facts", Shaped(TwowayFacts), nullable=False),
    Column("marks", Shaped(Marks), nullable=False),
    word("state", SheetState),
    Column("late", Boolean, nullable=False),
    text("token", 64),
    moment("confirmed_at", nullable=True),
    reference("confirmed_by", "persons", nullable=True),
    reference("post_id", "posts", nullable=True),
    UniqueConstraint("round_id", "from_id", "to_id"),
    Index(None, "from_id"),
    Index(None, "to_id"),
)

mapping.map_imperatively(TwowayRound, twoway_rounds)
mapping.map_imperatively(TwowaySheet, twoway_sheets)
