"""What may be done about a question from above is offered exactly when its action is not refused;
and wherever a matter walks, what is asked about it has somebody who owes the answer."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.access import TABLE, Act
from domain.cases.model import Case
from domain.cases.timeline import target_of
from domain.errors import DomainError, NotFound
from domain.inquiries import actions
from domain.inquiries.model import Inquiry, InquiryState, first_answer_day
from domain.inquiries.options import InquiryOptions, options
from domain.inquiries.owing import askers, matter_of, owing
from domain.people.model import Actor, Role
from domain.ports import Work
from tests.domain.offering import case_options
from tests.domain.options_town import NOW, Town, a_case, towns
from tests.domain.test_lifecycle_machine import Lifecycle
from tests.examples import EVERY, examples

MANY = examples(150)
ASKING = [role for role in Role if Act.INQUIRE in TABLE[role]]


def an_inquiry(draw: Any, town: Town, case: Case) -> Inquiry:
    """A question of one of the two by a post that may ask, in any state."""
    who = town.somebody(draw)
    if not (able := [seat for seat in who.seats if Act.INQUIRE in TABLE[seat.role]]):
        town.settle(draw(st.sampled_from(ASKING)), town.anywhere(draw).id)
        who = town.me
        able = who.seats[-1:]
    return town.work.inquiries.add(
        Inquiry(
            case_id=case.id,
            post_id=draw(st.sampled_from([seat.post_id for seat in able])),
            asked_by=who.person_id,
            asked_at=NOW,
            question="谈到哪一步了？",
            due_at=NOW,
            state=draw(st.sampled_from(InquiryState)),
        )
    )


def what_may_be_done(work: Work, actor: Actor, case: Case, inquiry: Inquiry) -> InquiryOptions:
    matter = matter_of(work, case, target_of(work, case), NOW)
    return options(actor, matter, inquiry)


@MANY
@given(st.data(), st.booleans())
def test_to_ask_is_offered_when_it_may_be(data: Any, before: bool) -> None:
    town = data.draw(towns())
    case = a_case(data.draw, town)
    if before:
        an_inquiry(data.draw, town, case)
    may = case_options(town.work, town.me, case)
    refused = town.refuses(actions.ask, town.asks(), case.id, "谈到哪一步了？", NOW.date())
    assert may.inquire == (not refused)


@MANY
@given(st.data())
def test_to_answer_is_offered_when_it_may_be(data: Any) -> None:
    town = data.draw(towns())
    case = a_case(data.draw, town)
    inquiry = an_inquiry(data.draw, town, case)
    may = what_may_be_done(town.work, town.me, case, inquiry)
    offered = case_options(town.work, town.me, case).answer_inquiry
    assert offered == may.answer
    assert may.answer == (not town.refuses(actions.answer, town.asks(), inquiry.id, "约好了"))


@MANY
@given(st.data())
def test_to_take_it_back_is_offered_when_it_may_be(data: Any) -> None:
    town = data.draw(towns())
    case = a_case(data.draw, town)
    inquiry = an_inquiry(data.draw, town, case)
    may = what_may_be_done(town.work, town.me, case, inquiry)
    assert may.take_back == (not town.refuses(actions.take_back, town.asks(), inquiry.id))


class AskedAbout(Lifecycle):
    """The walk of all steps, with questions asked and answered on the way."""

    def something(self, dice: Random) -> None:
        """One time in three somebody asks, answers or takes back, else anything."""
        case = self.case(dice.randrange(1000), alive=True)
        waiting = [one for one in self.inquiries() if one.state is InquiryState.OPEN]
        match dice.choice(("ask", "answer", "back", "", "", "", "", "", "")):
            case "ask" if able := self.offered(case, "inquire"):
                day = first_answer_day(self.world.rules, self.now)
                self.tries(actions.ask, dice.choice(able), case.id, "怎么样了？", day)
            case "answer" if waiting:
                chosen = dice.choice(waiting)
                able = self.offered(self.world.case(chosen.case_id), "answer_inquiry")
                self.tries(actions.answer, dice.choice(able), chosen.id, "约好了")
            case "back" if waiting:
                chosen = dice.choice(waiting)
                asked = next(a for a in self.people if a.person_id == chosen.asked_by)
                self.tries(actions.take_back, asked, chosen.id)
            case _:
                super().something(dice)

    def tries(self, action: Any, actor: Actor, number: int, *args: Any) -> None:
        """It is done, and a second time changes nothing; a matter that went to where its asker does
        not reach is not found again."""
        token = self.tap()
        for _ in range(2):
            answer = self.attempt(action, actor, number, *args, token=token)
            assert not isinstance(answer, DomainError) or isinstance(answer, NotFound)

    def inquiries(self) -> list[Inquiry]:
        """All that was ever asked."""
        return list(self.world.table(Inquiry).values())

    def every_push_tells_of_a_step(self) -> None:
        """No question is without somebody who owes its answer and somebody who waits for it, and
        none is left about a matter that is over."""
        for inquiry in self.inquiries():
            case = self.world.case(inquiry.case_id)
            if inquiry.state is not InquiryState.OPEN:
                assert inquiry.ended_at is not None
                continue
            assert case.open, "the end of the matter is its answer"
            owes = self.world.do(owing, case, self.now)
            assert owes
            able = {one.person_id for one in self.offered(case, "answer_inquiry")}
            assert owes <= able
            assert self.world.do(askers, inquiry, self.now)
        told = [push.key for push in self.world.pushes()]
        assert len(told) == len(set(told)), "once each"


@pytest.mark.timeout(600)  # as of the walk it is taken from
@examples(24)
@given(seed=st.integers(0, 2**32 - 1))
def test_no_question_is_ever_without_somebody_who_owes_the_answer(seed: int) -> None:
    AskedAbout().walk(seed, 100 if EVERY else 30)
