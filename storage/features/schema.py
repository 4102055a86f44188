"""The tables of features: what communities are known for, each revision, and what took place."""

from sqlalchemy import Column, Date, Index, Integer, Table
from sqlalchemy.schema import UniqueConstraint

from domain.cases.model import NOTE_LIMIT
from domain.features.model import (
    EVENT_LIMIT,
    FEATURE_TITLE_LIMIT,
    PURPOSE_LIMIT,
    Feature,
    FeatureEvent,
    FeatureKind,
    FeatureRevision,
)
from storage.kit.columns import key, mapping, metadata, moment, reference, text, word

TOKEN_LIMIT = 64

features = Table(
    "features",
    metadata,
    key(),
    text("token", TOKEN_LIMIT),
    reference("unit_id", "units"),
    word("kind", FeatureKind),
    text("title", FEATURE_TITLE_LIMIT),
    text("purpose", PURPOSE_LIMIT),
    Column("since", Date, nullable=False),
    moment("begun_at"),
    Column("revision", Integer, nullable=False),
    Column("ended_on", Date),
    UniqueConstraint("token"),
    Index(None, "unit_id"),
)

feature_revisions = Table(
    "feature_revisions",
    metadata,
    key(),
    reference("feature_id", "features"),
    Column("number", Integer, nullable=False),
    text("token", TOKEN_LIMIT),
    word("kind", FeatureKind),
    text("title", FEATURE_TITLE_LIMIT),
    text("purpose", PURPOSE_LIMIT),
    Column("since", Date, nullable=False),
    moment("at"),
    reference("person_id", "persons"),
    reference("post_id", "posts"),
    text("why", NOTE_LIMIT),
    UniqueConstraint("feature_id", "number"),
)

feature_events = Table(
    "feature_events",
    metadata,
    key(),
    reference("feature_id", "features"),
    text("token", TOKEN_LIMIT),
    Column("on", Date, nullable=False),
    text("what", EVENT_LIMIT),
    Column("came", Integer, nullable=False),
    moment("at"),
    reference("person_id", "persons"),
    reference("post_id", "posts"),
    moment("dropped_at", nullable=True),
    text("dropped_why", NOTE_LIMIT),
    reference("dropped_by", "posts", nullable=True),
    UniqueConstraint("feature_id", "token"),
    # a community's year
    Index(None, "feature_id", "on"),
)

mapping.map_imperatively(Feature, features)
mapping.map_imperatively(FeatureRevision, feature_revisions)
mapping.map_imperatively(FeatureEvent, feature_events)
