"""Tables, and the mapping of the domain's dataclasses; importing this maps them all."""

from storage.aid.schema import aid_counts, aid_months
from storage.annual.schema import annual_letters, annual_lines
from storage.assessments.schema import (
    assessment_annexes,
    assessment_measures,
    assessment_rounds,
    assessment_scores,
    assessment_steps,
    assessments,
)
from storage.backup.schema import restorations
from storage.callins.schema import called_units, callin_tasks, callins
from storage.cases.schema import (
    attachments,
    cases,
    categories,
    extensions,
    opinion_ratings,
    sector_routes,
    steps,
    unit_clocks,
)
from storage.contacts.schema import contacts, shown
from storage.counts.schema import count_checks, count_deltas, counts
from storage.days.schema import day_words
from storage.digests.schema import digests
from storage.directories.schema import entries, entry_units
from storage.evaluations.schema import (
    evaluation_objects,
    evaluations,
    half_year_marks,
    rectifications,
    tally_sheets,
)
from storage.features.schema import feature_events, feature_revisions, features
from storage.followups.schema import followup_helpers, followup_steps, followups
from storage.inquiries.schema import inquiries
from storage.kit.columns import begins, metadata
from storage.leave.schema import leaves
from storage.mediation.schema import agreements, deadlines, mediation_sessions
from storage.meetings.schema import (
    agenda_cases,
    agenda_items,
    item_judgements,
    meeting_photos,
    meeting_series,
    meetings,
    minutes_revisions,
)
from storage.messages.schema import audit, conversation, inbox, lanes, outbox
from storage.org.schema import aliases, placements, units
from storage.passes.schema import passes
from storage.people.schema import (
    channel_codes,
    channels,
    holdings,
    invitations,
    persons,
    posts,
)
from storage.periodic.schema import annexes, due_changes, reports
from storage.projects.schema import milestones, project_helpers, project_steps, projects
from storage.reading.schema import reading_counts, reading_words
from storage.referrals.schema import referrals
from storage.reminders.schema import rung_marks, unreached_reports
from storage.search.schema import case_words
from storage.selections.schema import (
    selection_applications,
    selection_objections,
    selection_steps,
    selections,
)
from storage.trainings.schema import trainings
from storage.twoway.schema import twoway_rounds, twoway_sheets

__all__ = [
    "agenda_cases",
    "agenda_items",
    "agreements",
    "aid_counts",
    "aid_months",
    "aliases",
    "annexes",
    "annual_letters",
    "annual_lines",
    "assessment_annexes",
    "assessment_measures",
    "assessment_rounds",
    "assessment_scores",
    "assessment_steps",
    "assessments",
    "attachments",
    "audit",
    "begins",
    "called_units",
    "callin_tasks",
    "callins",
    "case_words",
    "cases",
    "categories",
    "channel_codes",
    "channels",
    "contacts",
    "conversation",
    "count_checks",
    "count_deltas",
    "counts",
    "day_words",
    "deadlines",
    "digests",
    "due_changes",
    "entries",
    "entry_units",
    "evaluation_objects",
    "evaluations",
    "extensions",
    "feature_events",
    "feature_revisions",
    "features",
    "followup_helpers",
    "followup_steps",
    "followups",
    "half_year_marks",
    "holdings",
    "inbox",
    "inquiries",
    "invitations",
    "item_judgements",
    "lanes",
    "leaves",
    "mediation_sessions",
    "meeting_photos",
    "meeting_series",
    "meetings",
    "metadata",
    "milestones",
    "minutes_revisions",
    "opinion_ratings",
    "outbox",
    "passes",
    "persons",
    "placements",
    "posts",
    "project_helpers",
    "project_steps",
    "projects",
    "reading_counts",
    "reading_words",
    "rectifications",
    "referrals",
    "reports",
    "restorations",
    "rung_marks",
    "sector_routes",
    "selection_applications",
    "selection_objections",
    "selection_steps",
    "selections",
    "shown",
    "steps",
    "tally_sheets",
    "trainings",
    "twoway_rounds",
    "twoway_sheets",
    "unit_clocks",
    "units",
    "unreached_reports",
]
