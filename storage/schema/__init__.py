"""Tables, and the mapping of the domain's dataclasses; importing this maps them all."""

from storage.schema.base import begins, metadata
from storage.schema.cases import attachments, cases, categories, steps
from storage.schema.messages import audit, conversation, inbox, lanes, outbox
from storage.schema.org import aliases, placements, units
from storage.schema.people import channels, holdings, invitations, persons, posts
from storage.schema.reports import reports

__all__ = [
    "aliases",
    "attachments",
    "audit",
    "begins",
    "cases",
    "categories",
    "channels",
    "conversation",
    "holdings",
    "inbox",
    "invitations",
    "lanes",
    "metadata",
    "outbox",
    "persons",
    "placements",
    "posts",
    "reports",
    "steps",
    "units",
]
