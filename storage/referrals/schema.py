"""The table of referrals. Their steps are steps of the case."""

from sqlalchemy import Boolean, Column, Index, Table

from domain.cases.model import NOTE_LIMIT, State
from domain.referrals.model import Body, Consent, Referral, Standing, Tried
from storage.kit.columns import key, mapping, metadata, moment, reference, text, word

referrals = Table(
    "referrals",
    metadata,
    key(),
    reference("case_id", "cases"),
    word("body", Body),
    reference("to_unit_id", "units", nullable=True),
    text("reason", NOTE_LIMIT),
    Column("fast", Boolean, nullable=False),
    word("consent", Consent),
    moment("consent_at"),
    reference("consent_post_id", "posts"),
    word("stage", State),
    word("tried", Tried),
    moment("offered_at"),
    reference("offered_post_id", "posts"),
    word("standing", Standing),
    moment("due_at", nullable=True),
    moment("answered_at", nullable=True),
    text("answer", NOTE_LIMIT),
    moment("ended_at", nullable=True),
    text("result", NOTE_LIMIT),
    Column("handed_back", Boolean, nullable=False),
    Index(None, "case_id"),
    Index(None, "to_unit_id", "standing"),
    # the sweep asks who owes an answer
    Index(None, "standing", "due_at"),
    # the figures of legal aid ask what a body accepted in a month
    Index(None, "body", "answered_at"),
    # the number stands on paper: it is never given out twice
    sqlite_autoincrement=True,
)

mapping.map_imperatively(Referral, referrals)
