"""Polls: Bot API, sendPoll and Poll."""

from __future__ import annotations

import secrets
from collections import Counter
from typing import Any

from botapi.errors import bad_request
from botapi.params import Params
from botapi.values import JSON

MOST_OPTIONS = 12
LONGEST_QUESTION = 300
LONGEST_OPTION = 100


def new_poll(params: Params) -> JSON:
    """A regular poll without votes. Quizzes are not modelled and are refused."""
    question = params.text("question").strip()
    if not question:
        raise bad_request("poll question must be non-empty")
    if len(question) > LONGEST_QUESTION:
        raise bad_request(f"poll question length must not exceed {LONGEST_QUESTION}")
    if params.text("type", "regular") != "regular":
        raise bad_request("quizzes are not modelled by this simulator")
    given: Any = params.json("options", "Can't parse options JSON object")
    if not isinstance(given, list):
        raise bad_request("Expected an Array of String as options")
    texts = [option.get("text") if isinstance(option, dict) else option for option in given]
    if not texts:
        raise bad_request("Poll must have at least one answer option")
    if len(texts) > MOST_OPTIONS:
        raise bad_request(f"Poll can't have more than {MOST_OPTIONS} options")
    options: list[str] = []
    for text in texts:
        if not isinstance(text, str) or not text.strip():
            raise bad_request("poll options must be non-empty")
        if len(text) > LONGEST_OPTION:
            raise bad_request(f"poll options length must not exceed {LONGEST_OPTION}")
        options.append(text.strip())
    anonymous = params.flag("is_anonymous") if params.has("is_anonymous") else True
    return {
        "id": str(secrets.randbits(62)),
        "question": question,
        "options": [
            {"persistent_id": str(at), "text": text, "voter_count": 0}
            for at, text in enumerate(options)
        ],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": anonymous,
        "type": "regular",
        "allows_multiple_answers": params.flag("allows_multiple_answers"),
        "allows_revoting": True,
        "members_only": False,
    }


def vote(poll: JSON, votes: dict[str, list[int]]) -> JSON:
    """The poll with its votes counted: the chosen options of each voter."""
    counts = Counter(option for chosen in votes.values() for option in chosen)
    return {
        **poll,
        "options": [
            {**option, "voter_count": counts[at]} for at, option in enumerate(poll["options"])
        ],
        "total_voter_count": sum(1 for chosen in votes.values() if chosen),
    }
