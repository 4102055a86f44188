"""A dispute that its mediator has taken, and a liaison: where referrals are tried out."""

from datetime import datetime
from typing import Any

from domain.cases import steps as case_actions
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case
from domain.people.model import Actor, Role
from domain.referrals import actions
from domain.referrals.lifecycle import ReferralArrow
from domain.referrals.model import (
    Body,
    Consent,
    Referral,
    ReferralDraft,
)
from domain.request import Request
from tests.domain.conftest import Town

LEGAL_AID = ReferralDraft(body=Body.LEGAL_AID, consent=Consent.BOTH, reason="请帮助申请仲裁")


class Desk:
    """A town with a dispute that its mediator has taken, and a liaison at the district."""

    def __init__(self, town: Town) -> None:
        self.town = town

    def open(self, *, liaison: bool = True) -> "Desk":
        self.head = self.town.person("一号楼", Role.BUILDING_HEAD)
        self.mediator = self.town.person("古道社区", Role.MEDIATOR)
        if liaison:
            self.liaison = self.town.person("琅琊区", Role.LEGAL_AID_LIAISON)
        self.case = self.town.reported(self.head, unit="一号楼")
        self.step(Arrow.ACCEPT)
        self.step(Arrow.START)
        return self

    @property
    def now(self) -> datetime:
        return self.town.clock.now()

    def step(self, arrow: Arrow, **more: Any) -> Case:
        return self.town.do(
            case_actions.take_step,
            Request(actor=self.mediator, token=self.town.tap(), now=self.now),
            self.case.id,
            arrow,
            **more,
        )

    def refer(self, draft: ReferralDraft = LEGAL_AID, by: Actor | None = None) -> Referral:
        return self.town.do(
            actions.refer,
            Request(actor=by or self.mediator, token=self.town.tap(), now=self.now),
            self.case.id,
            draft,
        )

    def answer(
        self, referral: Referral, arrow: ReferralArrow, note: str = "", by: Actor | None = None
    ) -> Referral:
        return self.town.do(
            actions.answer,
            Request(actor=by or self.liaison, token=self.town.tap(), now=self.now),
            referral.id,
            arrow,
            note=note,
        )

    def revoke(self, referral: Referral, note: str = "") -> Referral:
        return self.town.do(
            actions.revoke,
            Request(actor=self.mediator, token=self.town.tap(), now=self.now),
            referral.id,
            note=note,
        )

    def conclude(self, referral: Referral, token: str = "") -> Case:
        return self.town.do(
            actions.conclude,
            Request(actor=self.mediator, token=token or self.town.tap(), now=self.now),
            referral.id,
        )

    def told(self, person: Actor) -> list[Any]:
        """The notices of referrals that wait for somebody."""
        return [
            push.notice
            for push in self.town.pushes()
            if push.person_id == person.person_id
            and not push.withdrawn
            and push.notice.kind.startswith("referral")
        ]
