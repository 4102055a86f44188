"""The grade from points and opposing share: the riskier wins, and it is said which."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.assessments.grading import Appraisal, GradeReason, appraise
from domain.assessments.model import Opinions
from domain.assessments.scale import Decision, Grade, ScaleItem
from domain.cases.model import Label
from domain.errors import Invalid
from tests.domain.assessment_desk import opinions, points
from tests.makers import ASSESSMENTS

SCALE = ASSESSMENTS.scale


def _grade(off: int, opposes: int, valid: int = 100) -> tuple[Grade, GradeReason]:
    found = appraise(SCALE, points(off=off), opinions(opposes, valid))
    assert found is not None
    return found.grade, found.reason


def test_the_scale_that_comes_with_the_desk_has_a_hundred_points() -> None:
    assert SCALE.greatest == 100
    assert [sum(item.points for item in one.items) for one in SCALE.dimensions] == [25] * 4
    assert [item.code for item in SCALE.items if item.veto] == ["competence", "law"]


@pytest.mark.parametrize(
    ("off", "opposes", "grade", "reason"),
    [
        (20, 9, Grade.LOW, GradeReason.BOTH),
        (21, 9, Grade.MEDIUM, GradeReason.SCORE),
        (40, 0, Grade.MEDIUM, GradeReason.SCORE),
        (41, 0, Grade.HIGH, GradeReason.SCORE),
        (0, 10, Grade.MEDIUM, GradeReason.SHARE),
        (0, 33, Grade.MEDIUM, GradeReason.SHARE),
        (0, 34, Grade.HIGH, GradeReason.SHARE),
        (30, 20, Grade.MEDIUM, GradeReason.BOTH),
        (41, 20, Grade.HIGH, GradeReason.SCORE),
    ],
)
def test_at_the_thresholds(off: int, opposes: int, grade: Grade, reason: GradeReason) -> None:
    assert _grade(off, opposes) == (grade, reason)


def test_a_zero_on_a_veto_item_decides_alone() -> None:
    found = appraise(SCALE, {**points(), "law": 0}, opinions(0))
    assert found is not None
    assert (found.by_score, found.by_share) == (Grade.LOW, Grade.LOW)
    assert (found.grade, found.reason, found.vetoes) == (Grade.HIGH, GradeReason.VETO, ("law",))


def test_nobody_asked_leaves_the_points_alone() -> None:
    for asked in (None, opinions(0, 0)):
        found = appraise(SCALE, points(), asked)
        assert found is not None
        assert (found.by_share, found.reason) == (None, GradeReason.SCORE)


def test_without_all_points_there_is_no_grade() -> None:
    given = points()
    del given["safety"]
    assert appraise(SCALE, given, opinions()) is None
    assert appraise(replace(SCALE, dimensions=()), {}, opinions()) is None


def test_items_may_be_added_without_moving_the_thresholds() -> None:
    more = ScaleItem(code="more", name=Label(zh="别的", en="Else"), points=10)
    first = replace(SCALE.dimensions[0], items=(*SCALE.dimensions[0].items, more))
    wider = replace(SCALE, dimensions=(first, *SCALE.dimensions[1:]))
    found = appraise(wider, {**points(off=22), "more": 10}, opinions(0))
    assert found is not None
    assert (found.score, found.greatest, found.by_score) == (88, 110, Grade.LOW)


COUNTS = some.integers(0, 60)


@given(off=some.integers(0, 87), valid=some.integers(0, 300), opposes=some.integers(0, 300))
def test_the_riskier_wins(off: int, valid: int, opposes: int) -> None:
    opposes = min(opposes, valid)
    found = appraise(SCALE, points(off=off), opinions(opposes, valid))
    assert isinstance(found, Appraisal)
    share = Fraction(opposes, valid) if valid else None
    score = 100 - off
    by_score = Grade.LOW if score >= 80 else Grade.MEDIUM if score >= 60 else Grade.HIGH
    by_share = None
    if share is not None:
        by_share = Grade.LOW if share < Fraction(1, 10) else Grade.MEDIUM
        by_share = Grade.HIGH if share > Fraction(33, 100) else by_share
    assert (found.by_score, found.by_share) == (by_score, by_share)
    both = [one for one in (by_score, by_share) if one is not None]
    assert found.grade.rank == max(one.rank for one in both)


@given(counts=some.tuples(*[COUNTS] * 7))
def test_opinions_add_up_or_are_refused(counts: tuple[int, ...]) -> None:
    names = ("sent", "returned", "valid", "supports", "conditional", "opposes", "abstains")
    asked = Opinions(**dict(zip(names, counts, strict=True)))
    sent, returned, valid, *answers = counts
    if sent >= returned >= valid == sum(answers):
        assert asked.checked() is asked
    else:
        with pytest.raises(Invalid, match="opinions-"):
            asked.checked()


def test_what_the_guidance_allows() -> None:
    def allowed(grade: Grade) -> set[Decision]:
        return {one for one in Decision if SCALE.allowed(one, grade)}

    waiting = {Decision.DEFER, Decision.REFUSE}
    assert allowed(Grade.LOW) == set(Decision)
    assert allowed(Grade.MEDIUM) == waiting | {Decision.PARTLY, Decision.STEPWISE}
    assert allowed(Grade.HIGH) == waiting
    assert ASSESSMENTS.decisions == (Decision.CARRY_OUT, Decision.DEFER, Decision.REFUSE)
    both = replace(ASSESSMENTS, stepwise=True)
    assert both.decisions == tuple(Decision)
