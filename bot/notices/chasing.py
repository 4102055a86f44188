"""What is asked after, in words: a question without its answer, a red matter nobody takes."""

from bot import words
from bot.buttons.cases import TakeStep
from bot.notices.parts import (
    Buttons,
    Occasion,
    Told,
    Wordings,
    below,
    danger,
    each,
    noted,
    opens,
    push_button,
    title,
)
from domain.cases.lifecycle import Arrow
from domain.chasing.notices import QuestionWaits, RedFor, RedWaits
from domain.reminders.ladder import Rung


def question(on: Occasion, notice: QuestionWaits) -> Told:
    """To who may answer, with the way to do so; to who asked, with both ways on; and above."""
    say, case_id = on.say, notice.case_id
    key = f"notice-question-{notice.rung.value.replace('_', '-')}"
    text = say(
        "notice-question-unreached" if notice.unreached else key,
        title=title(say, case_id, notice.category),
        unit=notice.by_unit,
        asked=words.moment(say, notice.asked_at, on.zone),
    )
    text = noted(say, text, notice.question)
    if notice.rung is Rung.REPORTER:
        label = "notice-go-answer" if on.alone else "notice-go-answer-of"
        answer = TakeStep(id=case_id, arrow=Arrow.ANSWER)
        return text, [push_button(say.plain(label, id=str(case_id)), answer)]
    buttons: Buttons = [opens(say, case_id)]
    if notice.rung is Rung.HANDLER and on.alone:
        on_with = words.arrow(say, Arrow.GO_ON, notice.case_kind)
        labels = {
            Arrow.GO_ON: say.plain("step-go_on", step=on_with),
            Arrow.ASK_BACK: say.plain("step-ask-again"),
        }
        row = [push_button(label, TakeStep(id=case_id, arrow=way)) for way, label in labels.items()]
        buttons.insert(0, tuple(row))
    return text, buttons


def red(on: Occasion, notice: RedWaits) -> Told:
    """To who may take it, with one tap where it was handed on; above; and to the reporter."""
    say, case_id = on.say, notice.case_id
    key = f"notice-red-{notice.told.value}"
    if notice.told is not RedFor.TAKER and notice.unreached:
        key = f"{key}-unreached"
    text = say(
        key,
        title=title(say, case_id, notice.category),
        keeper=notice.keeper,
        since=words.moment(say, notice.since, on.zone),
    )
    text = danger(say, text)
    if notice.told is not RedFor.REPORTER:
        text = below(text, say("case-place", place=words.place(notice.unit_name, notice.place)))
    buttons: Buttons = [opens(say, case_id)]
    if notice.told is RedFor.TAKER:
        arrow = Arrow.TAKE if notice.offered else Arrow.ACCEPT
        label = say.plain("notice-take-it" if notice.offered else "notice-accept-it")
        buttons.insert(0, push_button(label, TakeStep(id=case_id, arrow=arrow)))
    return text, buttons


WORDINGS: Wordings = {QuestionWaits: each(question), RedWaits: each(red)}
