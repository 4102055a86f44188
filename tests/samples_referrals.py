"""Notices of referrals, one of each kind."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from domain.cases.model import Label
from domain.notices import Notice
from domain.people.model import Role
from domain.referrals.lifecycle import ReferralArrow
from domain.referrals.model import Body
from domain.referrals.notices import ReferralDue, ReferralMoved, ReferralOffered
from domain.reminders.ladder import Rung

LABEL = Label(zh="邻里", en="neighbours")
DUE = datetime(2026, 11, 25, 16, 0, tzinfo=UTC)


def offered(**changes: Any) -> ReferralOffered:
    """By a mediator, to legal aid, by the fast lane."""
    notice = ReferralOffered(
        case_id=12,
        referral_id=3,
        category=LABEL,
        body=Body.LEGAL_AID,
        by_role=Role.MEDIATOR,
        by_unit="古道<社区>",
        summary="拖欠工资",
        reason="请帮助申请仲裁",
        fast=True,
        due_at=DUE,
    )
    return replace(notice, **changes)


def moved(arrow: ReferralArrow, **changes: Any) -> ReferralMoved:
    """By the liaison, with a sentence."""
    notice = ReferralMoved(
        case_id=12,
        referral_id=3,
        category=LABEL,
        body=Body.LEGAL_AID,
        arrow=arrow,
        by_role=Role.LEGAL_AID_LIAISON,
        by_unit="琅琊区",
        note="不在受理范围",
        slip=False,
        step="tap",
    )
    return replace(notice, **changes)


def due(rung: Rung, *, inside: bool) -> ReferralDue:
    """An answer is due, or overdue."""
    return ReferralDue(
        case_id=12,
        referral_id=3,
        category=LABEL,
        body=Body.COURT,
        rung=rung,
        inside=inside,
        due_at=DUE,
    )


OF_REFERRALS: list[Notice] = [
    offered(),
    moved(ReferralArrow.DECLINE),
    moved(ReferralArrow.REVOKE, slip=True),
    moved(ReferralArrow.REVOKE, note="", by_role=Role.BUILDING_HEAD),
    due(Rung.ANSWER, inside=True),
    due(Rung.SENDER, inside=False),
]


def the_longest_referrals(name: str, number: int, note: str) -> list[list[Notice]]:
    """With every field as long as it may be, each alone."""
    whole = {"case_id": number, "referral_id": number}
    sent = offered(summary="<" * 200, reason=note, by_unit=name, **whole)
    moves = [arrow for arrow in ReferralArrow if arrow is not ReferralArrow.OFFER]
    told: list[Notice] = [moved(arrow, note=note, by_unit=name, **whole) for arrow in moves]
    told += [
        due(rung, inside=inside) for rung in (Rung.ANSWER, Rung.SENDER) for inside in (True, False)
    ]
    return [[one] for one in (sent, *told)]
