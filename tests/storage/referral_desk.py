"""A wage dispute whose mediator refers it: what the tests of referrals begin with."""

from dataclasses import dataclass
from datetime import datetime

from domain.cases import filing
from domain.cases import steps as case_actions
from domain.cases.draft import ReportDraft
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind, PeopleBand
from domain.people.model import Actor, Role
from domain.referrals import actions
from domain.referrals.lifecycle import ReferralArrow
from domain.referrals.model import Body, Consent, Referral, ReferralDraft
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, TELEGRAM, TODAY, District, a_chair, a_token, later

LABOUR = 10
"""The category of labour disputes in the list of 2012."""
DRAFT = ReferralDraft(
    body=Body.LEGAL_AID, consent=Consent.APPLICANT, reason="请帮助申请仲裁", fast=True
)


@dataclass
class Desk:
    """A wage dispute taken by its mediator, and a liaison at the district."""

    office: SqlOffice
    boards: SqlBoards
    people: dict[str, Actor]
    case_id: int

    async def refer(self, draft: ReferralDraft = DRAFT, now: datetime = NOW) -> Referral:
        return await self.office.do(
            actions.refer,
            Request(actor=self.people["mediator"], token=a_token(), now=now),
            self.case_id,
            draft,
        )

    async def answer(
        self, referral_id: int, arrow: ReferralArrow, by: str = "liaison", note: str = "写一句"
    ) -> Referral:
        return await self.office.do(
            actions.answer,
            Request(actor=self.people[by], token=a_token(), now=later(minutes=9)),
            referral_id,
            arrow,
            note=note,
        )


async def a_desk(office: SqlOffice, boards: SqlBoards, district: District) -> Desk:
    """It, committed, with another liaison at another street."""
    chairs = dict(district.chairs)
    chairs["liaison"] = await office.do(a_chair, district.units["district"], Role.LEGAL_AID_LIAISON)
    chairs["other_liaison"] = await office.do(
        a_chair, district.units["street_2"], Role.LEGAL_AID_LIAISON
    )
    people = {}
    for name, chair in chairs.items():
        found = await boards.people.actor(TELEGRAM, chair.address, TODAY)
        assert found is not None
        people[name] = found
    draft = ReportDraft(
        key="wages",
        kind=CaseKind.DISPUTE,
        unit_id=district.units["building"],
        category_id=LABOUR,
        people=PeopleBand.FIVE_NINE,
        summary="拖欠三个月工资，联系 13855001234",
    )
    case: Case = await office.do(
        filing.file, Request(actor=people["building_head"], token=a_token(), now=NOW), draft
    )
    for arrow in (Arrow.ACCEPT, Arrow.START):
        await office.do(
            case_actions.take_step,
            Request(actor=people["mediator"], token=a_token(), now=NOW),
            case.id,
            arrow,
        )
    return Desk(office=office, boards=boards, people=people, case_id=case.id)
