"""What all rules of the referral machine share: two disputes that were taken, the people, and what
the access table says."""

from domain.access import Target, at
from domain.cases import filing
from domain.cases import steps as case_actions
from domain.cases.draft import ReportDraft
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind, PeopleBand
from domain.cases.timeline import target_of
from domain.people.model import Role
from domain.referrals.model import Referral
from domain.referrals.options import Found
from domain.request import Request
from tests.domain.lifecycle_town import START, staffed


class ReferralWalk:
    """The world of a walk, its people and its clock."""

    def begin(self) -> None:
        """Two disputes, taken by the mediator."""
        self.now = START
        self.taps = 0
        self.world, self.people = staffed()
        self.numbers = [self._taken(n) for n in range(2)]

    def tap(self) -> str:
        """A token that no tap had."""
        self.taps += 1
        return f"tap:{self.taps}"

    def _taken(self, number: int) -> int:
        head = next(p for p in self.people if Role.BUILDING_HEAD in p.roles())
        mediator = next(p for p in self.people if Role.MEDIATOR in p.roles())
        draft = ReportDraft(
            key=f"draft:{number}",
            kind=CaseKind.DISPUTE,
            unit_id=4,
            category_id=1,
            people=PeopleBand.ONE_TWO,
            summary="拖欠工资",
        )
        files = Request(actor=head, token=self.tap(), now=self.now)
        case = self.world.do(filing.file, files, draft)
        go = Request(actor=mediator, token=self.tap(), now=self.now)
        self.world.do(case_actions.take_step, go, case.id, Arrow.ACCEPT)
        return case.id

    def target(self, case: Case) -> Target:
        """What the access table is asked about the case."""
        return self.world.do(target_of, case)

    def body(self, referral: Referral) -> Target:
        """The same about the body asked: of one without a desk, about the case."""
        if referral.to_unit_id is None:
            return self.target(self.world.case(referral.case_id))
        return at(self.world.units[referral.to_unit_id].path)

    def found(self, referral: Referral) -> Found:
        """What its options are asked with."""
        case = self.world.case(referral.case_id)
        sender, body = self.target(case), self.body(referral)
        timeline = self.world.do(lambda work: work.cases.timeline(case.id))
        return Found(
            referral=referral,
            case=case,
            sender=sender,
            body=body,
            timeline=timeline,
            since=self.now - self.world.rules.undo,
        )

    def size(self) -> tuple[int, int, int]:
        """How many referrals, steps and pushes there are."""
        world = self.world
        return len(world.table(Referral)), len(world.steps()), len(world.pushes())

    def referral(self, which: int) -> Referral:
        """One of the referrals there are."""
        every = self.world.table(Referral)
        return every[which % len(every) + 1]

    def running(self, case_id: int) -> list[Referral]:
        """Those of the case that run, as the actions ask for them."""
        return self.world.do(lambda work: work.referrals.running(case_id))
