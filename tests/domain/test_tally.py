"""The figures of an evaluation: which fit each other, what they say, and what they do not tell."""

from dataclasses import astuple, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cases.satisfaction import Satisfaction
from domain.errors import Invalid
from domain.evaluations.tally import (
    LARGEST,
    Counts,
    SheetVotes,
    VoteTally,
    check_counts,
    check_votes,
    counts_of,
    fitting,
    quorate,
    rate,
    result,
    total,
    votes_of,
)
from tests.examples import examples

_FEWEST = 5


@st.composite
def fitting_counts(draw: st.DrawFn) -> Counts:
    """Counts as a meeting can have them."""
    expected = draw(st.integers(1, 300))
    present = draw(st.integers(0, expected))
    given_out = draw(st.integers(0, present))
    returned = draw(st.integers(0, given_out))
    valid = draw(st.integers(0, returned))
    return Counts(
        expected=expected,
        present=present,
        given=given_out,
        returned=returned,
        valid=valid,
        spoiled=returned - valid,
    )


@st.composite
def votes_for(draw: st.DrawFn, valid: int) -> SheetVotes:
    """SheetVotes that are as many as the valid sheets."""
    satisfied = draw(st.integers(0, valid))
    fairly = draw(st.integers(0, valid - satisfied))
    dissatisfied = draw(st.integers(0, valid - satisfied - fairly))
    unrated = valid - satisfied - fairly - dissatisfied
    return SheetVotes(
        satisfied=satisfied, fairly=fairly, dissatisfied=dissatisfied, unrated=unrated
    )


numbers = st.integers(0, 60)
any_votes = st.builds(
    SheetVotes, satisfied=numbers, fairly=numbers, dissatisfied=numbers, unrated=numbers
)


@examples(200)
@given(fitting_counts())
def test_counts_that_fit_are_taken(counts: Counts) -> None:
    assert check_counts(counts) is counts
    assert counts_of(astuple(counts)) == counts
    assert counts.valid + counts.spoiled == counts.returned <= counts.given <= counts.present


@examples(300)
@given(st.tuples(*[st.integers(-1, 9)] * 6))
def test_counts_are_taken_just_when_they_fit(typed: tuple[int, ...]) -> None:
    """The rule said once more, and held against the check."""
    expected, present, given_out, returned, valid, spoiled = typed
    fits = (
        min(typed) >= 0
        and 0 < expected >= present >= given_out >= returned
        and valid + spoiled == returned
    )
    if fits:
        check_counts(counts_of(typed))
    else:
        with pytest.raises(Invalid):
            check_counts(counts_of(typed))


_GOOD = Counts(expected=50, present=42, given=42, returned=41, valid=40, spoiled=1)


@pytest.mark.parametrize(
    ("changes", "reason", "facts"),
    [
        ({"expected": 0}, "tally-nobody", {}),
        ({"present": 51}, "tally-present", {"present": 51, "expected": 50}),
        ({"given": 43}, "tally-given", {"given": 43, "present": 42}),
        ({"returned": 43}, "tally-returned", {"returned": 43, "given": 42}),
        (
            {"spoiled": 2},
            "tally-valid",
            {"valid": 40, "spoiled": 2, "sum": 42, "returned": 41},
        ),
        ({"valid": LARGEST + 1}, "tally-range", {"limit": LARGEST}),
        ({"spoiled": -1}, "tally-range", {"limit": LARGEST}),
    ],
)
def test_each_check_names_the_figures_that_do_not_fit(
    changes: dict[str, int], reason: str, facts: dict[str, int]
) -> None:
    with pytest.raises(Invalid) as wrong:
        check_counts(replace(_GOOD, **changes))
    assert (wrong.value.reason, dict(wrong.value.facts)) == (reason, facts)


def test_as_many_numbers_as_there_are_columns() -> None:
    for typed in ((1, 2, 3), (1, 2, 3, 4, 5, 6, 7)):
        with pytest.raises(Invalid, match="tally-six"):
            counts_of(typed)
        with pytest.raises(Invalid, match="tally-four"):
            votes_of(typed)
    assert votes_of((41, 6, 2, 1)) == SheetVotes(satisfied=41, fairly=6, dissatisfied=2, unrated=1)


@examples(200)
@given(any_votes, st.integers(0, 200))
def test_votes_are_as_many_as_the_valid_sheets_or_refused(votes: SheetVotes, valid: int) -> None:
    if sum(astuple(votes)) == valid:
        assert check_votes(votes, valid) is votes
    else:
        with pytest.raises(Invalid) as wrong:
            check_votes(votes, valid)
        assert dict(wrong.value.facts) == {"sum": sum(astuple(votes)), "valid": valid}


@examples(200)
@given(st.integers(1, LARGEST))
def test_two_thirds_are_enough_and_one_less_is_not(expected: int) -> None:
    enough = -(-expected * 2 // 3)
    assert quorate(replace(_GOOD, expected=expected, present=enough))
    assert not quorate(replace(_GOOD, expected=expected, present=enough - 1))


@examples(300)
@given(any_votes)
def test_the_rate_and_the_result(votes: SheetVotes) -> None:
    share, grade = rate(votes), result(votes)
    assert 0 <= share.part <= share.whole == total(votes) - votes.unrated
    graded = {
        Satisfaction.SATISFIED: votes.satisfied,
        Satisfaction.FAIRLY: votes.fairly,
        Satisfaction.NOT: votes.dissatisfied,
    }
    if not share.whole:
        assert grade is None, "nobody said anything: there is neither rate nor result"
        return
    assert grade is not None
    order = list(graded)
    assert graded[grade] == max(graded.values())
    assert all(graded[one] < graded[grade] for one in order[order.index(grade) + 1 :]), (
        "of equals the lower"
    )


@examples(100)
@given(any_votes, st.integers(0, 30))
def test_a_sheet_that_says_nothing_changes_neither_rate_nor_result(
    votes: SheetVotes, more: int
) -> None:
    silent = replace(votes, unrated=votes.unrated + more)
    assert (rate(silent), result(silent)) == (rate(votes), result(votes))


@examples(200)
@given(st.data(), fitting_counts(), fitting_counts())
def test_of_few_sheets_no_grade_is_kept_and_else_only_what_fits(
    data: st.DataObject, counts: Counts, other: Counts
) -> None:
    votes = {
        1: data.draw(votes_for(counts.valid)),
        2: data.draw(votes_for(other.valid)),
    }
    kept = fitting(VoteTally(counts=counts, votes=votes), counts, _FEWEST)
    assert kept.counts == counts
    if counts.valid < _FEWEST:
        assert not kept.votes
    else:
        assert 1 in kept.votes
        assert (2 in kept.votes) == (counts.valid == other.valid)
        for one in kept.votes.values():
            check_votes(one, counts.valid)


def test_nothing_in_the_figures_is_of_a_voter() -> None:
    assert {one.name for one in fields(Counts)} == {
        "expected",
        "present",
        "given",
        "returned",
        "valid",
        "spoiled",
    }
    assert {one.name for one in fields(SheetVotes)} == {
        "satisfied",
        "fairly",
        "dissatisfied",
        "unrated",
    }
