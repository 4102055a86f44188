"""Notices of referrals in words: the offer with its answers under it, what became of it, and when
an answer is due."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot import words
from bot.buttons.referrals import OpenReferral, ReferralStep
from bot.notices.parts import Buttons, below, push_button, title
from bot.pages import times
from bot.pages.referrals import body
from bot.texts import Html, Say
from domain.messaging import PushButton
from domain.referrals.lifecycle import ReferralArrow
from domain.referrals.model import Body
from domain.referrals.notices import ReferralDue, ReferralMoved, ReferralOffered

_ANSWERS = (ReferralArrow.ACCEPT, ReferralArrow.DECLINE)

ReferralNotice = ReferralOffered | ReferralMoved | ReferralDue


def told(
    say: Say, notice: ReferralNotice, zone: ZoneInfo, now: datetime | None, *, alone: bool = True
) -> tuple[Html, Buttons]:
    """Whichever it is; ``alone``: in a message of its own, so that a button needs no number."""
    match notice:
        case ReferralOffered():
            return _offered(say, notice, zone, now)
        case ReferralMoved():
            return _moved(say, notice)
        case ReferralDue():
            return _due(say, notice, zone, now, alone=alone)


def _answers(say: Say, referral_id: int) -> tuple[PushButton, ...]:
    return tuple(
        push_button(say.plain(f"referral-{arrow.value}"), ReferralStep(id=referral_id, arrow=arrow))
        for arrow in _ANSWERS
    )


def _open(say: Say, referral_id: int) -> Buttons:
    return [push_button(say.plain("notice-referral-open"), OpenReferral(id=referral_id))]


def _offered(
    say: Say, notice: ReferralOffered, zone: ZoneInfo, now: datetime | None
) -> tuple[Html, Buttons]:
    text = say(
        "notice-referral-offered",
        title=title(say, notice.case_id, notice.category),
        by=say.plain("notice-by", unit=notice.by_unit, role=words.role(say, notice.by_role)),
        summary=notice.summary,
        reason=notice.reason,
        due=times.deadline(say, notice.due_at, zone, now),
    )
    if notice.fast:
        text = below(text, say("notice-referral-fast"))
    return text, [_answers(say, notice.referral_id), *_open(say, notice.referral_id)]


def _moved(say: Say, notice: ReferralMoved) -> tuple[Html, Buttons]:
    text = say(
        _key(notice),
        head=_head(say, notice),
        body=body(say, notice.body),
        by=say.plain("notice-by", unit=notice.by_unit, role=words.role(say, notice.by_role)),
    )
    if notice.note:
        text = below(text, say("notice-note", note=notice.note))
    return text, _open(say, notice.referral_id)


def _key(notice: ReferralMoved) -> str:
    if notice.slip:
        return "notice-referral-slip"
    if notice.arrow is ReferralArrow.REVOKE and not notice.note:
        return "notice-referral-withdrawn"
    if notice.arrow is ReferralArrow.ACCEPT and notice.body is Body.COURT:
        return "notice-referral-accept-court"
    return f"notice-referral-{notice.arrow.value}"


def _due(
    say: Say, notice: ReferralDue, zone: ZoneInfo, now: datetime | None, *, alone: bool
) -> tuple[Html, Buttons]:
    key = notice.rung if notice.rung == "sender" or notice.inside else "outside"
    text = say(
        f"notice-referral-due-{key}",
        head=_head(say, notice),
        body=body(say, notice.body),
        due=times.deadline(say, notice.due_at, zone, now),
    )
    if not alone:
        label = say.plain("notice-referral-open-of", id=str(notice.referral_id))
        return text, [push_button(label, OpenReferral(id=notice.referral_id))]
    if key == "answer":
        return text, [_answers(say, notice.referral_id), *_open(say, notice.referral_id)]
    return text, _open(say, notice.referral_id)


def _head(say: Say, notice: ReferralNotice) -> Html:
    return say(
        "notice-referral-head",
        title=title(say, notice.case_id, notice.category),
        id=str(notice.referral_id),
    )
