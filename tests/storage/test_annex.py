"""The open matters of a report are those of its snapshot; what ended keeps its due date."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, update

from domain.cases import steps as case_steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, Outcome, State
from domain.cases.recall import recall_dues
from domain.cases.undo import undo
from domain.days.periods import Period, PeriodKind
from domain.ledgers.model import Annex, Ledger, LedgerRow
from domain.people.model import Actor
from domain.periodic import actions
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.schema import annexes, cases
from storage.work import SqlOffice
from tests.makers import NOW, ZONE, District, a_case, a_token, later

Asks = Callable[[str], Awaitable[Actor]]
WEEK = Period.containing(PeriodKind.WEEK, NOW.date())
INSTANT = timedelta(microseconds=1)


def takes(
    work: Work, who: Actor, case_id: int, *arrows: Arrow, now: datetime, outcome: Outcome
) -> None:
    for arrow in arrows:
        case_steps.take_step(
            work,
            Request(actor=who, token=a_token(), now=now),
            case_id,
            arrow,
            note="好",
            outcome=outcome if arrow is Arrow.RESOLVE else None,
        )


async def test_a_confirmed_report_keeps_its_open_matters(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asks
) -> None:
    community = district.units["community"]
    officer, mediator = await actor("officer"), await actor("mediator")

    def begins(work: Work) -> list[int]:
        head = district.actor(work, "grid_head")
        found = [a_case(work, head, district.units["grid"]).id for _ in range(3)]
        takes(work, mediator, found[0], Arrow.ACCEPT, now=NOW, outcome=Outcome.SUCCESS)
        actions.confirm(work, Request(actor=officer, now=NOW), community, WEEK, nil=False)
        return found

    first, second, third = await office.do(begins)

    def goes_on(work: Work) -> None:
        after = later(hours=1)
        takes(work, mediator, first, Arrow.RESOLVE, now=after, outcome=Outcome.SUCCESS)
        takes(work, mediator, second, Arrow.ACCEPT, now=after, outcome=Outcome.SUCCESS)
        a_case(work, district.actor(work, "grid_head"), district.units["grid"], now=after)

    await office.do(goes_on)

    async def annex(now: datetime) -> Annex:
        return await boards.ledgers.annex(officer, community, WEEK, now)

    view = await boards.periodic.report(officer, PeriodKind.WEEK, community, WEEK, later(days=9))
    assert view.confirmed is not None
    kept = await annex(later(days=9))
    assert kept.kept
    assert kept.as_of == NOW
    assert len(kept.rows) == kept.total == view.confirmed.figures.open == 3
    assert {row.id: row.state for row in kept.rows} == {
        first: State.ACCEPTED,
        second: State.REPORTED,
        third: State.REPORTED,
    }
    assert all(row.due_on is not None for row in kept.rows)
    # a correction is counted anew, and so is what belongs to it
    again = Request(actor=officer, now=later(hours=2))
    await office.do(actions.revise, again, community, WEEK, "漏了一件", after=0)
    anew = await annex(later(days=9))
    assert {row.id for row in anew.rows} == {second, third, max(row.id for row in anew.rows)}
    assert first not in {row.id for row in anew.rows}


async def test_one_confirmed_before_they_were_kept_is_read_from_the_steps(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asks, database: Database
) -> None:
    community = district.units["community"]
    officer, mediator = await actor("officer"), await actor("mediator")

    def story(work: Work) -> Case:
        case = a_case(work, district.actor(work, "grid_head"), district.units["grid"])
        actions.confirm(work, Request(actor=officer, now=NOW), community, WEEK, nil=False)
        after = later(hours=1)
        takes(
            work, mediator, case.id, Arrow.ACCEPT, Arrow.RESOLVE, now=after, outcome=Outcome.SUCCESS
        )
        return case

    case = await office.do(story)

    def forget(connection: Connection) -> None:
        connection.execute(annexes.delete())

    await database.write(forget)
    found = await boards.ledgers.annex(officer, community, WEEK, later(days=9))
    assert not found.kept
    assert [(row.id, row.state) for row in found.rows] == [(case.id, State.REPORTED)]


class Kept:
    """A writer that keeps the rows."""

    def __init__(self) -> None:
        self.rows: list[LedgerRow] = []

    def __call__(self, ledger: Ledger, rows: Iterator[LedgerRow]) -> bytes:
        self.rows = list(rows)
        return b""


async def test_the_ledger_of_a_year_begins_with_what_the_last_one_left_open(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asks
) -> None:
    coordinator, street = await actor("coordinator"), district.units["street"]
    new_year = datetime(2027, 1, 1, 9, tzinfo=ZONE)

    def story(work: Work) -> tuple[int, int]:
        head, mediator = district.actor(work, "grid_head"), district.actor(work, "mediator")
        over = a_case(work, head, district.units["grid"]).id
        stays = a_case(work, head, district.units["grid"]).id
        both = (Arrow.ACCEPT, Arrow.RESOLVE)
        takes(work, mediator, over, *both, now=NOW, outcome=Outcome.SUCCESS)
        return over, stays

    over, stays = await office.do(story)

    async def ledger(year: int) -> tuple[Ledger, list[LedgerRow]]:
        kept, days = Kept(), (date(year, 1, 1), date(year, 12, 31))
        made, _ = await boards.ledgers.file(coordinator, street, days, new_year, kept)
        assert made == await boards.ledgers.extent(coordinator, street, days, new_year)
        return made, kept.rows

    this, rows = await ledger(2027)
    assert (this.rows, this.carried) == (1, 1)
    assert [(row.id, row.carried) for row in rows] == [(stays, True)]
    last, rows = await ledger(2026)
    assert (last.rows, last.carried) == (2, 0)
    assert [row.id for row in rows] == [over, stays]


async def test_what_ended_keeps_its_due_date_until_it_is_opened_again(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asks, database: Database
) -> None:
    coordinator, street = await actor("coordinator"), district.units["street"]
    outcomes = [Outcome.SUCCESS, Outcome.FAILED, Outcome.TO_COURT]

    def story(work: Work) -> list[int]:
        head, mediator = district.actor(work, "grid_head"), district.actor(work, "mediator")
        grid, both = district.units["grid"], (Arrow.ACCEPT, Arrow.RESOLVE)
        found = [a_case(work, head, grid).id for _ in (*outcomes, *range(4))]
        for case_id, outcome in zip(found, outcomes, strict=False):
            takes(work, mediator, case_id, *both, now=NOW, outcome=outcome)
        closed, undone, again, withdrawn = found[3:]
        takes(work, mediator, closed, *both, Arrow.CLOSE, now=NOW, outcome=Outcome.SUCCESS)
        takes(work, mediator, undone, *both, now=NOW, outcome=Outcome.SUCCESS)
        undo(work, Request(actor=mediator, token=a_token(), now=NOW), undone)
        takes(work, mediator, again, *both, Arrow.REOPEN, now=NOW, outcome=Outcome.SUCCESS)
        takes(work, head, withdrawn, Arrow.WITHDRAW, now=NOW, outcome=Outcome.WITHDRAWN)
        return found

    found = await office.do(story)

    async def dues() -> dict[int, date | None]:
        kept = Kept()
        days = (NOW.date(), NOW.date())
        await boards.ledgers.file(coordinator, street, days, NOW, kept)
        return {row.id: row.due_on for row in kept.rows}

    told = await dues()
    handled, asked = date(2026, 12, 3), date(2026, 11, 26)
    assert told == {id: asked if id == found[-1] else handled for id in found}

    def forgets(connection: Connection) -> None:
        connection.execute(update(cases).values(ended_due_at=None))

    await database.write(forgets)
    assert [id for id, due in (await dues()).items() if due is None] == [
        id for id in found if id not in found[4:6]
    ]
    at: int | None = 0
    while at is not None:
        at = await office.do(recall_dues, Request(now=later(days=40)), at)
    assert await dues() == told, "worked out again from the steps"
