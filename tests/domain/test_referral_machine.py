"""Random walks of referrals by people of all posts, holding what must always hold."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.access import Act, seat_for, sees
from domain.cases.model import Outcome, State
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.privacy import mask
from domain.referrals import actions
from domain.referrals.lifecycle import (
    NEED_WORDS,
    WAYS,
    ReferralArrow,
    find,
    open_ways,
    right_of,
)
from domain.referrals.model import (
    OUTCOME_OF_BODY,
    Body,
    Consent,
    Referral,
    ReferralDraft,
    Standing,
)
from domain.referrals.notices import ReferralMoved, ReferralOffered
from domain.referrals.options import in_view, may_refer, options, passes_for_slip
from domain.referrals.sweep import remind_referrals
from domain.request import Request
from tests.domain.referral_walk import ReferralWalk
from tests.examples import examples

_MEDIATOR, _LIAISON, _LAST = 3, 8, 11
_ANYBODY = st.one_of(st.sampled_from([_MEDIATOR, _LIAISON]), st.integers(0, _LAST))
"""Those who can do something come up more often, so that the walks lead somewhere."""


class Referrals(ReferralWalk, RuleBasedStateMachine):
    """Everybody tries everything with two disputes; the two tables alone decide."""

    @initialize()
    def set_up(self) -> None:
        self.begin()

    def teardown(self) -> None:
        if hasattr(self, "world"):
            self.world.close()

    @rule(
        who=_ANYBODY,
        which=st.integers(0, 1),
        body=st.sampled_from(Body),
        consent=st.sampled_from([*Consent, *Consent, None]),
        reason=st.sampled_from(["请帮助", "请帮助", "", "电话 13855001234"]),
        fast=st.booleans(),
    )
    def refer(
        self, who: int, which: int, body: Body, consent: Consent | None, reason: str, fast: bool
    ) -> None:
        actor, case = self.people[who], self.world.case(self.numbers[which])
        before, target = self.size(), self.target(case)
        seen, offered = sees(actor, target), may_refer(actor, case, target)
        running = any(one.body is body for one in self.running(case.id))
        draft = ReferralDraft(body=body, consent=consent, reason=reason, fast=fast)
        go = Request(actor=actor, token=self.tap(), now=self.now)
        try:
            referral = self.world.do(actions.refer, go, case.id, draft)
        except NotFound:
            assert not seen
            assert not offered
            assert self.size() == before, "a refusal changes nothing"
            return
        except (Refused, WrongStep):
            assert seen
            assert not offered
            assert self.size() == before, "a refusal changes nothing"
            return
        except Invalid:
            assert offered
            assert running or consent is None or not reason
            assert self.size() == before, "without consent nothing goes"
            return
        assert offered
        assert not running
        assert consent is not None
        assert reason
        assert referral.reason == mask(reason), "no number is kept whole"
        assert self.size()[:2] == (before[0] + 1, before[1] + 1)
        assert self.world.do(actions.refer, go, case.id, draft).id == referral.id
        assert self.size()[:2] == (before[0] + 1, before[1] + 1), "a replay adds nothing"

    @precondition(lambda self: bool(self.world.table(Referral)))
    @rule(
        who=_ANYBODY,
        which=st.integers(0, 10_000),
        arrow=st.sampled_from(ReferralArrow),
        note=st.sampled_from(["写一句", ""]),
        twice=st.booleans(),
    )
    def step(self, who: int, which: int, arrow: ReferralArrow, note: str, twice: bool) -> None:
        actor = self.people[who]
        referral = self.referral(which)
        before, was, found = self.size(), referral.standing, self.found(referral)
        seen, offered = in_view(actor, found), arrow in options(actor, found).steps
        revokes = arrow is ReferralArrow.REVOKE
        way = None if arrow is ReferralArrow.OFFER else find(referral, arrow)
        slip = passes_for_slip(self.world.rules, referral, self.now)
        wordless = not note and (arrow in NEED_WORDS or (revokes and not slip))
        go = Request(actor=actor, token=self.tap(), now=self.now)

        def act() -> None:
            if revokes:
                self.world.do(actions.revoke, go, referral.id, note=note)
            else:
                self.world.do(actions.answer, go, referral.id, arrow, note=note)

        try:
            act()
        except NotFound:
            assert not seen
            assert not offered
        except Refused:
            assert seen
            assert not offered
        except WrongStep:
            assert seen
            assert way is None or arrow is ReferralArrow.UNDO, "too late for that alone"
            assert not offered
        except Invalid:
            assert offered
            assert wordless
        else:
            assert offered
            assert way is not None
            assert not wordless
            assert self.size()[1] == before[1] + 1
            assert referral.standing is way.target
            if twice:
                act()
                assert self.size()[1] == before[1] + 1, "a replay adds nothing"
            return
        assert (self.size(), referral.standing) == (before, was), "a refusal changes nothing"

    @rule(which=st.integers(0, 1), body=st.sampled_from(Body))
    def the_mediator_refers(self, which: int, body: Body) -> None:
        self.refer(_MEDIATOR, which, body, Consent.BOTH, "请帮助", False)

    @precondition(lambda self: bool(self.world.table(Referral)))
    @rule(which=st.integers(0, 10_000), turn=st.integers(0, 10_000), twice=st.booleans())
    def whose_turn_it_is_steps(self, which: int, turn: int, twice: bool) -> None:
        referral = self.referral(which)
        ways = open_ways(referral)
        if ways:
            way = ways[turn % len(ways)]
            right = right_of(way.side, referral)
            who = _LIAISON if right is Act.ANSWER_REFERRAL else _MEDIATOR
            self.step(who, referral.id - 1, way.arrow, "写一句", twice)

    @precondition(lambda self: bool(self.world.table(Referral)))
    @rule(who=_ANYBODY, which=st.integers(0, 10_000))
    def conclude(self, who: int, which: int) -> None:
        actor = self.people[who]
        referral = self.referral(which)
        case = self.world.case(referral.case_id)
        was, offered = case.state, options(actor, self.found(referral)).outcome
        try:
            go = Request(actor=actor, token=self.tap(), now=self.now)
            self.world.do(actions.conclude, go, referral.id)
        except (NotFound, Refused, WrongStep):
            assert self.world.case(case.id).state is was
            assert offered is None
            return
        case, referral = self.world.case(case.id), self.referral(which)
        assert case.outcome is offered
        assert was in {State.ACCEPTED, State.MEDIATING}
        court = referral.body is Body.COURT
        assert referral.standing is Standing.DONE or (
            court and referral.standing is Standing.ACCEPTED
        )
        assert not referral.handed_back
        assert case.outcome is (Outcome.TO_COURT if court else Outcome.REFERRED)
        assert case.outcome is OUTCOME_OF_BODY[referral.body]

    @rule(hours=st.integers(1, 40))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        self.world.do(remind_referrals, Request(now=self.now))
        assert self.world.do(remind_referrals, Request(now=self.now)) == 0, "a rerun adds none"

    @rule(minutes=st.integers(1, 6))
    def a_moment_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @invariant()
    def each_referral_is_its_steps(self) -> None:
        if not hasattr(self, "world"):
            return
        letters = {way.letter: way for way in WAYS}
        for referral in self.world.table(Referral).values():
            steps = [s for s in self.world.steps() if s.referral_id == referral.id]
            ways = [letters[s.letter] for s in steps]
            assert ways[0].source is None
            assert ways[-1].target is referral.standing
            assert all(a.target is b.source for a, b in pairwise(ways))
            assert all(s.effect is None and s.before is s.after for s in steps)
            assert referral.consent in Consent
            assert (referral.due_at is not None) == referral.running
            leads_on = [w for w in open_ways(referral) if w.arrow is not ReferralArrow.UNDO]
            assert referral.running == bool(leads_on)
            assert (referral.ended_at is not None) == (
                referral.standing in {Standing.DONE, Standing.REVOKED}
            )
            assert not referral.handed_back or referral.standing is Standing.DONE

    @invariant()
    def one_referral_runs_to_one_body(self) -> None:
        if not hasattr(self, "world"):
            return
        every = self.world.table(Referral).values()
        for number in self.numbers:
            bodies = [one.body for one in every if one.case_id == number and one.running]
            assert len(bodies) == len(set(bodies))

    @invariant()
    def nobody_is_told_who_need_not_know(self) -> None:
        if not hasattr(self, "world"):
            return
        steps = {(s.case_id, s.token): s for s in self.world.steps()}
        for push in self.world.pushes():
            notice = push.notice
            if isinstance(notice, ReferralOffered):
                referral = self.world.table(Referral)[notice.referral_id]
                actor = next(p for p in self.people if p.person_id == push.person_id)
                assert seat_for(actor, Act.ANSWER_REFERRAL, self.body(referral))
            if isinstance(notice, ReferralMoved):
                step = steps[notice.case_id, notice.step]
                assert step.person_id != push.person_id, "nobody is told of their own step"


Referrals.TestCase.settings = examples(60, stateful_step_count=50)
TestReferrals = Referrals.TestCase


def test_the_letters_are_in_order_and_every_standing_is_reached() -> None:
    assert [way.letter for way in WAYS] == [f"R{n}" for n in range(1, len(WAYS) + 1)]
    assert {way.target for way in WAYS} == set(Standing)
