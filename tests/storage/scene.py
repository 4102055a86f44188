"""A transaction in the small district, and how the story of an action begins and ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import cycle
from typing import Any

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Outcome
from domain.contacts import actions as contacts
from domain.contacts.model import Party
from domain.days.periods import Period
from domain.leave import actions as leave
from domain.mediation import actions as mediation
from domain.mediation.model import AgreementForm
from domain.org.model import UnitKind
from domain.periodic import actions as periodic
from domain.ports import Work
from domain.referrals import actions as referrals
from domain.referrals.model import Body, Consent, ReferralDraft
from domain.request import Request
from tests.makers import (
    NOW,
    TODAY,
    District,
    a_case,
    a_token,
    a_unit,
)

REFERRAL = ReferralDraft(body=Body.COURT, consent=Consent.BOTH, reason="双方愿意由法院处理")
_days = cycle(range(60))
"""More than one test takes; the process may run many."""


@dataclass(frozen=True, kw_only=True)
class Call:
    """How an action is asked for, behind its transaction."""

    request: Request
    args: tuple[Any, ...]
    more: Mapping[str, Any]


def call(request: Request, *args: Any, **more: Any) -> Call:
    """The request and what follows it."""
    return Call(request=request, args=args, more=more)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A transaction in the small district, and what many stories begin with."""

    work: Work
    district: District

    def by(self, chair: str, now: datetime = NOW) -> Request:
        """A tap of whoever sits there."""
        return Request(actor=self.district.actor(self.work, chair), token=a_token(), now=now)

    def unit(self, kind: UnitKind, above: str = "street") -> int:
        """A new unit."""
        return a_unit(self.work, kind, above=self.district.units[above]).id

    def filed(self, kind: CaseKind = CaseKind.DISPUTE) -> int:
        """A matter reported by the building's head."""
        head = self.district.actor(self.work, "building_head")
        return a_case(self.work, head, self.district.units["building"], kind=kind).id

    def gone(self, *arrows: Arrow, kind: CaseKind = CaseKind.DISPUTE) -> int:
        """The same, so far on its way."""
        case_id = self.filed(kind)
        for arrow in arrows:
            ends = Outcome.SUCCESS if arrow is Arrow.RESOLVE else None
            by = self.by("mediator" if kind is CaseKind.DISPUTE else "officer")
            steps.take_step(self.work, by, case_id, arrow, note="说好了", outcome=ends)
        return case_id

    def taken(self) -> int:
        """A dispute that the mediator has accepted."""
        return self.gone(Arrow.ACCEPT)

    def resolved(self) -> int:
        """A dispute that was resolved."""
        return self.gone(Arrow.ACCEPT, Arrow.RESOLVE)

    def agreed(self, form: AgreementForm = AgreementForm.WRITTEN) -> int:
        """The same with an agreement."""
        case_id = self.resolved()
        mediation.record_agreement(
            self.work, self.by("mediator"), case_id, form=form, made_on=TODAY, text="一、修水管"
        )
        return case_id

    def contact(self) -> int:
        """A party's number."""
        case_id, by = self.taken(), self.by("mediator")
        return contacts.add_contact(self.work, by, case_id, Party.FIRST, "13812345678").id

    def referred(self) -> int:
        """A referral that waits for the court's answer."""
        return referrals.refer(self.work, self.by("mediator"), self.taken(), REFERRAL).id

    def away(self, chair: str) -> int:
        """A leave of two days, after all others."""
        first, last = (date(2026, 12, 5) + timedelta(days=next(_days)) for _ in range(2))
        return leave.take_leave(self.work, self.by(chair), first, last).id

    def confirmed(self, week: str) -> tuple[int, Period, int]:
        """The community's report of a week, and its revision."""
        unit, period = self.district.units["community"], Period.parse(week)
        report = periodic.confirm(self.work, self.by("officer"), unit, period, nil=False)
        return unit, period, report.revision
