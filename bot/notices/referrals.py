"""The notices of referrals in words: the offer with its answers under it, what became of it, and
when an answer is due."""

from bot.buttons.referrals import OpenReferral, ReferralStep
from bot.notices.parts import (
    Buttons,
    Occasion,
    Told,
    Wordings,
    below,
    by,
    each,
    noted,
    push_button,
    title,
)
from bot.pages import times
from bot.pages.referrals import body
from bot.texts import Html, Say
from domain.messaging import PushButton
from domain.referrals.lifecycle import ReferralArrow
from domain.referrals.model import Body
from domain.referrals.notices import ReferralDue, ReferralMoved, ReferralOffered
from domain.reminders.ladder import Rung

_ANSWERS = (ReferralArrow.ACCEPT, ReferralArrow.DECLINE)


def offered(on: Occasion, notice: ReferralOffered) -> Told:
    """A matter was referred to the reader's body."""
    say = on.say
    text = say(
        "notice-referral-offered",
        title=title(say, notice.case_id, notice.category),
        by=by(say, notice.by_unit, notice.by_role),
        summary=notice.summary,
        reason=notice.reason,
        due=times.deadline(say, notice.due_at, on.zone, on.now),
    )
    if notice.fast:
        text = below(text, say("notice-referral-fast"))
    return text, [_answers(say, notice.referral_id), *_open(say, notice.referral_id)]


def moved(on: Occasion, notice: ReferralMoved) -> Told:
    """It was answered, or revoked."""
    text = on.say(
        _key(notice),
        head=_head(on.say, notice),
        body=body(on.say, notice.body),
        by=by(on.say, notice.by_unit, notice.by_role),
    )
    return noted(on.say, text, notice.note), _open(on.say, notice.referral_id)


def _key(notice: ReferralMoved) -> str:
    if notice.slip:
        return "notice-referral-slip"
    if notice.arrow is ReferralArrow.REVOKE and not notice.note:
        return "notice-referral-withdrawn"
    if notice.arrow is ReferralArrow.ACCEPT and notice.body is Body.COURT:
        return "notice-referral-accept-court"
    return f"notice-referral-{notice.arrow.value}"


def due(on: Occasion, notice: ReferralDue) -> Told:
    """An answer is due, or overdue."""
    say = on.say
    outside = notice.rung is Rung.ANSWER and not notice.inside
    key = "outside" if outside else notice.rung.value
    text = say(
        f"notice-referral-{'progress' if notice.accepted else 'due'}-{key}",
        head=_head(say, notice),
        body=body(say, notice.body),
        due=times.deadline(say, notice.due_at, on.zone, on.now),
    )
    if not on.alone:
        label = say.plain("notice-referral-open-of", id=str(notice.referral_id))
        return text, [push_button(label, OpenReferral(id=notice.referral_id))]
    opens = _open(say, notice.referral_id)
    if notice.rung is Rung.ANSWER and notice.inside and not notice.accepted:
        return text, [_answers(say, notice.referral_id), *opens]
    return text, opens


def _answers(say: Say, referral_id: int) -> tuple[PushButton, ...]:
    return tuple(
        push_button(say.plain(f"referral-{arrow.value}"), ReferralStep(id=referral_id, arrow=arrow))
        for arrow in _ANSWERS
    )


def _open(say: Say, referral_id: int) -> Buttons:
    return [push_button(say.plain("notice-referral-open"), OpenReferral(id=referral_id))]


def _head(say: Say, notice: ReferralMoved | ReferralDue) -> Html:
    return say(
        "notice-referral-head",
        title=title(say, notice.case_id, notice.category),
        id=str(notice.referral_id),
    )


WORDINGS: Wordings = {
    ReferralOffered: each(offered),
    ReferralMoved: each(moved),
    ReferralDue: each(due),
}
