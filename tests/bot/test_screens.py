"""Boards, reports and lists fit one screen of a phone, so that no figure is out of sight."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.pages import lists
from bot.pages.cases import case_page, title
from bot.pages.details import details_page
from bot.pages.late import late_page, unreached_page
from bot.pages.matters import matters_page
from bot.pages.page import Page, joined
from bot.pages.periodic.details import details_page as report_details
from bot.pages.periodic.details import open_page
from bot.pages.periodic.form import column_lines
from bot.pages.periodic.page import report_page, thanks
from bot.pages.periodic.rows import rows_page
from bot.pages.status import lines_page, status_page
from bot.pages.way import way_page
from bot.texts import LOCALES, say_in
from domain.cases.letters import Letter
from domain.cases.views import CasePage
from domain.days.periods import Period, PeriodKind
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.model import Role
from domain.periodic.model import Extras, Figures, Line, PeriodicTally, Sheet
from domain.periodic.options import PeriodicOptions
from domain.periodic.tiers import TIERS
from domain.periodic.views import PeriodicView
from domain.status.views import (
    Coverage,
    LateLine,
    LatePage,
    Matters,
    MattersPage,
    StatusLine,
    Tally,
    UnreachedLine,
    UnreachedPage,
)
from tests.bot.samples import (
    NOW,
    WEEK,
    ZONE,
    a_confirmed,
    a_line,
    a_status,
    a_view,
    a_weekly,
    an_actor,
    an_entry,
    labels,
)
from tests.bot.samples_promises import the_promises
from tests.bot.screen import ROOM, height

pytestmark = pytest.mark.parametrize("locale", LOCALES)

TODAY = date(2026, 11, 24)
DISTRICT = UnitRef(id=1, name="琅琊区", kind=UnitKind.DISTRICT)
EVERYONE = an_actor(*Role)
TALLY = Tally(
    found=48_283,
    resolved=40_196,
    open=1_043,
    overdue=110,
    waiting=105,
    asked=23,
    moved=1_013,
    dropped=931,
    success=38_196,
    concluded=39_205,
    opinions_found=15_300,
    opinions_open=317,
    opinions_overdue=45,
)
REPORTS = PeriodicTally(
    expected=180, on_time=120, late=21, nil=55, missing=16, unreached=4, waiting=19
)
MANY = {PeriodKind.WEEK: 28, PeriodKind.HALF_MONTH: 128, PeriodKind.MONTH: 428}
RARE = {"reopened": 0, "entered_late": 0}
EXTRAS = Extras(
    weekly=REPORTS,
    half_monthly=REPORTS,
    success=191,
    concluded=194,
    oral=137,
    written=140,
    amount=12_474_700,
    judicial=13,
    found_before=120,
    found_year_before=101,
    hard=tuple(range(381, 387)),
)


BOARD = replace(
    a_status(0),
    tally=TALLY,
    reports=REPORTS,
    unreached=4,
    out_of_reach=17,
    coverage=Coverage(grids=301, headless=12),
    below=tuple(
        StatusLine(
            unit=UnitRef(id=10 + n, name=f"北门第{n}街道", kind=UnitKind.STREET),
            tally=TALLY,
            reports=REPORTS,
            unreached=1,
        )
        for n in range(20)
    ),
)
"""A street above which there is a district and below which there are twenty units."""


def fits(page: Page) -> None:
    assert height(page) <= ROOM, page.text


def test_a_board(locale: str) -> None:
    say = say_in(locale)
    page = status_page(say, BOARD, ZONE, 1)
    fits(page)
    assert len(labels(page)) == 3 + 3 + 8 + 2 + 3
    fits(details_page(say, BOARD, ZONE, the_promises(), page=True))
    fits(lines_page(say, BOARD, ZONE, 1))


@pytest.mark.parametrize("which", Matters)
def test_the_matters_behind_a_figure(locale: str, which: Matters) -> None:
    lines = tuple(
        replace(a_line(1_234_560 + n), overdue=True, due_at=NOW - timedelta(days=40 + n))
        for n in range(5)
    )
    found = CasePage(lines=lines, page=1, pages=3, total=1_143)
    board = MattersPage(unit=DISTRICT, which=which, found=found, as_of=NOW)
    fits(matters_page(say_in(locale), board, ZONE))


def test_the_units_behind_a_figure(locale: str) -> None:
    say = say_in(locale)
    units = [UnitRef(id=n, name=f"北门第{n}社区", kind=UnitKind.COMMUNITY) for n in range(10, 18)]
    late = LatePage(
        unit=DISTRICT,
        period=WEEK,
        today=TODAY + timedelta(days=9),
        due_at=NOW - timedelta(hours=30),
        as_of=NOW,
        missing=16,
        late=21,
        lines=tuple(LateLine(unit=unit, filed_at=None) for unit in units),
        page=1,
        pages=5,
    )
    fits(late_page(say, late, ZONE))
    lines = tuple(UnreachedLine(unit=unit, within=True, report=True, overdue=17) for unit in units)
    unreached = UnreachedPage(unit=DISTRICT, lines=lines, total=20, page=1, pages=3)
    fits(unreached_page(say, unreached, EVERYONE))


def a_report(kind: PeriodKind, **changes: object) -> PeriodicView:
    """The report of a busy unit of the tier, not confirmed yet."""
    tier = TIERS[kind]
    figures = Figures(**{**dict.fromkeys(vars(Figures()), MANY[kind]), **RARE})
    fed = PeriodicTally() if kind is PeriodKind.HALF_MONTH else REPORTS
    extras = replace(EXTRAS, half_monthly=fed)
    name = {UnitKind.COMMUNITY: "古道社区", UnitKind.STREET: "琅琊街道"}.get(tier.unit, "琅琊区")
    reached = replace(extras, weekly=replace(REPORTS, unreached=0))
    rows = tuple(
        Line(unit_id=n, name=f"北门第{n}街道", figures=figures, extras=reached) for n in range(12)
    )
    total = Line(unit_id=None, figures=figures, extras=extras)
    view = a_weekly(
        unit=UnitRef(id=3, name=name, kind=tier.unit),
        period=Period.containing(kind, TODAY),
        columns=tier.columns,
        sheet=Sheet(total=total, rows=rows) if tier.rows else None,
        figures=figures,
        before=figures,
        open_lines=(a_line(),) * 4,
        open_total=317,
        may=PeriodicOptions(confirm=True, export=True),
    )
    return replace(view, **changes)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize("kind", PeriodKind)
def test_the_figures_of_a_report_stand_with_the_button_that_confirms_them(
    locale: str, kind: PeriodKind
) -> None:
    say = say_in(locale)
    view = a_report(kind)
    page = report_page(say, view, ZONE, TODAY, EVERYONE)
    fits(page)
    assert labels(page)[0] == say.plain("periodic-confirm")
    fits(report_details(say, view))
    fits(rows_page(say, view, 1))
    fits(open_page(say, view, EVERYONE))


@pytest.mark.parametrize("kind", PeriodKind)
def test_all_that_may_stand_in_a_report_leaves_the_figures_in_sight(
    locale: str, kind: PeriodKind
) -> None:
    """The lines above them may go out of sight, the figures never."""
    say = say_in(locale)
    words = "停电" * 200
    many = replace(a_report(kind).figures, reopened=12, entered_late=34)
    row = a_confirmed(figures=many, was=Figures(), remark=words, reason=words, late=True)
    for confirmed, may in (
        (None, PeriodicOptions(confirm=True, nil=True)),
        (row, PeriodicOptions(change=True, withdraw=True, explain=True)),
    ):
        view = a_report(kind, figures=many, confirmed=confirmed, may=may, kept_remark=words)
        page = report_page(say, view, ZONE, TODAY, EVERYONE, thanks(say, view.period))
        figures = joined(column_lines(say, view))
        assert page.text.endswith(figures)
        fits(Page(text=figures, rows=page.rows))
        assert words in report_details(say, view).text
        assert say.plain("periodic-details-button") in labels(page)


@pytest.mark.parametrize("kind", PeriodKind)
def test_a_report_that_was_confirmed(locale: str, kind: PeriodKind) -> None:
    say = say_in(locale)
    may = PeriodicOptions(change=True, withdraw=True, export=True)
    row = a_confirmed(figures=a_report(kind).figures)
    view = a_report(kind, confirmed=row, may=may)
    fits(report_page(say, view, ZONE, TODAY, EVERYONE))


def test_what_is_mine(locale: str) -> None:
    say = say_in(locale)
    lines = tuple(replace(a_line(12_345 + n), unit_name="古道社区第1网格") for n in range(5))
    board = CasePage(lines=lines, page=1, pages=3, total=13)
    fits(lists.mine(say, board, ZONE))
    if locale == "zh":  # in English what is owed takes another line each
        fits(lists.queue(say, board, ZONE))


def test_the_way_of_a_case(locale: str) -> None:
    say = say_in(locale)
    steps = tuple(an_entry(Letter.NOTE, f"第{n}句。" + "说" * 3 * n, n) for n in range(60))
    view = replace(a_view(), timeline=steps)
    short = replace(view, timeline=steps[:9])
    fits(case_page(say, short, ZONE, an_actor(Role.SUPERVISOR)))
    head = title(say, view.line)
    seen = [way_page(say, view, ZONE, head, page) for page in range(60)]
    for page in seen:
        fits(page)
    whole = "".join(page.text for page in seen)
    assert all(f"第{n}句" in whole for n in range(60))
    assert "第59句" in way_page(say, view, ZONE, head).text, "the newest first"
