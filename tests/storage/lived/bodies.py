"""The year's assessments of major matters, and the community's evaluations."""

from datetime import date

from domain.assessments import actions, rating, ruling
from domain.assessments.model import AssessmentState, ItemScore, MatterDraft, MatterKind
from domain.assessments.scale import Decision, Procedure
from domain.days.halves import HalfYear
from domain.evaluations import actions as evaluations
from domain.evaluations import confirming, counting
from domain.ports import Work
from tests.makers import ASSESSMENTS
from tests.storage.evaluation_held import GOOD, MANY
from tests.storage.lived.days import DAY, LAST, after, at, works
from tests.storage.lived.town import Year

_DECISIONS = {
    5: (Decision.DEFER, date(2027, 3, 1)),
    11: (Decision.DEFER, date(2026, 6, 15)),  # comes back, and is carried out then
    17: (Decision.REFUSE, None),
    23: (Decision.DEFER, date(2027, 4, 1)),
    29: (Decision.DEFER, date(2027, 5, 4)),
}
"""Of the 35 of the year, by number; the others are carried out."""
MANY_MATTERS = 35
_EVALUATED = (date(2026, 6, 25), date(2026, 12, 24))


class Bodies:
    """Matters under assessment."""

    def __init__(self, year: Year) -> None:
        self.year = year
        self.made = 0
        self.open: dict[int, tuple[int, date]] = {}
        """Matters in review by number, and when they are decided."""

    def day(self, work: Work, day: date) -> None:
        """What is done of all this on a day."""
        if self.made < MANY_MATTERS and day.toordinal() % 7 == 2 and day < LAST - 20 * DAY:
            self._proposes(work, day)
        for number, (order, on) in list(self.open.items()):
            if on <= day:
                del self.open[number]
                self._decides(work, number, order, day)
        for matter in self._returned(work):
            self._assesses(work, matter, day)
            self.open[matter] = (0, after(day, 3))
        if day in {one if works(one) else after(one, 1) for one in _EVALUATED}:
            self._evaluates(work, day)

    def _proposes(self, work: Work, day: date) -> None:
        self.made += 1
        chair, unit = [("coordinator", "street"), ("coordinator_2", "street_2")][self.made % 2]
        draft = MatterDraft(
            unit_id=self.year.district.units[unit],
            kind=MatterKind.LAND,
            name=f"第{self.made}号改造",
            starts_on=day + 90 * DAY if self.made % 6 else day + 2 * DAY,
            procedure=Procedure.SIMPLE,
        )
        by = self.year.by(work, chair, at(day, "09:00"))
        matter = actions.register(work, by, draft).id
        self._assesses(work, matter, day)
        self.open[matter] = (self.made, after(day, self.year.dice.randint(1, 6)))

    def _assesses(self, work: Work, number: int, day: date) -> None:
        matter = work.assessments.by_id(number)
        at_street = matter.unit_id == self.year.district.units["street"]
        chair = "coordinator" if at_street else "coordinator_2"
        until = after(day, 8)
        by = self.year.by(work, chair, at(day, "09:10"))
        actions.plan(work, by, number, "公示、问卷", until)
        round_ = work.assessments.round_of(matter)
        for item in ASSESSMENTS.scale.items:  # not a tap each
            work.assessments.add_score(
                ItemScore(
                    round_id=round_.id,
                    item=item.code,
                    points=item.points,
                    person_id=by.by.person_id,
                )
            )
        rating.rate(work, self.year.by(work, chair, at(day, "09:20")), number)
        rating.submit(work, self.year.by(work, chair, at(day, "09:30")), number)

    def _decides(self, work: Work, number: int, order: int, day: date) -> None:
        decision, again = _DECISIONS.get(order, (Decision.CARRY_OUT, None))
        ruling.approve(work, self.year.by(work, "supervisor", at(day, "10:00")), number)
        by = self.year.by(work, "administrator", at(day, "10:30"))
        ruling.decide(work, by, number, decision, "会审一致", resume_on=again)

    def _returned(self, work: Work) -> list[int]:
        """Deferred ones that the clock brought back."""
        found = []
        for number in range(1, self.made + 1):
            matter = work.assessments.by_id(number)
            if matter.round > 1 and matter.state is AssessmentState.REGISTERED:
                found.append(matter.id)
        return found

    def _evaluates(self, work: Work, day: date) -> None:
        unit = self.year.district.units["community"]
        by = self.year.by(work, "officer", at(day, "13:00"))
        made = evaluations.prepare(work, by, unit, HalfYear.containing(day), day)
        by = self.year.by(work, "officer", at(day, "13:05"))
        counting.enter_counts(work, by, made.id, MANY, None)
        for one in work.evaluations.objects(made.id):
            by = self.year.by(work, "officer", at(day, "13:10"))
            counting.enter_votes(work, by, made.id, {one.id: GOOD}, {})
        counting.hand_in(work, self.year.by(work, "officer", at(day, "13:20")), made.id)
        by = self.year.by(work, "mediator", at(day, "13:30"))
        confirming.confirm(work, by, made.id, 1)
