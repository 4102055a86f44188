"""The tables of residents' evaluations. Nothing in them says who voted, or how."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, Table
from sqlalchemy import text as text_clause
from sqlalchemy.schema import UniqueConstraint

from domain.cases.model import NOTE_LIMIT
from domain.evaluations.forms import EvaluatedBody
from domain.evaluations.model import (
    OBJECT_LIMIT,
    Evaluation,
    EvaluationObject,
    EvaluationStage,
    HalfYearMark,
    ObjectKind,
    Rectification,
    SheetStage,
    TallySheet,
)
from domain.evaluations.tally import VoteTally
from domain.people.model import Role
from storage.followups.schema import followups
from storage.kit.columns import ID, key, mapping, metadata, moment, reference, text, word
from storage.kit.shaped import Shaped

FORM_LIMIT = 32
TOKEN_LIMIT = 64


evaluations = Table(
    "evaluations",
    metadata,
    key(),
    reference("unit_id", "units"),
    Column("half_from", Date, nullable=False),
    text("form", FORM_LIMIT),
    word("stage", EvaluationStage),
    Column("planned_on", Date, nullable=False),
    Column("round", Integer, nullable=False),
    Column("held_on", Date),
    moment("confirmed_at", nullable=True),
    moment("tell_due_at", nullable=True),
    Column("published_on", Date),
    Column("published_until", Date),
    Column("rung", Integer, nullable=False),
    moment("created_at"),
    UniqueConstraint("unit_id", "half_from"),
)
# what the sweep asks for each minute: the few that are not published yet
_CONFIRMED = text_clause(f"stage = '{EvaluationStage.CONFIRMED}'")
CONFIRMED_ALONE = text_clause(f"evaluations.stage = '{EvaluationStage.CONFIRMED}'")
Index(
    "ix_evaluations_to_publish",
    evaluations.c.tell_due_at,
    sqlite_where=_CONFIRMED,
    postgresql_where=_CONFIRMED,
)
# the items of a community's meetings in a half-year
Index("ix_followups_host", followups.c.host_id, followups.c.source, followups.c.handed_out_at)

evaluation_objects = Table(
    "evaluation_objects",
    metadata,
    key(),
    reference("evaluation_id", "evaluations"),
    Column("position", Integer, nullable=False),
    word("kind", ObjectKind),
    word("body", EvaluatedBody, nullable=True),
    # no foreign key to followups: what it was called then stays, whatever becomes of it
    Column("source_id", ID),
    text("title", OBJECT_LIMIT),
    UniqueConstraint("evaluation_id", "position"),
)

tally_sheets = Table(
    "tally_sheets",
    metadata,
    key(),
    reference("evaluation_id", "evaluations"),
    Column("round", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    word("stage", SheetStage),
    Column("tally", Shaped(VoteTally), nullable=False),
    reference("entered_by", "persons"),
    word("entered_role", Role),
    Column("recorded_for", Boolean, nullable=False),
    moment("entered_at"),
    text("why", NOTE_LIMIT),
    text("sent_back", NOTE_LIMIT),
    reference("confirmed_by", "persons", nullable=True),
    word("confirmed_role", Role, nullable=True),
    moment("confirmed_at", nullable=True),
    UniqueConstraint("evaluation_id", "revision"),
)

rectifications = Table(
    "rectifications",
    metadata,
    key(),
    reference("evaluation_id", "evaluations"),
    reference("object_id", "evaluation_objects"),
    text("what", OBJECT_LIMIT),
    text("token", TOKEN_LIMIT),
    moment("added_at"),
    UniqueConstraint("evaluation_id", "token"),
)

half_year_marks = Table(
    "half_year_marks",
    metadata,
    key(),
    Column("half_from", Date, nullable=False),
    Column("number", Integer, nullable=False),
    moment("spoke_at"),
    UniqueConstraint("half_from", "number"),
)

mapping.map_imperatively(Evaluation, evaluations)
mapping.map_imperatively(EvaluationObject, evaluation_objects)
mapping.map_imperatively(TallySheet, tally_sheets)
mapping.map_imperatively(Rectification, rectifications)
mapping.map_imperatively(HalfYearMark, half_year_marks)
