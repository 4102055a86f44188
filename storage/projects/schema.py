"""The tables of projects: the projects, the units that help, the milestones and the steps."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, Table, UniqueConstraint
from sqlalchemy.orm import relationship

from domain.cases.model import NOTE_LIMIT
from domain.followups.model import TITLE_LIMIT
from domain.projects.model import (
    AIM_LIMIT,
    CODE_LIMIT,
    NAME_LIMIT,
    SYSTEM_LIMIT,
    Milestone,
    Project,
    ProjectArrow,
    ProjectHelp,
    ProjectStep,
)
from storage.kit.columns import key, mapping, metadata, moment, reference, text, word

TOKEN_LIMIT = 64

projects = Table(
    "projects",
    metadata,
    key(),
    text("token", TOKEN_LIMIT),
    reference("host_id", "units"),
    reference("lead_id", "units"),
    text("system", CODE_LIMIT),
    text("system_zh", SYSTEM_LIMIT),
    text("system_en", SYSTEM_LIMIT),
    text("version", CODE_LIMIT),
    Column("number", Integer, nullable=False),
    text("name", NAME_LIMIT),
    text("aim", AIM_LIMIT),
    Column("due_on", Date, nullable=False),
    moment("registered_at"),
    Column("asked_due", Date),
    text("asked_reason", NOTE_LIMIT),
    moment("confirm_at", nullable=True),
    Column("rung", Integer, nullable=False),
    moment("confirmed_at", nullable=True),
    moment("accepted_at", nullable=True),
    moment("cancelled_at", nullable=True),
    text("reason", NOTE_LIMIT),
    UniqueConstraint("token"),
    Index(None, "host_id"),
    Index(None, "lead_id"),
    # the sweep asks for what is to be confirmed
    Index(None, "confirm_at"),
)

project_helpers = Table(
    "project_helpers",
    metadata,
    key(),
    reference("project_id", "projects"),
    reference("unit_id", "units"),
    Index(None, "project_id"),
    Index(None, "unit_id"),
)

milestones = Table(
    "milestones",
    metadata,
    key(),
    reference("project_id", "projects"),
    text("text", TITLE_LIMIT),
    Column("told", Integer, nullable=False),
    moment("dropped_at", nullable=True),
    Index(None, "project_id"),
)

project_steps = Table(
    "project_steps",
    metadata,
    key(),
    reference("project_id", "projects"),
    text("token", TOKEN_LIMIT),
    word("arrow", ProjectArrow),
    moment("at"),
    reference("person_id", "persons", nullable=True),
    reference("post_id", "posts", nullable=True),
    Column("met", Integer, nullable=False),
    Column("many", Integer, nullable=False),
    Column("due_on", Date, nullable=False),
    text("note", NOTE_LIMIT),
    Column("recorded", Boolean, nullable=False),
    UniqueConstraint("project_id", "token"),
)

mapping.map_imperatively(ProjectHelp, project_helpers)
mapping.map_imperatively(
    Project,
    projects,
    properties={
        "helping": relationship(
            ProjectHelp,
            lazy="selectin",
            order_by=project_helpers.c.id,
            cascade="all, delete-orphan",
        )
    },
)
mapping.map_imperatively(Milestone, milestones)
mapping.map_imperatively(ProjectStep, project_steps)
