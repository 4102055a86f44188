"""What the actions about an evaluation have in common: how they begin, and who is told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from domain import access
from domain.access import Act, seat_for
from domain.cases import telling
from domain.evaluations.model import Evaluation, SheetStage, TallySheet
from domain.evaluations.notices import EvaluationMoved, EvaluationNews
from domain.evaluations.options import Evaluated, EvaluationOptions, options
from domain.evaluations.tally import VoteTally
from domain.org.heirs import goes_on
from domain.org.model import Unit
from domain.people.line import COORDINATING, Lines
from domain.people.model import Role, Seat
from domain.ports import Work
from domain.request import Request

HOLDING = frozenset({Role.INFORMATION_OFFICER, Role.MEDIATOR})
"""The posts of a community that hold its evaluations."""


@dataclass(frozen=True, kw_only=True)
class EvaluationTask:
    """An evaluation somebody does something about."""

    seat: Seat
    unit: Unit
    """The community, or the one that goes on for it."""
    found: Evaluated
    may: EvaluationOptions

    @property
    def evaluation(self) -> Evaluation:
        """It itself."""
        return self.found.evaluation

    @property
    def recorded_for(self) -> bool:
        """代录: whether it is done by the tier above."""
        return self.seat.unit_id != self.unit.id


def opening(work: Work, request: Request, evaluation_id: int) -> EvaluationTask:
    """Locks it, and asks for the right. Raises NotFound also where it is out of sight, Refused."""
    evaluation = work.evaluations.by_id(evaluation_id)
    unit = goes_on(work, work.org.unit(evaluation.unit_id))
    target = access.at(unit.path)
    hides = "" if seat_for(request.by, Act.SEE, target) else "evaluation"
    seat = access.allow(request.by, Act.EVALUATE, target, hides=hides)
    found = evaluated(work, evaluation, unit)
    return EvaluationTask(seat=seat, unit=unit, found=found, may=options(request.by, found))


def evaluated(work: Work, evaluation: Evaluation, unit: Unit) -> Evaluated:
    """The evaluation with what its options depend on."""
    return Evaluated(
        evaluation=evaluation,
        path=unit.path,
        objects=work.evaluations.objects(evaluation.id),
        sheets=work.evaluations.sheets(evaluation.id),
    )


def new_sheet(
    work: Work, request: Request, opened: EvaluationTask, tally: VoteTally, why: str = ""
) -> TallySheet:
    """Another record of figures, under the post of who enters it."""
    return work.evaluations.add_sheet(
        TallySheet(
            evaluation_id=opened.evaluation.id,
            round=opened.evaluation.round,
            revision=max((one.revision for one in opened.found.sheets), default=0) + 1,
            tally=tally,
            entered_by=request.by.person_id,
            entered_role=opened.seat.role,
            recorded_for=opened.recorded_for,
            entered_at=request.now,
            why=why,
        )
    )


def own_sheet(work: Work, request: Request, opened: EvaluationTask) -> TallySheet:
    """The record that is open, if it is the asker's and was not sent back; else a new one that goes
    on with its figures, so that whose hands they went through stays on file, and nobody confirms
    others than they saw."""
    newest = opened.found.newest
    if newest is None:
        return new_sheet(work, request, opened, VoteTally())
    mine = newest.entered_by == request.by.person_id and not newest.sent_back
    if newest.stage is SheetStage.OPEN and mine:
        return newest
    if newest.stage is SheetStage.OPEN:
        newest.stage = SheetStage.REPLACED
    return new_sheet(work, request, opened, newest.tally, newest.why)


def confirmers(
    work: Work, opened: EvaluationTask, besides: Collection[int], now: datetime
) -> set[int]:
    """Who is asked to confirm: whoever else holds evaluations at the community, or where nobody
    does, coordinates above."""
    lines = Lines(work=work, now=now)
    line = lines.of(opened.unit.id)
    found = lines.nearest(line[:1], HOLDING, besides=besides).people
    return found or lines.nearest(line, COORDINATING, besides=besides).people


def tell(
    work: Work,
    request: Request,
    people: Collection[int],
    opened: EvaluationTask,
    news: EvaluationNews,
    note: str = "",
) -> None:
    """Tells them, but not who did it."""
    notice = EvaluationMoved(
        news=news,
        evaluation_id=opened.evaluation.id,
        unit_name=work.org.unit(opened.evaluation.unit_id).name,
        half_from=opened.evaluation.half_from,
        by_role=opened.seat.role,
        by_unit=opened.seat.unit_name,
        step=request.token,
        note=note,
    )
    telling.tell(work, set(people) - {request.by.person_id}, notice, request.now)
