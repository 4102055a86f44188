"""The notices of assessments in words: what was done, and what is due, with the matter a tap
away."""

from collections.abc import Sequence

from bot import words
from bot.buttons.assessments import OpenAssessment
from bot.notices.parts import Buttons, Occasion, Told, Wording, Wordings, each, noted, push_button
from bot.pages.assessments import words as of
from bot.pages.page import clip
from bot.texts import Html, Say
from domain.assessments.model import AssessmentArrow
from domain.assessments.notices import AssessmentDue, AssessmentMoved
from domain.assessments.scale import Decision
from domain.messaging import PushButton

NAMED = 10
_OPENED = 5
_NAME, _ON_BUTTON = 60, 20


def moved(on: Occasion, notice: AssessmentMoved) -> Told:
    """What was done, by whom it waits now."""
    say, arrow = on.say, notice.arrow
    key = f"notice-assessment-{arrow.value}"
    facts = {"name": clip(notice.name, _NAME), "unit": notice.unit_name}
    match arrow:
        case AssessmentArrow.SUBMIT | AssessmentArrow.APPROVE:
            text = say(key, grade=of.grade(say, notice.expected), **facts)
        case AssessmentArrow.CARRY_OUT:
            decision = notice.decision or Decision.CARRY_OUT
            text = say(key, decision=of.decision(say, decision), **facts)
        case _:
            text = say(key, **facts)
    return noted(say, text, notice.note), [_open(say, notice.assessment_id, "")]


def _open(say: Say, number: int, name: str) -> PushButton:
    if not name:
        label = say.plain("assessment-open")
    else:
        label = say.plain("assessments-open", id=str(number), name=clip(name, _ON_BUTTON))
    return push_button(label, OpenAssessment(id=number))


def on_rung(notice: AssessmentDue) -> object:
    """Those on one rung are told of together."""
    return (notice.rung, notice.unreached)


def due(on: Occasion, group: Sequence[AssessmentDue]) -> Told:
    """Those on one rung as a list, each to be opened; the annexes that are missing by name."""
    say, first = on.say, group[0]
    some = list({notice.assessment_id: notice for notice in group}.values())
    key = "unreached" if first.unreached else first.rung.value.replace("_", "-")
    lines = [say(f"notice-assessment-due-{key}"), *(_line(on, one) for one in some[:NAMED])]
    if len(some) > NAMED:
        lines.append(say("notice-overdue-more", total=len(some)))
    buttons: Buttons = [_open(say, one.assessment_id, one.name) for one in some[:_OPENED]]
    return Html("\n".join(lines)), buttons


def _line(on: Occasion, one: AssessmentDue) -> Html:
    say = on.say
    line = say(
        "notice-assessment-line",
        name=clip(one.name, _NAME),
        owes=one.owes,
        state=of.state(say, one.state),
        due=words.deadline(say, one.due_at, on.zone),
    )
    if one.missing:
        missing = say("assessment-missing", annexes=of.annexes(say, one.missing))
        return Html(f"{line}\n{missing}")
    return line


WORDINGS: Wordings = {
    AssessmentMoved: each(moved),
    AssessmentDue: Wording(tell=due, group=on_rung),
}
