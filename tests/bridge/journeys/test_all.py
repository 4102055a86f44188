"""All stories of the desk, as they are, with Feishu phones: the same assertions."""

from __future__ import annotations

from importlib import import_module
from inspect import iscoroutinefunction

import pytest
from _pytest.fixtures import FixtureFunctionDefinition

pytestmark = pytest.mark.long  # a bridge and a server more for each story
STORIES = (  # but those of thousands of forged taps, which ask about rights and not about phones
    *("calendar", "channels", "contacts", "deadlines", "digests", "dispute", "drafts"),
    *("evaluations", "exports", "handing_in", "handover", "hostile", "hours"),
    *("import", "mediation", "meetings", "mornings", "opinion", "org", "posts", "practice"),
    *("referrals", "related", "snooze", "status", "strangers", "tiers", "twoway", "wages"),
    "weekly",
)
NOT_HERE = {
    "test_a_number_in_a_sentence_is_masked_and_its_message_goes": "what a person sent is theirs to "
    "delete: test_own_messages_stay",
    "test_in_a_group_the_desk_says_where_to_go_and_no_more": "there are no groups",
    "test_a_blocked_chat_ends_and_revives_at_the_next_sign_of_life": "nobody is told of a range: "
    "test_who_is_out_of_range_is_pushed_to_once",
}
"""What a story needs that Feishu has not, and where else it is told."""

for about in STORIES:
    for name, told in vars(import_module(f"tests.journeys.test_{about}")).items():
        if isinstance(told, FixtureFunctionDefinition):
            globals()[name] = told
        elif name.startswith("test_") and iscoroutinefunction(told) and name not in NOT_HERE:
            globals()[f"test_{about}_{name.removeprefix('test_')}"] = told
