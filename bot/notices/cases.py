"""The notices of cases in words, and what the reporter may answer when a matter is done."""

from bot import words
from bot.buttons.cases import TakeStep
from bot.buttons.rating import Rate, Thank
from bot.notices.parts import (
    Buttons,
    Occasion,
    Told,
    Wordings,
    below,
    by,
    danger,
    each,
    happened,
    noted,
    opens,
    push_button,
    title,
)
from bot.pages.referrals import body
from bot.texts import Html, Say
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Urgency
from domain.cases.notices import (
    CaseDetailAdded,
    CaseMoved,
    CaseOffered,
    CaseReported,
    CaseThanked,
)
from domain.cases.satisfaction import Satisfaction
from domain.messaging import PushButton

_DONE = frozenset({Arrow.RESOLVE, Arrow.CLOSE})


def reported(on: Occasion, notice: CaseReported) -> Told:
    """A new one, or one that another body handed in."""
    say = on.say
    from_body = "" if notice.sent_by is None else body(say, notice.sent_by)
    plain = "notice-handed-in" if from_body else "notice-reported"
    text = say(
        "notice-reported-red" if notice.urgency is Urgency.RED else plain,
        body=from_body,
        title=title(say, notice.case_id, notice.category),
        kind=words.kind(say, notice.case_kind),
        urgency=words.urgency(say, notice.urgency),
        place=words.place(notice.unit_name, notice.place),
        danger=say("danger"),
    )
    return happened(say, text, notice.summary), [opens(say, notice.case_id)]


def moved(on: Occasion, notice: CaseMoved) -> Told:
    """A step was taken; a question leads to its answer."""
    say = on.say
    head = say(
        "notice-moved-yours" if notice.to_reporter else "notice-moved",
        title=title(say, notice.case_id, notice.category),
    )
    text = step_text(say, notice, head)
    if notice.to_reporter and notice.arrow is Arrow.ASK_BACK:
        answer = TakeStep(id=notice.case_id, arrow=Arrow.ANSWER)
        return text, [push_button(say.plain("notice-go-answer"), answer)]
    return text, [*_answers(say, notice), opens(say, notice.case_id)]


def step_text(say: Say, notice: CaseMoved, head: Html) -> Html:
    """The step below a head of one's own."""
    undone_closing = notice.arrow is Arrow.UNDO and notice.outcome is not None
    text = say(
        "notice-undo-kept" if undone_closing else _step_key(say, notice.arrow, notice.case_kind),
        head=head,
        by=by(say, notice.by_unit, notice.by_role),
        outcome=words.outcome(say, notice.outcome, notice.case_kind) if notice.outcome else "",
    )
    return noted(say, text, notice.note)


def _step_key(say: Say, arrow: Arrow, kind: CaseKind) -> str:
    for key in (f"notice-{arrow.value}-{kind.value}", f"notice-{arrow.value}"):
        if say.has(key):
            return key
    return "notice-changed"


def detail(on: Occasion, notice: CaseDetailAdded) -> Told:
    """The reporter added something."""
    text = on.say("notice-detail", title=title(on.say, notice.case_id, notice.category))
    text = noted(on.say, text, notice.note)
    if notice.files:
        text = below(text, on.say("notice-files", files=notice.files))
    return text, [opens(on.say, notice.case_id)]


def offered(on: Occasion, notice: CaseOffered) -> Told:
    """Handed to the reader's unit: to be taken or turned back with one tap; a red one above it:
    to be known."""
    say = on.say
    text = say(
        f"notice-{notice.arrow.value}" if notice.yours else f"notice-{notice.arrow.value}-known",
        to=notice.to_unit,
        head=say("notice-moved", title=title(say, notice.case_id, notice.category)),
        by=by(say, notice.by_unit, notice.by_role),
    )
    text = noted(say, text, notice.note)
    urgency, where = words.urgency(say, notice.urgency), words.place(notice.unit_name, notice.place)
    text = below(text, say("notice-offered-where", urgency=urgency, place=where))
    text = happened(say, text, notice.summary)
    if notice.urgency is Urgency.RED:
        text = danger(say, text)
    if not notice.yours:
        return text, [opens(say, notice.case_id)]
    take = push_button(say.plain("notice-take-it"), TakeStep(id=notice.case_id, arrow=Arrow.TAKE))
    back = TakeStep(id=notice.case_id, arrow=Arrow.TURN_BACK)
    turn_back = push_button(say.plain("notice-turn-it-back"), back)
    return text, [(take, turn_back), opens(say, notice.case_id)]


def thanked(on: Occasion, notice: CaseThanked) -> Told:
    """The reporter's thanks."""
    about = title(on.say, notice.case_id, notice.category)
    return on.say("notice-thanked", title=about, unit=notice.by_unit), []


def _answers(say: Say, notice: CaseMoved) -> Buttons:
    """What the reporter may say, with one tap, to an outcome or a closing; else nothing."""
    if not notice.to_reporter or notice.arrow not in _DONE:
        return []
    case_id = notice.case_id
    thank = push_button(say.plain("thank"), Thank(id=case_id))
    not_fixed = TakeStep(id=case_id, arrow=Arrow.NOT_FIXED)
    rows: Buttons = [(thank, push_button(say.plain("notice-not-fixed-it"), not_fixed))]
    if notice.case_kind is CaseKind.OPINION:
        rows.insert(0, tuple(_grade(say, case_id, grade) for grade in Satisfaction))
    return rows


def _grade(say: Say, case_id: int, grade: Satisfaction) -> PushButton:
    return push_button(say.plain(f"rate-{grade.value}"), Rate(id=case_id, grade=grade))


WORDINGS: Wordings = {
    CaseReported: each(reported),
    CaseMoved: each(moved),
    CaseDetailAdded: each(detail),
    CaseOffered: each(offered),
    CaseThanked: each(thanked),
}
