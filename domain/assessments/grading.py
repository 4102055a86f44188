"""The grade of a matter from its points and from the share of opposing opinions: the riskier wins,
and it is said which. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.assessments.model import Opinions
from domain.assessments.scale import Grade, RiskScale


class GradeReason(StrEnum):
    """What the grade follows from."""

    VETO = "veto"
    SCORE = "score"
    SHARE = "share"
    BOTH = "both"


@dataclass(frozen=True, kw_only=True)
class Appraisal:
    """Both grades, and the one that holds."""

    score: int
    greatest: int
    by_score: Grade
    opposes: int
    valid: int
    by_share: Grade | None
    """None: nobody was asked, or nothing valid came back."""
    vetoes: tuple[str, ...]
    """The items whose zero decides alone."""
    grade: Grade
    reason: GradeReason


def appraise(
    scale: RiskScale, points: Mapping[str, int], opinions: Opinions | None
) -> Appraisal | None:
    """The grade; None while an item has no points yet, or there is none."""
    items = scale.items
    if not items or any(item.code not in points for item in items):
        return None
    score = sum(points[item.code] for item in items)
    by_score, by_share = grade_of_score(scale, score), grade_of_share(scale, opinions)
    vetoes = tuple(item.code for item in items if item.veto and points[item.code] == 0)
    if vetoes:
        grade, reason = Grade.HIGH, GradeReason.VETO
    elif by_share is None or by_score.rank > by_share.rank:
        grade, reason = by_score, GradeReason.SCORE
    elif by_share.rank > by_score.rank:
        grade, reason = by_share, GradeReason.SHARE
    else:
        grade, reason = by_score, GradeReason.BOTH
    return Appraisal(
        score=score,
        greatest=scale.greatest,
        by_score=by_score,
        opposes=opinions.opposes if opinions else 0,
        valid=opinions.valid if opinions else 0,
        by_share=by_share,
        vetoes=vetoes,
        grade=grade,
        reason=reason,
    )


def grade_of_score(scale: RiskScale, score: int) -> Grade:
    """By the share of the greatest sum, so that a scale may have more items."""
    if score * 100 >= scale.low_from * scale.greatest:
        return Grade.LOW
    return Grade.MEDIUM if score * 100 >= scale.medium_from * scale.greatest else Grade.HIGH


def grade_of_share(scale: RiskScale, opinions: Opinions | None) -> Grade | None:
    """By the share of opposing ones among the valid; None for none of them."""
    if opinions is None or opinions.valid == 0:
        return None
    opposed = opinions.opposes * 100
    if opposed < scale.low_below * opinions.valid:
        return Grade.LOW
    return Grade.HIGH if opposed > scale.high_above * opinions.valid else Grade.MEDIUM
