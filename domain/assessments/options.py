"""What somebody may do about an assessment.

Pure, and asked by the actions, the reads and the pages alike.
"""

from collections.abc import Collection
from dataclasses import dataclass

from domain import access
from domain.access import Act, seat_for
from domain.assessments.lifecycle import AssessmentSide, way_of
from domain.assessments.model import Assessment, AssessmentArrow, AssessmentRound
from domain.assessments.scale import AnnexKind, AssessmentRules
from domain.people.model import Actor


@dataclass(frozen=True, kw_only=True)
class AssessmentFacts:
    """How a matter stands, as far as its options ask."""

    path: str
    """Of its unit."""
    matter: Assessment
    round: AssessmentRound
    scorers: frozenset[int]
    """Who gave points in this round, or took a step that the grade hangs on."""
    scored: bool
    """Every item has points."""
    missing: tuple[AnnexKind, ...]
    """The annexes that are due and not there."""
    open_measures: bool
    """A measure is not over."""


ASSESSES = (AssessmentArrow.HEAR, AssessmentArrow.EXPECT, AssessmentArrow.SUBMIT)
"""Who takes one of these has a hand in the grade, as much as who scores."""
ACT_OF = {
    AssessmentSide.UNIT: Act.ASSESS,
    AssessmentSide.REVIEW: Act.RULE_ON_ASSESSMENT,
}


def heard_enough(facts: AssessmentFacts) -> bool:
    """Whether it may be graded by what was asked: the simple procedure may do without."""
    return facts.round.opinions is not None or facts.matter.procedure == "simple"


def ready(facts: AssessmentFacts, arrow: AssessmentArrow) -> bool:
    """Whether what the step needs is there."""
    match arrow:
        case AssessmentArrow.RATE:
            return facts.scored and heard_enough(facts)
        case AssessmentArrow.FILE:
            return not facts.missing and not facts.matter.filed
        case AssessmentArrow.ARCHIVE:
            return facts.matter.filed and not facts.open_measures
        case _:
            return True


def apart(person_id: int, facts: AssessmentFacts) -> bool:
    """Whether this person had no hand in its grade."""
    return person_id not in facts.scorers


def options(actor: Actor, facts: AssessmentFacts) -> frozenset[AssessmentArrow]:
    """The steps this person may take now."""
    found = set()
    target = access.at(facts.path)
    for arrow in AssessmentArrow:
        way = way_of(facts.matter.state, arrow)
        if way is None or way.side is AssessmentSide.CLOCK or not ready(facts, arrow):
            continue
        if seat_for(actor, ACT_OF[way.side], target) is None:
            continue
        if way.side is AssessmentSide.REVIEW and not apart(actor.person_id, facts):
            continue
        found.add(arrow)
    return frozenset(found)


def takes_turn(actor: Actor, path: str, side: AssessmentSide) -> bool:
    """Whether it is this person's turn, as far as their posts say."""
    return seat_for(actor, ACT_OF[side], access.at(path)) is not None


def missing_of(
    rules: AssessmentRules, matter: Assessment, there: Collection[AnnexKind]
) -> tuple[AnnexKind, ...]:
    """The annexes that are due with the filing and not there yet."""
    due = rules.annexes.get(matter.procedure, ())
    return tuple(kind for kind in due if kind not in there)
