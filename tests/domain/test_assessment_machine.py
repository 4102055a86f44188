"""Random walks of matters by people of all posts and by the clock, holding what must always
hold."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import true

from domain.assessments import actions, filing, rating, ruling
from domain.assessments.grading import appraise
from domain.assessments.lifecycle import way_of
from domain.assessments.model import (
    Assessment,
    AssessmentArrow,
    AssessmentRound,
    AssessmentState,
    AssessmentStep,
    FiledAnnex,
    ItemScore,
)
from domain.assessments.options import ACT_OF, AssessmentFacts, options
from domain.assessments.record import OpenedMatter, facts_of
from domain.assessments.scale import GOING_AHEAD, Decision, Grade, Procedure
from domain.assessments.sweep import remind_assessments, resume_assessments
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.request import Request
from storage.assessments.tally import tally
from tests.domain.assessment_desk import AssessmentDesk, opinions, points
from tests.domain.conftest import Town, _founded
from tests.examples import examples
from tests.makers import ASSESSMENTS

_WHO = st.sampled_from(["street", "street", "street", "supervisor", "administrator", "mediator"])
_RULERS = st.sampled_from(["street", "supervisor", "supervisor", "administrator"])
_WORDS = st.sampled_from(["理由", "理由", "理由", ""])


class Assessments(RuleBasedStateMachine):
    """Everybody tries everything with two matters; the two tables alone decide."""

    @initialize(simple=st.booleans())
    def set_up(self, simple: bool) -> None:
        self.town = Town(_founded())
        self.desk = AssessmentDesk(self.town)
        second = Procedure.SIMPLE if simple else Procedure.ORDINARY
        drafts = [self.desk.draft(), self.desk.draft(procedure=second)]
        self.matters = [self.desk.registered(draft=draft) for draft in drafts]

    def teardown(self) -> None:
        if hasattr(self, "town"):
            self.town.close()

    def facts(self, matter: Assessment) -> AssessmentFacts:
        work = self.town.work
        unit = self.town.units["琅琊街道"]
        round_ = work.assessments.round_of(matter)
        opened = OpenedMatter(matter=matter, round=round_, unit=unit, post_id=0, done=False)
        return facts_of(work, opened)

    def tries(
        self, who: str, at: int, arrow: AssessmentArrow, action: object, *rest: object, **more: bool
    ) -> bool:
        """Whether it went; it must where it is offered and nothing is wrong with what is said."""
        matter, actor = self.matters[at], getattr(self.desk, who)
        offered = arrow in options(actor, self.facts(matter))
        before = matter.state
        try:
            self.town.do(action, self.town.asks(actor), matter.id, *rest, **more)  # type: ignore[arg-type]  # whatever action it is
        except (Refused, NotFound, WrongStep) as error:
            said = f"{who} {arrow} {error}"
        except Invalid:
            return False
        else:
            said = ""
        assert offered is not bool(said), said or f"{who} {arrow} was not offered"
        if said:
            return False
        way = way_of(before, arrow)
        assert way is not None
        assert matter.state is way.target
        return True

    @rule(who=_WHO, at=st.integers(0, 1), words=_WORDS, days=st.integers(-1, 20))
    def plan(self, who: str, at: int, words: str, days: int) -> None:
        until = self.town.clock.now().date() + timedelta(days=days)
        self.tries(who, at, AssessmentArrow.PLAN, actions.plan, words, until)

    @rule(who=_WHO, at=st.integers(0, 1), opposes=st.integers(0, 55))
    def hear(self, who: str, at: int, opposes: int) -> None:
        asked = opinions(min(opposes, 50)) if opposes <= 50 else opinions(60, 50)
        self.tries(who, at, AssessmentArrow.HEAR, actions.hear, asked, "")

    @rule(who=_WHO, at=st.integers(0, 1), off=st.integers(0, 60))
    def score_all(self, who: str, at: int, off: int) -> None:
        for item, many in points(off=off).items():
            if not self.tries(who, at, AssessmentArrow.SCORE, rating.score, item, many):
                break

    @rule(who=_WHO, at=st.integers(0, 1), item=st.sampled_from(["law", "safety", "no such"]))
    def score(self, who: str, at: int, item: str) -> None:
        offered = AssessmentArrow.SCORE in options(
            getattr(self.desk, who), self.facts(self.matters[at])
        )
        if item == "no such" and offered:
            return
        self.tries(who, at, AssessmentArrow.SCORE, rating.score, item, 0)

    @rule(
        who=_WHO,
        at=st.integers(0, 1),
        what=st.sampled_from(
            [
                (AssessmentArrow.RATE, rating.rate),
                (AssessmentArrow.RATE, rating.rate),
                (AssessmentArrow.RESCORE, rating.rescore),
                (AssessmentArrow.SUBMIT, rating.submit),
                (AssessmentArrow.SUBMIT, rating.submit),
                (AssessmentArrow.ARCHIVE, filing.archive),
            ]
        ),
    )
    def step(self, who: str, at: int, what: tuple[AssessmentArrow, object]) -> None:
        arrow, action = what
        offered = arrow in options(getattr(self.desk, who), self.facts(self.matters[at]))
        went = self.tries(who, at, arrow, action)
        assert went == offered, "nothing else can be wrong with it"

    @rule(who=_WHO, at=st.integers(0, 1), grade=st.sampled_from(Grade))
    def expect(self, who: str, at: int, grade: Grade) -> None:
        self.tries(who, at, AssessmentArrow.EXPECT, rating.expect, grade)

    @rule(who=_WHO, at=st.integers(0, 1), words=_WORDS)
    def measure(self, who: str, at: int, words: str) -> None:
        day = self.town.clock.now().date() + timedelta(days=20)
        unit = self.town.units["古道社区"].id
        call = (rating.add_measure, words, unit, day)
        self.tries(who, at, AssessmentArrow.MEASURE, *call)

    @rule(who=_RULERS, at=st.integers(0, 1), words=_WORDS)
    def send_back(self, who: str, at: int, words: str) -> None:
        self.tries(who, at, AssessmentArrow.SEND_BACK, ruling.send_back, words)

    @rule(who=_RULERS, at=st.integers(0, 1))
    def approve(self, who: str, at: int) -> None:
        self.tries(who, at, AssessmentArrow.APPROVE, ruling.approve)

    @rule(
        who=_RULERS,
        at=st.integers(0, 1),
        decision=st.sampled_from(Decision),
        words=_WORDS,
        days=st.integers(0, 20),
    )
    def decide(self, who: str, at: int, decision: Decision, words: str, days: int) -> None:
        day = self.town.clock.now().date() + timedelta(days=days)
        call = (ruling.decide, decision, words, day)
        self.tries(who, at, ruling.arrow_of(decision), *call)

    @rule(who=_WHO, at=st.integers(0, 1), above=st.booleans())
    def file(self, who: str, at: int, above: bool) -> None:
        matter = self.matters[at]
        for kind in ASSESSMENTS.annexes[matter.procedure]:
            if not self.tries(who, at, AssessmentArrow.TICK, filing.tick, kind, there=True):
                return
        self.tries(who, at, AssessmentArrow.FILE, filing.file_papers, above=above)

    @rule(who=_WHO, at=st.integers(0, 1), words=_WORDS)
    def track(self, who: str, at: int, words: str) -> None:
        self.tries(who, at, AssessmentArrow.TRACK, filing.track, words)

    @rule(who=_WHO, at=st.integers(0, 1), words=_WORDS, sure=st.integers(0, 5))
    def withdraw(self, who: str, at: int, words: str, sure: int) -> None:
        if not sure:
            self.tries(who, at, AssessmentArrow.WITHDRAW, actions.withdraw, words)

    @rule(days=st.integers(0, 6))
    def time_passes(self, days: int) -> None:
        self.town.clock.forward(days=days)
        for sweep in (resume_assessments, remind_assessments):
            for again in (False, True):
                found = self.town.do(sweep, Request(now=self.town.clock.now()))
                assert not (again and found), "a rerun finds nothing"

    @invariant()
    def what_was_decided_follows_from_a_grade_by_others(self) -> None:
        if not hasattr(self, "town"):
            return
        by_round: dict[int, list[ItemScore]] = {}
        for score in self.town.all(ItemScore):
            by_round.setdefault(score.round_id, []).append(score)
        steps = self.town.all(AssessmentStep)
        for round_ in self.town.all(AssessmentRound):
            given = by_round.get(round_.id, [])
            if round_.grade is not None:
                found = appraise(
                    round_.scale, {one.item: one.points for one in given}, round_.opinions
                )
                assert found is not None
                assert (found.grade, found.score) == (round_.grade, round_.score)
                assert round_.expected is not None
                assert round_.expected.rank <= round_.grade.rank
            if round_.decision is None:
                continue
            assert round_.expected is not None
            outside = not round_.scale.allowed(round_.decision, round_.expected)
            assert round_.against == outside
            assert round_.reason or not round_.against
            ruled = {"approve", "send_back", "carry_out", "refuse", "defer"}
            by = {
                one.person_id
                for one in steps
                if (one.assessment_id, one.round) == (round_.assessment_id, round_.number)
                and one.arrow in ruled
            }
            assert not by & ({one.person_id for one in given} | {round_.rated_by})

    @invariant()
    def each_is_counted_once(self) -> None:
        if not hasattr(self, "town"):
            return
        now = self.town.clock.now()
        found = tally(self.town.session, self.town.rules, true(), now)
        latest: list[object] = []
        for matter in self.matters:
            rounds = [r for r in self.town.all(AssessmentRound) if r.assessment_id == matter.id]
            decided = [one.decision for one in rounds if one.decision is not None]
            assert matter.decision == (decided[-1] if decided else None)
            gone = matter.state is AssessmentState.WITHDRAWN
            latest.append("gone" if gone else matter.decision)
        assert found.registered == len(self.matters)
        assert found.withdrawn == latest.count("gone")
        assert found.undecided == latest.count(None)
        assert found.carried_out == sum(one in GOING_AHEAD for one in latest)
        assert found.deferred == latest.count(Decision.DEFER)
        assert found.refused == latest.count(Decision.REFUSE)

    @invariant()
    def what_waits_has_a_day(self) -> None:
        if not hasattr(self, "town"):
            return
        still = {AssessmentState.DEFERRED, AssessmentState.ARCHIVED, AssessmentState.WITHDRAWN}
        for matter in self.matters:
            assert (matter.due_at is None) == (matter.state in still)
            assert (matter.resume_on is None) == (matter.state is not AssessmentState.DEFERRED)
            if matter.filed:
                there = {a.kind for a in self.town.all(FiledAnnex) if a.assessment_id == matter.id}
                assert there >= set(ASSESSMENTS.annexes[matter.procedure])


TestAssessments = Assessments.TestCase
TestAssessments.settings = examples(18, stateful_step_count=40)


def test_the_sides_are_those_of_the_access_table() -> None:
    assert len(set(ACT_OF.values())) == len(ACT_OF)
