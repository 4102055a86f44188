"""The notices of talk meetings in words: what became of what was reported, a meeting that is moved,
and one that is near or overdue."""

from collections.abc import Sequence

from bot import words
from bot.buttons.meetings import OpenMeeting
from bot.notices.parts import (
    Buttons,
    Occasion,
    Told,
    Wording,
    Wordings,
    below,
    each,
    noted,
    opens,
    push_button,
    title,
)
from bot.pages import times
from bot.pages.page import clip
from bot.texts import Html
from domain.meetings.model import GIVEN, MeetingState
from domain.meetings.notices import ItemJudged, ItemRuled, MeetingDue, MeetingMoved
from domain.reminders.ladder import Rung

NAMED = 6
"""Matters told of in one message; the rest are counted."""
_NOTE = 160
_OWN = frozenset({Rung.BEFORE, Rung.DUE_DAY, Rung.HANDLER, Rung.STAND_IN})
"""The rungs on which those stand who hold it."""


def ruled(on: Occasion, group: Sequence[ItemRuled]) -> Told:
    """What one meeting said, matter by matter."""
    say, first = on.say, group[0]
    day = times.day(say, first.on)
    lines = [say("notice-meeting-ruled", unit=first.unit_name, day=day)]
    lines += [_ruled(on, one) for one in group[:NAMED]]
    if len(group) > NAMED:
        lines.append(say("notice-overdue-more", total=len(group)))
    return Html("\n".join(lines)), [opens(say, one.case_id) for one in group[:NAMED]]


def _ruled(on: Occasion, one: ItemRuled) -> Html:
    say, head = on.say, title(on.say, one.case_id, one.category)
    if one.ruling in GIVEN and one.due_on is not None:
        text = say(
            f"notice-meeting-{one.ruling.value}",
            title=head,
            unit=one.to_unit,
            day=times.day(say, one.due_on),
        )
    else:
        text = say(f"notice-meeting-{one.ruling.value}", title=head)
    return noted(say, text, clip(one.note, _NOTE))


def of_meeting(notice: ItemRuled) -> object:
    """What one meeting said is told together."""
    return (notice.unit_name, notice.on)


def judged(on: Occasion, notice: ItemJudged) -> Told:
    """What the unit did, what the meeting said of it, and what follows."""
    say = on.say
    text = say(
        "notice-meeting-judged",
        title=title(say, notice.case_id, notice.category),
        unit=notice.unit_name,
        day=times.day(say, notice.on),
        grade=words.satisfaction(say, notice.verdict),
        satisfied=notice.satisfied,
        fairly=notice.fairly,
        discontented=notice.discontented,
    )
    if notice.feedback:
        text = below(text, say("notice-meeting-feedback", feedback=notice.feedback))
    if notice.again_unit:
        text = below(text, say("notice-meeting-again", unit=notice.again_unit))
    return text, [opens(say, notice.case_id)]


def moved(on: Occasion, notice: MeetingMoved) -> Told:
    """Its new day, or that it is not held."""
    say = on.say
    text = say(
        f"notice-meeting-{notice.state.value}",
        unit=notice.unit_name,
        day=times.day(say, notice.on),
        role=words.role(say, notice.by_role),
    )
    label = say.plain("notice-meeting-open")
    return noted(say, text, notice.reason), [push_button(label, OpenMeeting(id=notice.meeting_id))]


def on_rung(notice: MeetingDue) -> object:
    """Those on one rung are told of together, and apart those where nobody can be reached."""
    return (notice.rung, notice.state is MeetingState.HELD, notice.unreached)


def due(on: Occasion, group: Sequence[MeetingDue]) -> Told:
    """Those on one rung as a list, each to be opened."""
    say, rung = on.say, group[0].rung
    what = "minutes" if group[0].state is MeetingState.HELD else "meeting"
    own = "own" if rung in _OWN else "below"
    key = rung.value if rung in {Rung.BEFORE, Rung.DUE_DAY} else own
    if group[0].unreached and own == "below":
        key = "unreached"
    some = list({one.meeting_id: one for one in group}.values())
    lines = [say(f"notice-{what}-due-{key}")]
    lines += [
        say("notice-meeting-line", unit=one.unit_name, day=times.day(say, one.on))
        for one in some[:NAMED]
    ]
    if len(some) > NAMED:
        lines.append(say("notice-overdue-more", total=len(some)))
    buttons: Buttons = [
        push_button(
            say.plain("notice-meeting-of", unit=one.unit_name), OpenMeeting(id=one.meeting_id)
        )
        for one in some[:NAMED]
    ]
    return Html("\n".join(lines)), buttons


WORDINGS: Wordings = {
    ItemRuled: Wording(tell=ruled, group=of_meeting),
    ItemJudged: each(judged),
    MeetingMoved: each(moved),
    MeetingDue: Wording(tell=due, group=on_rung),
}
