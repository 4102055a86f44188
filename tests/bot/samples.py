"""Boards for page tests: ordinary ones, and the longest that can be."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.pages.page import TEXT_LIMIT, Page, size
from domain.cases.letters import Letter
from domain.cases.lifecycle import Arrow
from domain.cases.model import (
    PLACE_LIMIT,
    SUMMARY_LIMIT,
    AttachmentKind,
    CaseKind,
    Label,
    PeopleBand,
    State,
    Urgency,
)
from domain.cases.options import CaseOptions
from domain.cases.views import AttachmentRef, CaseLine, CasePage, CaseView, TimelineEntry
from domain.days.periods import Period
from domain.digests.model import DigestPace
from domain.digests.notices import DigestReady
from domain.notices import Notice
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.model import Actor, Capacity, Role, Seat
from domain.periodic.model import Figures, PeriodicTally
from domain.periodic.options import PeriodicOptions
from domain.periodic.tiers import WEEKLY_FORM
from domain.periodic.views import PeriodicRow, PeriodicView
from domain.status.views import StatusBoard, StatusLine, Tally

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
CATEGORY = Label(zh="邻里", en="neighbours")
WEEK = Period.parse("2026-W48")
COMMUNITY = UnitRef(id=5, name="古道社区", kind=UnitKind.COMMUNITY)
LONGEST_NAME = "琅" * 60
LARGEST_ID = 2**31 - 1
DATA_LIMIT = 64 - 3
"""Bytes of a button's data: three of the messenger's are for the mark of who practises."""


def the_longest_digests() -> list[list[Notice]]:
    """Of each pace."""
    unit: dict[str, Any] = {"unit_id": LARGEST_ID, "unit_name": LONGEST_NAME}
    return [
        [DigestReady(holding_id=LARGEST_ID, pace=pace, day=NOW.date(), **unit)]
        for pace in DigestPace
    ]


def an_actor(*roles: Role) -> Actor:
    """Somebody with these posts."""
    seats = tuple(
        Seat(
            post_id=n,
            role=role,
            capacity=Capacity.HOLDER,
            unit_id=5,
            unit_kind=UnitKind.COMMUNITY,
            unit_name="古道社区",
            unit_path="/1/5/",
        )
        for n, role in enumerate(roles, 1)
    )
    return Actor(person_id=1, locale="zh", seats=seats)


def a_line(case_id: int = 12, *, kind: CaseKind = CaseKind.DISPUTE) -> CaseLine:
    """A new case, due on Thursday at midnight."""
    return CaseLine(
        id=case_id,
        kind=kind,
        category=CATEGORY,
        unit_name="古道第一网格",
        place="5号楼",
        summary="楼上<漏水>，两家争执",
        urgency=Urgency.YELLOW,
        state=State.REPORTED,
        outcome=None,
        reported_at=NOW,
        due_at=datetime(2026, 11, 26, 16, 0, tzinfo=UTC),
        overdue=False,
    )


def an_entry(letter: Letter = Letter.A, note: str = "", minutes: int = 0) -> TimelineEntry:
    return TimelineEntry(
        at=NOW + timedelta(minutes=minutes),
        letter=letter,
        after=State.REPORTED,
        role=Role.GRID_HEAD,
        unit_name="古道第一网格",
        note=note,
    )


V = TypeVar("V", CaseView, PeriodicView)


def may(view: V, **options: Any) -> V:
    """The same for who may do this besides."""
    return replace(view, may=replace(view.may, **options))


def a_view(line: CaseLine | None = None, *arrows: Arrow) -> CaseView:
    return CaseView(
        line=line or a_line(),
        people=PeopleBand.THREE_FOUR,
        responsible=COMMUNITY,
        handler_role=None,
        timeline=(an_entry(),),
        attachments=(),
        may=CaseOptions(steps=arrows),
    )


def the_longest_line() -> CaseLine:
    """Every field as long as it may be, with characters that HTML escapes."""
    return replace(
        a_line(LARGEST_ID),
        unit_name=LONGEST_NAME,
        place="&" * PLACE_LIMIT,
        summary="<" * SUMMARY_LIMIT,
        urgency=Urgency.RED,
        overdue=True,
    )


def the_longest_view() -> CaseView:
    """A case with many long steps and many attachments."""
    return replace(
        a_view(the_longest_line(), *Arrow),
        timeline=tuple(an_entry(Letter.NOTE, f"<{n}>" + "&😀" * 240, n) for n in range(60)),
        attachments=tuple(
            AttachmentRef(id=LARGEST_ID - n, kind=kind, at=NOW)
            for n in range(60)
            for kind in AttachmentKind
        ),
    )


def a_case_page(*lines: CaseLine, page: int = 0, pages: int = 1) -> CasePage:
    return CasePage(lines=lines, page=page, pages=pages, total=len(lines) if pages == 1 else 50)


def a_weekly(**changes: Any) -> PeriodicView:
    """The report of week 48 on its Tuesday: three found, four carried over."""
    figures = Figures(
        carried=4,
        found=3,
        group=1,
        resolved=2,
        moved=1,
        open=4,
        overdue=1,
        total_found=72,
        total_resolved=59,
        opinions_found=2,
        opinions_answered=1,
    )
    view = PeriodicView(
        unit=COMMUNITY,
        period=WEEK,
        due_at=datetime(2026, 11, 27, 9, 0, tzinfo=UTC),
        due_provisional=False,
        now_late=False,
        figures=figures,
        before=Figures(carried=2, found=5),
        open_lines=(a_line(),),
        open_total=4,
        confirmed=None,
        may=PeriodicOptions(confirm=True, export=True),
        columns=WEEKLY_FORM,
    )
    return replace(view, **changes)


def a_confirmed(**changes: Any) -> PeriodicRow:
    row = PeriodicRow(
        nil=False,
        late=False,
        remark="",
        confirmed_at=NOW,
        by_role=Role.INFORMATION_OFFICER,
        figures=Figures(found=9),
    )
    return replace(row, **changes)


def a_status(units: int = 2, **changes: Any) -> StatusBoard:
    """A street with communities below it."""
    tally = Tally(
        found=72, resolved=59, open=8, overdue=2, moved=3, dropped=2, success=40, concluded=50
    )
    board = StatusBoard(
        unit=UnitRef(id=3, name="琅琊街道", kind=UnitKind.STREET),
        above=UnitRef(id=1, name="琅琊区", kind=UnitKind.DISTRICT),
        as_of=NOW,
        tally=tally,
        week=WEEK,
        week_found=5,
        week_resolved=3,
        reports=PeriodicTally(expected=6, on_time=2, late=1, nil=1, missing=1, waiting=2),
        below=tuple(
            StatusLine(
                unit=UnitRef(id=10 + n, name=f"第{n}社区", kind=UnitKind.COMMUNITY),
                tally=Tally(found=n, resolved=n, overdue=n % 2),
                reports=PeriodicTally(expected=1, on_time=1),
            )
            for n in range(units)
        ),
    )
    return replace(board, **changes)


def labels(page: Page) -> list[str]:
    """The labels of all buttons, row after row."""
    return [button.text for row in page.rows for button in row]


def data(page: Page) -> list[str]:
    """What all buttons send back."""
    return [button.callback_data or "" for row in page.rows for button in row]


def begins_well(label: str) -> bool:
    """Whether the first letter is no small one; marks before it do not count."""
    return not next((char for char in label if char.isalnum()), "").islower()


def assert_fits(page: Page) -> None:
    """Within the messenger's limits, and buttons with a capital."""
    assert 0 < size(page.text) <= TEXT_LIMIT
    assert len(labels(page)) <= 100
    assert all(len(row) <= 8 for row in page.rows)
    assert all(1 <= len(item.encode()) <= DATA_LIMIT for item in data(page))
    assert all(0 < len(label) <= 64 and begins_well(label) for label in labels(page))
