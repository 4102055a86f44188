"""What an evaluation is of: the bodies of the community, how the items of its talk meetings were
handled, and what became of what an earlier evaluation found wrong.

The items are those handed out in the half-year by the community; how they came to the meeting, and
what it says of them, is the meeting's own business.
"""

from collections.abc import Collection
from datetime import time

from domain.days.halves import HalfYear
from domain.days.periods import moment_at
from domain.evaluations.forms import FORMS, EvaluatedBody
from domain.evaluations.model import EvaluationObject, ObjectKind
from domain.followups.model import Followup
from domain.ports import Work


def handed_items(work: Work, unit_id: int, half: HalfYear, most: int) -> list[Followup]:
    """The items of the community's meetings that were handed out in the half-year, the newest of
    them, in the order in which they were."""
    zone = work.rules.zone
    after, until = moment_at(half.first, time.min, zone), moment_at(half.last, None, zone)
    return work.evaluations.meeting_items(unit_id, after, until, most)


def objects_of(
    work: Work, unit_id: int, half: HalfYear, form: str, without: Collection[int] = ()
) -> list[EvaluationObject]:
    """All that is evaluated, in its order, ``without`` these followups; not on file yet."""
    version = FORMS[form]
    items = handed_items(work, unit_id, half, version.items)
    before = work.evaluations.rectified_before(unit_id, half)
    made = [_object(ObjectKind.BODY, body=body) for body in version.bodies]
    made += [_object(ObjectKind.ITEM, one) for one in items if one.id not in without]
    made += [_object(ObjectKind.RECTIFICATION, one) for one in before]
    for position, one in enumerate(made):
        one.position = position
    return made


def _object(
    kind: ObjectKind, followup: Followup | None = None, body: EvaluatedBody | None = None
) -> EvaluationObject:
    return EvaluationObject(
        evaluation_id=0,  # set when it is known
        position=0,
        kind=kind,
        body=body,
        source_id=None if followup is None else followup.id,
        title="" if followup is None else followup.title,
    )
