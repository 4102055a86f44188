"""Means: of the sheets that are in, rounded once, by item only from enough of them on."""

from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from domain.twoway.model import (
    SheetState,
    TwowayFacts,
    TwowayForm,
    TwowayItem,
    TwowaySheet,
    TwowayTopic,
    whole,
)
from domain.twoway.results import Mean, result_of
from tests.examples import examples

forms = st.lists(st.sampled_from(TwowayTopic), min_size=1, unique=True).flatmap(
    lambda topics: st.tuples(*(st.integers(1, 50) for _ in topics)).map(
        lambda most: TwowayForm(
            items=tuple(
                TwowayItem(topic=topic, most=many) for topic, many in zip(topics, most, strict=True)
            )
        )
    )
)


@st.composite
def judged(draw: st.DrawFn) -> tuple[TwowayForm, list[TwowaySheet]]:
    form = draw(forms)
    sheets = []
    for _ in range(draw(st.integers(0, 8))):
        none = draw(st.booleans())
        marks = {item.topic: draw(st.integers(0, item.most)) for item in form.items}
        sheets.append(
            TwowaySheet(
                round_id=1,
                from_id=1,
                to_id=2,
                facts=TwowayFacts(),
                marks={} if none else marks,
                state=SheetState.NO_DEALINGS if none else SheetState.IN,
            )
        )
    return form, sheets


@given(judged(), st.integers(0, 5), st.randoms())
@examples(150)
def test_the_mean_is_that_of_the_sheets_whatever_their_order(
    made: tuple[TwowayForm, list[TwowaySheet]], least: int, chance: Random
) -> None:
    form, sheets = made
    got = [one for one in sheets if one.state is SheetState.IN]
    result = result_of(form, sheets, least)
    chance.shuffle(sheets)
    assert result_of(form, sheets, least) == result
    assert result.none == len(sheets) - len(got)
    assert result.mean.sheets == len(got)
    assert result.most == form.whole
    if not got:
        assert result.mean.tenths is None
        assert result.items == ()
        return
    exact = Fraction(sum(sum(one.marks.values()) for one in got), len(got))
    tenths = result.mean.tenths
    assert tenths is not None
    assert -Fraction(1, 20) < Fraction(tenths, 10) - exact <= Fraction(1, 20)
    assert 0 <= tenths <= 10 * form.whole
    assert bool(result.items) == (len(got) >= least)
    if result.items:
        assert [one.topic for one in result.items] == [item.topic for item in form.items]
        assert sum(one.mean.points for one in result.items) == result.mean.points


@given(judged())
@examples(60)
def test_no_dealings_leave_every_mean_as_it_is(
    made: tuple[TwowayForm, list[TwowaySheet]],
) -> None:
    form, sheets = made
    without = [one for one in sheets if one.state is SheetState.IN]
    one, two = result_of(form, sheets, 3), result_of(form, without, 3)
    assert (one.mean, one.items) == (two.mean, two.items)


@given(judged())
@examples(60)
def test_a_sheet_is_whole_when_every_item_has_its_points(
    made: tuple[TwowayForm, list[TwowaySheet]],
) -> None:
    form, sheets = made
    for sheet in sheets:
        assert whole(form, sheet.marks) == (sheet.state is SheetState.IN)


def test_half_a_tenth_goes_up_and_nothing_is_no_zero() -> None:
    assert Mean(points=0, sheets=0).tenths is None
    assert Mean(points=0, sheets=3).tenths == 0
    assert Mean(points=1, sheets=20).tenths == 1
    assert Mean(points=1, sheets=21).tenths == 0
    assert Mean(points=253, sheets=3).tenths == 843
