"""Something a community hands out, and all who have to do with it."""

from datetime import date, datetime
from typing import TypeVar

from domain.cases.satisfaction import Satisfaction
from domain.followups import giving
from domain.followups.model import Followup, FollowupStep, Handout, Source
from domain.followups.sweep import remind_followups
from domain.notices import Notice
from domain.people.model import Actor, Capacity, Role
from domain.request import Request
from tests.domain.conftest import Town
from tests.makers import ZONE

N = TypeVar("N", bound=Notice)
FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 30)


def local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZONE)


class FollowupDesk:
    """古道社区 hands out; it is Tuesday 24 November 2026, ten in the morning."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.mediator = town.person("古道社区", Role.MEDIATOR)
        self.officer = town.person("古道社区", Role.INFORMATION_OFFICER)
        self.deputy = town.person("古道社区", Role.INFORMATION_OFFICER, Capacity.STAND_IN)
        self.street = town.person("琅琊街道", Role.COORDINATOR)
        self.supervisor = town.person("琅琊区", Role.SUPERVISOR)
        self.numbers = 0

    def handout(
        self,
        unit: str = "琅琊街道",
        due: date = FRIDAY,
        *,
        host: str = "古道社区",
        helpers: tuple[str, ...] = (),
        source_id: int = 0,
        title: str = "三号楼路灯不亮",
    ) -> Handout:
        """What is to be handed out, from a new agenda item if no other."""
        self.numbers += 1
        return Handout(
            source=Source.MEETING,
            source_id=source_id or self.numbers,
            host_id=self.town.units[host].id,
            unit_id=self.town.units[unit].id,
            helpers=tuple(self.town.units[one].id for one in helpers),
            title=title,
            due=due,
        )

    def hand_out(
        self, handout: Handout | None = None, *, request: Request | None = None
    ) -> Followup:
        """Hands it out, by the officer of the community."""
        asks = request or self.town.asks(self.officer)
        return self.town.do(giving.hand_out, asks, handout or self.handout())

    def judge(
        self, followup: Followup, verdict: Satisfaction, request: Request | None = None
    ) -> None:
        """Those who asked say what they think of it."""
        asks = request or self.town.asks(self.officer)
        self.town.do(giving.judge, asks, followup, verdict)

    def steps(self, followup: Followup) -> list[FollowupStep]:
        """Its way."""
        return [one for one in self.town.all(FollowupStep) if one.followup_id == followup.id]

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
        """All that the clock says at a local moment."""
        self.town.clock.moment = local(moment)
        self.town.do(remind_followups, Request(now=self.town.clock.now()))
