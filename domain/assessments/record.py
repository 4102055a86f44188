"""What the actions have in common: who may act on which matter, how it stands, the step that is
noted, and until when the next one is due."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain import access
from domain.access import Act
from domain.assessments.lifecycle import AssessmentSide, check_way, move
from domain.assessments.model import (
    Assessment,
    AssessmentArrow,
    AssessmentRound,
    AssessmentState,
    AssessmentStep,
)
from domain.assessments.options import ACT_OF, ASSESSES, AssessmentFacts, missing_of
from domain.days.deadlines import end_of_day, end_of_working_day
from domain.errors import Refused
from domain.followups.model import Followup, Source
from domain.org.model import Unit
from domain.ports import Work
from domain.request import Request
from domain.rules import Rules

_START_DAYS = 5
"""Working days a step has at least, where the day the work begins is nearer, or gone by."""
HANG_ON_START = frozenset(
    {AssessmentState.REGISTERED, AssessmentState.RATED, AssessmentState.TO_DECIDE}
)
"""Where the next step is due before the work begins."""


@dataclass(frozen=True, kw_only=True)
class OpenedMatter:
    """A matter within the asker's right."""

    matter: Assessment
    round: AssessmentRound
    unit: Unit
    post_id: int
    done: bool
    """The same tap has been here already."""


def opening(work: Work, request: Request, assessment_id: int, side: AssessmentSide) -> OpenedMatter:
    """The matter, locked. Raises NotFound for one out of sight as for one that is not there,
    Refused for who may see it only, and for a reviewer who has assessed it."""
    matter = work.assessments.by_id(assessment_id)
    unit = work.org.unit(matter.unit_id)
    access.allow(request.by, Act.SEE_ASSESSMENT, access.at(unit.path), hides="assessment")
    seat = access.allow(request.by, ACT_OF[side], access.at(unit.path))
    round_ = work.assessments.round_of(matter)
    if side is AssessmentSide.REVIEW and request.by.person_id in scorers(work, round_):
        raise Refused("review-own")
    return OpenedMatter(
        matter=matter,
        round=round_,
        unit=unit,
        post_id=seat.post_id,
        done=work.assessments.step(matter.id, request.token) is not None,
    )


def scorers(work: Work, round_: AssessmentRound) -> frozenset[int]:
    """Who gave points in the round, or took a step that its grade hangs on."""
    by = {one.person_id for one in work.assessments.scores(round_.id)}
    rated = {round_.rated_by} if round_.rated_by is not None else set()
    return frozenset(by | rated | work.assessments.took(round_, ASSESSES))


def followups_of(work: Work, matter: Assessment) -> list[Followup]:
    """What became of the measures of all rounds."""
    measures = work.assessments.measures(matter.id)
    return work.followups.of_source(Source.ASSESSMENT, [one.id for one in measures])


def facts_of(work: Work, opened: OpenedMatter) -> AssessmentFacts:
    """How the matter stands."""
    scores = {one.item for one in work.assessments.scores(opened.round.id)}
    there = [one.kind for one in work.assessments.annexes(opened.matter.id)]
    items = opened.round.scale.items
    return AssessmentFacts(
        path=opened.unit.path,
        matter=opened.matter,
        round=opened.round,
        scorers=scorers(work, opened.round),
        scored=bool(items) and all(item.code in scores for item in items),
        missing=missing_of(work.rules.assessments, opened.matter, there),
        open_measures=any(one.open for one in followups_of(work, opened.matter)),
    )


def take(
    work: Work, request: Request, opened: OpenedMatter, arrow: AssessmentArrow, note: str = ""
) -> None:
    """Takes the step: state, due day, and the line of its way. Raises WrongStep."""
    matter, before = opened.matter, opened.matter.state
    check_way(matter, arrow)
    move(matter, arrow, request.now)
    if matter.state is not before or arrow in {AssessmentArrow.FILE, AssessmentArrow.TRACK}:
        set_due(work.rules, matter, opened.round, request.now)
    note_step(work, request, matter, arrow, opened.post_id, note)


def note_step(
    work: Work,
    request: Request,
    matter: Assessment,
    arrow: AssessmentArrow,
    post_id: int | None,
    note: str = "",
) -> None:
    """Adds the line."""
    work.assessments.add_step(
        AssessmentStep(
            assessment_id=matter.id,
            round=matter.round,
            token=request.token,
            arrow=arrow,
            at=request.now,
            person_id=request.person_id,
            post_id=post_id,
            note=note,
        )
    )


def set_due(rules: Rules, matter: Assessment, round_: AssessmentRound, now: datetime) -> None:
    """Until when the next step is due, as it stands now; what was told of the last one is over."""
    due = _due(rules, matter, round_, now)
    if due != matter.due_at:
        matter.due_at, matter.rung = due, 0


def _due(
    rules: Rules, matter: Assessment, round_: AssessmentRound, now: datetime
) -> datetime | None:
    clocks = rules.assessments
    match matter.state:
        case AssessmentState.HEARING if round_.heard_until is not None:
            day = rules.calendar.next_working(round_.heard_until)
            least = end_of_working_day(now, 1, rules.calendar, rules.zone)
            return max(end_of_day(day, rules.zone), least)
        case AssessmentState.IN_REVIEW:
            return end_of_working_day(now, clocks.review_days, rules.calendar, rules.zone)
        case AssessmentState.DECIDED if not matter.filed:
            decided = matter.decided_at or now
            return end_of_working_day(decided, clocks.filing_days, rules.calendar, rules.zone)
        case AssessmentState.DECIDED:
            day = rules.calendar.next_working(rules.day(now) + timedelta(days=clocks.track_days))
            return end_of_day(day, rules.zone)
        case AssessmentState.DEFERRED | AssessmentState.ARCHIVED | AssessmentState.WITHDRAWN:
            return None
        case _:
            before = rules.calendar.working_day_before(matter.starts_on)
            least = end_of_working_day(now, _START_DAYS, rules.calendar, rules.zone)
            return max(end_of_day(before, rules.zone), least)
