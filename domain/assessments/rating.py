"""评分定级: points by item, the grade that follows from them, the measures against the risk, and
the grade expected after them."""

from datetime import date

from domain.assessments import record
from domain.assessments.grading import appraise
from domain.assessments.lifecycle import AssessmentSide, check_way
from domain.assessments.model import (
    MEASURES_LIMIT,
    Assessment,
    AssessmentArrow,
    ItemScore,
    Measure,
)
from domain.assessments.options import heard_enough
from domain.assessments.record import facts_of, followups_of, note_step, take
from domain.assessments.scale import Grade
from domain.assessments.telling import tell_moved
from domain.cases.satisfaction import Satisfaction
from domain.errors import Invalid, NotFound, WrongStep
from domain.followups.giving import hand_out, judge
from domain.followups.model import TITLE_LIMIT, Followup, FollowupState, Handout, Source
from domain.ports import Work
from domain.request import Request
from domain.sentence import clean


def score(work: Work, request: Request, assessment_id: int, item: str, points: int) -> Assessment:
    """Gives an item of the round's scale its points; again gives it others. No step is noted before
    the whole is graded.

    Raises NotFound (no such item), Refused, WrongStep, Invalid (``score-points``).
    """
    opened = record.opening(work, request, assessment_id, AssessmentSide.UNIT)
    check_way(opened.matter, AssessmentArrow.SCORE)
    of = next((one for one in opened.round.scale.items if one.code == item), None)
    if of is None:
        raise NotFound("item")
    if not 0 <= points <= of.points:
        raise Invalid("score-points", limit=of.points)
    there = work.assessments.scores(opened.round.id)
    known = next((one for one in there if one.item == item), None)
    if known is not None:
        known.points, known.person_id = points, request.by.person_id
    else:
        work.assessments.add_score(
            ItemScore(
                round_id=opened.round.id,
                item=item,
                points=points,
                person_id=request.by.person_id,
            )
        )
    return opened.matter


def rate(work: Work, request: Request, assessment_id: int) -> Assessment:
    """定级: by the points and by the share of opposing opinions; the riskier wins. After measures
    the grade is expected to be the same, until it is said otherwise.

    Raises NotFound, Refused, WrongStep, Invalid (``score-missing``, ``opinions-missing``).
    """
    opened = record.opening(work, request, assessment_id, AssessmentSide.UNIT)
    if opened.done:
        return opened.matter
    check_way(opened.matter, AssessmentArrow.RATE)
    if not heard_enough(facts_of(work, opened)):
        raise Invalid("opinions-missing")
    given = {one.item: one.points for one in work.assessments.scores(opened.round.id)}
    found = appraise(opened.round.scale, given, opened.round.opinions)
    if found is None:
        raise Invalid("score-missing")
    opened.round.score = found.score
    opened.round.grade = opened.round.expected = found.grade
    opened.round.rated_by = request.by.person_id
    take(work, request, opened, AssessmentArrow.RATE)
    return opened.matter


def rescore(work: Work, request: Request, assessment_id: int) -> Assessment:
    """Goes back to the points before it is handed in. Raises NotFound, Refused, WrongStep."""
    opened = record.opening(work, request, assessment_id, AssessmentSide.UNIT)
    if opened.done:
        return opened.matter
    take(work, request, opened, AssessmentArrow.RESCORE)
    opened.round.score = opened.round.grade = opened.round.expected = None
    return opened.matter


def add_measure(
    work: Work, request: Request, assessment_id: int, text: str, unit_id: int, due: date
) -> Followup:
    """A measure against the risk, handed out to its unit by a local day. The same tap again gives
    the same one.

    Raises NotFound, Refused, WrongStep, Invalid (``measure-missing``, ``title-too-long``,
    ``measures-many``, and what :func:`domain.followups.giving.hand_out` refuses).
    """
    opened = record.opening(work, request, assessment_id, AssessmentSide.UNIT)
    measures = work.assessments.measures(opened.matter.id)
    measure = next((one for one in measures if one.token == request.token), None)
    if measure is None:
        check_way(opened.matter, AssessmentArrow.MEASURE)
        title = clean(text, TITLE_LIMIT, "title")
        if not title:
            raise Invalid("measure-missing")
        if sum(one.round_id == opened.round.id for one in measures) >= MEASURES_LIMIT:
            raise Invalid("measures-many", limit=MEASURES_LIMIT)
        measure = work.assessments.add_measure(
            Measure(round_id=opened.round.id, text=title, token=request.token)
        )
        note_step(work, request, opened.matter, AssessmentArrow.MEASURE, opened.post_id, title)
    handout = Handout(
        source=Source.ASSESSMENT,
        source_id=measure.id,
        host_id=opened.matter.unit_id,
        unit_id=unit_id,
        title=measure.text,
        due=due,
    )
    return hand_out(work, request, handout)


def judge_measure(work: Work, request: Request, measure_id: int, verdict: Satisfaction) -> Followup:
    """What the unit that asked for the measure says of what was done.

    Raises NotFound, Refused, WrongStep (nothing was fed back).
    """
    assessment_id, measure = work.assessments.measure(measure_id)
    record.opening(work, request, assessment_id, AssessmentSide.UNIT)
    found = work.followups.of_source(Source.ASSESSMENT, [measure.id])
    alive = [one for one in found if one.state is not FollowupState.DROPPED]
    if not alive:
        raise WrongStep("followup", state=FollowupState.DROPPED.value)
    return judge(work, request, alive[-1], verdict)


def expect(work: Work, request: Request, assessment_id: int, grade: Grade) -> Assessment:
    """预期等级: what the grade will be once the measures are done.

    Raises NotFound, Refused, WrongStep, Invalid (``expect-riskier``, ``expect-veto``: what is not
    lawful no measure makes safe; ``expect-measures``: nothing lowers it).
    """
    opened = record.opening(work, request, assessment_id, AssessmentSide.UNIT)
    if opened.done:
        return opened.matter
    check_way(opened.matter, AssessmentArrow.EXPECT)
    first = opened.round.grade
    if first is None or grade.rank > first.rank:
        raise Invalid("expect-riskier")
    if grade.rank < first.rank:
        given = {one.item: one.points for one in work.assessments.scores(opened.round.id)}
        found = appraise(opened.round.scale, given, opened.round.opinions)
        if found is not None and found.vetoes:
            raise Invalid("expect-veto")
        if not any(
            one.state is not FollowupState.DROPPED for one in followups_of(work, opened.matter)
        ):
            raise Invalid("expect-measures")
    opened.round.expected = grade
    take(work, request, opened, AssessmentArrow.EXPECT)
    return opened.matter


def submit(work: Work, request: Request, assessment_id: int) -> Assessment:
    """The report goes to the first review. Raises NotFound, Refused, WrongStep."""
    opened = record.opening(work, request, assessment_id, AssessmentSide.UNIT)
    if opened.done:
        return opened.matter
    take(work, request, opened, AssessmentArrow.SUBMIT)
    arrow, to = AssessmentArrow.SUBMIT, {AssessmentSide.REVIEW}
    tell_moved(work, request, opened.matter, opened.round, arrow, to=to)
    return opened.matter
