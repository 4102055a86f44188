"""The tables of selections: the rounds, applications, objections and steps."""

from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer, Table
from sqlalchemy.schema import UniqueConstraint

from domain.cases.model import NOTE_LIMIT
from domain.selections.model import (
    Application,
    ApplicationState,
    Objection,
    Selection,
    SelectionArrow,
    SelectionState,
    SelectionStep,
)
from domain.selections.scheme import Fact, SelectionScheme
from storage.kit.columns import key, mapping, metadata, moment, reference, text, word
from storage.kit.shaped import Shaped

TOKEN_LIMIT = 96

selections = Table(
    "selections",
    metadata,
    key(),
    text("token", TOKEN_LIMIT),
    reference("unit_id", "units"),
    Column("year", Integer, nullable=False),
    Column("scheme", Shaped(SelectionScheme), nullable=False),
    moment("opened_at"),
    Column("apply_by", Date, nullable=False),
    Column("facts_from", Date, nullable=False),
    Column("facts_until", Date, nullable=False),
    word("state", SelectionState),
    moment("due_at", nullable=True),
    Column("rung", Integer, nullable=False),
    Column("published_on", Date),
    Column("published_until", Date),
    moment("ended_at", nullable=True),
    UniqueConstraint("token"),
    Index(None, "unit_id", "year"),
    # the sweeps ask for what is due
    Index(None, "due_at"),
)

selection_applications = Table(
    "selection_applications",
    metadata,
    key(),
    reference("selection_id", "selections"),
    reference("unit_id", "units"),
    word("state", ApplicationState),
    text("note", NOTE_LIMIT),
    Column("recorded_for", Boolean, nullable=False),
    moment("applied_at"),
    Column("facts", Shaped(tuple[Fact, ...]), nullable=False),
    text("street_note", NOTE_LIMIT),
    Column("visited_on", Date),
    reference("visited_by", "units", nullable=True),
    text("visit_note", NOTE_LIMIT),
    Column("points", JSON, nullable=False),
    Column("picked", Boolean, nullable=False),
    UniqueConstraint("selection_id", "unit_id"),
)

selection_objections = Table(
    "selection_objections",
    metadata,
    key(),
    reference("application_id", "selection_applications"),
    text("token", TOKEN_LIMIT),
    text("text", NOTE_LIMIT),
    moment("at"),
    text("answer", NOTE_LIMIT),
    Column("upheld", Boolean, nullable=False),
    moment("answered_at", nullable=True),
    UniqueConstraint("application_id", "token"),
)

selection_steps = Table(
    "selection_steps",
    metadata,
    key(),
    reference("selection_id", "selections"),
    reference("application_id", "selection_applications", nullable=True),
    text("token", TOKEN_LIMIT),
    word("arrow", SelectionArrow),
    moment("at"),
    reference("person_id", "persons", nullable=True),
    reference("post_id", "posts", nullable=True),
    text("note", NOTE_LIMIT),
    UniqueConstraint("selection_id", "token"),
)

mapping.map_imperatively(Selection, selections)
mapping.map_imperatively(Application, selection_applications)
mapping.map_imperatively(Objection, selection_objections)
mapping.map_imperatively(SelectionStep, selection_steps)
