"""Measures against the risk, the grade expected after them, and the first review."""

from datetime import date

import pytest

from domain.assessments import filing, rating, ruling
from domain.assessments.model import (
    MEASURES_LIMIT,
    AssessmentState,
)
from domain.assessments.notices import AssessmentMoved
from domain.assessments.scale import Grade
from domain.cases.satisfaction import Satisfaction
from domain.errors import Invalid, WrongStep
from domain.followups.model import Followup, FollowupState
from tests.domain.assessment_desk import (
    DUE,
    AssessmentDesk,
    due_day,
    measured,
    refused,
)
from tests.domain.conftest import Town


@pytest.fixture
def desk(town: Town) -> AssessmentDesk:
    return AssessmentDesk(town)


def test_measures_lower_what_is_expected(desk: AssessmentDesk) -> None:
    matter, by = desk.rated(30), lambda: desk.town.asks(desk.street)
    assert (desk.grade(matter), desk.round(matter).expected) == (Grade.MEDIUM, Grade.MEDIUM)
    assert refused(desk, Invalid, rating.expect, by(), matter.id, Grade.HIGH) == "expect-riskier"
    assert refused(desk, Invalid, rating.expect, by(), matter.id, Grade.LOW) == "expect-measures"
    followup = measured(desk, matter)
    assert followup.host_id == desk.town.units["琅琊街道"].id
    desk.town.do(rating.expect, by(), matter.id, Grade.LOW)
    assert (desk.grade(matter), desk.round(matter).expected) == (Grade.MEDIUM, Grade.LOW)
    desk.review(matter)
    desk.decide(matter)
    assert not desk.round(matter).against, "after the measures it is low"
    desk.filed(matter)
    assert refused(desk, Invalid, filing.archive, by(), matter.id) == "archive-open"
    assert refused(
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
    measured(desk, matter)
    asks = desk.town.asks(desk.street)
    assert refused(desk, Invalid, rating.expect, asks, matter.id, Grade.LOW) == "expect-veto"


def test_measures_have_a_limit_and_words(desk: AssessmentDesk) -> None:
    matter, unit = desk.rated(), desk.town.units["古道社区"].id
    call = (rating.add_measure, desk.town.asks(desk.street), matter.id, " ", unit, DUE)
    assert refused(desk, Invalid, *call) == "measure-missing"
    for _ in range(MEASURES_LIMIT):
        measured(desk, matter)
    call = (rating.add_measure, desk.town.asks(desk.street), matter.id, "再加", unit, DUE)
    assert refused(desk, Invalid, *call) == "measures-many"


def test_the_first_review_returns_it_with_a_reason(desk: AssessmentDesk) -> None:
    matter = desk.rated()
    desk.town.do(rating.submit, desk.town.asks(desk.street), matter.id)
    assert due_day(matter) == date(2026, 12, 1), "five working days"
    call = (ruling.send_back, desk.town.asks(desk.supervisor), matter.id)
    assert refused(desk, Invalid, *call, "") == "note-missing"
    desk.town.do(ruling.send_back, desk.town.asks(desk.supervisor), matter.id, "缺听证记录")
    assert matter.state is AssessmentState.RATED
    [told] = desk.told(desk.street, AssessmentMoved)
    assert (told.arrow, told.note) == ("send_back", "缺听证记录")
