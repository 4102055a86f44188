"""A matter from its registration to the archive, and every turn on the way."""

from datetime import date, timedelta

import pytest

from domain.assessments import actions, filing, rating, ruling
from domain.assessments.model import (
    MEASURES_LIMIT,
    NAME_LIMIT,
    Assessment,
    AssessmentRound,
    AssessmentState,
    AssessmentStep,
)
from domain.assessments.notices import AssessmentMoved
from domain.assessments.scale import AnnexKind, Decision, Grade, Procedure
from domain.cases.satisfaction import Satisfaction
from domain.days.deadlines import last_day
from domain.errors import DomainError, Invalid, NotFound, Refused, WrongStep
from domain.followups.model import Followup, FollowupState
from tests.domain.assessment_desk import START, UNTIL, AssessmentDesk, opinions
from tests.domain.conftest import Town
from tests.makers import TODAY, ZONE

DUE = date(2026, 12, 11)


@pytest.fixture
def desk(town: Town) -> AssessmentDesk:
    return AssessmentDesk(town)


def _due(matter: Assessment) -> date | None:
    return matter.due_at and last_day(matter.due_at, ZONE)


def _measure(desk: AssessmentDesk, matter: Assessment, unit: str = "古道社区") -> Followup:
    return desk.town.do(
        rating.add_measure,
        desk.town.asks(desk.street),
        matter.id,
        "逐户讲清补偿办法",
        desk.town.units[unit].id,
        DUE,
    )


def _refused(desk: AssessmentDesk, error: type[DomainError], *call: object) -> str:
    action, *rest = call
    with pytest.raises(error) as raised:
        desk.town.do(action, *rest)  # type: ignore[arg-type]
    return raised.value.reason


def test_from_registration_to_the_archive(desk: AssessmentDesk) -> None:
    matter = desk.registered()
    assert _due(matter) == date(2026, 12, 18), "the working day before work begins"
    desk.hear(matter, 2)
    assert _due(matter) == UNTIL
    desk.rate(matter, 5)
    assert (desk.round(matter).score, desk.grade(matter)) == (95, Grade.LOW)
    desk.review(matter)
    assert [one.arrow for one in desk.told(desk.supervisor, AssessmentMoved)] == ["submit"]
    desk.decide(matter)
    assert (matter.state, matter.decision) == (AssessmentState.DECIDED, Decision.CARRY_OUT)
    assert _due(matter) == date(2026, 12, 8), "ten working days to file"
    assert not desk.round(matter).against
    desk.filed(matter)
    assert _due(matter) == date(2026, 12, 24), "looked after each month"
    desk.town.do(filing.track, desk.town.asks(desk.street), matter.id, "按计划进行")
    desk.town.do(filing.archive, desk.town.asks(desk.street), matter.id)
    assert (matter.state, matter.due_at) == (AssessmentState.ARCHIVED, None)
    told = [one.arrow for one in desk.told(desk.street, AssessmentMoved)]
    assert told == ["approve", "carry_out"]


def test_the_same_tap_changes_nothing_twice(desk: AssessmentDesk) -> None:
    asks = desk.town.asks(desk.street)
    first = desk.town.do(actions.register, asks, desk.draft())
    assert desk.town.do(actions.register, asks, desk.draft()).id == first.id
    taps = [
        (actions.plan, (first.id, "问卷", UNTIL)),
        (actions.hear, (first.id, opinions(), "")),
    ]
    for action, rest in taps:
        tap = desk.town.asks(desk.street)
        for _ in range(2):
            desk.town.do(action, tap, *rest)  # type: ignore[arg-type]
    desk.rate(first)
    for action in (rating.rescore, None, rating.submit):
        if action is None:
            desk.rate(first)
            tap = desk.town.asks(desk.street)
            unit = desk.town.units["古道社区"].id
            both = [
                desk.town.do(rating.add_measure, tap, first.id, "讲清", unit, DUE).id
                for _ in range(2)
            ]
            assert both[0] == both[1]
            continue
        tap = desk.town.asks(desk.street)
        for _ in range(2):
            desk.town.do(action, tap, first.id)
    for judge, rest2 in ((ruling.approve, ()), (ruling.decide, (Decision.CARRY_OUT,))):
        tap = desk.town.asks(desk.supervisor)
        for _ in range(2):
            desk.town.do(judge, tap, first.id, *rest2)  # type: ignore[operator]
    arrows = [one.arrow for one in desk.town.all(AssessmentStep)]
    assert arrows == [
        *("register", "plan", "hear", "rate", "rescore", "rate", "measure", "submit"),
        *("approve", "carry_out"),
    ]


def test_who_may(desk: AssessmentDesk) -> None:
    other = desk.town.unit("北门街道", desk.town.units["琅琊街道"].kind, "琅琊区")
    stranger = desk.town.person(other.name, desk.street.seats[0].role)
    matter = desk.to_decide()
    assert _refused(desk, Refused, actions.register, desk.town.asks(desk.mediator), desk.draft())
    assert _refused(desk, Refused, actions.register, desk.town.asks(desk.supervisor), desk.draft())
    decided = (matter.id, Decision.CARRY_OUT)
    for who, error in (
        (stranger, NotFound),
        (desk.mediator, NotFound),
        (desk.street, Refused),
    ):
        assert _refused(desk, error, ruling.decide, desk.town.asks(who), *decided)
        assert _refused(desk, NotFound, ruling.decide, desk.town.asks(who), 999, decided[1])
    assert _refused(
        desk, Refused, actions.withdraw, desk.town.asks(desk.supervisor), matter.id, "算了"
    )


def test_who_scored_neither_reviews_nor_decides(desk: AssessmentDesk) -> None:
    matter = desk.rated(who=desk.supervisor)
    desk.town.do(rating.submit, desk.town.asks(desk.supervisor), matter.id)
    assert [one.arrow for one in desk.told(desk.administrator, AssessmentMoved)] == ["submit"]
    assert desk.told(desk.supervisor, AssessmentMoved) == []
    asks = desk.town.asks(desk.supervisor)
    assert _refused(desk, Refused, ruling.approve, asks, matter.id) == "review-own"
    desk.town.do(ruling.approve, desk.town.asks(desk.administrator), matter.id)
    asks = desk.town.asks(desk.supervisor)
    assert _refused(desk, Refused, ruling.decide, asks, matter.id, Decision.CARRY_OUT)
    desk.decide(matter)


def test_one_tap_on_an_item_is_enough_to_be_a_scorer(desk: AssessmentDesk) -> None:
    matter = desk.heard(who=desk.supervisor)
    desk.town.do(rating.score, desk.town.asks(desk.administrator), matter.id, "law", 7)
    desk.rate(matter, who=desk.supervisor)
    desk.town.do(rating.score, *_again(desk, matter))
    desk.town.do(rating.rate, desk.town.asks(desk.supervisor), matter.id)
    desk.town.do(rating.submit, desk.town.asks(desk.supervisor), matter.id)
    asks = desk.town.asks(desk.administrator)
    assert _refused(desk, Refused, ruling.approve, asks, matter.id) == "review-own"


def _again(desk: AssessmentDesk, matter: Assessment) -> tuple[object, ...]:
    desk.town.do(rating.rescore, desk.town.asks(desk.supervisor), matter.id)
    return desk.town.asks(desk.administrator), matter.id, "law", 6


def test_what_cannot_be_registered(desk: AssessmentDesk) -> None:
    def reason(**but: object) -> str:
        draft = desk.draft(**but)  # type: ignore[arg-type]
        return _refused(desk, Invalid, actions.register, desk.town.asks(desk.street), draft)

    assert reason(name=" ") == "assessment-name"
    assert reason(name="长" * (NAME_LIMIT + 1)) == "name-too-long"
    assert reason(starts_on=TODAY - timedelta(days=400)) == "day-long-ago"
    assert reason(starts_on=date(2099, 1, 1)) == "day-far-off"
    late = desk.registered(draft=desk.draft(starts_on=TODAY - timedelta(days=3)))
    assert _due(late) == date(2026, 12, 1), "work has begun: five working days"


def test_plan_and_opinions_are_checked(desk: AssessmentDesk) -> None:
    matter, by = desk.registered(), lambda: desk.town.asks(desk.street)
    assert _refused(desk, WrongStep, actions.hear, by(), matter.id, opinions(), "")
    assert _refused(desk, Invalid, actions.plan, by(), matter.id, " ", UNTIL) == "note-missing"
    gone = TODAY - timedelta(days=1)
    assert _refused(desk, Invalid, actions.plan, by(), matter.id, "问卷", gone) == "day-gone"
    desk.town.do(actions.plan, by(), matter.id, "问卷", UNTIL)
    assert _refused(desk, Invalid, actions.hear, by(), matter.id, opinions(60, 50), "")
    assert _refused(desk, NotFound, rating.score, by(), matter.id, "charm", 1) == "item"
    for many in (-1, 7):
        call = (rating.score, by(), matter.id, "competence", many)
        assert _refused(desk, Invalid, *call) == "score-points"
    assert _refused(desk, Invalid, rating.rate, by(), matter.id) == "opinions-missing"
    desk.town.do(actions.hear, by(), matter.id, opinions(), "")
    assert _refused(desk, Invalid, rating.rate, by(), matter.id) == "score-missing"


def test_the_simple_procedure_may_do_without_opinions(desk: AssessmentDesk) -> None:
    matter = desk.registered(draft=desk.draft(procedure=Procedure.SIMPLE))
    desk.town.do(actions.plan, desk.town.asks(desk.street), matter.id, "走访", UNTIL)
    desk.rate(matter)
    assert desk.grade(matter) is Grade.LOW


def test_points_are_given_again_and_kept_meanwhile(desk: AssessmentDesk) -> None:
    matter = desk.heard()
    for many in (3, 6):
        desk.town.do(rating.score, desk.town.asks(desk.street), matter.id, "competence", many)
    found = desk.town.work.assessments.scores(desk.round(matter).id)
    assert [(one.item, one.points) for one in found] == [("competence", 6)]


def test_measures_lower_what_is_expected(desk: AssessmentDesk) -> None:
    matter, by = desk.rated(30), lambda: desk.town.asks(desk.street)
    assert (desk.grade(matter), desk.round(matter).expected) == (Grade.MEDIUM, Grade.MEDIUM)
    assert _refused(desk, Invalid, rating.expect, by(), matter.id, Grade.HIGH) == "expect-riskier"
    assert _refused(desk, Invalid, rating.expect, by(), matter.id, Grade.LOW) == "expect-measures"
    followup = _measure(desk, matter)
    assert followup.host_id == desk.town.units["琅琊街道"].id
    desk.town.do(rating.expect, by(), matter.id, Grade.LOW)
    assert (desk.grade(matter), desk.round(matter).expected) == (Grade.MEDIUM, Grade.LOW)
    desk.review(matter)
    desk.decide(matter)
    assert not desk.round(matter).against, "after the measures it is low"
    desk.filed(matter)
    assert _refused(desk, Invalid, filing.archive, by(), matter.id) == "archive-open"
    assert _refused(
        desk, WrongStep, rating.judge_measure, by(), _source(followup), Satisfaction.SATISFIED
    )
    followup.state, followup.feedback = FollowupState.FED_BACK, "都讲清了"
    desk.town.session.commit()
    desk.town.do(rating.judge_measure, by(), _source(followup), Satisfaction.SATISFIED)
    desk.town.do(filing.archive, by(), matter.id)


def _source(followup: Followup) -> int:
    return followup.source_id


def test_no_measure_makes_lawful_what_is_not(desk: AssessmentDesk) -> None:
    matter = desk.heard()
    desk.rate(matter)
    desk.town.do(rating.rescore, desk.town.asks(desk.street), matter.id)
    desk.town.do(rating.score, desk.town.asks(desk.street), matter.id, "law", 0)
    desk.town.do(rating.rate, desk.town.asks(desk.street), matter.id)
    assert desk.grade(matter) is Grade.HIGH
    _measure(desk, matter)
    asks = desk.town.asks(desk.street)
    assert _refused(desk, Invalid, rating.expect, asks, matter.id, Grade.LOW) == "expect-veto"


def test_measures_have_a_limit_and_words(desk: AssessmentDesk) -> None:
    matter, unit = desk.rated(), desk.town.units["古道社区"].id
    call = (rating.add_measure, desk.town.asks(desk.street), matter.id, " ", unit, DUE)
    assert _refused(desk, Invalid, *call) == "measure-missing"
    for _ in range(MEASURES_LIMIT):
        _measure(desk, matter)
    call = (rating.add_measure, desk.town.asks(desk.street), matter.id, "再加", unit, DUE)
    assert _refused(desk, Invalid, *call) == "measures-many"


def test_the_first_review_returns_it_with_a_reason(desk: AssessmentDesk) -> None:
    matter = desk.rated()
    desk.town.do(rating.submit, desk.town.asks(desk.street), matter.id)
    assert _due(matter) == date(2026, 12, 1), "five working days"
    call = (ruling.send_back, desk.town.asks(desk.supervisor), matter.id)
    assert _refused(desk, Invalid, *call, "") == "note-missing"
    desk.town.do(ruling.send_back, desk.town.asks(desk.supervisor), matter.id, "缺听证记录")
    assert matter.state is AssessmentState.RATED
    [told] = desk.told(desk.street, AssessmentMoved)
    assert (told.arrow, told.note) == ("send_back", "缺听证记录")


def test_against_the_guidance_only_with_a_reason(desk: AssessmentDesk) -> None:
    matter = desk.to_decide(45)
    call = (ruling.decide, desk.town.asks(desk.administrator), matter.id)
    assert _refused(desk, Invalid, *call, Decision.CARRY_OUT) == "decision-reason"
    assert _refused(desk, Invalid, *call, Decision.STEPWISE) == "decision-setting"
    desk.decide(matter, Decision.CARRY_OUT, "汛期前必须完工")
    assert (desk.round(matter).against, desk.round(matter).reason) == (True, "汛期前必须完工")
    refused = desk.to_decide(45)
    desk.decide(refused, Decision.REFUSE)
    assert not desk.round(refused).against


def test_what_is_deferred_comes_back_on_its_day(desk: AssessmentDesk) -> None:
    matter = desk.to_decide(45)
    call = (ruling.decide, desk.town.asks(desk.administrator), matter.id, Decision.DEFER, "")
    assert _refused(desk, Invalid, *call, None) == "decision-day"
    assert _refused(desk, Invalid, *call, TODAY) == "day-gone"
    desk.decide(matter, Decision.DEFER, "先降风险", date(2026, 12, 10))
    assert (matter.state, matter.due_at) == (AssessmentState.DEFERRED, None)
    desk.sweeps("2026-12-09T10:00")
    assert matter.state is AssessmentState.DEFERRED
    for _ in range(2):
        desk.sweeps("2026-12-10T09:00")
    assert (matter.state, matter.round) == (AssessmentState.REGISTERED, 2)
    assert matter.decision is Decision.DEFER, "until it is decided anew"
    rounds = desk.town.all(AssessmentRound)
    assert [(one.number, one.decision) for one in rounds] == [(1, Decision.DEFER), (2, None)]
    [told] = [one for one in desk.told(desk.street, AssessmentMoved) if one.arrow == "resume"]
    assert told.name == matter.name
    desk.hear(matter, 1)
    desk.rate(matter)
    desk.review(matter)
    desk.decide(matter)
    assert matter.decision is Decision.CARRY_OUT


def test_withdrawn_with_a_reason_and_its_measures_dropped(desk: AssessmentDesk) -> None:
    matter = desk.rated(30)
    followup = _measure(desk, matter)
    desk.town.do(rating.submit, desk.town.asks(desk.street), matter.id)
    call = (actions.withdraw, desk.town.asks(desk.street), matter.id)
    assert _refused(desk, Invalid, *call, " ") == "note-missing"
    desk.town.do(*call, "项目取消")  # type: ignore[arg-type]
    assert (matter.state, matter.due_at) == (AssessmentState.WITHDRAWN, None)
    assert followup.state is FollowupState.DROPPED
    told = [one.arrow for one in desk.told(desk.supervisor, AssessmentMoved)]
    assert told == ["submit", "withdraw"]
    decided = desk.decide(desk.to_decide())
    call = (actions.withdraw, desk.town.asks(desk.street), decided.id, "晚了")
    assert _refused(desk, WrongStep, *call)


def test_it_is_filed_once_all_annexes_are_there(desk: AssessmentDesk) -> None:
    matter, by = desk.decide(desk.to_decide()), lambda: desk.town.asks(desk.street)

    def files(*, above: bool) -> None:
        desk.town.do(filing.file_papers, by(), matter.id, above=above)

    with pytest.raises(Invalid, match="annexes-missing"):
        files(above=False)
    for kind in AnnexKind:
        desk.town.do(filing.tick, by(), matter.id, kind, there=True)
    desk.town.do(filing.tick, by(), matter.id, AnnexKind.HEARING, there=False)
    with pytest.raises(Invalid, match="annexes-missing"):
        files(above=False)
    for _ in range(2):
        desk.town.do(filing.tick, by(), matter.id, AnnexKind.HEARING, there=True)
    with pytest.raises(Invalid, match="filed-first"):
        files(above=True)
    files(above=False)
    assert (matter.filed_here_on, matter.filed) == (TODAY, False)
    files(above=False)
    files(above=True)
    assert matter.filed
    simple = desk.registered(draft=desk.draft(procedure=Procedure.SIMPLE, starts_on=START))
    with pytest.raises(WrongStep):
        desk.town.do(filing.tick, by(), simple.id, AnnexKind.PLAN, there=True)
