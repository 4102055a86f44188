"""What the page of a matter says of talk meetings."""

from bot.buttons.meetings import OpenMeeting, SubmitCase
from bot.pages import times
from bot.pages.page import Row, button
from bot.texts import Html, Say
from domain.cases.views import CaseView


def meeting_line(say: Say, view: CaseView) -> Html | None:
    """The newest meeting it is, or was, before, and what became of it there."""
    if not view.meetings:
        return None
    newest = view.meetings[-1]
    how = (
        say.plain(f"meeting-state-{newest.state.value}")
        if newest.ruling is None
        else say.plain(f"meeting-ruling-{newest.ruling.value}")
    )
    return say("case-meeting", day=times.day(say, newest.on), how=how)


def meeting_row(say: Say, view: CaseView) -> Row:
    """To put it before the meeting, or to look at the one it is before."""
    if view.may.submit:
        return [button(say.plain("meeting-submit"), SubmitCase(id=view.line.id))]
    if view.meetings and view.meetings[-1].in_sight:
        return [button(say.plain("meeting-see"), OpenMeeting(id=view.meetings[-1].meeting_id))]
    return []
