"""The words of what is handed on, and what the reporter may answer when a matter is done."""

from bot import words
from bot.buttons.cases import Step
from bot.buttons.rating import Rate, Thank
from bot.notices.parts import Buttons, below, opens, push_button, title
from bot.texts import Html, Say
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Urgency
from domain.cases.notices import CaseMoved, CaseOffered, CaseThanked
from domain.cases.satisfaction import Satisfaction
from domain.messaging import PushButton

_DONE = frozenset({Arrow.RESOLVE, Arrow.CLOSE})


def offered(say: Say, notice: CaseOffered) -> tuple[Html, Buttons]:
    """Handed to the reader's unit: to be taken or turned back with one tap; a red one above it:
    to be known."""
    place = f"{notice.unit_name} · {notice.place}" if notice.place else notice.unit_name
    text = say(
        f"notice-{notice.arrow.value}" if notice.yours else f"notice-{notice.arrow.value}-known",
        to=notice.to_unit,
        head=say("notice-moved", title=title(say, notice.case_id, notice.category)),
        by=say.plain("notice-by", unit=notice.by_unit, role=words.role(say, notice.by_role)),
    )
    if notice.note:
        text = below(text, say("notice-note", note=notice.note))
    urgency = words.urgency(say, notice.urgency)
    text = below(text, say("notice-offered-where", urgency=urgency, place=place))
    if notice.urgency is Urgency.RED:
        text = Html(f"{say('danger')}\n\n{text}")
    if not notice.yours:
        return text, [opens(say, notice.case_id)]
    take = push_button(say.plain("notice-take-it"), Step(id=notice.case_id, arrow=Arrow.TAKE))
    back = Step(id=notice.case_id, arrow=Arrow.TURN_BACK)
    turn_back = push_button(say.plain("notice-turn-it-back"), back)
    return text, [(take, turn_back), opens(say, notice.case_id)]


def thanked(say: Say, notice: CaseThanked) -> tuple[Html, Buttons]:
    """The reporter's thanks."""
    about = title(say, notice.case_id, notice.category)
    return say("notice-thanked", title=about, unit=notice.by_unit), []


def answers(say: Say, notice: CaseMoved) -> Buttons:
    """What the reporter may say, with one tap, to an outcome or a closing; else nothing."""
    if not notice.to_reporter or notice.arrow not in _DONE:
        return []
    case_id = notice.case_id
    thank = push_button(say.plain("thank"), Thank(id=case_id))
    not_fixed = Step(id=case_id, arrow=Arrow.NOT_FIXED)
    rows: Buttons = [(thank, push_button(say.plain("notice-not-fixed-it"), not_fixed))]
    if notice.arrow is Arrow.CLOSE and notice.case_kind is CaseKind.OPINION:
        rows.insert(0, tuple(_grade(say, case_id, grade) for grade in Satisfaction))
    return rows


def _grade(say: Say, case_id: int, grade: Satisfaction) -> PushButton:
    return push_button(say.plain(f"rate-{grade.value}"), Rate(id=case_id, grade=grade))
