"""Entering a course that was held, and taking back one entered by mistake."""

from domain import access
from domain.access import Act
from domain.errors import Invalid
from domain.ports import Work
from domain.request import Request
from domain.trainings.model import (
    Training,
    TrainingDraft,
    check_came,
    check_day,
    clean_material,
    clean_topic,
)


def add_training(work: Work, request: Request, draft: TrainingDraft) -> Training:
    """Enters it for a unit. The same tap gives the same course.

    Raises NotFound, Refused, Invalid (``unit-gone``, ``training-…``, ``topic-…``,
    ``material-too-long``).
    """
    unit = work.org.unit(draft.unit_id)
    seat = access.allow(request.by, Act.TRAIN, access.at(unit.path))
    done = work.trainings.by_token(request.token)
    if done is not None:
        return done
    today = work.rules.day(request.now)
    check_day(draft.day, today)
    check_came(draft.came)
    if not unit.valid_on(draft.day):
        raise Invalid("unit-gone")
    return work.trainings.add(
        Training(
            token=request.token,
            unit_id=unit.id,
            day=draft.day,
            form=draft.form,
            topic=clean_topic(draft.topic),
            came=draft.came,
            material=clean_material(draft.material),
            file=draft.file.file if draft.file else None,
            file_kind=draft.file.kind if draft.file else None,
            entered_post_id=seat.post_id,
            entered_at=request.now,
        )
    )


def take_back(work: Work, request: Request, training_id: int) -> Training:
    """It was entered by mistake: it is shown and counted no more. Raises NotFound, Refused."""
    training = work.trainings.by_id(training_id)
    unit = work.org.unit(training.unit_id)
    access.allow(request.by, Act.TRAIN, access.at(unit.path), hides="training")
    if training.withdrawn_at is None:
        training.withdrawn_at = request.now
    return training
