"""The notices of items handed out in words: the item with its next step a tap away, what the other
side did, and what is due."""

from collections.abc import Sequence

from bot import words
from bot.buttons.followups import OpenFollowup, TakeFollowup
from bot.notices.parts import (
    Buttons,
    Occasion,
    Told,
    Wording,
    Wordings,
    each,
    noted,
    push_button,
)
from bot.pages.followups import by_day, step_label
from bot.pages.page import clip
from bot.texts import Html, Say
from domain.followups.model import FollowupArrow, Source
from domain.followups.notices import FollowupDue, FollowupHandedOut, FollowupMoved
from domain.messaging import PushButton
from domain.reminders.ladder import Rung

NAMED = 12
"""Items named in one message; the rest are counted."""
_OPENED = 6
_TITLE, _LABEL = 40, 20
OWING = frozenset({Rung.ANSWER, Rung.HANDLER, Rung.STAND_IN})
"""The rungs on which those stand who may take the step."""


def handed_out(on: Occasion, notice: FollowupHandedOut) -> Told:
    """To be accepted with one tap; who helps may look at it."""
    say = on.say
    key = "again" if notice.round > 1 else "handed-out"
    text = say(
        f"notice-followup-{key}" if notice.yours else "notice-followup-helps",
        title=notice.title,
        source=_source(say, notice.source),
        host=notice.host,
        unit=notice.unit_name,
        due=by_day(say, notice.due_at, on.zone),
    )
    row = [_opens(say, notice.followup_id)]
    if notice.yours:
        row = [_takes(say, notice.followup_id, FollowupArrow.ACCEPT), *row]
    return text, [tuple(row)]


def moved(on: Occasion, notice: FollowupMoved) -> Told:
    """What the other side did, in a sentence, and its words below."""
    say, arrow = on.say, notice.arrow
    text = say(
        f"notice-followup-{arrow.value.replace('_', '-')}",
        title=notice.title,
        unit=notice.unit_name,
        due=by_day(say, notice.due_at, on.zone),
        verdict="" if notice.verdict is None else words.satisfaction(say, notice.verdict),
    )
    if notice.recorded:
        text = say("notice-followup-recorded", text=text)
    row = [_opens(say, notice.followup_id)]
    if arrow is FollowupArrow.SEND_BACK:
        row = [_takes(say, notice.followup_id, FollowupArrow.HAND_OUT_AGAIN), *row]
    return noted(say, text, notice.note), [tuple(row)]


def on_rung(notice: FollowupDue) -> object:
    """Those of which the same is waited for on one rung are told of together, and apart those where
    nobody can be reached."""
    return (notice.arrow, notice.rung, notice.unreached)


def due(on: Occasion, group: Sequence[FollowupDue]) -> Told:
    """Those on one rung as a list, each with its step, or to be looked at."""
    say, first = on.say, group[0]
    some = list({notice.followup_id: notice for notice in group}.values())
    lost = first.unreached and first.rung not in OWING
    key = "unreached" if lost else f"{_key(first.arrow)}-{_key(first.rung)}"
    lines = [say(f"notice-followup-due-{key}"), *(_line(on, one) for one in some[:NAMED])]
    if len(some) > NAMED:
        lines.append(say("notice-overdue-more", total=len(some)))
    buttons: Buttons = []
    for one in some[:_OPENED]:
        name = clip(one.title, _LABEL)
        if first.rung in OWING:
            label = say.plain("notice-followup-of", step=step_label(say, one.then), title=name)
            buttons.append(push_button(label, TakeFollowup(id=one.followup_id, arrow=one.then)))
        else:
            label = say.plain("notice-followup-see", title=name)
            buttons.append(push_button(label, OpenFollowup(id=one.followup_id)))
    return Html("\n".join(lines)), buttons


def _key(word: FollowupArrow | Rung) -> str:
    return word.value.replace("_", "-")


def _line(on: Occasion, one: FollowupDue) -> Html:
    return on.say(
        "notice-followup-line",
        title=clip(one.title, _TITLE),
        source=_source(on.say, one.source),
        unit=one.owes,
        due=by_day(on.say, one.due_at, on.zone),
    )


def _source(say: Say, source: Source) -> str:
    return say.plain(f"followup-source-{source.value}")


def _opens(say: Say, number: int) -> PushButton:
    return push_button(say.plain("notice-followup-open"), OpenFollowup(id=number))


def _takes(say: Say, number: int, arrow: FollowupArrow) -> PushButton:
    return push_button(step_label(say, arrow), TakeFollowup(id=number, arrow=arrow))


WORDINGS: Wordings = {
    FollowupHandedOut: each(handed_out),
    FollowupMoved: each(moved),
    FollowupDue: Wording(tell=due, group=on_rung),
}
