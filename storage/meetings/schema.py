"""The tables of talk meetings: series, meetings, their agendas, and what was said of an item."""

from sqlalchemy import Column, Date, Index, Integer, Table, UniqueConstraint

from domain.cases.model import NOTE_LIMIT
from domain.cases.satisfaction import Satisfaction
from domain.days.calendar import Roll
from domain.meetings.model import (
    TOPIC_LIMIT,
    VENUE_LIMIT,
    AgendaItem,
    ItemJudgement,
    Meeting,
    MeetingPhoto,
    MeetingSeries,
    MeetingState,
    MinutesRevision,
    Ruling,
)
from storage.kit.columns import key, mapping, metadata, moment, reference, text, word

TOKEN_LIMIT = 64

meeting_series = Table(
    "meeting_series",
    metadata,
    key(),
    reference("unit_id", "units"),
    text("token", TOKEN_LIMIT),
    Column("day", Integer),
    Column("nth", Integer),
    Column("weekday", Integer),
    word("roll", Roll),
    text("place", VENUE_LIMIT),
    reference("post_id", "posts"),
    moment("set_at"),
    Column("first_month", Date, nullable=False),
    Index(None, "unit_id"),
)

meetings = Table(
    "meetings",
    metadata,
    key(),
    reference("unit_id", "units"),
    Column("month", Date, nullable=False),
    Column("on", Date, nullable=False),
    Column("planned_on", Date, nullable=False),
    text("place", VENUE_LIMIT),
    word("state", MeetingState),
    text("token", TOKEN_LIMIT),
    moment("made_at"),
    moment("due_at", nullable=True),
    Column("rung", Integer, nullable=False),
    text("reason", NOTE_LIMIT),
    moment("held_at", nullable=True),
    moment("confirmed_at", nullable=True),
    reference("confirmed_post_id", "posts", nullable=True),
    Column("residents", Integer),
    Column("deputies", Integer),
    Column("local_units", Integer),
    Column("departments", Integer),
    # one a month; and the lists of a month
    UniqueConstraint("unit_id", "month"),
    Index(None, "month", "unit_id"),
    # what the sweep asks for each minute
    Index(None, "due_at"),
    # the figures of a month ask for those held in it
    Index(None, "held_at", "unit_id"),
)

agenda_items = Table(
    "agenda_items",
    metadata,
    key(),
    reference("meeting_id", "meetings"),
    text("token", TOKEN_LIMIT),
    text("topic", TOPIC_LIMIT),
    reference("made_post_id", "posts"),
    moment("made_at"),
    Column("number", Integer, nullable=False),
    word("ruling", Ruling, nullable=True),
    text("ruled_token", TOKEN_LIMIT),
    text("note", NOTE_LIMIT),
    reference("to_unit_id", "units", nullable=True),
    reference("helper_id", "units", nullable=True),
    Column("due_on", Date),
    reference("into_id", "agenda_items", nullable=True),
    moment("done_at", nullable=True),
    UniqueConstraint("token"),
    Index(None, "meeting_id"),
    Index(None, "done_at"),
)

agenda_cases = Table(
    "agenda_cases",
    metadata,
    key(),
    reference("item_id", "agenda_items"),
    reference("case_id", "cases"),
    UniqueConstraint("item_id", "case_id"),
    Index(None, "case_id"),
)
"""Which matters on file an item stands for. Plain rows."""

item_judgements = Table(
    "item_judgements",
    metadata,
    key(),
    reference("item_id", "agenda_items"),
    reference("meeting_id", "meetings"),
    text("token", TOKEN_LIMIT),
    Column("satisfied", Integer, nullable=False),
    Column("fairly", Integer, nullable=False),
    Column("discontented", Integer, nullable=False),
    word("verdict", Satisfaction),
    moment("at"),
    UniqueConstraint("item_id", "meeting_id"),
    Index(None, "meeting_id"),
    Index(None, "at"),
)

minutes_revisions = Table(
    "minutes_revisions",
    metadata,
    key(),
    reference("item_id", "agenda_items"),
    text("token", TOKEN_LIMIT),
    word("was_ruling", Ruling),
    text("was_note", NOTE_LIMIT),
    text("reason", NOTE_LIMIT),
    reference("post_id", "posts"),
    moment("at"),
    UniqueConstraint("token"),
    Index(None, "item_id"),
)

meeting_photos = Table(
    "meeting_photos",
    metadata,
    key(),
    reference("meeting_id", "meetings"),
    text("file", 64),
    Column("size", Integer, nullable=False),
    moment("at"),
    text("token", TOKEN_LIMIT, nullable=True),
    UniqueConstraint("meeting_id", "file"),
    Index(None, "meeting_id", "token", unique=True),
)

mapping.map_imperatively(MeetingSeries, meeting_series)
mapping.map_imperatively(Meeting, meetings)
mapping.map_imperatively(AgendaItem, agenda_items)
mapping.map_imperatively(ItemJudgement, item_judgements)
mapping.map_imperatively(MinutesRevision, minutes_revisions)
mapping.map_imperatively(MeetingPhoto, meeting_photos)
