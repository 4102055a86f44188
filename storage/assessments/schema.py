"""The tables of assessments: the matters, their rounds, points, measures, annexes and steps."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, Table
from sqlalchemy.schema import UniqueConstraint

from domain.assessments.model import (
    NAME_LIMIT,
    Assessment,
    AssessmentArrow,
    AssessmentRound,
    AssessmentState,
    AssessmentStep,
    FiledAnnex,
    ItemScore,
    MatterKind,
    Measure,
    Opinions,
)
from domain.assessments.scale import AnnexKind, Decision, Grade, Procedure, RiskScale
from domain.cases.model import NOTE_LIMIT
from domain.followups.model import TITLE_LIMIT
from storage.kit.columns import key, mapping, metadata, moment, reference, text, word
from storage.kit.shaped import Shaped

TOKEN_LIMIT = 64
CODE_LIMIT = 32


assessments = Table(
    "assessments",
    metadata,
    key(),
    text("token", TOKEN_LIMIT),
    reference("unit_id", "units"),
    word("kind", MatterKind),
    text("name", NAME_LIMIT),
    text("body", NAME_LIMIT),
    Column("starts_on", Date, nullable=False),
    word("procedure", Procedure),
    moment("registered_at"),
    word("state", AssessmentState),
    Column("round", Integer, nullable=False),
    word("decision", Decision, nullable=True),
    moment("decided_at", nullable=True),
    moment("first_decided_at", nullable=True),
    Column("resume_on", Date),
    moment("due_at", nullable=True),
    Column("rung", Integer, nullable=False),
    Column("filed_here_on", Date),
    Column("filed_above_on", Date),
    moment("ended_at", nullable=True),
    UniqueConstraint("token"),
    Index(None, "unit_id"),
    # the sweeps ask for what is due, and for what comes back
    Index(None, "due_at"),
    Index(None, "resume_on"),
)

assessment_rounds = Table(
    "assessment_rounds",
    metadata,
    key(),
    reference("assessment_id", "assessments"),
    Column("number", Integer, nullable=False),
    moment("began_at"),
    Column("scale", Shaped(RiskScale), nullable=False),
    text("plan", NOTE_LIMIT),
    Column("heard_until", Date),
    Column("opinions", Shaped(Opinions)),
    text("reasons", NOTE_LIMIT),
    Column("score", Integer),
    word("grade", Grade, nullable=True),
    word("expected", Grade, nullable=True),
    reference("rated_by", "persons", nullable=True),
    word("decision", Decision, nullable=True),
    moment("decided_at", nullable=True),
    Column("against", Boolean, nullable=False),
    text("reason", NOTE_LIMIT),
    UniqueConstraint("assessment_id", "number"),
    # the month asks for the decisions of its days
    Index(None, "decided_at"),
)

assessment_scores = Table(
    "assessment_scores",
    metadata,
    key(),
    reference("round_id", "assessment_rounds"),
    text("item", CODE_LIMIT),
    Column("points", Integer, nullable=False),
    reference("person_id", "persons"),
    UniqueConstraint("round_id", "item"),
)

assessment_measures = Table(
    "assessment_measures",
    metadata,
    key(),
    reference("round_id", "assessment_rounds"),
    text("text", TITLE_LIMIT),
    text("token", TOKEN_LIMIT),
    Index(None, "round_id"),
)

assessment_annexes = Table(
    "assessment_annexes",
    metadata,
    key(),
    reference("assessment_id", "assessments"),
    word("kind", AnnexKind),
    moment("at"),
    UniqueConstraint("assessment_id", "kind"),
)

assessment_steps = Table(
    "assessment_steps",
    metadata,
    key(),
    reference("assessment_id", "assessments"),
    Column("round", Integer, nullable=False),
    text("token", TOKEN_LIMIT),
    word("arrow", AssessmentArrow),
    moment("at"),
    reference("person_id", "persons", nullable=True),
    reference("post_id", "posts", nullable=True),
    text("note", NOTE_LIMIT),
    UniqueConstraint("assessment_id", "token"),
)

mapping.map_imperatively(Assessment, assessments)
mapping.map_imperatively(AssessmentRound, assessment_rounds)
mapping.map_imperatively(ItemScore, assessment_scores)
mapping.map_imperatively(Measure, assessment_measures)
mapping.map_imperatively(FiledAnnex, assessment_annexes)
mapping.map_imperatively(AssessmentStep, assessment_steps)
