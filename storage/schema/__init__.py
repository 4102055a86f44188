"""Tables, and the mapping of the domain's dataclasses; importing this maps them all."""

from storage.schema.base import begins, metadata
from storage.schema.cases import attachments, cases, categories, steps
from storage.schema.clocks import extensions, leaves, unit_clocks
from storage.schema.contacts import contacts, shown
from storage.schema.days import day_words
from storage.schema.ladder import opinion_ratings, sector_routes
from storage.schema.mediation import agreements, deadlines, mediation_sessions
from storage.schema.messages import audit, conversation, inbox, lanes, outbox
from storage.schema.org import aliases, placements, units
from storage.schema.people import channels, holdings, invitations, persons, posts
from storage.schema.referrals import referrals
from storage.schema.reports import due_changes, reports
from storage.schema.rungs import rung_marks, unreached_reports

__all__ = [
    "agreements",
    "aliases",
    "attachments",
    "audit",
    "begins",
    "cases",
    "categories",
    "channels",
    "contacts",
    "conversation",
    "day_words",
    "deadlines",
    "due_changes",
    "extensions",
    "holdings",
    "inbox",
    "invitations",
    "lanes",
    "leaves",
    "mediation_sessions",
    "metadata",
    "opinion_ratings",
    "outbox",
    "persons",
    "placements",
    "posts",
    "referrals",
    "reports",
    "rung_marks",
    "sector_routes",
    "shown",
    "steps",
    "unit_clocks",
    "units",
    "unreached_reports",
]
