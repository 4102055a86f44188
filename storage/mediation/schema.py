"""Tables of mediation records: sessions, agreements, and the days that follow from them."""

from sqlalchemy import Boolean, Column, Date, Index, Table

from domain.cases.model import NOTE_LIMIT
from domain.cases.satisfaction import Satisfaction
from domain.days.deadlines import Notch
from domain.mediation.model import (
    TEXT_LIMIT,
    Agreement,
    AgreementForm,
    Deadline,
    DeadlineKind,
    Ending,
    Means,
    MediationSession,
)
from storage.kit.columns import Money, key, mapping, metadata, moment, reference, text, word

mediation_sessions = Table(
    "mediation_sessions",
    metadata,
    key(),
    reference("case_id", "cases"),
    Column("held_on", Date, nullable=False),
    word("means", Means),
    text("note", NOTE_LIMIT),
    moment("at"),
    reference("person_id", "persons"),
    reference("post_id", "posts"),
    Index(None, "case_id"),
)

agreements = Table(
    "agreements",
    metadata,
    key(),
    reference("case_id", "cases"),
    word("form", AgreementForm),
    Column("made_on", Date, nullable=False),
    Column("amount", Money()),
    text("text", TEXT_LIMIT),
    Column("confirmation_wanted", Boolean),
    moment("at"),
    reference("person_id", "persons"),
    reference("post_id", "posts"),
    moment("void_at", nullable=True),
    Index(None, "case_id"),
    # the counts of a period are read from it alone
    Index(None, "made_on", "case_id", "form", "amount"),
)

deadlines = Table(
    "deadlines",
    metadata,
    key(),
    reference("case_id", "cases"),
    word("kind", DeadlineKind),
    Column("due_on", Date, nullable=False),
    reference("agreement_id", "agreements", nullable=True),
    text("note", NOTE_LIMIT),
    word("reminded", Notch, nullable=True),
    word("ending", Ending, nullable=True),
    Column("ended_on", Date),
    word("satisfaction", Satisfaction, nullable=True),
    Index(None, "case_id"),
    Index(None, "kind", "ending", "ended_on"),
)
# what the sweep asks for each minute: days still open, by day
Index(
    "ix_deadlines_open",
    deadlines.c.due_on,
    deadlines.c.reminded,
    sqlite_where=deadlines.c.ending.is_(None),
    postgresql_where=deadlines.c.ending.is_(None),
)

mapping.map_imperatively(MediationSession, mediation_sessions)
mapping.map_imperatively(Agreement, agreements)
mapping.map_imperatively(Deadline, deadlines)
