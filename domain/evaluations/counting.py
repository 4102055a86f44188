"""Entering the tally: each line is kept as it is typed, so whoever comes back goes on from
there."""

from collections.abc import Mapping

from domain.errors import Invalid, NotFound, WrongStep
from domain.evaluations.lifecycle import EvaluationArrow, move
from domain.evaluations.model import SheetStage, TallySheet
from domain.evaluations.notices import EvaluationNews
from domain.evaluations.options import correcting
from domain.evaluations.record import EvaluationTask, confirmers, opening, own_sheet, tell
from domain.evaluations.tally import (
    Counts,
    SheetVotes,
    VoteTally,
    check_counts,
    check_votes,
    fitting,
    quorate,
)
from domain.ports import Work
from domain.request import Request

_HANDED = frozenset({SheetStage.HANDED_IN, SheetStage.VOID})


def enter_counts(
    work: Work, request: Request, evaluation_id: int, counts: Counts, seen: Counts | None
) -> TallySheet:
    """Keeps who came and what became of the sheets; votes that no longer fit are left out. ``seen``
    are the counts that were on file when these were asked for.

    Raises NotFound, Refused, WrongStep (it is handed in already; ``tally-entered``: others were
    entered meanwhile), Invalid (``tally-range``, ``tally-nobody``, ``tally-present``,
    ``tally-given``, ``tally-returned``, ``tally-valid``).
    """
    opened = opening(work, request, evaluation_id)
    _check_open(opened)
    check_counts(counts)
    newest = opened.found.newest
    if newest is not None and newest.tally.counts not in (None, seen, counts):
        raise WrongStep("tally-entered")
    sheet = own_sheet(work, request, opened)
    sheet.tally = fitting(sheet.tally, counts, opened.evaluation.rules.fewest)
    sheet.entered_at = request.now
    return sheet


def enter_votes(
    work: Work,
    request: Request,
    evaluation_id: int,
    votes: Mapping[int, SheetVotes],
    seen: Mapping[int, SheetVotes],
) -> TallySheet:
    """Keeps how the valid sheets grade these objects, by their numbers: all of them or none.
    ``seen`` are the votes that were on file when these were asked for.

    Raises NotFound, Refused, WrongStep (it is handed in already; ``tally-entered``: others were
    entered on one of them meanwhile), Invalid (``tally-first``: the counts come first;
    ``tally-few``: too few valid sheets for grades; ``tally-range``, ``tally-sum``).
    """
    opened = opening(work, request, evaluation_id)
    _check_open(opened)
    if not votes.keys() <= {one.id for one in opened.found.objects}:
        raise NotFound("object")
    newest = opened.found.newest
    if newest is None or newest.tally.counts is None:
        raise Invalid("tally-first")
    counts = newest.tally.counts
    fewest = opened.evaluation.rules.fewest
    if counts.valid < fewest:
        raise Invalid("tally-few", valid=counts.valid, fewest=fewest)
    for number, typed in votes.items():
        check_votes(typed, counts.valid)
        if newest.tally.votes.get(number) not in (None, seen.get(number), typed):
            raise WrongStep("tally-entered")
    sheet = own_sheet(work, request, opened)
    sheet.tally = VoteTally(counts=counts, votes={**sheet.tally.votes, **votes})
    sheet.entered_at = request.now
    return sheet


def hand_in(work: Work, request: Request, evaluation_id: int) -> TallySheet:
    """Hands the tally in: somebody else is asked to confirm it. Where too few were there the
    meeting does not count.

    Raises NotFound, Refused, WrongStep (it is handed in already, or not whole).
    """
    opened = opening(work, request, evaluation_id)
    evaluation, newest = opened.evaluation, opened.found.newest
    mine = newest is not None and newest.entered_by == request.by.person_id
    if newest is not None and mine and newest.stage in _HANDED:
        return newest
    if newest is None or newest.tally.counts is None or not opened.may.hand_in:
        raise WrongStep("evaluation", stage=evaluation.stage.value)
    correction = correcting(opened.found)
    sheet = own_sheet(work, request, opened)
    if not correction:
        evaluation.planned_on = min(evaluation.planned_on, work.rules.day(request.now))
        if not quorate(newest.tally.counts):
            sheet.stage, sheet.tally = SheetStage.VOID, VoteTally(counts=newest.tally.counts)
            move(evaluation, EvaluationArrow.FAIL)
            return sheet
        move(evaluation, EvaluationArrow.HAND_IN)
    sheet.stage, sheet.sent_back = SheetStage.HANDED_IN, ""
    hands = opened.found.hands | {request.by.person_id}
    asked = confirmers(work, opened, hands, request.now)
    tell(work, request, asked, opened, EvaluationNews.TO_CONFIRM)
    return sheet


def _check_open(opened: EvaluationTask) -> None:
    if not opened.may.enter:
        raise WrongStep("evaluation", stage=opened.evaluation.stage.value)
