"""What is told of residents' evaluations, for tests of notices."""

from datetime import UTC, date, datetime

from domain.evaluations.notices import (
    EvaluationMissing,
    EvaluationMoved,
    EvaluationNews,
    EvaluationToPublish,
)
from domain.notices import Notice
from domain.overdue.rungs import RUNGS
from domain.people.model import Role
from domain.reminders.ladder import Rung

DUE = datetime(2026, 12, 4, 16, 0, tzinfo=UTC)
HALF_FROM = date(2026, 7, 1)
EVALUATION_RUNGS = (Rung.DUE_DAY, *RUNGS)


def evaluation_moved(news: EvaluationNews, *, unit: str = "古道社区", note: str = "") -> Notice:
    """It has gone on, or it is somebody's turn."""
    return EvaluationMoved(
        news=news,
        evaluation_id=5,
        unit_name=unit,
        half_from=HALF_FROM,
        by_role=Role.INFORMATION_OFFICER,
        by_unit=unit,
        step="tg:1:2",
        note=note,
    )


def evaluation_to_publish(
    rung: Rung, *, number: int = 5, unit: str = "古道社区"
) -> EvaluationToPublish:
    """A confirmed result that is to be published."""
    return EvaluationToPublish(
        evaluation_id=number, unit_name=unit, half_from=HALF_FROM, due_at=DUE, rung=rung
    )


def evaluation_missing(rung: Rung, *, number: int = 7, unit: str = "古道社区") -> EvaluationMissing:
    """A half-year without an evaluation."""
    return EvaluationMissing(
        unit_id=number,
        unit_name=unit,
        half_from=HALF_FROM,
        due_on=date(2026, 12, 31),
        rung=rung,
        notch=1,
    )


OF_EVALUATIONS: list[Notice] = [
    *(evaluation_moved(one) for one in EvaluationNews if one is not EvaluationNews.SENT_BACK),
    evaluation_moved(EvaluationNews.SENT_BACK, note="实到少一人"),
    *(evaluation_to_publish(rung) for rung in EVALUATION_RUNGS),
    *(evaluation_missing(rung) for rung in (Rung.BEFORE, *EVALUATION_RUNGS)),
]


def the_longest_evaluations(name: str, number: int, note: str) -> list[list[Notice]]:
    """With every field as long as it may be: news alone, what is due many at once."""
    moved = [[evaluation_moved(one, unit=name, note=note)] for one in EvaluationNews]
    publish: list[list[Notice]] = [
        [evaluation_to_publish(rung, number=number - n, unit=name) for n in range(300)]
        for rung in EVALUATION_RUNGS
    ]
    missing: list[list[Notice]] = [
        [evaluation_missing(rung, number=number - n, unit=name) for n in range(300)]
        for rung in (Rung.BEFORE, *EVALUATION_RUNGS)
    ]
    return [*moved, *publish, *missing]
