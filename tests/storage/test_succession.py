"""Where a unit is named: as one that answers, which its successor does after it, or as a place."""

from storage.kit.columns import metadata
from storage.org.store import ANSWERING

STAYS = {
    "annual_letters.issuer_id": "who issued it",
    "annual_letters.unit_id": "whose year it was",
    "aliases.unit_id": "names are added to the successor, none is taken",
    "evaluations.unit_id": "whose evaluation it was",
    "cases.unit_id": "where it was filed",
    "features.unit_id": "what that community was known for; the successor has its own",
    "followup_steps.unit_id": "what was done",
    "meeting_series.unit_id": "the successor has its own",
    "meetings.unit_id": "whose meetings they were; what is to come goes on",
    "placements.parent_id": "the tree of that day",
    "placements.unit_id": "the tree of that day",
    "posts.unit_id": "posts go over one by one",
    "reports.unit_id": "whose figures they were",
    "selection_applications.unit_id": "which community applied; who is above it withdraws it",
    "selection_applications.visited_by": "who visited",
    "selections.unit_id": "whose round it was",
    "steps.to_unit_id": "what was done",
    "trainings.unit_id": "who held it",
    "twoway_rounds.host_id": "who opened it",
    "twoway_sheets.from_id": "who judged; what is not in lapses with the unit",
    "twoway_sheets.to_id": "whose work it was",
    "unit_clocks.unit_id": "the successor has its own",
    "units.parent_id": "what lay below it stays below it",
    "units.successor_id": "who came after whom",
    "unreached_reports.unit_id": "whose report it was",
}
"""What a successor does not take over, and why."""


def test_each_place_where_a_unit_stands_is_one_or_the_other() -> None:
    named = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.c
        if any(key.column.table.name == "units" for key in column.foreign_keys)
    }
    answering = {f"{column.table.name}.{column.name}" for column in ANSWERING}
    assert named == answering | STAYS.keys()
    assert not answering & STAYS.keys()
