"""The notices of what is near in mediation records in words."""

from collections.abc import Sequence

from bot.buttons.mediation import RecordOf
from bot.notices.parts import Occasion, Told, Wording, Wordings, push_button, title
from bot.pages.mediation_words import due
from bot.pages.page import clip
from bot.texts import Html
from domain.mediation.notices import DeadlineNear

_NOTE = 60


def together(notice: DeadlineNear) -> object:
    """All of them are."""
    return notice.kind


def near(on: Occasion, group: Sequence[DeadlineNear]) -> Told:
    """All of them as one list, the nearest first, with a button for each matter."""
    ordered = sorted(group, key=lambda one: (one.due_on, one.case_id))
    lines = [on.say("notice-deadlines"), *(_line(on, one) for one in ordered)]
    buttons = [
        push_button(on.say.plain("notice-record", id=str(case_id)), RecordOf(id=case_id))
        for case_id in dict.fromkeys(one.case_id for one in ordered)
    ]
    return Html("\n".join(lines)), [*buttons]


def _line(on: Occasion, one: DeadlineNear) -> Html:
    # without a clock no day is near: then all are said in full
    today = on.now.astimezone(on.zone).date() if on.now else one.due_on.replace(day=1)
    return on.say(
        f"notice-deadline-{one.deadline.value}",
        title=title(on.say, one.case_id, one.category),
        day=due(on.say, one.due_on, today, off=one.off, provisional=one.provisional),
        note=clip(one.note, _NOTE),
    )


WORDINGS: Wordings = {
    DeadlineNear: Wording(tell=near, group=together),
}
