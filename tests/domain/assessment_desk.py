"""A street proposes a matter, and the district rules on it."""

from datetime import date, datetime, timedelta
from typing import TypeVar

import pytest

from domain.assessments import actions, filing, rating, ruling
from domain.assessments.model import (
    Assessment,
    AssessmentRound,
    MatterDraft,
    MatterKind,
    Opinions,
)
from domain.assessments.scale import Decision, Grade, Procedure, RiskScale
from domain.assessments.sweep import remind_assessments, resume_assessments
from domain.days.deadlines import last_day
from domain.errors import DomainError
from domain.followups.model import Followup
from domain.notices import Notice
from domain.people.model import Actor, Role
from domain.request import Request
from tests.domain.conftest import Town
from tests.makers import ASSESSMENTS, ZONE

N = TypeVar("N", bound=Notice)
DUE = date(2026, 12, 11)
START = date(2026, 12, 21)
UNTIL = date(2026, 12, 4)


def points(scale: RiskScale = ASSESSMENTS.scale, *, off: int = 0) -> dict[str, int]:
    """Full points, but for the first items after the vetoes as many as ``off`` in all."""
    given = {item.code: item.points for item in scale.items}
    for item in scale.items:
        if item.veto:
            continue
        less = min(off, item.points)
        given[item.code], off = item.points - less, off - less
    return given


def opinions(opposes: int = 2, valid: int = 50) -> Opinions:
    """As many of the valid ones oppose."""
    return Opinions(
        sent=valid + 10,
        returned=valid + 2,
        valid=valid,
        supports=valid - opposes,
        conditional=0,
        opposes=opposes,
        abstains=0,
    )


class AssessmentDesk:
    """琅琊街道 proposes; it is Tuesday 24 November 2026, ten in the morning."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.street = town.person("琅琊街道", Role.COORDINATOR)
        self.supervisor = town.person("琅琊区", Role.SUPERVISOR)
        self.administrator = town.person("琅琊区", Role.ADMINISTRATOR)
        self.mediator = town.person("古道社区", Role.MEDIATOR)

    def draft(
        self,
        unit: str = "琅琊街道",
        name: str = "东门片区改造",
        starts_on: date = START,
        procedure: Procedure = Procedure.ORDINARY,
    ) -> MatterDraft:
        """What is to be registered."""
        return MatterDraft(
            unit_id=self.town.units[unit].id,
            kind=MatterKind.LAND,
            name=name,
            starts_on=starts_on,
            procedure=procedure,
        )

    def registered(self, who: Actor | None = None, draft: MatterDraft | None = None) -> Assessment:
        """Somebody registers a matter."""
        asks = self.town.asks(who or self.street)
        return self.town.do(actions.register, asks, draft or self.draft())

    def heard(self, opposes: int = 2, who: Actor | None = None) -> Assessment:
        """The same, planned, and people were asked."""
        return self.hear(self.registered(who, self.draft(self.unit_of(who))), opposes, who)

    def unit_of(self, who: Actor | None) -> str:
        """Where somebody sits."""
        return (who or self.street).seats[0].unit_name

    def hear(self, matter: Assessment, opposes: int, who: Actor | None = None) -> Assessment:
        """It is planned, and people were asked."""
        who = who or self.street
        until = max(UNTIL, self.town.clock.now().date() + timedelta(days=10))
        self.town.do(actions.plan, self.town.asks(who), matter.id, "公示、问卷、座谈", until)
        return self.town.do(
            actions.hear, self.town.asks(who), matter.id, opinions(opposes), "担心补偿"
        )

    def rated(self, off: int = 0, opposes: int = 2, who: Actor | None = None) -> Assessment:
        """The same, scored and graded."""
        return self.rate(self.heard(opposes, who), off, who)

    def rate(self, matter: Assessment, off: int = 0, who: Actor | None = None) -> Assessment:
        """It is scored and graded."""
        who = who or self.street
        for item, many in points(off=off).items():
            self.town.do(rating.score, self.town.asks(who), matter.id, item, many)
        return self.town.do(rating.rate, self.town.asks(who), matter.id)

    def to_decide(self, off: int = 0, opposes: int = 2, who: Actor | None = None) -> Assessment:
        """The same, reviewed."""
        return self.review(self.rated(off, opposes, who), who)

    def review(self, matter: Assessment, who: Actor | None = None) -> Assessment:
        """It is handed in and passes the first review."""
        self.town.do(rating.submit, self.town.asks(who or self.street), matter.id)
        by = self.administrator if who is self.supervisor else self.supervisor
        return self.town.do(ruling.approve, self.town.asks(by), matter.id)

    def decide(
        self,
        matter: Assessment,
        decision: Decision = Decision.CARRY_OUT,
        reason: str = "",
        resume_on: date | None = None,
    ) -> Assessment:
        """It is decided."""
        asks = self.town.asks(self.administrator)
        return self.town.do(ruling.decide, asks, matter.id, decision, reason, resume_on)

    def filed(self, matter: Assessment) -> Assessment:
        """All annexes are there, and it is filed here and above."""
        for kind in ASSESSMENTS.annexes[matter.procedure]:
            asks = self.town.asks(self.street)
            self.town.do(filing.tick, asks, matter.id, kind, there=True)
        for above in (False, True):
            asks = self.town.asks(self.street)
            self.town.do(filing.file_papers, asks, matter.id, above=above)
        return matter

    def round(self, matter: Assessment) -> AssessmentRound:
        """Its present round."""
        return self.town.work.assessments.round_of(matter)

    def grade(self, matter: Assessment) -> Grade | None:
        """That of the present round."""
        return self.round(matter).grade

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
        self.town.clock.moment = datetime.fromisoformat(moment).replace(tzinfo=ZONE)
        for sweep in (resume_assessments, remind_assessments):
            self.town.do(sweep, Request(now=self.town.clock.now()))


def due_day(matter: Assessment) -> date | None:
    """The last day of its next step, local."""
    return matter.due_at and last_day(matter.due_at, ZONE)


def measured(desk: AssessmentDesk, matter: Assessment, unit: str = "古道社区") -> Followup:
    """A measure, handed out."""
    return desk.town.do(
        rating.add_measure,
        desk.town.asks(desk.street),
        matter.id,
        "逐户讲清补偿办法",
        desk.town.units[unit].id,
        DUE,
    )


def refused(desk: AssessmentDesk, error: type[DomainError], *call: object) -> str:
    """Why it is."""
    action, *rest = call
    with pytest.raises(error) as raised:
        desk.town.do(action, *rest)  # type: ignore[arg-type]  # whatever action it is
    return raised.value.reason
