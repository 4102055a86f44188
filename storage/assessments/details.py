"""All that hangs on assessments: rounds, points, measures, annexes, and what may be done now."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from domain.assessments.grading import appraise
from domain.assessments.model import Assessment, AssessmentArrow, AssessmentRound
from domain.assessments.options import ASSESSES, AssessmentFacts, missing_of, options
from domain.assessments.views import (
    AssessedRound,
    AssessmentLine,
    AssessmentView,
    MeasureLine,
)
from domain.days.deadlines import last_day
from domain.followups.model import OPEN, RUNNING, FollowupState, Source
from domain.people.model import Actor
from domain.rules import Rules
from storage.kit.reading import Reading
from storage.schema import (
    assessment_annexes,
    assessment_measures,
    assessment_rounds,
    assessment_scores,
    assessment_steps,
    followups,
    units,
)

_A = AssessmentArrow
_TOLD = (_A.SEND_BACK, _A.SUBMIT, _A.TRACK, _A.RESUME)
_Rows = dict[int, list[Row[*tuple[Any, ...]]]]
_List = Sequence[Row[*tuple[Any, ...]]]


@dataclass(frozen=True, kw_only=True)
class _Hanging:
    """What hangs on one matter."""

    rounds: _List
    scores: _Rows
    measures: _List
    annexes: _List
    steps: _List


Matter = tuple[Assessment, str, AssessmentLine]


def views_of(
    reading: Reading, actor: Actor, matters: Sequence[Matter], now: datetime
) -> tuple[AssessmentView, ...]:
    """The matters with all that hangs on them, each looked up once for all."""
    connection, ids = reading.connection, [matter.id for matter, _, _ in matters]
    rounds = _by(connection, assessment_rounds, "assessment_id", ids, "number")
    annexes = _by(connection, assessment_annexes, "assessment_id", ids, "id")
    present = {one.id for found in rounds.values() for one in found}
    scores = _by(connection, assessment_scores, "round_id", present, "id")
    measures = _measures(connection, ids)
    steps = _steps(connection, ids)
    return tuple(
        _view(
            reading,
            actor,
            of,
            now,
            _Hanging(
                rounds=rounds[of[0].id],
                scores=scores,
                measures=measures[of[0].id],
                annexes=annexes[of[0].id],
                steps=steps[of[0].id],
            ),
        )
        for of in matters
    )


def _by(connection: Connection, table: Any, column: str, ids: Any, order: str) -> _Rows:
    found: _Rows = defaultdict(list)
    rows = connection.execute(
        select(table).where(table.c[column].in_(ids)).order_by(table.c[order])
    )
    for row in rows:
        found[row._mapping[column]].append(row)
    return found


def _measures(connection: Connection, ids: Sequence[int]) -> _Rows:
    """With the followup of each that was not dropped; a dropped one where there is no other."""
    rows = connection.execute(
        select(
            assessment_rounds.c.assessment_id,
            assessment_measures.c.id,
            assessment_measures.c.text,
            followups.c.id.label("followup_id"),
            followups.c.state,
            followups.c.due_at,
            followups.c.feedback,
            followups.c.verdict,
            units.c.name.label("unit_name"),
        )
        .join(assessment_measures, assessment_measures.c.round_id == assessment_rounds.c.id)
        .join(
            followups,
            (followups.c.source_id == assessment_measures.c.id)
            & (followups.c.source == Source.ASSESSMENT),
        )
        .join(units, units.c.id == followups.c.unit_id)
        .where(assessment_rounds.c.assessment_id.in_(ids))
        .order_by(assessment_measures.c.id, followups.c.id)
    )
    last: dict[int, Row[*tuple[Any, ...]]] = {row.id: row for row in rows}
    found: _Rows = defaultdict(list)
    for row in last.values():
        found[row.assessment_id].append(row)
    return found


def _steps(connection: Connection, ids: Sequence[int]) -> _Rows:
    """Those of which the page tells, those after which it tells of them no more, and those that say
    who assessed."""
    found: _Rows = defaultdict(list)
    rows = connection.execute(
        select(assessment_steps)
        .where(
            assessment_steps.c.assessment_id.in_(ids),
            assessment_steps.c.arrow.in_({*_TOLD, *ASSESSES, _A.MOVE_START}),
        )
        .order_by(assessment_steps.c.id)
    )
    for row in rows:
        found[row.assessment_id].append(row)
    return found


def _round(row: Row[*tuple[Any, ...]]) -> AssessmentRound:
    fields = {column.key: row._mapping[column.key] for column in assessment_rounds.c}
    number = fields.pop("id")
    made = AssessmentRound(**fields)
    made.id = number
    return made


def _view(
    reading: Reading,
    actor: Actor,
    of: Matter,
    now: datetime,
    hangs: _Hanging,
) -> AssessmentView:
    rules, (matter, path, line) = reading.rules, of
    present = _round(hangs.rounds[-1])
    given = hangs.scores[present.id]
    points = {row.item: row.points for row in given}
    by = {row.person_id for row in given} | {
        row.person_id
        for row in hangs.steps
        if row.arrow in ASSESSES and row.round == present.number
    }
    rated = {present.rated_by} if present.rated_by is not None else set()
    appraisal = appraise(present.scale, points, present.opinions)
    there = [row.kind for row in hangs.annexes]
    facts = AssessmentFacts(
        path=path,
        matter=matter,
        round=present,
        scorers=frozenset(by | rated),
        scored=appraisal is not None,
        missing=missing_of(rules.assessments, matter, there),
        open_measures=any(row.state in OPEN for row in hangs.measures),
    )
    return AssessmentView(
        line=line,
        body=matter.body or line.unit.name,
        registered_on=rules.day(matter.registered_at),
        plan=present.plan,
        heard_until=present.heard_until,
        opinions=present.opinions,
        reasons=present.reasons,
        scale=present.scale,
        points=points,
        appraisal=appraisal,
        graded=present.grade,
        expected=present.expected,
        measures=tuple(_measure(rules, row, now) for row in hangs.measures),
        rounds=tuple(_line(rules, row) for row in hangs.rounds),
        annexes={
            kind: kind in there for kind in rules.assessments.annexes.get(matter.procedure, ())
        },
        filed_here_on=matter.filed_here_on,
        filed_above_on=matter.filed_above_on,
        returned=_said(hangs.steps, _A.SEND_BACK),
        tracked=_said(hangs.steps, _A.TRACK),
        moved=next((o.note for o in reversed(hangs.steps) if o.arrow is _A.MOVE_START), ""),
        decisions=rules.assessments.decisions,
        may=options(actor, facts),
    )


def _said(steps: _List, arrow: AssessmentArrow) -> str:
    """What was said with the last of these steps, where it is that one."""
    told = [one for one in steps if one.arrow in _TOLD]
    return told[-1].note if told and told[-1].arrow is arrow else ""


def _measure(rules: Rules, row: Row[*tuple[Any, ...]], now: datetime) -> MeasureLine:
    state: FollowupState = row.state
    return MeasureLine(
        id=row.id,
        text=row.text,
        unit_name=row.unit_name,
        due_on=last_day(row.due_at, rules.zone),
        state=state,
        feedback=row.feedback,
        verdict=row.verdict,
        overdue=state in RUNNING and row.due_at <= now,
    )


def _line(rules: Rules, row: Row[*tuple[Any, ...]]) -> AssessedRound:
    decided = row.decided_at
    return AssessedRound(
        number=row.number,
        grade=row.grade,
        expected=row.expected,
        decision=row.decision,
        decided_on=rules.day(decided) if decided is not None else None,
        against=row.against,
        reason=row.reason,
    )
