"""What may be done about a periodic report is offered exactly when its action is not refused."""

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from domain.cases.model import Effect
from domain.days.periods import Period
from domain.org.model import Unit
from domain.periodic import actions
from domain.periodic.model import Figures, PeriodicReport
from domain.periodic.options import Owing, options
from domain.periodic.tiers import fed_by
from tests.domain.options_town import NOW, Town, a_case, towns
from tests.examples import examples

MANY = examples(500)
INSTANT = timedelta(microseconds=1)
_ACTIONS = ("confirm", "nil", "revise", "explain", "withdraw")


def a_report(draw: Any, town: Town) -> Owing:
    """The report of any unit, confirmed or not, of a period about now."""
    work, kind = town.work, draw(st.sampled_from(list(town.rules.tiers)))
    unit, tier = town.anywhere(draw), work.rules.tiers[kind]
    if draw(st.booleans()):
        unit.kind = tier.unit
        town.settle(draw(st.sampled_from(sorted(tier.confirms))), unit.id)
    period = Period.containing(kind, (NOW + timedelta(days=draw(st.integers(-20, 3)))).date())
    gone_on = draw(st.sampled_from([None, period.last, period.last + timedelta(days=1)]))
    unit.valid_to = gone_on
    confirmed = draw(st.booleans())
    late = confirmed and draw(st.booleans())
    if confirmed:
        work.periodic.add(_confirmed(unit.id, period, late=late))
    passed_on = False
    above = work.org.ancestors(unit)[1:]
    whole = [Period.containing(one.kind, period.last) for one in fed_by(work.rules.tiers, kind)]
    if confirmed and above and whole and draw(st.booleans()):
        work.periodic.add(_confirmed(above[0].id, whole[0], late=False))
        passed_on = True
    return Owing(
        tier=tier,
        period=period,
        kind=unit.kind,
        path=unit.path,
        gone_on=gone_on,
        confirmed=confirmed,
        late=late,
        passed_on=passed_on,
        fresh=_fresh(draw, town, unit, period),
    )


def _fresh(draw: Any, town: Town, unit: Unit, period: Period) -> int:
    """What is new in the period, if anything was filed today."""
    if draw(st.booleans()):
        case = a_case(draw, town)
        next(one for one in town.steps() if one.case_id == case.id).effect = Effect.OPENED
    start, end = period.bounds(town.rules.zone)
    return town.work.periodic.figures(unit.path, start, min(NOW, end - INSTANT)).fresh


def _confirmed(unit_id: int, period: Period, *, late: bool) -> PeriodicReport:
    return PeriodicReport(
        unit_id=unit_id,
        kind=period.kind,
        first=period.first,
        revision=0,
        nil=False,
        late=late,
        remark="",
        confirmed_by=1,
        confirmed_post_id=1,
        confirmed_at=NOW,
        figures=Figures(),
        sheet=None,
        late_reason="",
    )


@MANY
@given(st.data(), st.sampled_from(_ACTIONS))
def test_a_report_is_answered_by_whom_and_when_it_is_offered(data: Any, name: str) -> None:
    town = data.draw(towns())
    owing = a_report(data.draw, town)
    work, period = town.work, owing.period
    may = options(town.me, owing, now=NOW, zone=work.rules.zone)
    unit_id = int(owing.path.rstrip("/").rsplit("/", 1)[-1])
    offered, action, args, words = {
        "confirm": (may.confirm, actions.confirm, (), {"nil": False}),
        "nil": (may.nil, actions.confirm, (), {"nil": True}),
        "revise": (may.change, actions.revise, ("漏了一件",), {"after": 0}),
        "explain": (may.explain, actions.state_late_reason, ("停电",), {}),
        "withdraw": (may.withdraw, actions.withdraw, (), {"after": 0}),
    }[name]
    assert offered == (not town.refuses(action, town.asks(), unit_id, period, *args, **words))
