"""The notices of key projects in words: each list with its projects a tap away, and a tap to
confirm under what is to be confirmed."""

from collections.abc import Sequence

from bot import words
from bot.buttons.projects import OpenProject, ProjectList, TakeProjectStep
from bot.notices.parts import Buttons, Occasion, Told, Wording, Wordings, each, noted, push_button
from bot.pages import times
from bot.pages.page import clip
from bot.texts import Html
from domain.messaging import PushButton
from domain.projects.model import ProjectArrow
from domain.projects.notices import (
    MilestoneAhead,
    ProjectAssigned,
    ProjectMoved,
    ProjectUnconfirmed,
)
from domain.projects.views import ProjectPick
from domain.reminders.ladder import Rung

NAMED = 8
"""Named in one message; the rest stand behind a button."""
_OPENED = 4
_NAME, _ON_BUTTON, _TEXT = 40, 20, 60
_LEADING = frozenset({Rung.DUE_DAY, Rung.HANDLER, Rung.STAND_IN})
"""The rungs on which those stand who lead them."""


def _open(on: Occasion, project_id: int, name: str) -> PushButton:
    label = on.say.plain("projects-open", mark="🏗", name=clip(name, _ON_BUTTON))
    return push_button(label, OpenProject(id=project_id))


def _all(on: Occasion, pick: ProjectPick) -> PushButton:
    return push_button(on.say.plain("notice-projects-all"), ProjectList(pick=pick, page=0))


def yours(notice: ProjectAssigned) -> object:
    """Those one leads are told of together, and those one helps with."""
    return notice.yours


def assigned(on: Occasion, group: Sequence[ProjectAssigned]) -> Told:
    """What is on the list for the reader's unit."""
    say = on.say
    some = list({one.project_id: one for one in group}.values())
    key = "notice-project-leads" if group[0].yours else "notice-project-helps"
    lines = [say(key, count=len(some))]
    lines += [
        say(
            "notice-project-line",
            name=clip(one.name, _NAME),
            lead=one.lead,
            milestones=one.milestones,
            due=words.deadline(say, one.first_due_at, on.zone),
        )
        for one in some[:NAMED]
    ]
    if len(some) > NAMED:
        lines.append(say("notice-overdue-more", total=len(some)))
    buttons: Buttons = [_open(on, one.project_id, one.name) for one in some[:_OPENED]]
    buttons.append(_all(on, ProjectPick.ALL))
    return Html("\n".join(lines)), buttons


def moved(on: Occasion, notice: ProjectMoved) -> Told:
    """What was done about it."""
    text = on.say(
        f"notice-project-{notice.arrow.value}",
        name=clip(notice.name, _NAME),
        lead=notice.lead,
        day=times.whole_day(on.say, notice.due_on),
    )
    return noted(on.say, text, notice.note), [_open(on, notice.project_id, notice.name)]


def ahead_by(notice: MilestoneAhead) -> object:
    """Those of as many days are told of together."""
    return notice.days


def ahead(on: Occasion, group: Sequence[MilestoneAhead]) -> Told:
    """What is to be reached in so many days."""
    say = on.say
    some = list({one.milestone_id: one for one in group}.values())
    lines = [say("notice-milestones-ahead", days=group[0].days, count=len(some))]
    lines += [
        say(
            "notice-milestone-line",
            text=clip(one.text, _TEXT),
            name=clip(one.name, _NAME),
            unit=one.unit_name,
            due=words.deadline(say, one.due_at, on.zone),
        )
        for one in some[:NAMED]
    ]
    if len(some) > NAMED:
        lines.append(say("notice-overdue-more", total=len(some)))
    named = {one.project_id: one.name for one in some}
    buttons: Buttons = [_open(on, number, name) for number, name in list(named.items())[:_OPENED]]
    return Html("\n".join(lines)), buttons


def on_rung(notice: ProjectUnconfirmed) -> object:
    """Those on one rung are told of together."""
    return (notice.rung, notice.unreached)


def unconfirmed(on: Occasion, group: Sequence[ProjectUnconfirmed]) -> Told:
    """What is to be confirmed, figures first; a tap for each, for who leads them."""
    say, first = on.say, group[0]
    some = list({one.project_id: one for one in group}.values())
    key = "unreached" if first.unreached else first.rung.value.replace("_", "-")
    lines = [say(f"notice-project-unconfirmed-{key}", count=len(some))]
    lines += [
        say(
            "notice-project-unconfirmed-line",
            name=clip(one.name, _NAME),
            lead=one.lead,
            met=one.met,
            many=one.many,
            late=one.late,
            day=times.day(say, one.due_on),
        )
        for one in some[:NAMED]
    ]
    if len(some) > NAMED:
        lines.append(say("notice-overdue-more", total=len(some)))
    buttons: Buttons = []
    if first.rung in _LEADING and not first.unreached:
        for one in some[:NAMED]:
            label = say.plain("notice-project-confirm", name=clip(one.name, _ON_BUTTON))
            step = TakeProjectStep(id=one.project_id, arrow=ProjectArrow.CONFIRM)
            buttons.append(push_button(label, step))
        buttons.append(_all(on, ProjectPick.TO_CONFIRM))
    else:
        buttons += [_open(on, one.project_id, one.name) for one in some[:_OPENED]]
    return Html("\n".join(lines)), buttons


WORDINGS: Wordings = {
    ProjectAssigned: Wording(tell=assigned, group=yours),
    ProjectMoved: each(moved),
    MilestoneAhead: Wording(tell=ahead, group=ahead_by),
    ProjectUnconfirmed: Wording(tell=unconfirmed, group=on_rung),
}
