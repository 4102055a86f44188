"""The notices of questions from above in words: the question with its answer a tap away, the
answer, its end, and what is due."""

from collections.abc import Sequence

from bot import words
from bot.buttons.inquiries import AnswerInquiry
from bot.notices.parts import (
    Buttons,
    Occasion,
    Told,
    Wording,
    Wordings,
    below,
    by,
    each,
    noted,
    opens,
    push_button,
    title,
)
from bot.pages import times
from bot.pages.page import clip
from bot.texts import Html
from domain.inquiries.notices import (
    InquiryAnswered,
    InquiryAsked,
    InquiryDue,
    InquiryEnded,
    InquiryGoesOn,
    InquiryTakenBack,
)
from domain.reminders.ladder import Rung

NAMED = 12
"""Questions named in one message; the rest are counted."""
_OPENED = 6
_QUESTION = 40
OWING = frozenset({Rung.ANSWER, Rung.HANDLER, Rung.STAND_IN})
"""The rungs on which those stand who may answer."""


def asked(on: Occasion, notice: InquiryAsked) -> Told:
    """To be answered by a tap, or by answering the message."""
    say = on.say
    text = say(
        "notice-inquiry-asked",
        title=title(say, notice.case_id, notice.category),
        by=by(say, notice.by_unit, notice.by_role),
        due=times.deadline(say, notice.due_at, on.zone, on.now),
    )
    text = below(noted(say, text, notice.question), say("notice-inquiry-how"))
    answer = push_button(say.plain("inquiry-answer"), AnswerInquiry(id=notice.inquiry_id))
    return text, [(answer, opens(say, notice.case_id))]


def answered(on: Occasion, notice: InquiryAnswered) -> Told:
    """The answer, and below it what was asked."""
    say = on.say
    text = say(
        "notice-inquiry-answered",
        title=title(say, notice.case_id, notice.category),
        by=by(say, notice.by_unit, notice.by_role),
    )
    text = noted(say, text, notice.answer)
    return below(text, _question(on, notice.question)), [opens(say, notice.case_id)]


def taken_back(on: Occasion, notice: InquiryTakenBack) -> Told:
    """There is nothing to answer any more."""
    say = on.say
    text = say(
        "notice-inquiry-taken-back",
        title=title(say, notice.case_id, notice.category),
        by=by(say, notice.by_unit, notice.by_role),
    )
    return text, [opens(say, notice.case_id)]


def ended(on: Occasion, notice: InquiryEnded) -> Told:
    """The matter is over, or it is not after all."""
    say, head = on.say, title(on.say, notice.case_id, notice.category)
    if notice.undone:
        text = say("notice-inquiry-resumed", title=head)
    else:
        how = (
            words.state(say, notice.state, notice.case_kind)
            if notice.outcome is None
            else words.outcome(say, notice.outcome, notice.case_kind)
        )
        text = noted(say, say("notice-inquiry-ended", title=head, how=how), notice.note)
    return below(text, _question(on, notice.question)), [opens(say, notice.case_id)]


def goes_on(on: Occasion, notice: InquiryGoesOn) -> Told:
    """Under which number."""
    say = on.say
    text = say(
        "notice-inquiry-goes-on",
        id=str(notice.from_id),
        title=title(say, notice.case_id, notice.category),
    )
    return below(text, _question(on, notice.question)), [opens(say, notice.case_id)]


def _question(on: Occasion, question: str) -> Html:
    return on.say("notice-inquiry-question", question=question)


def on_rung(notice: InquiryDue) -> object:
    """Those on one rung are told of together, and apart those where nobody can be reached."""
    return (notice.rung, notice.unreached)


def due(on: Occasion, group: Sequence[InquiryDue]) -> Told:
    """Those on one rung as a list, each to be answered or looked at."""
    say, rung = on.say, group[0].rung
    some = list({notice.inquiry_id: notice for notice in group}.values())
    lost = group[0].unreached and rung is not Rung.ANSWER
    key = "unreached" if lost else rung.value.replace("_", "-")
    lines = [say(f"notice-inquiry-due-{key}"), *(_line(on, one) for one in some[:NAMED])]
    if len(some) > NAMED:
        lines.append(say("notice-overdue-more", total=len(some)))
    buttons: Buttons = []
    for one in some[:_OPENED]:
        if rung in OWING:
            label = say.plain("notice-inquiry-answer-of", id=str(one.case_id))
            buttons.append(push_button(label, AnswerInquiry(id=one.inquiry_id)))
        else:
            buttons.append(opens(say, one.case_id))
    return Html("\n".join(lines)), buttons


def _line(on: Occasion, one: InquiryDue) -> Html:
    return on.say(
        "notice-inquiry-line",
        title=title(on.say, one.case_id, one.category),
        by=one.by_unit,
        unit=one.unit_name,
        due=words.deadline(on.say, one.due_at, on.zone),
        question=clip(one.question, _QUESTION),
    )


WORDINGS: Wordings = {
    InquiryAsked: each(asked),
    InquiryAnswered: each(answered),
    InquiryTakenBack: each(taken_back),
    InquiryEnded: each(ended),
    InquiryGoesOn: each(goes_on),
    InquiryDue: Wording(tell=due, group=on_rung),
}
