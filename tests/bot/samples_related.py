"""Notices of merging, splitting and converting, ordinary and as long as they may be."""

from domain.cases.lifecycle import Arrow
from domain.cases.model import (
    NOTE_LIMIT,
    PLACE_LIMIT,
    SUMMARY_LIMIT,
    CaseKind,
    Label,
    Outcome,
    Urgency,
)
from domain.cases.notices import CaseConverted, CaseMerged, CaseSplit, ConvertedFor, MergedMoved
from domain.notices import Notice
from domain.people.model import Role
from tests.bot.samples import CATEGORY, LONGEST_NAME


def merged_moved(
    arrow: Arrow, *, outcome: Outcome | None = None, note: str = "", unit: str = "古道社区"
) -> MergedMoved:
    """A step in case 12, told to who reported case 15."""
    return MergedMoved(
        merged_id=15,
        case_id=12,
        case_kind=CaseKind.DISPUTE,
        category=CATEGORY,
        arrow=arrow,
        by_role=Role.MEDIATOR,
        by_unit=unit,
        note=note,
        outcome=outcome,
        step="tap-1",
    )


def merged(*, to_reporter: bool) -> CaseMerged:
    """Case 15 was merged into case 12."""
    return CaseMerged(
        case_id=15,
        into_id=12,
        category=CATEGORY,
        by_role=Role.MEDIATOR,
        by_unit="古道社区",
        to_reporter=to_reporter,
        step="tap-1",
    )


def split(unit: str = "古道社区", category: Label = CATEGORY) -> CaseSplit:
    """Case 20 was split off case 12."""
    return CaseSplit(case_id=20, from_id=12, category=category, by_role=Role.MEDIATOR, by_unit=unit)


def converted(
    told: ConvertedFor,
    *,
    urgency: Urgency = Urgency.YELLOW,
    unit: str = "古道社区",
    place: str = "5号楼",
    summary: str = "",
) -> CaseConverted:
    """Case 12 is an item now."""
    return CaseConverted(
        case_id=12,
        case_kind=CaseKind.OPINION,
        category=CATEGORY,
        unit_name=unit,
        place=place,
        urgency=urgency,
        by_role=Role.MEDIATOR,
        by_unit=unit,
        told=told,
        summary=summary,
        step="tap-1",
    )


def the_longest_ways() -> list[Notice]:
    """Each of them with everything as long as it may be."""
    note, place, long = "&" * NOTE_LIMIT, "<" * PLACE_LIMIT, "<" * SUMMARY_LIMIT
    found: list[Notice] = [
        merged_moved(arrow, outcome=Outcome.REFUSED, note=note, unit=LONGEST_NAME)
        for arrow in Arrow
    ]
    found += [merged(to_reporter=told) for told in (True, False)]
    found.append(split(LONGEST_NAME))
    found += [
        converted(told, urgency=urgency, unit=LONGEST_NAME, place=place, summary=long)
        for told in ConvertedFor
        for urgency in Urgency
    ]
    return found
