"""The notices of what is overdue, or nearly so, in words."""

from collections.abc import Sequence

from bot import words
from bot.buttons.cases import TakeStep
from bot.notices.parts import (
    Buttons,
    Occasion,
    Told,
    Wording,
    Wordings,
    each,
    opens,
    push_button,
    title,
)
from bot.pages import times
from bot.texts import Html
from domain.cases.lifecycle import Arrow
from domain.cases.model import State
from domain.overdue.notices import CaseOverdue, LimitNear

NAMED = 15
"""Matters named in one message; the rest are counted."""
_OPENED = 6
_OWED = {State.REPORTED: "take", State.OFFERED: "offered"}


def on_rung(notice: CaseOverdue) -> object:
    """Those on one rung are told of together, and apart those where nobody can be reached."""
    return (notice.rung, notice.unreached)


def overdue(on: Occasion, group: Sequence[CaseOverdue]) -> Told:
    """The matters on one rung as a list, each to be opened, or handed up with one tap."""
    say = on.say
    late = list({notice.case_id: notice for notice in group}.values())
    rung = "unreached" if group[0].unreached else group[0].rung.value.replace("_", "-")
    key = f"notice-overdue-{rung}"
    lines = [_line(on, notice) for notice in late[:NAMED]]
    if len(late) > NAMED:
        lines.append(say("notice-overdue-more", total=len(late)))
    first = say(key) if len(late) == 1 else say(f"{key}-many", count=len(late))
    buttons: Buttons = []
    for notice in late[:_OPENED]:
        row = [opens(say, notice.case_id)]
        if notice.hand_up:
            up = TakeStep(id=notice.case_id, arrow=Arrow.HAND_UP)
            row.append(push_button(say.plain("notice-overdue-up", id=str(notice.case_id)), up))
        buttons.append(tuple(row))
    return Html("\n".join([first, *lines])), buttons


def _line(on: Occasion, notice: CaseOverdue) -> Html:
    return on.say(
        f"notice-overdue-{_OWED.get(notice.state, 'finish')}",
        title=title(on.say, notice.case_id, notice.category),
        unit=notice.unit_name,
        due=words.deadline(on.say, notice.due_at, on.zone),
    )


def limit(on: Occasion, notice: LimitNear) -> Told:
    """The month of mediation is nearly over."""
    text = on.say(
        "notice-limit-provisional" if notice.provisional else "notice-limit",
        title=title(on.say, notice.case_id, notice.category),
        limit=times.deadline(on.say, notice.limit_at, on.zone, on.now),
    )
    return text, [opens(on.say, notice.case_id)]


WORDINGS: Wordings = {
    CaseOverdue: Wording(tell=overdue, group=on_rung),
    LimitNear: each(limit),
}
