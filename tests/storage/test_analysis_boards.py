"""Trends, loads, waits and rates on both databases: what they say of a few matters, and to whom."""

from datetime import timedelta

import pytest

from domain.analysis.model import Analysis, Behind, Lookback, Ratio, Trend
from domain.analysis.views import Load
from domain.cases import rating, steps
from domain.cases.deadlines import set_clock
from domain.cases.lifecycle import Arrow
from domain.cases.merge import merge
from domain.cases.model import CaseKind, Outcome, State, Urgency
from domain.cases.satisfaction import Satisfaction
from domain.errors import NotFound, Refused
from domain.mediation.performance import follow_up
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, District, a_case, a_token, later
from tests.storage.test_boards_status import Asking


def _take(work: Work, district: District, chair: str, case_id: int, arrow: Arrow, **more) -> None:
    now = more.pop("now", NOW)
    asks = Request(actor=district.actor(work, chair), token=a_token(), now=now)
    steps.take_step(work, asks, case_id, arrow, note="好", **more)


def _matters(work: Work, district: District) -> None:
    """A dispute nobody took for 9 days, one kept at a visit, one handed up and in the street's
    hands, two items (one answered and graded, one answered), and one merged into the first."""
    head, grid = district.actor(work, "grid_head"), district.units["grid"]
    first = a_case(work, head, grid, now=later(days=-9))
    success = Outcome.SUCCESS
    visited = a_case(work, head, grid, now=later(days=-5))
    _take(work, district, "mediator", visited.id, Arrow.ACCEPT, now=later(days=-1))
    _take(
        work, district, "mediator", visited.id, Arrow.RESOLVE, now=later(days=-1), outcome=success
    )
    mediator = Request(actor=district.actor(work, "mediator"), token=a_token(), now=NOW)
    grade = Satisfaction.FAIRLY
    follow_up(work, mediator, visited.id, made_on=TODAY, kept=True, satisfaction=grade)
    up = a_case(work, head, grid, now=later(days=-1))
    _take(work, district, "mediator", up.id, Arrow.HAND_UP, to_unit_id=district.units["street"])
    _take(work, district, "coordinator", up.id, Arrow.TAKE)
    for graded in (True, False):
        item = a_case(work, head, grid, kind=CaseKind.OPINION)
        _take(work, district, "officer", item.id, Arrow.ACCEPT)
        _take(work, district, "officer", item.id, Arrow.RESOLVE, outcome=success)
        if graded:
            asks = Request(actor=head, token=a_token(), now=NOW)
            rating.rate(work, asks, item.id, Satisfaction.NOT)
    same = a_case(work, head, grid)
    merge(work, Request(actor=mediator.by, token=a_token(), now=NOW), same.id, first.id)


async def test_the_figures_of_a_few_matters(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    await office.do(_matters, district)
    supervisor, reads = await actor("supervisor"), boards.analysis
    days, community = Lookback.DAYS, district.units["community"]

    hot = await reads.hot(supervisor, community, days, NOW)
    assert [(one.place, one.many) for one in hot.spots] == [
        ("三号楼", Trend(now=3, before=0)),
        ("三号楼", Trend(now=2, before=0)),
    ]
    above = await reads.hot(supervisor, None, days, NOW)
    here = await reads.hot(supervisor, district.units["street"], days, NOW)
    assert [line.unit.id for line in here.below if line.many.now] == [community]
    assert sum(line.many.now for line in above.below) >= sum(line.many.now for line in here.below)
    assert here.below[0].many.now >= 5
    officer = await actor("officer")
    spot = await reads.spot(officer, community, hot.spots[0].case_id, days, 0, NOW)
    assert spot.found.total == 3
    assert spot.item is not None
    assert (spot.item.many, spot.item.category_id) == (3, None)
    month = await reads.spot(officer, community, hot.spots[0].case_id, Lookback.MONTH, 0, NOW)
    assert month.item is None, "only thirty days count for that"

    load = await reads.load(supervisor, district.units["street"], days, NOW)
    assert (load.whole, load.here) == (Load(open=2, overdue=1), Load(open=1, overdue=0))
    assert [one.load for one in load.below] == [Load(open=1, overdue=1)]
    assert (load.found, load.ended) == (Trend(now=6), Trend(now=4))

    stuck = await reads.stuck(supervisor, community, Lookback.WEEK, NOW)
    waiting = {one.state: one for one in stuck.waiting}
    assert set(waiting) == {State.REPORTED, State.ACCEPTED}
    assert waiting[State.REPORTED].many == Trend(now=1, before=2)
    assert waiting[State.REPORTED].longest == timedelta(days=9)
    assert waiting[State.ACCEPTED].many == Trend(now=1, before=0)

    rates = (await reads.satisfaction(supervisor, community, days, NOW)).rates
    assert rates.response == Ratio(part=4, whole=5), "nobody has seen to the first"
    assert rates.solved == Ratio(part=1, whole=2)
    assert rates.content == Ratio(part=1, whole=2)
    assert rates.silent == 1


async def test_a_desk_of_its_own_clock_is_measured_by_it(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    def slow(work: Work) -> None:
        asks = Request(now=later(days=-30))
        set_clock(work, asks, district.units["community"], Urgency.YELLOW, accept=9, handle=20)
        case = a_case(work, district.actor(work, "grid_head"), district.units["grid"],
                      now=later(days=-7))  # fmt: skip
        _take(work, district, "mediator", case.id, Arrow.ACCEPT)

    await office.do(slow)
    board = await boards.analysis.satisfaction(await actor("supervisor"), None, Lookback.DAYS, NOW)
    assert board.rates.response == Ratio(part=1, whole=1)


@pytest.mark.parametrize("of", Analysis)
async def test_only_within_reach(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking, of: Analysis
) -> None:
    await office.do(_matters, district)
    coordinator, reads, day = await actor("coordinator"), boards.analysis, Lookback.DAYS
    board = getattr(reads, of.value)
    assert (await board(coordinator, None, day, NOW)).of.unit.id == district.units["street"]
    assert (await board(coordinator, None, day, NOW)).of.above is None
    outside = [district.units[name] for name in ("district", "street_2", "community_2")]
    for unit_id in (*outside, 0, -1, 2**63):
        with pytest.raises(NotFound):
            await board(coordinator, unit_id, day, NOW)
        for which in Behind:
            with pytest.raises(NotFound):
                await reads.behind(coordinator, unit_id, which, day, 0, NOW)
    for chair in ("mediator", "grid_head", "building_head", "administrator"):
        with pytest.raises(Refused):
            await board(await actor(chair), district.units["community"], day, NOW)
    other = await actor("coordinator_2")
    for case_id in (1, 2, 2**62):
        for read in (reads.spot, reads.topic):
            with pytest.raises(NotFound):
                await read(other, district.units["street_2"], case_id, day, 0, NOW)
