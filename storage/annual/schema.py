"""The tables of responsibility letters and of the lines of their reviews."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    Table,
    UniqueConstraint,
)

from domain.annual.model import TARGETS_LIMIT, AnnualLetter, AnnualLine, AnnualStage
from domain.annual.scale import AnnualFact, AnnualForm, AnnualTopic
from domain.cases.model import NOTE_LIMIT, AttachmentKind
from storage.kit.columns import key, mapping, metadata, moment, reference, text, word
from storage.kit.shaped import Shaped

TOKEN_LIMIT = 96
FILE_LIMIT = 64


annual_letters = Table(
    "annual_letters",
    metadata,
    key(),
    text("token", TOKEN_LIMIT, by_code=True),
    Column("year", Integer, nullable=False),
    reference("issuer_id", "units"),
    reference("unit_id", "units"),
    Column("form", Shaped(AnnualForm), nullable=False),
    moment("drafted_at"),
    text("last_token", 64),
    word("stage", AnnualStage),
    text("targets", TARGETS_LIMIT),
    Column("signed_on", Date),
    text("scan", FILE_LIMIT),
    word("scan_kind", AttachmentKind, nullable=True),
    text("check_note", NOTE_LIMIT),
    moment("due_at", nullable=True),
    Column("rung", Integer, nullable=False),
    moment("facts_at", nullable=True),
    moment("appeal_until", nullable=True),
    Column("accepted", Boolean, nullable=False),
    UniqueConstraint("token"),
    Index(None, "issuer_id", "year"),
    Index(None, "unit_id", "year"),
    # what the sweep asks for each minute
    Index(None, "due_at"),
)

annual_lines = Table(
    "annual_lines",
    metadata,
    key(),
    reference("letter_id", "annual_letters"),
    word("topic", AnnualTopic),
    Column("fact", Shaped(AnnualFact), nullable=True),
    Column("desk", Integer),
    Column("own", Integer),
    text("own_reason", NOTE_LIMIT),
    Column("verified", Integer),
    text("verified_reason", NOTE_LIMIT),
    text("appeal", NOTE_LIMIT),
    Column("granted", Boolean),
    Column("settled", Integer),
    text("answer", NOTE_LIMIT),
    UniqueConstraint("letter_id", "topic"),
)

mapping.map_imperatively(AnnualLetter, annual_letters)
mapping.map_imperatively(AnnualLine, annual_lines)
