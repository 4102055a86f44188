"""Days of an assessment that are put right: when the work begins, and when it was decided."""

from datetime import date, timedelta

import pytest

from domain.assessments import actions, ruling
from domain.assessments.model import AssessmentState, AssessmentStep, begun_early
from domain.assessments.scale import Decision
from domain.errors import Invalid, Refused, WrongStep
from domain.people.model import Actor
from tests.domain.assessment_desk import START, AssessmentDesk, due_day, refused
from tests.domain.conftest import Town
from tests.makers import TODAY, ZONE

SLIPS = START + timedelta(days=14)


@pytest.fixture
def desk(town: Town) -> AssessmentDesk:
    return AssessmentDesk(town)


def moves(desk: AssessmentDesk, number: int, who: Actor | None = None) -> tuple[object, ...]:
    return actions.move_start, desk.town.asks(who or desk.street), number


def test_a_start_that_slips_is_moved_with_a_reason_that_stays(desk: AssessmentDesk) -> None:
    matter = desk.registered()
    asks = desk.town.asks(desk.street)
    for _ in range(2):
        desk.town.do(actions.move_start, asks, matter.id, SLIPS, "招标推迟")
    assert (matter.starts_on, due_day(matter)) == (SLIPS, date(2026, 12, 31))
    notes = [one.note for one in desk.town.all(AssessmentStep) if one.note]
    assert notes == ["2026-12-21 → 2027-01-04 招标推迟"]
    assert refused(desk, Invalid, *moves(desk, matter.id), START, " ") == "note-missing"
    assert refused(desk, Invalid, *moves(desk, matter.id), SLIPS, "改") == "start-same"
    assert refused(desk, Invalid, *moves(desk, matter.id), date(2099, 1, 1), "改") == "day-far-off"
    by = desk.supervisor
    assert refused(desk, Refused, *moves(desk, matter.id, by), START, "改")


def test_what_was_decided_in_time_after_all_was_not_begun_early(desk: AssessmentDesk) -> None:
    matter = desk.to_decide()
    desk.town.do(actions.move_start, desk.town.asks(desk.street), matter.id, TODAY, "提前进场")
    desk.sweeps("2026-11-30T10:00")
    desk.decide(matter)
    decided = date(2026, 11, 30)
    assert begun_early(matter.starts_on, decided, decided)
    due = matter.due_at
    desk.town.do(actions.move_start, desk.town.asks(desk.street), matter.id, decided, "实际今天")
    assert not begun_early(matter.starts_on, decided, decided)
    assert (matter.state, matter.due_at) == (AssessmentState.DECIDED, due), (
        "filing is due as before"
    )
    gone = desk.registered()
    desk.town.do(actions.withdraw, desk.town.asks(desk.street), gone.id, "取消")
    assert refused(desk, WrongStep, *moves(desk, gone.id), SLIPS, "改")


def test_a_decision_is_put_on_file_as_of_its_day(desk: AssessmentDesk) -> None:
    matter = desk.to_decide()
    desk.sweeps("2026-11-30T10:00")
    call = (ruling.decide, desk.town.asks(desk.administrator), matter.id, Decision.CARRY_OUT, "")
    assert refused(desk, Invalid, *call, None, date(2026, 12, 1)) == "decision-ahead"
    before = TODAY - timedelta(days=1)
    assert refused(desk, Invalid, *call, None, before) == "decision-before"
    day = date(2026, 11, 26)
    desk.town.do(*call, None, day)  # type: ignore[arg-type]  # whatever action it is
    assert matter.decided_at is not None
    assert matter.decided_at.astimezone(ZONE).date() == day
    assert matter.decided_at == matter.first_decided_at == desk.round(matter).decided_at
    assert due_day(matter) == date(2026, 12, 10), "ten working days from the decision"


def test_a_decision_of_the_day_the_round_began_is_not_before_it(desk: AssessmentDesk) -> None:
    matter = desk.to_decide()
    desk.sweeps("2026-11-30T10:00")
    call = (ruling.decide, desk.town.asks(desk.administrator), matter.id, Decision.CARRY_OUT, "")
    desk.town.do(*call, None, TODAY)  # type: ignore[arg-type]  # whatever action it is
    assert matter.decided_at is not None
    assert matter.decided_at >= desk.round(matter).began_at
