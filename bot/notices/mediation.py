"""The words of what is near in mediation records."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.buttons.mediation import RecordOf
from bot.notices.parts import Buttons, push_button, title
from bot.pages.mediation_words import due
from bot.pages.page import clip
from bot.texts import Html, Say
from domain.mediation.notices import DeadlineNear

_NOTE = 60


def near(
    say: Say, group: Sequence[DeadlineNear], zone: ZoneInfo, now: datetime | None
) -> tuple[Html, Buttons]:
    """All of them as one list, the nearest first, with a button for each matter."""
    ordered = sorted(group, key=lambda one: (one.due_on, one.case_id))
    lines = [say("notice-deadlines"), *(_line(say, one, zone, now) for one in ordered)]
    buttons = [
        push_button(say.plain("notice-record", id=str(case_id)), RecordOf(id=case_id))
        for case_id in dict.fromkeys(one.case_id for one in ordered)
    ]
    return Html("\n".join(lines)), [*buttons]


def _line(say: Say, one: DeadlineNear, zone: ZoneInfo, now: datetime | None) -> Html:
    # without a clock no day is near: then all are said in full
    today = now.astimezone(zone).date() if now else one.due_on.replace(day=1)
    return say(
        f"notice-deadline-{one.deadline.value}",
        title=title(say, one.case_id, one.category),
        day=due(say, one.due_on, today, off=one.off, provisional=one.provisional),
        note=clip(one.note, _NOTE),
    )
