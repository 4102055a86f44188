"""What an evaluation found wrong, and what is corrected in it: followed until the next one."""

from datetime import date

import pytest

from domain.cases.satisfaction import Satisfaction
from domain.errors import Invalid, NotFound, WrongStep
from domain.evaluations import actions, confirming
from domain.evaluations.items import handed_items
from domain.evaluations.model import EvaluationPaper, EvaluationStage, ObjectKind
from domain.evaluations.notices import EvaluationMoved, EvaluationNews, EvaluationToPublish
from domain.evaluations.options import papers
from domain.evaluations.record import evaluated
from domain.evaluations.tally import counts_of
from domain.followups.actions import hand_out_again, send_back
from domain.followups.giving import hand_out
from domain.followups.model import Followup, FollowupState, Handout, Source
from domain.org import actions as org
from domain.org.model import UnitKind
from domain.people.model import Role
from domain.request import Request
from tests.domain.conftest import Town
from tests.domain.evaluation_desk import (
    BAD,
    COUNTS,
    FEW,
    FRIDAY,
    HALF,
    EvaluationDesk,
)


@pytest.fixture
def desk(town: Town) -> EvaluationDesk:
    return EvaluationDesk(town)


def test_a_correction_holds_once_somebody_else_confirms_it(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counted(made)
    desk.confirm(made)
    desk.town.do(actions.publish, desk.town.asks(desk.officer), made.id)
    desk.town.do(confirming.correct, desk.town.asks(desk.officer), made.id, "漏计一张")
    desk.counts(made, (50, 42, 42, 42, 41, 1))
    for one in desk.objects(made):
        desk.votes(made, one.id, (31, 6, 2, 2))
    desk.hand_in(made)
    assert made.stage is EvaluationStage.PUBLISHED, "the old figures hold until then"
    with pytest.raises(Invalid, match="evaluation-own"):
        desk.confirm(made, desk.officer)
    desk.confirm(made)
    assert made.stage is EvaluationStage.CONFIRMED, "it is to be published anew"
    last = desk.sheets(made)[-1]
    assert (last.why, last.revision, last.confirmed_by) == ("漏计一张", 2, desk.mediator.person_id)
    assert desk.sheets(made)[0].tally.counts == counts_of(COUNTS), "what was confirmed stays"


def test_a_correction_is_given_up_or_annuls(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counted(made)
    desk.confirm(made)
    desk.town.do(confirming.correct, desk.town.asks(desk.mediator), made.id, "应到报错了")
    with pytest.raises(WrongStep):
        desk.town.do(actions.publish, desk.town.asks(desk.officer), made.id)
    desk.town.do(confirming.drop_correction, desk.town.asks(desk.officer), made.id)
    desk.town.do(confirming.correct, desk.town.asks(desk.officer), made.id, "应到是70")
    desk.counts(made, (70, 42, 42, 41, 40, 1))
    desk.hand_in(made)
    desk.confirm(made)
    assert (made.stage, made.held_on) == (EvaluationStage.VOID, None)
    assert desk.told(desk.officer, EvaluationMoved)[-1].news is EvaluationNews.ANNULLED


def test_a_correction_given_up_leaves_none_of_its_records(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counted(made)
    desk.confirm(made)
    desk.town.do(confirming.correct, desk.town.asks(desk.officer), made.id, "漏计一张")
    desk.counts(made, (50, 42, 42, 42, 41, 1))
    for one in desk.objects(made):
        desk.votes(made, one.id, (31, 6, 2, 2))
    desk.hand_in(made)
    sent = desk.town.asks(desk.mediator)
    desk.town.do(confirming.send_back, sent, made.id, 2, "作废没改")
    desk.counts(made, (50, 42, 42, 42, 42, 0))
    desk.town.do(confirming.drop_correction, desk.town.asks(desk.officer), made.id)
    unit = desk.town.work.org.unit(desk.unit)
    found = evaluated(desk.town.work, made, unit)
    first = desk.sheets(made)[0]
    assert (found.newest, found.standing) == (first, first), "nothing else is shown or printed"
    assert found.hands == frozenset(), "the officer may confirm what others correct"
    assert papers(found) == (EvaluationPaper.NOTICE, EvaluationPaper.RESULTS)


def test_what_was_found_wrong_is_followed_and_judged_at_the_next(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counted(made)
    with pytest.raises(WrongStep):
        desk.rectify(made)
    desk.confirm(made)
    followup = desk.rectify(made)
    assert (followup.source, followup.host_id) == (Source.EVALUATION, desk.unit)
    desk.fed_back(followup)
    desk.town.clock.moment = desk.town.clock.moment.replace(year=2027, month=5)
    other = desk.prepare(half=HALF.next(), day=date(2027, 5, 28))
    asked = desk.objects(other)[-1]
    assert (asked.kind, asked.source_id, asked.title) == (
        ObjectKind.RECTIFICATION,
        followup.id,
        "窗口午间没人",
    )
    desk.counted(other)
    desk.confirm(other)
    assert (followup.state, followup.verdict) == (FollowupState.DONE, Satisfaction.SATISFIED)
    third = desk.prepare(half=HALF.next())
    assert third.id == other.id


def test_what_they_are_not_satisfied_with_goes_a_tier_up(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counted(made)
    desk.confirm(made)
    followup = desk.rectify(made)
    desk.fed_back(followup)
    desk.town.clock.moment = desk.town.clock.moment.replace(year=2027, month=5)
    other = desk.prepare(half=HALF.next(), day=date(2027, 5, 28))
    desk.counted(other, grades=BAD)
    desk.confirm(other)
    assert followup.state is FollowupState.HANDED_OUT
    assert (followup.unit_id, followup.round) == (desk.town.units["琅琊街道"].id, 2)


def test_votes_cast_before_the_feedback_do_not_judge_it(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counted(made)
    desk.confirm(made)
    followup = desk.rectify(made)
    desk.town.clock.moment = desk.town.clock.moment.replace(year=2027, month=5)
    other = desk.prepare(half=HALF.next(), day=date(2027, 5, 21))
    desk.counted(other, grades=BAD)
    desk.fed_back(followup, "会后才办")
    desk.confirm(other)
    assert (followup.state, followup.verdict) == (FollowupState.FED_BACK, None)


def test_a_correction_does_not_judge_what_was_done_again_since(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counted(made)
    desk.confirm(made)
    followup = desk.rectify(made)
    desk.fed_back(followup)
    desk.town.clock.moment = desk.town.clock.moment.replace(year=2027, month=5)
    other = desk.prepare(half=HALF.next(), day=date(2027, 5, 21))
    desk.counted(other, grades=BAD)
    desk.confirm(other)
    desk.town.clock.forward(days=30)
    desk.fed_back(followup, "上级办了")
    desk.town.do(confirming.correct, desk.town.asks(desk.officer), other.id, "抄错一格")
    desk.hand_in(other)
    desk.confirm(other)
    assert (followup.round, followup.state) == (2, FollowupState.FED_BACK)


def merged(desk: EvaluationDesk) -> None:
    """The community goes on in 新社区, whose officer is now the desk's."""
    town = desk.town
    town.unit("新社区", UnitKind.COMMUNITY, "琅琊街道")
    desk.officer = town.person("新社区", Role.INFORMATION_OFFICER)
    into, day = town.units["新社区"].id, town.clock.now().date()
    town.do(org.merge, Request(now=town.clock.now()), [desk.unit], into, on=day)
    town.session.expire_all()
    desk.unit = into


def test_what_a_merged_community_found_wrong_its_successor_judges(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counted(made)
    desk.confirm(made)
    followup = desk.rectify(made)
    desk.fed_back(followup)
    merged(desk)
    desk.town.clock.moment = desk.town.clock.moment.replace(year=2027, month=5)
    other = desk.prepare(half=HALF.next(), day=date(2027, 5, 28))
    assert desk.objects(other)[-1].source_id == followup.id
    desk.counted(other)
    desk.confirm(other, desk.street)
    assert (followup.state, followup.verdict) == (FollowupState.DONE, Satisfaction.SATISFIED)


def test_an_evaluation_half_done_is_its_successors_to_finish(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counted(made)
    merged(desk)
    desk.confirm(made, desk.officer)
    told = desk.told(desk.street, EvaluationMoved)
    assert all(one.unit_name == "古道社区" for one in told)
    desk.sweeps("2026-12-04 09:00")
    assert [one.unit_name for one in desk.told(desk.officer, EvaluationToPublish)] == ["古道社区"]
    desk.town.do(actions.publish, desk.town.asks(desk.officer), made.id)
    assert desk.rectify(made).host_id == desk.unit


def test_a_community_that_waits_to_judge_does_not_close(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counted(made)
    desk.confirm(made)
    desk.rectify(made)
    by, day = Request(now=desk.town.clock.now()), desk.town.clock.now().date()
    for below in ("一号楼", "一网格"):
        desk.town.do(org.close, by, desk.town.units[below].id, on=day)
    with pytest.raises(Invalid, match="unit-has-followups"):
        desk.town.do(org.close, by, desk.unit, on=day)


def test_four_sheets_judge_nothing(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counted(made)
    desk.confirm(made)
    followup = desk.rectify(made)
    desk.fed_back(followup)
    desk.town.clock.moment = desk.town.clock.moment.replace(year=2027, month=5)
    other = desk.prepare(half=HALF.next(), day=date(2027, 5, 28))
    desk.counted(other, FEW)
    desk.confirm(other)
    assert (followup.state, followup.verdict) == (FollowupState.FED_BACK, None)


def test_one_tap_hands_out_once(desk: EvaluationDesk) -> None:
    made = desk.prepare()
    desk.counted(made)
    desk.confirm(made)
    ask = desk.town.asks(desk.officer)
    wrong = actions.ToRectify(
        object_id=desk.objects(made)[0].id, what="灯坏了", unit_id=desk.unit, due=FRIDAY
    )
    for _ in range(2):
        desk.town.do(actions.rectify, ask, made.id, wrong)
    assert len(desk.town.all(Followup)) == 1
    strange = actions.ToRectify(object_id=0, what="灯坏了", unit_id=desk.unit, due=FRIDAY)
    with pytest.raises(NotFound):
        desk.town.do(actions.rectify, desk.town.asks(desk.officer), made.id, strange)
    empty = actions.ToRectify(
        object_id=desk.objects(made)[0].id, what=" ", unit_id=desk.unit, due=FRIDAY
    )
    with pytest.raises(Invalid, match="rectification-missing"):
        desk.town.do(actions.rectify, desk.town.asks(desk.officer), made.id, empty)


def test_the_items_of_the_half_years_meetings_are_evaluated_too(desk: EvaluationDesk) -> None:
    ask = desk.town.asks(desk.officer)
    given = [
        desk.town.do(
            hand_out,
            ask,
            Handout(
                source=Source.MEETING,
                source_id=number,
                host_id=desk.unit,
                unit_id=desk.unit,
                title=f"议题{number}",
                due=FRIDAY,
            ),
        )
        for number in (1, 2, 3)
    ]
    made = desk.prepare(without=(given[1].id,))
    found = [(one.kind, one.source_id) for one in desk.objects(made)[5:]]
    assert found == [(ObjectKind.ITEM, given[0].id), (ObjectKind.ITEM, given[2].id)]
    before = desk.prepare(half=HALF.previous())
    assert len(desk.objects(before)) == 5, "they are of this half-year"
    desk.town.clock.moment = desk.town.clock.moment.replace(year=2027, month=1)
    desk.town.do(send_back, desk.town.asks(desk.mediator), given[2].id, "换个单位")
    street = desk.town.units["琅琊街道"].id
    ask = desk.town.asks(desk.officer)
    desk.town.do(hand_out_again, ask, given[2].id, street, date(2027, 2, 26))
    found = handed_items(desk.town.work, desk.unit, HALF, 12)
    assert given[2] in found, "wherever it went since"
    assert handed_items(desk.town.work, desk.unit, HALF.next(), 12) == []
