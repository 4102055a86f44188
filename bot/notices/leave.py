"""The notices of leave in words."""

from bot import words
from bot.buttons.cases import ListPage
from bot.notices.parts import Occasion, Told, Wordings, each, push_button
from bot.pages import times
from domain.leave.notices import BackAtWork, LeaveSet


def leave_set(on: Occasion, notice: LeaveSet) -> Told:
    """Somebody is on leave, or is back earlier."""
    key = "notice-leave" + ("-yours" if notice.yours else "")
    key += "-over" if notice.over else ("" if notice.yours else "-set")
    text = on.say(
        key,
        unit=notice.unit_name,
        role=words.role(on.say, notice.role),
        span=times.span(on.say, notice.first, notice.last),
    )
    return text, []


def back(on: Occasion, notice: BackAtWork) -> Told:
    """What is waiting."""
    if notice.overdue:
        text = on.say("notice-back-overdue", open=notice.open, overdue=notice.overdue)
    else:
        text = on.say("notice-back", open=notice.open)
    return text, [push_button(on.say.plain("notice-back-queue"), ListPage(name="queue", page=0))]


WORDINGS: Wordings = {
    LeaveSet: each(leave_set),
    BackAtWork: each(back),
}
