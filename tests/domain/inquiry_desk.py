"""A dispute somebody above asks about, and all who have to do with it."""

from datetime import date, datetime
from typing import TypeVar

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, Outcome
from domain.inquiries import actions
from domain.inquiries.model import Inquiry
from domain.inquiries.sweep import remind_inquiries
from domain.notices import Notice
from domain.people.model import Actor, Capacity, Role
from domain.request import Request
from tests.domain.conftest import Town
from tests.makers import ZONE

N = TypeVar("N", bound=Notice)
TUESDAY, WEDNESDAY, FRIDAY = date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 27)


def local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZONE)


class InquiryDesk:
    """A community's dispute, accepted on Tuesday 24 November 2026 at ten in the morning."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.head = town.person("一号楼", Role.BUILDING_HEAD)
        self.mediator = town.person("古道社区", Role.MEDIATOR)
        self.deputy = self.stand_in("古道社区", Role.MEDIATOR)
        self.officer = town.person("古道社区", Role.INFORMATION_OFFICER)
        self.street = town.person("琅琊街道", Role.COORDINATOR)
        self.centre = town.person("琅琊区", Role.CENTRE_OFFICER)
        self.supervisor = town.person("琅琊区", Role.SUPERVISOR)
        self.case = town.reported(self.head, unit="一号楼")
        self.steps(self.mediator, Arrow.ACCEPT)

    def steps(
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

    def ask(
        self,
        who: Actor | None = None,
        day: date = FRIDAY,
        *,
        case: Case | None = None,
        question: str = "谈到哪一步了？",
        request: Request | None = None,
    ) -> Inquiry:
        """A question, of the supervisor if nobody else."""
        ask = request or self.town.asks(who or self.supervisor)
        made = self.town.do(actions.ask, ask, (case or self.case).id, question, day)
        assert made is not None
        return made

    def answer(self, who: Actor, inquiry: Inquiry, sentence: str = "约好周五上门") -> Inquiry:
        """The answer of somebody."""
        return self.town.do(actions.answer, self.town.asks(who), inquiry.id, sentence)

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
        self.town.do(remind_inquiries, Request(now=self.town.clock.now()))

    def stand_in(self, unit: str, role: Role) -> Actor:
        """A stand-in for a post."""
        return self.town.person(unit, role, Capacity.STAND_IN)
