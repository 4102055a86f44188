"""The table of courses."""

from sqlalchemy import Column, Date, Index, Integer, Table, UniqueConstraint

from domain.cases.model import AttachmentKind
from domain.trainings.model import MATERIAL_LIMIT, TOPIC_LIMIT, Training, TrainingForm
from storage.kit.columns import key, mapping, metadata, moment, reference, text, word

trainings = Table(
    "trainings",
    metadata,
    key(),
    text("token", 120),
    reference("unit_id", "units"),
    Column("day", Date, nullable=False),
    word("form", TrainingForm),
    text("topic", TOPIC_LIMIT),
    Column("came", Integer, nullable=False),
    text("material", MATERIAL_LIMIT),
    text("file", 64, nullable=True),
    word("file_kind", AttachmentKind, nullable=True),
    reference("entered_post_id", "posts"),
    moment("entered_at"),
    moment("withdrawn_at", nullable=True),
    UniqueConstraint("token"),
    Index(None, "unit_id", "day"),
    Index(None, "day"),
)

mapping.map_imperatively(Training, trainings)
