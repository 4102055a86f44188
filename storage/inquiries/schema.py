"""The table of questions from above. That they were asked and answered are steps of the case."""

from sqlalchemy import Column, Index, Integer, Table

from domain.cases.model import NOTE_LIMIT
from domain.inquiries.model import Inquiry, InquiryState
from storage.kit.columns import key, mapping, metadata, moment, reference, text, word

inquiries = Table(
    "inquiries",
    metadata,
    key(),
    reference("case_id", "cases"),
    reference("post_id", "posts"),
    reference("asked_by", "persons"),
    moment("asked_at"),
    text("question", NOTE_LIMIT),
    moment("due_at"),
    word("state", InquiryState),
    Column("rung", Integer, nullable=False),
    moment("ended_at", nullable=True),
    text("answer", NOTE_LIMIT),
    Index(None, "case_id"),
    Index(None, "post_id", "state"),
    # the sweep and the lists ask for the open ones by their day
    Index(None, "state", "due_at"),
)

mapping.map_imperatively(Inquiry, inquiries)
