"""Tables of matters on file, their steps and attachments, and the categories."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, Table, UniqueConstraint, false, true
from sqlalchemy import text as text_clause

from domain.cases.clocks import UnitClock
from domain.cases.extension_model import Extension, ExtensionState
from domain.cases.letters import Letter
from domain.cases.model import (
    NOTE_LIMIT,
    OPEN_STATES,
    PLACE_LIMIT,
    REOPENING,
    SUMMARY_LIMIT,
    Attachment,
    AttachmentKind,
    Case,
    CaseKind,
    Category,
    Effect,
    Outcome,
    PeopleBand,
    State,
    Step,
    Urgency,
)
from domain.cases.routes import SectorRoute
from domain.cases.satisfaction import OpinionRating, Satisfaction
from domain.codes.model import CODE_LENGTH
from storage.kit.columns import key, mapping, metadata, moment, reference, text, word

categories = Table(
    "categories",
    metadata,
    key(),
    word("kind", CaseKind),
    text("scheme", 32),
    text("code", 48),
    text("name_zh", 60),
    text("name_en", 120),
    Column("position", Integer, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    reference("maps_to", "categories", nullable=True),
    UniqueConstraint("kind", "scheme", "code"),
)

cases = Table(
    "cases",
    metadata,
    key(),
    word("kind", CaseKind),
    text("draft_key", 64, unique=True),
    reference("category_id", "categories"),
    text("place", PLACE_LIMIT),
    word("people", PeopleBand),
    Column("people_known", Boolean, nullable=False, server_default=true()),
    text("summary", SUMMARY_LIMIT),
    word("urgency", Urgency),
    reference("reporter_id", "persons"),
    reference("reporter_post_id", "posts"),
    reference("unit_id", "units"),
    reference("responsible_id", "units"),
    reference("offered_id", "units", nullable=True),
    reference("handler_id", "persons", nullable=True),
    word("state", State),
    word("outcome", Outcome, nullable=True),
    moment("reported_at"),
    moment("accepted_at", nullable=True),
    moment("started_at", nullable=True),
    moment("ended_at", nullable=True),
    moment("closed_at", nullable=True),
    moment("due_at", nullable=True),
    moment("ended_due_at", nullable=True),
    moment("deadline_at", nullable=True),
    Column("rung", Integer, nullable=False, server_default="0"),
    Column("limit_rung", Integer, key="limit_notch", nullable=False, server_default="0"),
    moment("chase_at", nullable=True),
    Column("chased", Integer, nullable=False, server_default="0"),
    reference("merged_into_id", "cases", nullable=True),
    reference("split_from_id", "cases", nullable=True),
    Column("found_on", Date),
    text("code", CODE_LENGTH, nullable=True),
    # the counts of a board are read from this index alone
    Index(None, "unit_id", "kind", "state", "outcome", "due_at"),
    Index(None, "state", "due_at", "unit_id"),
    # a queue is counted and put in its order from this index alone
    Index(
        "ix_cases_queue",
        *("responsible_id", "state", "due_at", "kind", "urgency", "offered_id", "id"),
    ),
    Index(None, "offered_id"),
    Index(None, "deadline_at"),
    # /mine is counted from this index alone, and read from it backwards
    Index(None, "reporter_id", "id", "state", "outcome"),
    Index(None, "merged_into_id"),
    Index(None, "split_from_id"),
    Index(None, "code", unique=True),
    # the number on file is told to people: it is never given out twice
    sqlite_autoincrement=True,
)

# what is open is told by ended_at IS NULL and not by a list of states: the planner of either
# database then recognises the index. The lists behind a board's figures are counted in it alone
_is_open = cases.c.ended_at.is_(None)
Index(
    "ix_cases_open",
    *(cases.c[name] for name in ("unit_id", "kind", "due_at", "urgency", "state")),
    sqlite_where=_is_open,
    postgresql_where=_is_open,
)
# what the sweep asks for each minute, as long as it is open
Index(
    "ix_cases_due", cases.c.due_at, cases.c.rung, sqlite_where=_is_open, postgresql_where=_is_open
)
_is_chased = cases.c.chase_at.is_not(None)
Index(
    "ix_cases_chase_at",
    cases.c.chase_at,
    sqlite_where=_is_chased,
    postgresql_where=_is_chased,
)

_ORDER = (cases.c.urgency, cases.c.due_at, cases.c.id)
# literals: a part of an index is taken only where the question names it word for word
_open = ", ".join(f"'{state}'" for state in sorted(OPEN_STATES))
OPEN_ALONE = text_clause(f"state IN ({_open})")
MAJOR_ALONE = text_clause(f"people = '30+' AND {OPEN_ALONE}")
ASKED_ALONE = text_clause(f"state = '{State.RETURNED}'")
for _name, _columns, _where in (
    ("pressing", (*_ORDER, cases.c.unit_id, cases.c.kind, cases.c.state), OPEN_ALONE),
    ("major", (cases.c.people, cases.c.kind, cases.c.unit_id), MAJOR_ALONE),
    ("asked", (cases.c.reporter_id, cases.c.id), ASKED_ALONE),
):
    Index(f"ix_cases_{_name}", *_columns, sqlite_where=_where, postgresql_where=_where)
_is_open = cases.c.ended_at.is_(None)
Index(
    # how old the open ones are is read from this index alone
    "ix_cases_open_reported",
    cases.c.unit_id,
    cases.c.kind,
    cases.c.state,
    cases.c.reported_at,
    cases.c.due_at,
    cases.c.ended_at,
    sqlite_where=_is_open,
    postgresql_where=_is_open,
)

steps = Table(
    "steps",
    metadata,
    key(),
    reference("case_id", "cases"),
    text("token", 64),
    word("letter", Letter),
    moment("at"),
    reference("person_id", "persons"),
    reference("post_id", "posts"),
    word("before", State, nullable=True),
    word("after", State),
    word("effect", Effect, nullable=True),
    word("outcome", Outcome, nullable=True),
    text("note", NOTE_LIMIT),
    reference("to_unit_id", "units", nullable=True),
    reference("referral_id", "referrals", nullable=True),
    reference("extension_id", "extensions", nullable=True),
    reference("category_id", "categories", nullable=True),
    moment("counted_at", nullable=True),
    UniqueConstraint("case_id", "token"),
    Index(None, "effect", "counted_at", "case_id"),
)

# which matters one unit handed to another in a stretch of time is read from this index
_was_handed = steps.c.to_unit_id.is_not(None)
Index(
    "ix_steps_handed",
    steps.c.to_unit_id,
    steps.c.at,
    sqlite_where=_was_handed,
    postgresql_where=_was_handed,
)

# few are opened again: whether what a step ended was is seen without its other steps
_effects = ", ".join(f"'{effect}'" for effect in sorted(REOPENING.values()))
REOPENED_ALONE = f"effect IN ({_effects})"
Index(
    "ix_steps_reopened",
    *(steps.c.case_id, steps.c.id, steps.c.at),
    sqlite_where=text_clause(REOPENED_ALONE),
    postgresql_where=text_clause(REOPENED_ALONE),
)

attachments = Table(
    "attachments",
    metadata,
    key(),
    reference("case_id", "cases"),
    word("kind", AttachmentKind),
    text("file", 64),
    Column("size", Integer, nullable=False),
    moment("at"),
    reference("person_id", "persons"),
    Column("of_record", Boolean, nullable=False, server_default=false()),
    Index(None, "case_id"),
)

mapping.map_imperatively(Category, categories)
mapping.map_imperatively(Case, cases)
mapping.map_imperatively(Step, steps)
mapping.map_imperatively(Attachment, attachments)


unit_clocks = Table(
    "unit_clocks",
    metadata,
    key(),
    reference("unit_id", "units"),
    word("urgency", Urgency),
    Column("accept_days", Integer, nullable=False),
    Column("handle_days", Integer, nullable=False),
    Column("valid_from", Date, nullable=False),
    UniqueConstraint("unit_id", "urgency", "valid_from"),
)


extensions = Table(
    "extensions",
    metadata,
    key(),
    reference("case_id", "cases"),
    Column("days", Integer, nullable=False),
    moment("until"),
    text("reason", NOTE_LIMIT),
    Column("parties_agree", Boolean, nullable=False),
    moment("asked_at"),
    reference("asked_by", "persons"),
    reference("decider_id", "units"),
    word("state", ExtensionState),
    moment("answered_at", nullable=True),
    reference("answered_by", "persons", nullable=True),
    Index(None, "case_id", "asked_at"),
    Index(None, "asked_at"),
)


sector_routes = Table(
    "sector_routes",
    metadata,
    key(),
    reference("category_id", "categories"),
    reference("unit_id", "units"),
    Column("position", Integer, nullable=False),
    UniqueConstraint("category_id", "unit_id"),
)


# of the case alone: nobody's name stands beside a grade
opinion_ratings = Table(
    "opinion_ratings",
    metadata,
    key(),
    reference("case_id", "cases"),
    word("grade", Satisfaction),
    moment("at"),
    UniqueConstraint("case_id"),
)

mapping.map_imperatively(UnitClock, unit_clocks)
mapping.map_imperatively(Extension, extensions)
mapping.map_imperatively(SectorRoute, sector_routes)
mapping.map_imperatively(OpinionRating, opinion_ratings)
