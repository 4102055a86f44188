"""Ledgers on both databases: they hold what the figures count, within the reader's reach."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from domain.cases import steps as cases_steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import OPEN_STATES, CaseKind, Effect, Outcome
from domain.cases.views import WHOLE
from domain.days.periods import Period, PeriodKind, moment_at
from domain.errors import NotFound, Refused
from domain.ledgers.actions import note_export, note_own_sheet, note_sheet
from domain.ledgers.model import Export, Ledger, LedgerRow, TakenOut
from domain.people.model import Actor, Role
from domain.request import Request
from domain.status.views import Matters
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.periodic.figures import figures
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, ZONE, District, a_case, a_token

Asks = Callable[[str], Awaitable[Actor]]
MONTH = Period.containing(PeriodKind.MONTH, TODAY)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
_ENDS = {
    Outcome.SUCCESS: Effect.RESOLVED,
    Outcome.FAILED: Effect.DROPPED,
    Outcome.REFUSED: Effect.DROPPED,
    Outcome.TO_COURT: Effect.MOVED,
}


class Kept:
    """A writer that keeps the rows."""

    def __init__(self) -> None:
        self.rows: list[LedgerRow] = []

    def __call__(self, ledger: Ledger, rows: Iterator[LedgerRow]) -> bytes:
        self.rows = list(rows)
        return b"a file"


async def _rows(
    boards: SqlBoards, who: Actor, unit: int, first: date, last: date
) -> list[LedgerRow]:
    kept = Kept()
    ledger, file = await boards.ledgers.file(who, unit, (first, last), NOW, kept)
    assert file == b"a file"
    assert ledger.rows == len(kept.rows)
    assert ledger == await boards.ledgers.extent(who, unit, (first, last), NOW)
    return kept.rows


async def test_a_row_tells_the_matter_and_posts_alone(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asks
) -> None:
    head, mediator = await actor("grid_head"), await actor("mediator")
    case = await office.do(a_case, head, district.units["grid"])
    await office.do(
        cases_steps.take_step,
        Request(actor=mediator, token=a_token(), now=NOW),
        case.id,
        Arrow.ACCEPT,
    )
    await office.do(
        cases_steps.take_step,
        Request(actor=mediator, token=a_token(), now=NOW),
        case.id,
        Arrow.RESOLVE,
        note="谈妥了",
        outcome=Outcome.SUCCESS,
    )
    await office.do(a_case, head, district.units["grid"], kind=CaseKind.OPINION)
    (row,) = await _rows(boards, await actor("coordinator"), district.units["street"], *YEAR)
    assert row.id == case.id
    assert row.found_on == row.counted_on == row.ended_on == TODAY
    assert row.grid.startswith("古道社区")
    assert row.responsible == "古道社区"
    assert row.handler_role is Role.MEDIATOR
    assert row.outcome is Outcome.SUCCESS
    assert row.effect is Effect.RESOLVED
    assert not row.imported
    assert row.said == "谈妥了"


async def test_only_within_reach(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asks
) -> None:
    coordinator = await actor("coordinator")
    for unit in (district.units["district"], district.units["community_2"], 2**40, 0):
        with pytest.raises(NotFound):
            await boards.ledgers.file(coordinator, unit, YEAR, NOW, Kept())
        with pytest.raises(NotFound):
            await boards.ledgers.extent(coordinator, unit, YEAR, NOW)
        with pytest.raises(NotFound):
            await boards.ledgers.annex(coordinator, unit, MONTH, NOW)
        with pytest.raises(NotFound):
            await boards.periodic.year(coordinator, unit, 2026, NOW)
    with pytest.raises(Refused):
        await boards.ledgers.extent(await actor("building_head"), None, YEAR, NOW)
    with pytest.raises(Refused):
        await office.do(
            note_export,
            Request(actor=coordinator, now=NOW),
            Export.LEDGER,
            district.units["community_2"],
            *YEAR,
            1,
        )


async def test_a_table_leaves_a_line_and_is_of_ones_own_reach(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asks
) -> None:
    head, coordinator = await actor("grid_head"), await actor("coordinator")
    for _ in range(7):
        await office.do(a_case, head, district.units["grid"])
    street, which = district.units["street"], Matters.OPEN
    whole = await boards.status.matters(coordinator, street, which, 0, NOW, size=WHOLE)
    assert (len(whole.found.lines), whole.found.total, whole.found.pages) == (7, 7, 1)
    assert len((await boards.cases.mine(head, 0, NOW, size=WHOLE)).lines) == 7
    asked = Request(actor=coordinator, now=NOW)
    await office.do(note_sheet, asked, TakenOut.MATTERS, street, 7)
    with pytest.raises(Refused):
        await office.do(note_sheet, asked, TakenOut.BOARD, district.units["community_2"], 1)
    nobody = Request(actor=Actor(person_id=1, locale="zh", seats=()), now=NOW)
    with pytest.raises(Refused):
        await office.do(note_own_sheet, nobody, TakenOut.MINE, 1)


async def test_open_matters_are_those_due_first(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asks
) -> None:
    head = await actor("grid_head")
    late = await office.do(a_case, head, district.units["grid"], now=NOW)
    early = await office.do(a_case, head, district.units["grid"], now=NOW - timedelta(days=7))
    found = await boards.ledgers.annex(
        await actor("coordinator"), district.units["street"], MONTH, NOW
    )
    assert [row.id for row in found.rows] == [early.id, late.id]


steps = st.lists(
    st.tuples(st.integers(0, 80), st.none() | st.sampled_from(sorted(_ENDS)), st.booleans()),
    max_size=6,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lives=steps)
async def test_its_sums_are_the_figures(
    office: SqlOffice,
    boards: SqlBoards,
    database: Database,
    district: District,
    actor: Asks,
    lives: list[tuple[int, Outcome | None, bool]],
) -> None:
    """Whatever happened in whichever grid: rows found, open, resolved, moved and dropped."""
    mediators = {"grid": await actor("mediator"), "community_2": await actor("mediator_2")}
    heads = {"grid": await actor("grid_head"), "community_2": await actor("mediator_2")}
    for ago, end, here in lives:
        place = "grid" if here else "community_2"
        at = NOW - timedelta(days=ago)
        case = await office.do(a_case, heads[place], district.units[place], now=at)
        if end is None:
            continue
        by = mediators[place]
        await office.do(
            cases_steps.take_step, Request(actor=by, token=a_token(), now=at), case.id, Arrow.ACCEPT
        )
        await office.do(
            cases_steps.take_step,
            Request(actor=by, token=a_token(), now=at),
            case.id,
            Arrow.RESOLVE,
            note="记下",
            outcome=end,
        )
    supervisor = await actor("supervisor")
    for unit in ("district", "street", "community_2"):
        async with database.reader.connect() as connection:
            path = (
                await connection.execute(
                    text("SELECT path FROM units WHERE id = :id"), {"id": district.units[unit]}
                )
            ).scalar_one()
        start, end_of = moment_at(TODAY.replace(day=1), None, ZONE), NOW
        counted = await database.read(figures, path, start, end_of)
        ever = await _rows(boards, supervisor, district.units[unit], *YEAR)
        assert len(ever) == counted.total_found
        assert sum(row.state in OPEN_STATES for row in ever) == counted.open
        assert sum(row.effect is Effect.RESOLVED for row in ever) == counted.total_resolved
        month = await _rows(boards, supervisor, district.units[unit], TODAY.replace(day=2), TODAY)
        assert len(month) == counted.found
        assert all(row.outcome is not None or row.state in OPEN_STATES for row in ever)
