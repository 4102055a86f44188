"""All stories of the desk, as they are, with Feishu phones: the same assertions."""

from __future__ import annotations

from importlib import import_module

import pytest

pytestmark = pytest.mark.long  # a bridge and a server more for each story
STORIES = (
    *("calendar", "channels", "contacts", "deadlines", "digests", "dispute", "drafts"),
    *("evaluations", "exports", "forged_buttons", "handing_in", "handover", "hostile", "hours"),
    *("import", "mediation", "meetings", "mornings", "opinion", "org", "posts", "practice"),
    *("referrals", "related", "snooze", "status", "strangers", "tiers", "twoway", "wages"),
    "weekly",
)
NOT_HERE = {
    "test_a_blocked_chat_ends_and_revives_at_the_next_sign_of_life": "nobody is told of a range",
    "test_who_chose_english_reads_pushes_and_pages_in_english": "one menu for all",
}
"""What a story needs that Feishu has not, or where else it is told."""

TOLD = {
    f"test_{about}_{name.removeprefix('test_')}": test
    for about in STORIES
    for name, test in vars(import_module(f"tests.journeys.test_{about}")).items()
    if name.startswith("test_") and name not in NOT_HERE
}
globals().update(TOLD)
