"""A matter from its registration to the archive, and every turn on the way."""

from datetime import date, timedelta

import pytest

from domain.assessments import actions, filing, rating, ruling
from domain.assessments.model import (
    NAME_LIMIT,
    Assessment,
    AssessmentRound,
    AssessmentState,
    AssessmentStep,
)
from domain.assessments.notices import AssessmentMoved
from domain.assessments.scale import AnnexKind, Decision, Grade, Procedure
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.followups.model import FollowupState
from tests.domain.assessment_desk import (
    DUE,
    START,
    UNTIL,
    AssessmentDesk,
    due_day,
    measured,
    opinions,
    refused,
)
from tests.domain.conftest import Town
from tests.makers import TODAY


@pytest.fixture
def desk(town: Town) -> AssessmentDesk:
    return AssessmentDesk(town)


def test_from_registration_to_the_archive(desk: AssessmentDesk) -> None:
    matter = desk.registered()
    assert due_day(matter) == date(2026, 12, 18), "the working day before work begins"
    desk.hear(matter, 2)
    assert due_day(matter) == UNTIL
    desk.rate(matter, 5)
    assert (desk.round(matter).score, desk.grade(matter)) == (95, Grade.LOW)
    desk.review(matter)
    assert [one.arrow for one in desk.told(desk.supervisor, AssessmentMoved)] == ["submit"]
    desk.decide(matter)
    assert (matter.state, matter.decision) == (AssessmentState.DECIDED, Decision.CARRY_OUT)
    assert due_day(matter) == date(2026, 12, 8), "ten working days to file"
    assert not desk.round(matter).against
    desk.filed(matter)
    assert due_day(matter) == date(2026, 12, 24), "looked after each month"
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
            desk.town.do(action, tap, *rest)  # type: ignore[arg-type]  # whatever action it is
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
            desk.town.do(judge, tap, first.id, *rest2)  # type: ignore[operator]  # whatever action it is
    arrows = [one.arrow for one in desk.town.all(AssessmentStep)]
    assert arrows == [
        *("register", "plan", "hear", "rate", "rescore", "rate", "measure", "submit"),
        *("approve", "carry_out"),
    ]


def test_who_may(desk: AssessmentDesk) -> None:
    other = desk.town.unit("北门街道", desk.town.units["琅琊街道"].kind, "琅琊区")
    stranger = desk.town.person(other.name, desk.street.seats[0].role)
    matter = desk.to_decide()
    assert refused(desk, Refused, actions.register, desk.town.asks(desk.mediator), desk.draft())
    assert refused(desk, Refused, actions.register, desk.town.asks(desk.supervisor), desk.draft())
    decided = (matter.id, Decision.CARRY_OUT)
    for who, error in (
        (stranger, NotFound),
        (desk.mediator, NotFound),
        (desk.street, Refused),
    ):
        assert refused(desk, error, ruling.decide, desk.town.asks(who), *decided)
        assert refused(desk, NotFound, ruling.decide, desk.town.asks(who), 999, decided[1])
    assert refused(
        desk, Refused, actions.withdraw, desk.town.asks(desk.supervisor), matter.id, "算了"
    )


def test_who_scored_neither_reviews_nor_decides(desk: AssessmentDesk) -> None:
    matter = desk.rated(who=desk.supervisor)
    desk.town.do(rating.submit, desk.town.asks(desk.supervisor), matter.id)
    assert [one.arrow for one in desk.told(desk.administrator, AssessmentMoved)] == ["submit"]
    assert desk.told(desk.supervisor, AssessmentMoved) == []
    asks = desk.town.asks(desk.supervisor)
    assert refused(desk, Refused, ruling.approve, asks, matter.id) == "review-own"
    desk.town.do(ruling.approve, desk.town.asks(desk.administrator), matter.id)
    asks = desk.town.asks(desk.supervisor)
    assert refused(desk, Refused, ruling.decide, asks, matter.id, Decision.CARRY_OUT)
    desk.decide(matter)


def test_one_tap_on_an_item_is_enough_to_be_a_scorer(desk: AssessmentDesk) -> None:
    matter = desk.heard(who=desk.supervisor)
    desk.town.do(rating.score, desk.town.asks(desk.administrator), matter.id, "law", 7)
    desk.rate(matter, who=desk.supervisor)
    desk.town.do(rating.score, *_again(desk, matter))
    desk.town.do(rating.rate, desk.town.asks(desk.supervisor), matter.id)
    desk.town.do(rating.submit, desk.town.asks(desk.supervisor), matter.id)
    asks = desk.town.asks(desk.administrator)
    assert refused(desk, Refused, ruling.approve, asks, matter.id) == "review-own"


def test_who_hears_expects_or_submits_neither_reviews_nor_decides(desk: AssessmentDesk) -> None:
    by, other = desk.supervisor, desk.administrator
    heard = desk.registered(by, desk.draft("琅琊区"))
    desk.town.do(actions.plan, desk.town.asks(by), heard.id, "问卷", UNTIL)
    desk.town.do(actions.hear, desk.town.asks(other), heard.id, opinions(), "")
    expected = desk.rate(desk.heard(who=by), who=by)
    desk.town.do(rating.expect, desk.town.asks(other), expected.id, Grade.LOW)
    handed_in = desk.rated(who=by)
    for matter in (desk.rate(heard, who=by), expected):
        desk.town.do(rating.submit, desk.town.asks(by), matter.id)
    desk.town.do(rating.submit, desk.town.asks(other), handed_in.id)
    for matter in (heard, expected, handed_in):
        asks = desk.town.asks(other)
        assert refused(desk, Refused, ruling.approve, asks, matter.id) == "review-own"


def _again(desk: AssessmentDesk, matter: Assessment) -> tuple[object, ...]:
    desk.town.do(rating.rescore, desk.town.asks(desk.supervisor), matter.id)
    return desk.town.asks(desk.administrator), matter.id, "law", 6


def test_what_cannot_be_registered(desk: AssessmentDesk) -> None:
    def reason(**but: object) -> str:
        draft = desk.draft(**but)  # type: ignore[arg-type]  # whatever action it is
        return refused(desk, Invalid, actions.register, desk.town.asks(desk.street), draft)

    assert reason(name=" ") == "assessment-name"
    assert reason(name="长" * (NAME_LIMIT + 1)) == "name-too-long"
    assert reason(starts_on=TODAY - timedelta(days=400)) == "day-long-ago"
    assert reason(starts_on=date(2099, 1, 1)) == "day-far-off"
    late = desk.registered(draft=desk.draft(starts_on=TODAY - timedelta(days=3)))
    assert due_day(late) == date(2026, 12, 1), "work has begun: five working days"


def test_plan_and_opinions_are_checked(desk: AssessmentDesk) -> None:
    matter, by = desk.registered(), lambda: desk.town.asks(desk.street)
    assert refused(desk, WrongStep, actions.hear, by(), matter.id, opinions(), "")
    assert refused(desk, Invalid, actions.plan, by(), matter.id, " ", UNTIL) == "note-missing"
    gone = TODAY - timedelta(days=1)
    assert refused(desk, Invalid, actions.plan, by(), matter.id, "问卷", gone) == "day-gone"
    desk.town.do(actions.plan, by(), matter.id, "问卷", UNTIL)
    assert refused(desk, Invalid, actions.hear, by(), matter.id, opinions(60, 50), "")
    assert refused(desk, NotFound, rating.score, by(), matter.id, "charm", 1) == "item"
    for many in (-1, 7):
        call = (rating.score, by(), matter.id, "competence", many)
        assert refused(desk, Invalid, *call) == "score-points"
    assert refused(desk, Invalid, rating.rate, by(), matter.id) == "opinions-missing"
    desk.town.do(actions.hear, by(), matter.id, opinions(), "")
    assert refused(desk, Invalid, rating.rate, by(), matter.id) == "score-missing"


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


def test_against_the_guidance_only_with_a_reason(desk: AssessmentDesk) -> None:
    matter = desk.to_decide(45)
    call = (ruling.decide, desk.town.asks(desk.administrator), matter.id)
    assert refused(desk, Invalid, *call, Decision.CARRY_OUT) == "decision-reason"
    assert refused(desk, Invalid, *call, Decision.STEPWISE) == "decision-setting"
    desk.decide(matter, Decision.CARRY_OUT, "汛期前必须完工")
    assert (desk.round(matter).against, desk.round(matter).reason) == (True, "汛期前必须完工")
    turned = desk.to_decide(45)
    desk.decide(turned, Decision.REFUSE)
    assert not desk.round(turned).against


def test_what_is_deferred_comes_back_on_its_day(desk: AssessmentDesk) -> None:
    matter = desk.to_decide(45)
    call = (ruling.decide, desk.town.asks(desk.administrator), matter.id, Decision.DEFER, "")
    assert refused(desk, Invalid, *call, None) == "decision-day"
    assert refused(desk, Invalid, *call, TODAY) == "day-gone"
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
    followup = measured(desk, matter)
    desk.town.do(rating.submit, desk.town.asks(desk.street), matter.id)
    call = (actions.withdraw, desk.town.asks(desk.street), matter.id)
    assert refused(desk, Invalid, *call, " ") == "note-missing"
    desk.town.do(*call, "项目取消")  # type: ignore[arg-type]  # whatever action it is
    assert (matter.state, matter.due_at) == (AssessmentState.WITHDRAWN, None)
    assert followup.state is FollowupState.DROPPED
    told = [one.arrow for one in desk.told(desk.supervisor, AssessmentMoved)]
    assert told == ["submit", "withdraw"]
    decided = desk.decide(desk.to_decide())
    call = (actions.withdraw, desk.town.asks(desk.street), decided.id, "晚了")
    assert refused(desk, WrongStep, *call)


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
