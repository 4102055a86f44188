"""A dispute to which other units are called in, and all who have to do with it."""

from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from domain.callins import actions, outcome
from domain.callins.model import Call, CalledUnit, CallIn, Coming
from domain.callins.sweep import remind_callins
from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, Outcome
from domain.followups.model import Followup
from domain.notices import Notice
from domain.org.model import UnitKind
from domain.people.model import Actor, Capacity, Role
from domain.request import Request
from tests.domain.conftest import Town
from tests.makers import ZONE

N = TypeVar("N", bound=Notice)
FRIDAY = date(2026, 11, 27)


def local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZONE)


THURSDAY = local("2026-11-26 15:00")


class CallInDesk:
    """古道社区 has accepted a dispute, on Tuesday 24 November 2026 at ten in the morning; beside it
    lie 丰乐社区 and 城管中心, and another street has 北门社区."""

    def __init__(self, town: Town) -> None:
        self.town = town
        town.unit("丰乐社区", UnitKind.COMMUNITY, "琅琊街道")
        town.unit("城管中心", UnitKind.CENTRE, "琅琊区")
        town.unit("北门街道", UnitKind.STREET, "琅琊区")
        town.unit("北门社区", UnitKind.COMMUNITY, "北门街道")
        self.head = town.person("一号楼", Role.BUILDING_HEAD)
        self.mediator = town.person("古道社区", Role.MEDIATOR)
        self.deputy = town.person("古道社区", Role.MEDIATOR, Capacity.STAND_IN)
        self.street = town.person("琅琊街道", Role.COORDINATOR)
        self.neighbour = town.person("丰乐社区", Role.INFORMATION_OFFICER)
        self.centre = town.person("城管中心", Role.MEDIATOR)
        self.stranger = town.person("北门社区", Role.MEDIATOR)
        self.supervisor = town.person("琅琊区", Role.SUPERVISOR)
        self.case = town.reported(self.head, unit="一号楼")
        self.step(self.mediator, Arrow.ACCEPT)

    def step(
        self,
        who: Actor,
        arrow: Arrow,
        *,
        case: Case | None = None,
        outcome: Outcome | None = None,
        to: int | None = None,
    ) -> None:
        """A step of the case, or of another."""
        number = (case or self.case).id
        ask = self.town.asks(who)
        self.town.do(
            steps.take_step, ask, number, arrow, note="写一句", outcome=outcome, to_unit_id=to
        )

    def ends(self, who: Actor | None = None) -> None:
        """The case has its outcome."""
        self.step(who or self.mediator, Arrow.RESOLVE, outcome=Outcome.SUCCESS)

    def asked(
        self,
        *units: str,
        at: datetime = THURSDAY,
        place: str = "三号楼门口",
        request: str = "请带上图纸，一起看漏水",
    ) -> Call:
        """What is asked of whom."""
        called = units or ("丰乐社区", "城管中心")
        return Call(
            unit_ids=tuple(self.town.units[one].id for one in called),
            place=place,
            meets_at=at,
            request=request,
        )

    def call(
        self,
        *units: str,
        at: datetime = THURSDAY,
        who: Actor | None = None,
        request: Request | None = None,
    ) -> CallIn:
        """Calls them, by the mediator if nobody else."""
        ask = request or self.town.asks(who or self.mediator)
        made = self.town.do(actions.call, ask, self.case.id, self.asked(*units, at=at))
        assert made is not None
        return made

    def answer(
        self, who: Actor, callin: CallIn, unit: str, coming: Coming = Coming.COMES, why: str = ""
    ) -> CallIn:
        """A unit says whether it comes."""
        ask, unit_id = self.town.asks(who), self.town.units[unit].id
        return self.town.do(actions.answer, ask, callin.id, unit_id, coming, why)

    def hand_out(
        self,
        callin: CallIn,
        unit: str = "丰乐社区",
        *,
        text: str = "周五前修好水管",
        due: date = FRIDAY,
        request: Request | None = None,
    ) -> Followup:
        """What came of it, for one unit, once its hour has come."""
        clock = self.town.clock
        clock.moment = max(clock.now(), callin.meets_at)
        if request is not None:
            request = replace(request, now=clock.now())
        ask, unit_id = request or self.town.asks(self.mediator), self.town.units[unit].id
        return self.town.do(outcome.hand_out_task, ask, callin.id, text, unit_id, due)

    def said(self, callin: CallIn) -> list[tuple[str, Coming | None]]:
        """What the units say, in their order."""
        names = {unit.id: name for name, unit in self.town.units.items()}
        rows = [one for one in self.town.all(CalledUnit) if one.callin_id == callin.id]
        return [(names[one.unit_id], one.coming) for one in rows]

    def told(self, who: Actor, of: type[N]) -> list[N]:
        """What somebody was told, or is to be told, of a kind."""
        return [
            push.notice
            for push in self.town.pushes()
            if push.person_id == who.person_id
            and isinstance(push.notice, of)
            and not push.withdrawn
        ]

    def sweeps(self, moment: str) -> None:
        """What the clock says of call-ins at a local moment."""
        self.town.clock.moment = local(moment)
        self.town.do(remind_callins, Request(now=self.town.clock.now()))
