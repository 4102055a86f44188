"""The notices of units called in, in words: the call with its answer a tap away, who comes, its
end, and what is due."""

from collections.abc import Sequence
from datetime import datetime

from bot import words
from bot.buttons.callins import AnswerCallIn, DoCallIn, OpenCallIn
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
from bot.texts import Html, Say
from domain.callins.model import CallInArrow, Coming
from domain.callins.notices import (
    CallInAnswered,
    CallInCalled,
    CallInDay,
    CallInDue,
    CallInLed,
    CallInMoved,
)
from domain.codes.model import spaced
from domain.messaging import PushButton
from domain.reminders.ladder import Rung

NAMED = 10
"""Call-ins named in one message; the rest are counted."""
_OPENED = 6
_PLACE, _LABEL, _UNITS = 30, 10, 80
OWING = frozenset({Rung.ANSWER, Rung.HANDLER, Rung.STAND_IN})
"""The rungs on which those stand who may answer."""


def called(on: Occasion, notice: CallInCalled) -> Told:
    """To be answered by one tap; why one cannot come is asked."""
    say = on.say
    text = say(
        "notice-callin-called",
        lead=notice.lead,
        unit=notice.called,
        category=notice.category.read(say.locale),
        at=words.moment(say, notice.meets_at, on.zone),
        place=notice.place,
        code=spaced(notice.code),
        due=times.deadline(say, notice.answer_at, on.zone, on.now),
    )
    text = noted(say, text, notice.request)
    answers = tuple(
        push_button(
            say.plain(f"callin-say-{coming.value}"),
            AnswerCallIn(id=notice.callin_id, unit=notice.called_id, coming=coming),
        )
        for coming in Coming
    )
    return text, [answers, _opens(say, notice.callin_id)]


def answered(on: Occasion, notice: CallInAnswered) -> Told:
    """What a unit said, and how all of them stand."""
    say = on.say
    text = say(
        f"notice-callin-{notice.coming.value}",
        title=title(say, notice.case_id, notice.category),
        unit=notice.unit_name,
    )
    if notice.recorded:
        text = say("notice-followup-recorded", text=text)
    counts = {"comes": notice.comes, "cannot": notice.cannot, "silent": notice.silent}
    text = below(noted(say, text, notice.reason), say("callin-tally", **counts))
    return text, [(_opens(say, notice.callin_id), opens(say, notice.case_id))]


def moved(on: Occasion, notice: CallInMoved) -> Told:
    """It is not held, it is after all, or what came of it."""
    say = on.say
    text = say(f"notice-callin-{notice.arrow.value.replace('_', '-')}", **_facts(on, notice))
    return noted(say, text, notice.note), [_opens(say, notice.callin_id)]


def led(on: Occasion, notice: CallInLed) -> Told:
    """Which unit leads now; to that one, that it does."""
    say = on.say
    if notice.case_id is None:
        return say("notice-callin-led", **_facts(on, notice)), [_opens(say, notice.callin_id)]
    head = title(say, notice.case_id, notice.category)
    text = say("notice-callin-yours", title=head, **_facts(on, notice))
    return text, [(_opens(say, notice.callin_id), opens(say, notice.case_id))]


def _facts(on: Occasion, notice: CallInMoved | CallInLed) -> dict[str, str]:
    return {
        "lead": notice.lead,
        "at": words.moment(on.say, notice.meets_at, on.zone),
        "place": notice.place,
    }


def for_lead(notice: CallInDay) -> object:
    """Those that the reader's own unit leads are told of apart."""
    return notice.leads


def day(on: Occasion, group: Sequence[CallInDay]) -> Told:
    """Those of the day as a list, each to be looked at."""
    say, leads = on.say, group[0].leads
    some = sorted({(one.callin_id, one.unit_id): one for one in group}.values(), key=_hour)
    head = "notice-callin-day-lead" if leads else "notice-callin-day"
    lines = [say(head), *(_of_day(on, one) for one in some[:NAMED])]
    held = {one.callin_id: one for one in some}
    if len(some) > NAMED:
        lines.append(say("notice-callin-day-more", total=len(held)))
    buttons: Buttons = [
        push_button(
            say.plain("callins-open", place=clip(one.place, _LABEL)), OpenCallIn(id=one.callin_id)
        )
        for one in list(held.values())[:_OPENED]
    ]
    return Html("\n".join(lines)), buttons


def _hour(one: CallInDay) -> datetime:
    return one.meets_at


def _of_day(on: Occasion, one: CallInDay) -> Html:
    say, place = on.say, clip(one.place, _PLACE)
    at = times.moment(say, one.meets_at, on.zone, on.now)
    if not one.leads:
        told = {"at": at, "place": place, "lead": one.lead, "unit": one.unit}
        return say("notice-callin-day-line", **told)
    tally = say("callin-tally", comes=one.comes, cannot=one.cannot, silent=one.silent)
    return say("notice-callin-day-line-lead", at=at, place=place, tally=tally)


def on_rung(notice: CallInDue) -> object:
    """Those of which the same is waited for on one rung are told of together, and apart those where
    nobody can be reached."""
    return (notice.arrow, notice.rung, notice.unreached)


def due(on: Occasion, group: Sequence[CallInDue]) -> Told:
    """Those on one rung as a list, a line for each with the units that owe it, each to be answered
    or looked at."""
    say, first = on.say, group[0]
    some = list({(one.callin_id, one.owes_id): one for one in group}.values())
    held: dict[tuple[int, datetime], list[CallInDue]] = {}
    for one in some:
        held.setdefault((one.callin_id, one.due_at), []).append(one)
    lost = first.unreached and first.rung not in OWING
    answer = first.arrow is CallInArrow.ANSWER
    what = "answer" if answer else "outcome"
    key = "unreached" if lost else f"{what}-{first.rung.value.replace('_', '-')}"
    lines = [say(f"notice-callin-due-{key}")]
    lines += [_line(on, of_one) for of_one in list(held.values())[:NAMED]]
    if len(held) > NAMED:
        lines.append(say("notice-overdue-more", total=len(held)))
    buttons: Buttons = []
    if first.rung not in OWING:
        opened = list({one.callin_id: one for one in some}.values())[:_OPENED]
        return Html("\n".join(lines)), [_looks(say, one) for one in opened]
    for one in some[:_OPENED]:
        place = clip(one.place, _LABEL)
        if answer:
            label = say.plain("notice-callin-comes-at", place=place)
            comes = AnswerCallIn(id=one.callin_id, unit=one.owes_id, coming=Coming.COMES)
            buttons.append((push_button(label, comes), _looks(say, one)))
        else:
            label = say.plain("notice-callin-outcome-of", place=place)
            to = DoCallIn(id=one.callin_id, arrow=CallInArrow.HAND_OUT)
            buttons.append((push_button(label, to), _looks(say, one)))
    return Html("\n".join(lines)), buttons


def _looks(say: Say, one: CallInDue) -> PushButton:
    label = say.plain("callins-open", place=clip(one.place, _LABEL))
    return push_button(label, OpenCallIn(id=one.callin_id))


def _line(on: Occasion, some: Sequence[CallInDue]) -> Html:
    """One call-in, and all that owe the same of it by the same time; who leads is said where
    another is to answer, for the outcome it is the lead that owes it."""
    say, one = on.say, some[0]
    owing = [of_one.owes for of_one in some]
    what = "answer" if one.arrow is CallInArrow.ANSWER else "outcome"
    return say(
        f"notice-callin-line-{what}",
        at=times.moment(say, one.meets_at, on.zone, on.now),
        place=clip(one.place, _PLACE),
        led="no" if owing == [one.lead] else "yes",
        lead=one.lead,
        units=clip(say.plain("between-names").join(owing), _UNITS),
        due=times.deadline(say, one.due_at, on.zone, on.now),
    )


def _opens(say: Say, number: int) -> PushButton:
    return push_button(say.plain("notice-callin-open"), OpenCallIn(id=number))


WORDINGS: Wordings = {
    CallInCalled: each(called),
    CallInAnswered: each(answered),
    CallInMoved: each(moved),
    CallInLed: each(led),
    CallInDay: Wording(tell=day, group=for_lead),
    CallInDue: Wording(tell=due, group=on_rung),
}
