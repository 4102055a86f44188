"""The tables of responsibility letters and of the lines of their reviews."""

from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Dialect,
    Index,
    Integer,
    Table,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

from domain.annual.model import TARGETS_LIMIT, AnnualLetter, AnnualLine, AnnualStage
from domain.annual.scale import AnnualFact, AnnualForm, AnnualItem, AnnualMode, AnnualTopic
from domain.cases.model import NOTE_LIMIT, AttachmentKind
from storage.kit.columns import key, mapping, metadata, moment, reference, text, word

TOKEN_LIMIT = 96
FILE_LIMIT = 64


class AnnualFormJson(TypeDecorator[AnnualForm]):
    """The form of a letter as JSON: its version, its bounds, and its items in their order."""

    impl = JSON
    cache_ok = True

    def process_bind_param(
        self, value: AnnualForm | None, dialect: Dialect
    ) -> dict[str, Any] | None:
        """The form by name."""
        return None if value is None else asdict(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> AnnualForm | None:
        """The form again."""
        if value is None:
            return None
        items = tuple(
            AnnualItem(
                topic=AnnualTopic(one["topic"]),
                points=one["points"],
                mode=AnnualMode(one["mode"]),
                each=one["each"],
            )
            for one in value["items"]
        )
        return AnnualForm(**{**value, "items": items})


class AnnualFactJson(TypeDecorator[AnnualFact]):
    """A fact as JSON; what this version does not know is left out, what was added since is 0."""

    impl = JSON
    cache_ok = True

    def process_bind_param(
        self, value: AnnualFact | None, dialect: Dialect
    ) -> dict[str, int | None] | None:
        """The fact by name."""
        return None if value is None else asdict(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> AnnualFact | None:
        """The fact again."""
        if value is None:
            return None
        names = {one.name for one in fields(AnnualFact)}
        return AnnualFact(**{name: many for name, many in value.items() if name in names})


annual_letters = Table(
    "annual_letters",
    metadata,
    key(),
    text("token", TOKEN_LIMIT, by_code=True),
    Column("year", Integer, nullable=False),
    reference("issuer_id", "units"),
    reference("unit_id", "units"),
    Column("form", AnnualFormJson(), nullable=False),
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
    Column("fact", AnnualFactJson(none_as_null=True), nullable=True),
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
