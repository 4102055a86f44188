"""What supervisors see of trends, loads, waits and rates equals a plain recount, and stays within
reach."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.analysis.model import WAITS, Analysis, Behind, Lookback, Ratio, lookbacks
from domain.analysis.views import HotSpot, ThreeRates
from domain.errors import NotFound
from tests.examples import examples
from tests.makers import NOW
from tests.office import an_office, settled
from tests.storage import analysis_recount as recount
from tests.storage.analysis_story import Matter, live, stories

_UNITS = ("district", "street", "community", "grid", "building", "street_2", "community_2")


@given(stories, st.sampled_from(_UNITS), st.sampled_from(Lookback))
@examples(45)
def test_every_figure_equals_a_recount(story: list[Matter], unit: str, lookback: Lookback) -> None:
    image, district = settled()
    with an_office(image=image) as office:
        live(office, district, story)
        with office.work() as work:
            supervisor = district.actor(work, "supervisor")
        file = recount.on_file(office)
        _as_recounted(office, supervisor, district, file, unit, lookback)


def _as_recounted(office, supervisor, district, file, unit, lookback) -> None:
    reads, top, unit_id = office.boards.analysis, district.paths[unit], district.units[unit]
    now_span, before_span = spans = recount.between(lookback, NOW)
    load = office.read(reads.load(supervisor, unit_id, lookback, NOW))
    assert (load.whole.open, load.whole.overdue) == recount.held(file, top, NOW)
    found = [len(recount.found(file, top, span)) for span in spans]
    assert [load.found.now, load.found.before] == found
    assert [load.ended.now, load.ended.before] == [recount.ended(file, top, one) for one in spans]
    for line in load.below:
        path = file.path(line.unit.id)
        assert (line.load.open, line.load.overdue) == recount.held(file, path, NOW)
    held = office.read(reads.behind(supervisor, unit_id, Behind.HELD, lookback, 0, NOW))
    late = office.read(reads.behind(supervisor, unit_id, Behind.HELD_LATE, lookback, 0, NOW))
    here = office.read(reads.behind(supervisor, unit_id, Behind.HELD_HERE, lookback, 0, NOW))
    assert (held.found.total, late.found.total) == (load.whole.open, load.whole.overdue)
    assert here.found.total == load.here.open

    stuck = office.read(reads.stuck(supervisor, unit_id, lookback, NOW))
    told = {
        one.state: (one.many.now, one.many.before, one.median, one.longest) for one in stuck.waiting
    }
    assert told == recount.waiting(file, top, now_span[0], NOW)
    for which, state in WAITS.items():
        page = office.read(reads.behind(supervisor, unit_id, which, lookback, 0, NOW))
        assert page.found.total == told.get(state, (0,))[0]
        waits = [page.waits[line.id] for line in page.found.lines]
        assert waits == sorted(waits, reverse=True)
        assert waits[:1] == ([told[state][3]] if page.found.total else [])

    board = office.read(reads.satisfaction(supervisor, unit_id, lookback, NOW))
    assert _plain(board.rates) == recount.rates(file, top, now_span, NOW)
    assert _plain(board.before) == recount.rates(file, top, before_span, NOW)
    for rated in board.below:
        assert _plain(rated.rates) == recount.rates(file, file.path(rated.unit.id), now_span, NOW)
    lists = {
        Behind.LATE_RESPONSE: _rest(board.rates.response),
        Behind.UNSOLVED: _rest(board.rates.solved),
        Behind.DISCONTENT: _rest(board.rates.content),
        Behind.NO_WORD: board.rates.silent,
    }
    for which, many in lists.items():
        page = office.read(reads.behind(supervisor, unit_id, which, lookback, 0, NOW))
        assert page.found.total == many

    if lookback not in lookbacks(Analysis.HOT):
        with pytest.raises(NotFound):
            office.read(reads.hot(supervisor, unit_id, lookback, NOW))
        return
    hot = office.read(reads.hot(supervisor, unit_id, lookback, NOW))
    places = {
        key: many
        for key, many in recount.hot(file, top, spans).items()
        if many[0] >= 3 or (many[0] >= 2 and many[0] > many[1])
    }
    assert sorted(_many(one) for one in hot.spots) == sorted(places.values())
    for spot in hot.spots:
        page = office.read(reads.spot(supervisor, unit_id, spot.case_id, lookback, 0, NOW))
        assert page.found.total == spot.many.now
        assert page.item is None, "a supervisor reports nothing"
    for spot in hot.categories:
        topic = office.read(reads.topic(supervisor, unit_id, spot.case_id, lookback, 0, NOW))
        assert topic.found.total == spot.many.now > spot.many.before


def _plain(rates: ThreeRates):
    shares = (rates.response, rates.solved, rates.content)
    return (*((one.part, one.whole) for one in shares), rates.silent)


def _rest(share: Ratio) -> int:
    return share.whole - share.part


def _many(spot: HotSpot) -> tuple[int, int]:
    return spot.many.now, spot.many.before
