"""What the clock says of major matters: on the due day, then up the rungs, and to whom."""

from datetime import date

import pytest

from domain.assessments import actions, filing, rating, ruling
from domain.assessments.notices import AssessmentDue
from domain.assessments.scale import AnnexKind, Decision
from domain.people.model import Capacity, Role
from domain.reminders.ladder import Rung
from tests.domain.assessment_desk import AssessmentDesk
from tests.domain.conftest import Town


@pytest.fixture
def desk(town: Town) -> AssessmentDesk:
    return AssessmentDesk(town)


def _rungs(desk: AssessmentDesk, who: str) -> list[Rung]:
    return [one.rung for one in desk.told(getattr(desk, who), AssessmentDue)]


def test_the_review_is_asked_for_on_its_day_and_then_up(desk: AssessmentDesk) -> None:
    centre = desk.town.person("琅琊区", Role.CENTRE_OFFICER)
    matter = desk.rated()
    desk.town.do(rating.submit, desk.town.asks(desk.street), matter.id)
    for moment in ("2026-11-30T09:00", "2026-12-01T07:00", "2026-12-01T09:00", "2026-12-02T09:00"):
        desk.sweeps(moment)
    assert _rungs(desk, "supervisor") == [Rung.DUE_DAY, Rung.HANDLER]
    assert _rungs(desk, "administrator") == [Rung.DUE_DAY, Rung.HANDLER]
    assert _rungs(desk, "street") == []
    assert desk.told(centre, AssessmentDue) == []


def test_the_filing_names_what_is_missing(desk: AssessmentDesk) -> None:
    matter = desk.decide(desk.to_decide())
    for kind in AnnexKind:
        if kind not in {AnnexKind.HEARING, AnnexKind.EMERGENCY}:
            asks = desk.town.asks(desk.street)
            desk.town.do(filing.tick, asks, matter.id, kind, there=True)
    desk.sweeps("2026-12-08T09:00")
    [told] = desk.told(desk.street, AssessmentDue)
    assert told.missing == (AnnexKind.HEARING, AnnexKind.EMERGENCY)
    assert (told.owes, told.rung) == ("琅琊街道", Rung.DUE_DAY)
    desk.sweeps("2026-12-09T09:00")
    desk.sweeps("2026-12-10T09:00")
    assert _rungs(desk, "street") == [Rung.DUE_DAY, Rung.HANDLER]
    assert _rungs(desk, "supervisor") == [Rung.NEXT_TIER]


def test_the_stand_in_of_the_street_hears(desk: AssessmentDesk) -> None:
    deputy = desk.town.person("琅琊街道", Role.COORDINATOR, Capacity.STAND_IN)
    desk.decide(desk.to_decide())
    for day in (8, 9, 10):
        desk.sweeps(f"2026-12-{day:02}T09:00")
    assert [one.rung for one in desk.told(deputy, AssessmentDue)] == [Rung.STAND_IN]


def test_who_scored_is_not_asked_to_review(desk: AssessmentDesk) -> None:
    matter = desk.rated(who=desk.supervisor)
    desk.town.do(rating.submit, desk.town.asks(desk.supervisor), matter.id)
    desk.sweeps("2026-12-01T09:00")
    assert _rungs(desk, "administrator") == [Rung.DUE_DAY]
    assert _rungs(desk, "supervisor") == []


def test_a_step_that_was_taken_is_not_reminded_of(desk: AssessmentDesk) -> None:
    matter = desk.rated()
    desk.town.do(rating.submit, desk.town.asks(desk.street), matter.id)
    desk.sweeps("2026-12-01T09:00")
    desk.town.do(ruling.approve, desk.town.asks(desk.supervisor), matter.id)
    desk.sweeps("2026-12-02T09:00")
    assert _rungs(desk, "supervisor") == []
    assert _rungs(desk, "street") == []


def test_what_is_over_or_deferred_is_silent(desk: AssessmentDesk) -> None:
    desk.decide(desk.to_decide(45), Decision.DEFER, "先降风险", date(2027, 3, 1))
    gone = desk.registered()
    desk.town.do(actions.withdraw, desk.town.asks(desk.street), gone.id, "项目取消")
    for day in range(1, 32):
        desk.sweeps(f"2026-12-{day:02}T09:00")
    assert _rungs(desk, "street") == []
    assert _rungs(desk, "supervisor") == []
