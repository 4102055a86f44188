"""居民评议: prepared, counted, confirmed by somebody else, published, and what it found wrong."""

from datetime import date

import pytest

from domain.access import TABLE, Act
from domain.days.halves import HalfYear
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.evaluations import actions, confirming, counting
from domain.evaluations.forms import EvaluatedBody
from domain.evaluations.model import Evaluation, EvaluationStage, SheetStage
from domain.evaluations.notices import EvaluationMoved, EvaluationNews
from domain.evaluations.tally import counts_of, votes_of
from domain.people.model import Role
from tests.domain.conftest import Town
from tests.domain.evaluation_desk import (
    COUNTS,
    FAIR,
    FEW,
    FRIDAY,
    GOOD,
    HALF,
    SHORT,
    EvaluationDesk,
)


@pytest.fixture
def desk(town: Town) -> EvaluationDesk:
    return EvaluationDesk(town)


def news(desk: EvaluationDesk, who: str) -> list[EvaluationNews]:
    return [one.news for one in desk.told(getattr(desk, who), EvaluationMoved)]


def test_prepared_counted_confirmed_and_published(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    assert [one.body for one in desk.objects(made)] == list(EvaluatedBody)
    desk.counted(made)
    assert made.stage is EvaluationStage.COUNTED
    assert news(desk, "mediator") == [EvaluationNews.TO_CONFIRM]
    assert news(desk, "street") == []
    desk.confirm(made)
    assert (made.stage, made.held_on) == (EvaluationStage.CONFIRMED, date(2026, 11, 24))
    assert news(desk, "officer") == [EvaluationNews.CONFIRMED]
    assert made.tell_due_at is not None
    due = desk.town.rules.day(made.tell_due_at)
    assert due == date(2026, 12, 5), "until Friday 4 December, 24:00"
    desk.town.do(actions.publish, desk.town.asks(desk.officer), made.id)
    assert made.stage is EvaluationStage.PUBLISHED
    assert (made.published_on, made.published_until) == (date(2026, 11, 24), date(2026, 11, 30))


def test_ten_days_that_end_on_a_saturday_end_on_monday(desk: EvaluationDesk) -> None:
    made = desk.prepare(day=date(2026, 11, 18))
    desk.town.clock.moment = desk.town.clock.moment.replace(day=18)
    desk.counted(made)
    desk.confirm(made)
    assert made.tell_due_at is not None
    assert desk.town.rules.day(made.tell_due_at) == date(2026, 12, 1), "Monday 30 November, 24:00"


def test_one_that_is_there_is_given_again(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    assert desk.prepare(desk.mediator, day=date(2026, 12, 1)).id == made.id
    assert made.planned_on == FRIDAY
    assert len(desk.town.all(Evaluation)) == 1


@pytest.mark.parametrize("half", [HALF.next(), HALF.previous().previous()])
def test_only_for_this_half_year_and_the_one_before(desk: EvaluationDesk, half: HalfYear) -> None:
    with pytest.raises(Invalid, match="evaluation-half"):
        desk.prepare(half=half)
    assert desk.prepare(half=HALF.previous()).half == HALF.previous()


def test_days_of_the_meeting(desk: EvaluationDesk) -> None:
    for day in (date(2026, 6, 30), date(2027, 12, 1)):
        with pytest.raises(Invalid, match="evaluation-day"):
            desk.prepare(day=day)
    saturday = date(2026, 11, 28)
    assert desk.prepare(day=saturday).planned_on == saturday, "residents come on days of rest"


def test_who_entered_does_not_confirm(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counted(made)
    with pytest.raises(Invalid, match="evaluation-own"):
        desk.confirm(made, desk.officer)
    deputy = desk.town.person("古道社区", Role.MEDIATOR, again=desk.officer.person_id)
    with pytest.raises(Invalid, match="evaluation-own"):
        desk.confirm(made, deputy)  # another post, the same hands
    desk.confirm(made)


def test_who_went_on_with_it_does_not_confirm_either(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counts(made)
    first = desk.objects(made)[0].id
    desk.votes(made, first)
    for one in desk.objects(made)[1:]:
        desk.votes(made, one.id, who=desk.mediator)
    desk.hand_in(made, desk.mediator)
    assert [one.stage for one in desk.sheets(made)] == [SheetStage.REPLACED, SheetStage.HANDED_IN]
    assert desk.sheets(made)[-1].tally.votes[first] == votes_of(GOOD), "nothing is lost"
    for who in (desk.officer, desk.mediator):
        with pytest.raises(Invalid, match="evaluation-own"):
            desk.confirm(made, who)
    assert news(desk, "street") == [EvaluationNews.TO_CONFIRM], "nobody is left at the community"
    desk.confirm(made, desk.street)


def test_the_street_records_for_a_community_without_phones(desk: EvaluationDesk) -> None:
    made = desk.prepare(desk.street)
    sheet = desk.counted(made, who=desk.street)
    assert sheet.recorded_for
    desk.confirm(made, desk.officer)
    assert made.stage is EvaluationStage.CONFIRMED


def test_two_taps_and_a_figure_that_changed_meanwhile(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counted(made)
    ask = desk.town.asks(desk.mediator)
    for _ in range(2):
        desk.town.do(confirming.confirm, ask, made.id, 1)
    assert news(desk, "officer") == [EvaluationNews.CONFIRMED]
    with pytest.raises(WrongStep):
        desk.confirm(made, desk.street, 1)
    other = desk.prepare(half=HALF.previous())
    desk.counted(other)
    desk.town.do(confirming.send_back, desk.town.asks(desk.mediator), other.id, 1, "实到少一人")
    assert news(desk, "officer")[-1] is EvaluationNews.SENT_BACK
    assert other.stage is EvaluationStage.PREPARED
    desk.counts(other, (50, 41, 41, 41, 40, 1))
    desk.hand_in(other)
    with pytest.raises(WrongStep):
        desk.confirm(other, revision=1)  # these are not the figures that were looked at
    desk.confirm(other, revision=2)


def test_sent_back_needs_a_reason_and_the_same_figures_may_come_again(
    desk: EvaluationDesk,
) -> None:
    made = desk.prepare()
    desk.counted(made)
    with pytest.raises(Invalid, match="note-missing"):
        desk.town.do(confirming.send_back, desk.town.asks(desk.mediator), made.id, 1, " ")
    with pytest.raises(Invalid, match="evaluation-own"):
        desk.town.do(confirming.send_back, desk.town.asks(desk.officer), made.id, 1, "不对")
    for _ in range(2):
        desk.town.do(confirming.send_back, desk.town.asks(desk.mediator), made.id, 1, "再核一遍")
    desk.hand_in(made)
    desk.confirm(made)
    assert desk.grades(made) == [votes_of(GOOD)] * 5


def test_without_quorum_it_is_void_and_held_again(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counts(made, SHORT)
    desk.hand_in(made)
    assert made.stage is EvaluationStage.VOID
    assert not desk.sheets(made)[0].tally.votes, "of a meeting that does not count no grades stay"
    with pytest.raises(WrongStep):
        desk.confirm(made)
    with pytest.raises(WrongStep):
        desk.town.do(actions.publish, desk.town.asks(desk.officer), made.id)
    again = date(2026, 12, 4)
    desk.town.do(actions.plan, desk.town.asks(desk.officer), made.id, again)
    assert (made.stage, made.round, made.planned_on) == (EvaluationStage.PREPARED, 2, again)
    desk.town.clock.forward(days=10)
    desk.counted(made)
    desk.confirm(made)
    assert (made.stage, made.held_on) == (EvaluationStage.CONFIRMED, again)


def test_one_short_is_void_and_just_two_thirds_are_not(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counted(made, (50, 34, 34, 34, 34, 0), (30, 2, 1, 1))
    assert made.stage is EvaluationStage.COUNTED


def test_a_mistyped_quorum_is_typed_again(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counts(made, SHORT)
    desk.hand_in(made)
    desk.counted(made)
    assert (made.stage, made.round) == (EvaluationStage.COUNTED, 1)


def test_of_four_sheets_there_are_only_totals(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counts(made, FEW)
    with pytest.raises(Invalid, match="tally-few"):
        desk.votes(made, desk.objects(made)[0].id, (4, 0, 0, 0))
    desk.hand_in(made)
    desk.confirm(made)
    assert made.stage is EvaluationStage.CONFIRMED
    assert [one.tally.votes for one in desk.sheets(made)] == [{}]


def test_grades_typed_before_the_counts_shrank_are_forgotten(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counts(made)
    for one in desk.objects(made):
        desk.votes(made, one.id)
    desk.counts(made, FEW)
    assert desk.sheets(made)[-1].tally.votes == {}
    desk.counts(made)
    with pytest.raises(WrongStep):
        desk.hand_in(made)  # they are to be entered anew


def test_figures_that_do_not_fit_change_nothing(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    first = desk.objects(made)[0].id
    with pytest.raises(Invalid, match="tally-first"):
        desk.votes(made, first)
    desk.counts(made)
    with pytest.raises(Invalid, match="tally-sum"):
        desk.votes(made, first, (30, 6, 2, 1))
    with pytest.raises(Invalid, match="tally-present"):
        desk.counts(made, (40, 42, 42, 41, 40, 1))
    assert desk.sheets(made)[-1].tally.counts == counts_of(COUNTS)
    for number in (0, -1, first + 1000, 2**70):
        with pytest.raises(NotFound):
            desk.votes(made, number)
        with pytest.raises(NotFound):
            desk.town.do(counting.hand_in, desk.town.asks(desk.officer), number)


@pytest.mark.parametrize("role", list(Role))
def test_who_holds_them_is_in_the_table(desk: EvaluationDesk, role: Role) -> None:
    holds = {Role.INFORMATION_OFFICER, Role.MEDIATOR, Role.COORDINATOR}
    assert (Act.EVALUATE in TABLE[role]) == (role in holds)
    somebody = desk.town.person("古道社区", role)
    if role in holds:
        assert desk.prepare(somebody).unit_id == desk.unit
        return
    with pytest.raises(Refused):
        desk.prepare(somebody)
    made = desk.prepare()
    with pytest.raises((Refused, NotFound)):
        desk.counts(made, who=somebody)


def test_who_sees_it_is_refused_and_to_others_it_is_not_there(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    with pytest.raises(Refused):
        desk.counts(made, who=desk.supervisor)
    head = desk.town.person("一网格", Role.GRID_HEAD)
    with pytest.raises(NotFound):
        desk.counts(made, who=head)


def test_one_is_of_a_community_alone(desk: EvaluationDesk) -> None:
    street = desk.town.units["琅琊街道"].id
    with pytest.raises(Invalid, match="evaluation-unit"):
        desk.town.do(actions.prepare, desk.town.asks(desk.street), street, HALF, FRIDAY)


def test_votes_of_somebody_else_are_replaced_only_by_who_saw_them(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counts(made)
    first, second, third = (one.id for one in desk.objects(made)[:3])
    desk.votes(made, first, GOOD)
    mine = {first: votes_of(FAIR), second: votes_of(FAIR)}
    ask = desk.town.asks(desk.mediator)
    with pytest.raises(WrongStep, match="tally-entered"):
        desk.town.do(counting.enter_votes, ask, made.id, mine, {})
    assert desk.on_file(made).votes == {first: votes_of(GOOD)}, "all or none"
    for _ in range(2):  # the second time they are there already
        desk.town.do(counting.enter_votes, ask, made.id, mine, {first: votes_of(GOOD)})
    desk.town.do(counting.enter_votes, ask, made.id, {third: votes_of(GOOD)}, {})
    assert desk.on_file(made).votes == {**mine, third: votes_of(GOOD)}


def test_counts_of_somebody_else_are_replaced_only_by_who_saw_them(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counts(made)
    ask, other = desk.town.asks(desk.mediator), counts_of((50, 41, 41, 41, 40, 1))
    with pytest.raises(WrongStep, match="tally-entered"):
        desk.town.do(counting.enter_counts, ask, made.id, other, None)
    for _ in range(2):
        desk.town.do(counting.enter_counts, ask, made.id, other, counts_of(COUNTS))
    assert desk.on_file(made).counts == other
