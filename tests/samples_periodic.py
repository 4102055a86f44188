"""Samples of the notices of confirmed reports."""

from typing import Any

from domain.notices import Notice
from domain.periodic.notices import AfterConfirm, ReportBehind


def report_behind(what: AfterConfirm = AfterConfirm.MEETINGS, **facts: Any) -> ReportBehind:
    """A month lacks something."""
    said: dict[str, Any] = {
        "unit_id": 1,
        "unit_name": "琅琊区",
        "period": "2026-11",
        "place": "古道社区",
        "revision": 0,
    }
    return ReportBehind(what=what, **said | facts)


OF_REPORTS: list[Notice] = [report_behind(one) for one in AfterConfirm]


def the_longest_of_reports(name: str, number: int) -> list[list[Notice]]:
    """With every field as long as it may be, and all at once."""
    return [
        [report_behind(one, unit_id=number, unit_name=name, place=name) for one in AfterConfirm]
    ]
