"""What a fact of the desk comes to, and what can never be on a sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pages.annual.words import fact, points, short_fact
from bot.texts import LOCALES, say_in
from domain.annual.model import AnnualLetter
from domain.annual.record import item_of
from domain.annual.scale import (
    NOTHING,
    POINT,
    AnnualFact,
    AnnualForm,
    AnnualGrade,
    AnnualItem,
    AnnualMode,
    AnnualTopic,
    figure,
    offered,
    summed,
)
from domain.errors import Invalid
from storage.annual.facts import SOURCES
from tests.examples import examples
from tests.makers import ANNUAL, NOW

FORM = ANNUAL.form
TOPICS = {one.topic: one for one in FORM.items}


def test_the_sheet_comes_to_a_hundred_and_has_each_topic_once() -> None:
    assert FORM.whole == 100 * POINT
    assert sorted(TOPICS) == sorted(AnnualTopic)
    assert len(FORM.items) == len(TOPICS)


def test_no_topic_counts_what_was_found_or_who_looked() -> None:
    """What the rules against formalism forbid: neither a word of a topic nor a figure of a fact."""
    forbidden = ("login", "log_in", "photo", "picture", "active", "app", "found", "message", "rank")
    words = {part for topic in AnnualTopic for part in topic.value.split("_")}
    assert not words & set(forbidden)
    assert set(AnnualFact.__annotations__) == {"part", "whole", "events", "late", "lost"}
    assert len(SOURCES) == 6, "who adds one says what it counts, here and in the decision record"


@pytest.mark.parametrize(
    ("topic", "known", "points"),
    [
        (AnnualTopic.RESPONSE, AnnualFact(part=8, whole=10), 800),
        (AnnualTopic.RESOLVED, AnnualFact(part=2, whole=3), 1000),
        (AnnualTopic.RESPONSE, AnnualFact(part=2, whole=3), 670),
        (AnnualTopic.RESPONSE, AnnualFact(part=0, whole=3), 0),
        (AnnualTopic.RESPONSE, NOTHING, 1000),
        (AnnualTopic.OVERDUE, AnnualFact(events=3), 850),
        (AnnualTopic.OVERDUE, AnnualFact(events=21), 0),
        (AnnualTopic.REPORTS, AnnualFact(events=3, lost=125), 875),
        (AnnualTopic.REPORTS, AnnualFact(events=300, lost=15_000), 0),
        (AnnualTopic.ASSESSED, AnnualFact(part=2, whole=3, events=1), 400),
        (AnnualTopic.LEADING, AnnualFact(part=1, whole=1), None),
    ],
)
def test_what_a_fact_comes_to(topic: AnnualTopic, known: AnnualFact, points: int | None) -> None:
    assert figure(TOPICS[topic], known) == points


@given(
    mode=st.sampled_from(AnnualMode),
    most=st.integers(0, 50).map(lambda many: many * POINT),
    each=st.integers(0, 1000),
    numbers=st.tuples(*[st.integers(0, 5000)] * 3),
)
@examples(60)
def test_a_line_is_never_below_zero_nor_above_its_points(
    mode: AnnualMode, most: int, each: int, numbers: tuple[int, int, int]
) -> None:
    item = AnnualItem(topic=AnnualTopic.RESPONSE, points=most, mode=mode, each=each)
    part, more, events = numbers
    found = figure(item, AnnualFact(part=part, whole=part + more, events=events))
    assert found is None if item.by_hand else 0 <= (found or 0) <= most


def test_additions_have_a_cap() -> None:
    full = {one.topic: one.points for one in FORM.items}
    assert FORM.total(full) == 103 * POINT
    assert FORM.total({AnnualTopic.EXPERIENCE: 200}) == 200
    assert FORM.total({}) == 0


def test_a_grade_is_of_the_points() -> None:
    assert FORM.grade(90 * POINT) is AnnualGrade.EXCELLENT
    assert FORM.grade(90 * POINT - 1) is AnnualGrade.MET
    assert FORM.grade(60 * POINT - 1) is AnnualGrade.NOT_MET


def test_what_is_offered_is_what_the_line_gives() -> None:
    for item in FORM.items:
        some = offered(item)
        assert some[0] == item.points
        assert all(0 <= one <= item.points for one in some)


def test_facts_add_up() -> None:
    assert summed([AnnualFact(part=1, whole=2), AnnualFact(part=3, whole=4, events=1)]) == (
        AnnualFact(part=4, whole=6, events=1)
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_a_zero_denominator_prints_a_dash(locale: str) -> None:
    say = say_in(locale)
    for item in FORM.items:
        if not item.by_hand:
            assert "—" in fact(say, item, NOTHING)
        assert short_fact(item, NOTHING) == "—"
    assert points(None) == "—"
    assert (points(1250), points(1200), points(0)) == ("12.5", "12", "0")


def test_the_most_a_line_gives_is_said_with_its_half_point() -> None:
    item = AnnualItem(topic=AnnualTopic.LEADING, points=250, mode=AnnualMode.BY_HAND)
    form = AnnualForm(items=(item,))
    letter = AnnualLetter(token="", year=2026, issuer_id=1, unit_id=2, form=form, drafted_at=NOW)
    with pytest.raises(Invalid) as wrong:
        item_of(letter, AnnualTopic.LEADING, 300)
    assert wrong.value.facts["most"] == "2.5"
