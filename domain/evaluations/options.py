"""What somebody may do about an evaluation now. Pure, and asked by actions, reads and pages
alike."""

from collections.abc import Collection
from dataclasses import dataclass

from domain import access
from domain.access import Act, seat_for
from domain.evaluations.model import (
    UNCONFIRMED,
    Evaluation,
    EvaluationObject,
    EvaluationPaper,
    EvaluationStage,
    SheetStage,
    TallySheet,
)
from domain.evaluations.tally import quorate
from domain.people.model import Actor

_DONE = frozenset({EvaluationStage.CONFIRMED, EvaluationStage.PUBLISHED})
_ENTERING = frozenset({EvaluationStage.PREPARED, EvaluationStage.VOID})
_GIVEN_UP = frozenset({SheetStage.REPLACED, SheetStage.DROPPED})


@dataclass(frozen=True, kw_only=True)
class Evaluated:
    """An evaluation with what its options depend on."""

    evaluation: Evaluation
    path: str
    """Of the community."""
    objects: Collection[EvaluationObject]
    sheets: Collection[TallySheet]
    """All of it, in the order of their revisions."""

    @property
    def newest(self) -> TallySheet | None:
        """The newest record of this round that was neither given up nor gone on with."""
        return next(
            (
                one
                for one in sorted(self.sheets, key=lambda one: -one.revision)
                if one.round == self.evaluation.round and one.stage not in _GIVEN_UP
            ),
            None,
        )

    @property
    def standing(self) -> TallySheet | None:
        """The record that holds: the newest that is confirmed."""
        if self.evaluation.stage not in _DONE:
            return None
        return max(
            (one for one in self.sheets if one.stage is SheetStage.CONFIRMED),
            key=lambda one: one.revision,
            default=None,
        )

    @property
    def hands(self) -> frozenset[int]:
        """Whoever entered any of the figures that are not confirmed yet."""
        return frozenset(one.entered_by for one in self.unconfirmed if one.stage in UNCONFIRMED)

    @property
    def unconfirmed(self) -> list[TallySheet]:
        """The records of this round since the one that was confirmed last, if any was."""
        confirmed = max(
            (one.revision for one in self.sheets if one.stage is SheetStage.CONFIRMED), default=0
        )
        return [
            one
            for one in self.sheets
            if one.round == self.evaluation.round and one.revision > confirmed
        ]


@dataclass(frozen=True, kw_only=True)
class EvaluationOptions:
    """What may be done about an evaluation now."""

    plan: bool = False
    """To set another day, or after one without quorum to hold it again."""
    enter: bool = False
    hand_in: bool = False
    confirm: bool = False
    """To confirm what somebody else has entered, or send it back."""
    correct: bool = False
    drop: bool = False
    """To give a correction up."""
    publish: bool = False
    rectify: bool = False


def papers(found: Evaluated) -> tuple[EvaluationPaper, ...]:
    """What can be taken along: the empty sheet before, the result once it is confirmed; nothing
    while that is being corrected."""
    if found.evaluation.stage not in _DONE:
        return (EvaluationPaper.SHEET,)
    return () if correcting(found) else (EvaluationPaper.NOTICE, EvaluationPaper.RESULTS)


def evaluates(actor: Actor, path: str) -> bool:
    """Whether this person holds evaluations of the community."""
    return seat_for(actor, Act.EVALUATE, access.at(path)) is not None


def enterable(found: Evaluated) -> bool:
    """Whether figures may be entered: before they are handed in, after too few had come (they may
    have been mistyped), or where a correction is begun."""
    newest = found.newest
    if found.evaluation.stage in _DONE:
        return newest is not None and newest.stage is SheetStage.OPEN
    return found.evaluation.stage in _ENTERING


def whole(found: Evaluated) -> bool:
    """Whether the record that is open can be handed in: the counts are there, and where enough
    sheets are valid and enough people were there, the grades of each object."""
    newest = found.newest
    if newest is None or newest.stage is not SheetStage.OPEN or newest.tally.counts is None:
        return False
    return not missing(found, newest)


def missing(found: Evaluated, sheet: TallySheet) -> list[EvaluationObject]:
    """The objects whose grades are still to be entered, in their order."""
    counts = sheet.tally.counts
    few = counts is not None and counts.valid < found.evaluation.rules.fewest
    if counts is None or few or not quorate(counts):
        return []
    objects = sorted(found.objects, key=lambda one: one.position)
    return [one for one in objects if one.id not in sheet.tally.votes]


def waits(found: Evaluated) -> bool:
    """Whether figures wait to be confirmed."""
    newest = found.newest
    return newest is not None and newest.stage is SheetStage.HANDED_IN


def correcting(found: Evaluated) -> bool:
    """Whether a correction of what holds is under way."""
    newest = found.newest
    return (
        found.evaluation.stage in _DONE
        and newest is not None
        and newest.stage in {SheetStage.OPEN, SheetStage.HANDED_IN}
    )


def options(actor: Actor, found: Evaluated) -> EvaluationOptions:
    """What this person may do; nothing for who does not hold evaluations there. Nobody confirms
    what they have entered themselves, by whichever of their posts."""
    if not evaluates(actor, found.path):
        return EvaluationOptions()
    stage, busy = found.evaluation.stage, correcting(found)
    done = stage in _DONE
    return EvaluationOptions(
        plan=stage in _ENTERING,
        enter=enterable(found),
        hand_in=enterable(found) and whole(found),
        confirm=waits(found) and actor.person_id not in found.hands,
        correct=done and not busy,
        drop=busy,
        publish=stage is EvaluationStage.CONFIRMED and not busy,
        rectify=done and not busy,
    )
