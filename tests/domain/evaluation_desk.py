"""A community that holds an evaluation, and all who have to do with it."""

from datetime import date, datetime
from typing import TypeVar

from domain.days.halves import HalfYear
from domain.evaluations import actions, confirming, counting
from domain.evaluations.model import Evaluation, EvaluationObject, TallySheet
from domain.evaluations.sweep import remind_evaluations
from domain.evaluations.tally import SheetVotes, VoteTally, counts_of, votes_of
from domain.followups.lifecycle import move
from domain.followups.model import Followup, FollowupArrow
from domain.notices import Notice
from domain.people.model import Actor, Capacity, Role
from domain.ports import Work
from domain.request import Request
from tests.domain.conftest import Town
from tests.makers import ZONE

N = TypeVar("N", bound=Notice)
HALF = HalfYear(date(2026, 7, 1))
FRIDAY = date(2026, 11, 27)
COUNTS = (50, 42, 42, 41, 40, 1)
FEW = (6, 5, 5, 4, 4, 0)
SHORT = (50, 33, 33, 33, 33, 0)
"""One less than two thirds."""
GOOD, FAIR, BAD = (30, 6, 2, 2), (9, 22, 9, 0), (10, 10, 20, 0)


def local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZONE)


def feeds_back(work: Work, request: Request, followup_id: int, said: str) -> None:
    """The unit took it and says what it did, as far as an evaluation is concerned."""
    followup = work.followups.by_id(followup_id)
    for arrow in (FollowupArrow.ACCEPT, FollowupArrow.FEED_BACK):
        move(followup, arrow, request.now)
    followup.feedback = said


class EvaluationDesk:
    """古道社区 on Tuesday 24 November 2026 at ten in the morning."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.officer = town.person("古道社区", Role.INFORMATION_OFFICER)
        self.mediator = town.person("古道社区", Role.MEDIATOR)
        self.street = town.person("琅琊街道", Role.COORDINATOR)
        self.supervisor = town.person("琅琊区", Role.SUPERVISOR)
        self.unit = town.units["古道社区"].id

    def prepare(
        self,
        who: Actor | None = None,
        *,
        half: HalfYear = HALF,
        day: date = FRIDAY,
        without: tuple[int, ...] = (),
    ) -> Evaluation:
        """An evaluation, of the officer if nobody else."""
        ask = self.town.asks(who or self.officer)
        return self.town.do(actions.prepare, ask, self.unit, half, day, without)

    def objects(self, made: Evaluation) -> list[EvaluationObject]:
        """What it is of."""
        return self.town.work.evaluations.objects(made.id)

    def counts(
        self, made: Evaluation, typed: tuple[int, ...] = COUNTS, who: Actor | None = None
    ) -> TallySheet:
        """The counts, of the officer if nobody else."""
        ask, seen = self.town.asks(who or self.officer), self.on_file(made).counts
        return self.town.do(counting.enter_counts, ask, made.id, counts_of(typed), seen)

    def votes(
        self,
        made: Evaluation,
        number: int,
        typed: tuple[int, ...] = GOOD,
        who: Actor | None = None,
    ) -> TallySheet:
        """The votes on one object."""
        ask, votes = self.town.asks(who or self.officer), {number: votes_of(typed)}
        seen = self.on_file(made).votes
        return self.town.do(counting.enter_votes, ask, made.id, votes, seen)

    def on_file(self, made: Evaluation) -> VoteTally:
        """What has been entered so far: what whoever enters more is looking at."""
        sheets = self.sheets(made)
        return sheets[-1].tally if sheets else VoteTally()

    def hand_in(self, made: Evaluation, who: Actor | None = None) -> TallySheet:
        """What was entered."""
        return self.town.do(counting.hand_in, self.town.asks(who or self.officer), made.id)

    def counted(
        self,
        made: Evaluation,
        typed: tuple[int, ...] = COUNTS,
        grades: tuple[int, ...] = GOOD,
        who: Actor | None = None,
    ) -> TallySheet:
        """All of it entered and handed in, each object with the same grades."""
        sheet = self.counts(made, typed, who)
        valid = sheet.tally.counts.valid if sheet.tally.counts else 0
        if valid >= made.rules.fewest:
            for one in self.objects(made):
                self.votes(made, one.id, grades, who)
        return self.hand_in(made, who)

    def confirm(self, made: Evaluation, who: Actor | None = None, revision: int = 0) -> TallySheet:
        """The newest figures, by the mediator if nobody else."""
        ask = self.town.asks(who or self.mediator)
        number = revision or self.sheets(made)[-1].revision
        return self.town.do(confirming.confirm, ask, made.id, number)

    def sheets(self, made: Evaluation) -> list[TallySheet]:
        """All records of figures."""
        return self.town.work.evaluations.sheets(made.id)

    def rectify(
        self, made: Evaluation, what: str = "窗口午间没人", who: Actor | None = None
    ) -> Followup:
        """What was found wrong with the first body, for the community itself."""
        wrong = actions.ToRectify(
            object_id=self.objects(made)[0].id, what=what, unit_id=self.unit, due=date(2026, 12, 18)
        )
        self.town.do(actions.rectify, self.town.asks(who or self.officer), made.id, wrong)
        return self.town.all(Followup)[-1]

    def fed_back(self, followup: Followup, said: str = "已排班") -> None:
        """The unit says what it did about it."""
        self.town.do(feeds_back, self.town.asks(self.mediator), followup.id, said)

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
        self.town.do(remind_evaluations, Request(now=self.town.clock.now()))

    def stand_in(self, unit: str, role: Role) -> Actor:
        """A stand-in for a post."""
        return self.town.person(unit, role, Capacity.STAND_IN)

    def grades(self, made: Evaluation) -> list[SheetVotes]:
        """The votes on file, in the order of the objects."""
        votes = self.sheets(made)[-1].tally.votes
        return [votes[one.id] for one in self.objects(made)]
