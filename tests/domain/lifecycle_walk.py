"""What all rules of the lifecycle machine share: the people, the clock, and what the options say
that may be done, asked apart from the actions."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from domain.access import Target, sees
from domain.cases import filing
from domain.cases.draft import ReportDraft
from domain.cases.lifecycle import Transition, open_arrows
from domain.cases.model import Case, CaseKind, PeopleBand, Urgency
from domain.cases.options import CaseOptions
from domain.errors import DomainError, Invalid, NotFound, Refused, WrongStep
from domain.people.model import Actor
from domain.request import Request
from tests.domain.lifecycle_town import START, staffed
from tests.domain.offering import each_options


class Walk:
    """Everybody tries everything; what they are offered they may do, and nothing else."""

    def __init__(self) -> None:
        self.walked: Counter[str] = Counter()
        """How often each letter and each way was taken."""
        self.now = START
        self.taps = 0
        self.undone: set[tuple[int, str]] = set()
        """The steps taken back: case and token."""
        self.world, self.people = staffed()
        self.counted: object = None
        """What the figures were counted from when they were last looked at."""
        self.asked: object = None
        self.answered: list[CaseOptions] = []
        self.all_of_it: tuple[int, tuple[object, ...]] = (-1, ())
        self.on_file(0, 4, CaseKind.DISPUTE)
        self.on_file(1, 3, CaseKind.DISPUTE)
        self.on_file(1, 4, CaseKind.OPINION)
        self.on_file(4, 2, CaseKind.DISPUTE)

    def on_file(self, who: int, where: int, kind: CaseKind, **facts: Any) -> Any:
        """Files a matter as one of the people, or tells why not."""
        draft = ReportDraft(
            key=f"draft:{self.taps}",
            kind=kind,
            unit_id=where,
            category_id=list(CaseKind).index(kind) + 1,
            people=facts.get("people", PeopleBand.ONE_TWO),
            summary="楼道堆放杂物",
            urgency=facts.get("urgency", Urgency.YELLOW),
        )
        answer = self.attempt(filing.file, self.people[who], draft, token=self.tap())
        if not isinstance(answer, DomainError):
            again = self.attempt(filing.file, self.people[who], draft, token=self.tap())
            assert again.id == answer.id, "a draft is filed once"
            self.walked["A"] += 1
        return answer

    def pushes_go_out(self) -> None:
        """All that waits is sent."""
        self.world.sends()

    def tap(self) -> str:
        """A token that no tap had."""
        self.taps += 1
        return f"tap:{self.taps}"

    def case(self, which: int, *, alive: bool = False) -> Case:
        """One of the cases there are; one from which something leads on, if there is any."""
        every = self.world.cases()
        some = [case for case in every if alive and open_arrows(case)] or every
        return some[which % len(some)]

    def target(self, case: Case) -> Target:
        """What the access table is asked about the case."""
        units = self.world.units
        return Target(
            filed_path=units[case.unit_id].path,
            responsible_path=units[case.responsible_id].path,
            offered_path=units[case.offered_id].path if case.offered_id else None,
            reporter_id=case.reporter_id,
        )

    def sees(self, actor: Actor, case: Case) -> bool:
        """Whether the actor may read it."""
        return sees(actor, self.target(case))

    def options(self, case: Case) -> list[CaseOptions]:
        """What each of the people is offered; asked once while nothing changes."""
        asked = (case.id, self.now, self.world.changes)
        if self.asked != asked:
            self.asked = asked
            self.answered = self.world.do(each_options, self.people, case, self.now)
        return self.answered

    def may(self, actor: Actor, case: Case) -> CaseOptions:
        """What the actor is offered."""
        return self.options(case)[self.people.index(actor)]

    def offered(self, case: Case, option: str) -> list[Actor]:
        """Everybody who is offered this."""
        may = self.options(case)
        return [actor for actor, one in zip(self.people, may, strict=True) if getattr(one, option)]

    def likely(
        self, case: Case, ways: Sequence[Transition], who: int, which: int
    ) -> tuple[Actor, Transition] | None:
        """A step open to the case, and somebody who may take it: else a walk gets nowhere."""
        if not ways:
            return None
        way = ways[which % len(ways)]
        may = self.options(case)
        able = [a for a, one in zip(self.people, may, strict=True) if way.arrow in one.steps]
        return (able[who % len(able)], way) if able else None

    def open_ways(self, case: Case, besides: Collection[object]) -> list[Transition]:
        """The arrows open to the case, but those that have actions of their own."""
        return [way for way in open_arrows(case) if way.arrow not in besides]

    def everything(self) -> tuple[object, ...]:
        """What a refusal must not change."""
        if self.all_of_it[0] != self.world.changes:
            pushes = self.world.pushes()
            facts = (
                len(self.world.steps()),
                len(pushes),
                sum(push.withdrawn for push in pushes),
                *((c.state, c.kind, c.outcome, c.due_at) for c in self.world.cases()),
            )
            self.all_of_it = (self.world.changes, facts)
        return self.all_of_it[1]

    def refused(self, error: DomainError, sees: bool, offered: bool) -> None:
        """What is out of sight is not there; what is not offered is refused, and what is offered
        only lacks something."""
        if not sees:
            assert isinstance(error, NotFound)
        elif offered:
            assert isinstance(error, Invalid)
        else:
            assert isinstance(error, Refused | WrongStep | Invalid)

    def attempt(self, action: Any, actor: Actor, *args: Any, token: str = "", **kwargs: Any) -> Any:
        """The action's answer, or the error with which it changed nothing."""
        before = self.everything()
        try:
            request = Request(actor=actor, token=token, now=self.now)
            return self.world.do(action, request, *args, **kwargs)
        except DomainError as error:
            assert self.everything() == before, "a refusal changes nothing"
            return error

    def twice(self, action: Any, actor: Actor, case_id: int, *args: Any, **kwargs: Any) -> Any:
        """The same, and a replay adds nothing; whoever passed the case out of sight does not even
        find it again."""
        answer = self.attempt(action, actor, case_id, *args, **kwargs)
        if not isinstance(answer, DomainError):
            before = self.everything()
            again = self.attempt(action, actor, case_id, *args, **kwargs)
            if self.sees(actor, self.world.case(case_id)):
                assert again.id == answer.id
            else:
                assert isinstance(again, NotFound)
            assert self.everything() == before, "a replay adds nothing"
        return answer

    def moment(self, value: datetime | None) -> bool:
        """Whether it lies between the first report and now."""
        return value is None or START <= value <= self.now
