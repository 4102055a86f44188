"""The demo's district counts as the source does, and its history obeys the identity."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from app.demo.district import phones, units
from app.demo.events import Confirmed, Filed, Moved
from app.demo.plan import SHARES, plan
from app.demo.stage import first_moment
from domain.cases.extension_model import ExtensionState
from domain.cases.model import CaseKind, State
from domain.cases.satisfaction import Satisfaction
from domain.days.periods import Period, PeriodKind
from domain.handfuls import Handful
from domain.ledgers.model import Ledger, LedgerRow
from domain.mediation.model import AgreementForm
from domain.org.model import Unit, UnitKind
from domain.ports import Work
from domain.referrals.model import Standing
from domain.rules import Rules
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.schema import cases, extensions, outbox, referrals, reports
from storage.work import SqlOffice
from tests.app.conftest import NOW, Filled


def test_the_district_is_that_of_the_source() -> None:
    kinds = Counter(row.kind for row in units())
    assert kinds[UnitKind.DISTRICT] == 1
    assert kinds[UnitKind.STREET] == 8
    assert kinds[UnitKind.COMMUNITY] == 36
    assert kinds[UnitKind.GRID_1] == 301
    assert kinds[UnitKind.CENTRE] == 9
    assert len({row.code for row in units()}) == len(units())
    assert len({row.name for row in units()}) == len(units())
    for row in units():
        length = {UnitKind.GRID_1: 15, UnitKind.GRID_2: 17}.get(row.kind, 12)
        assert len(row.code) == length


def test_each_phone_has_its_post_and_one_is_a_stranger() -> None:
    codes = {row.code for row in units()}
    assert [phone.id for phone in phones()] == [*range(1001, 1014), 1999]
    assert [phone.id for phone in phones() if phone.role is None] == [1999]
    assert all(phone.unit in codes for phone in phones() if phone.role is not None)


def test_the_plan_is_the_same_every_time(rules: Rules) -> None:
    assert plan(rules, NOW) == plan(rules, NOW)
    assert plan(rules, NOW) != plan(rules, NOW, seed="another")


def test_the_plan_lies_in_the_past_and_in_order(rules: Rules) -> None:
    events = plan(rules, NOW)
    moments = [event.at for event in events]
    assert moments == sorted(moments)
    assert moments[-1] < NOW
    for event in events:
        if isinstance(event, Filed | Moved):
            local = event.at.astimezone(rules.zone)
            assert rules.calendar.is_working(local.date()), event
            assert 8 <= local.hour < 18, event


def test_categories_follow_the_published_shares(rules: Rules) -> None:
    found = Counter(
        event.category
        for event in plan(rules, NOW)
        if isinstance(event, Filed) and event.kind is CaseKind.DISPUTE
    )
    assert found.most_common(1)[0][0] == "neighbours"
    share = found["neighbours"] / found.total()
    assert abs(share - SHARES["neighbours"] / 100) < 0.1


def test_all_of_the_plan_is_on_file(filled: Filled, rules: Rules) -> None:
    events = plan(rules, NOW)
    assert filled.told.units == len(units())
    assert filled.told.events == len(events)
    assert filled.told.cases == sum(isinstance(event, Filed) for event in events)
    assert 300 < filled.told.cases < 700


async def test_nothing_waits_to_be_pushed(database: Database) -> None:
    async with database.reader.connect() as connection:
        assert (await connection.scalar(select(func.count()).select_from(outbox))) == 0


async def test_the_identity_holds_for_every_unit(database: Database, rules: Rules) -> None:
    week = Period.containing(PeriodKind.WEEK, NOW.date())
    start = week.previous().bounds(rules.zone)[0]

    def check(work: Work) -> None:
        top = work.org.by_code(units()[0].code)
        assert top is not None
        opened: dict[int, int] = {}
        tree: list[Unit] = work.org.within(top.path)
        for unit in tree:
            figures = work.periodic.figures(unit.path, start, NOW)
            assert figures.balanced, unit.name
            opened[unit.id] = figures.open
        for unit in tree:
            below = [opened[one.id] for one in tree if one.parent_id == unit.id]
            if unit.kind in {UnitKind.DISTRICT, UnitKind.STREET}:
                assert opened[unit.id] == sum(below), unit.name

    await SqlOffice(database, rules).do(check)


async def test_the_figures_agree_with_the_states(database: Database, rules: Rules) -> None:
    async with database.reader.connect() as connection:
        still_open = await connection.scalar(
            select(func.count()).where(
                cases.c.kind == CaseKind.DISPUTE,
                cases.c.state.in_(
                    [
                        *(State.REPORTED, State.RETURNED, State.ACCEPTED),
                        *(State.MEDIATING, State.OFFERED),
                    ]
                ),
            )
        )
    boards = SqlBoards(database, rules)
    supervisor = await boards.people.actor("telegram", "1008", NOW.date())
    assert supervisor is not None
    board = await boards.status.board(supervisor, None, NOW)
    assert board.tally.open == still_open
    assert len(board.below) >= 8
    assert 60 <= 100 * board.tally.resolved / board.tally.found <= 90


async def test_past_weeks_are_reported_some_late_some_nil_a_few_missing(
    database: Database, rules: Rules
) -> None:
    async with database.reader.connect() as connection:
        rows = (await connection.execute(select(reports))).all()
    assert all(row.figures.balanced for row in rows)
    owed, weekly = 36 * 10, [row for row in rows if row.kind is PeriodKind.WEEK]
    assert 0.9 * owed < len(weekly) < owed
    halves = [row for row in rows if row.kind is PeriodKind.HALF_MONTH]
    assert len(halves) == 8 * 4
    assert all(row.sheet.total.figures == row.figures for row in halves)
    assert sum(row.kind is PeriodKind.MONTH for row in rows) == 1
    assert any(row.late for row in rows)
    assert any(row.nil for row in rows)
    confirmed = sum(isinstance(event, Confirmed) for event in plan(rules, NOW))
    assert len(rows) == confirmed


async def test_the_phones_have_something_to_show(database: Database, rules: Rules) -> None:
    boards = SqlBoards(database, rules)
    today = NOW.date()
    head = await boards.people.actor("telegram", "1001", today)
    mediator = await boards.people.actor("telegram", "1005", today)
    officer = await boards.people.actor("telegram", "1003", today)
    assert head is not None
    assert mediator is not None
    assert officer is not None
    states = {line.state for line in (await boards.cases.mine(head, 0, NOW)).lines}
    assert len(states) >= 3
    queue = (await boards.cases.queue(mediator, 0, NOW)).lines
    assert any(line.overdue for line in queue)
    assert any(line.state is State.REPORTED for line in queue)
    week = Period.containing(PeriodKind.WEEK, today)
    last, this = [
        await boards.periodic.report(officer, PeriodKind.WEEK, None, one, NOW)
        for one in (week.previous(), week)
    ]
    assert last.confirmed is not None
    assert this.confirmed is None


async def test_something_waits_to_be_taken_at_the_street_and_at_the_wages_centre(
    database: Database, rules: Rules
) -> None:
    boards = SqlBoards(database, rules)
    for phone, category in (("1006", "山林土地"), ("1010", "劳动争议")):
        actor = await boards.people.actor("telegram", phone, NOW.date())
        assert actor is not None
        first = (await boards.cases.queue(actor, 0, NOW)).lines[0]
        assert (first.to_take, first.category.zh) == (True, category)


async def test_a_two_way_evaluation_is_half_done(database: Database, rules: Rules) -> None:
    boards = SqlBoards(database, rules)
    for phone, left in (("1003", 2), ("1006", 5), ("1008", 1)):
        actor = await boards.people.actor("telegram", phone, NOW.date())
        assert actor is not None
        home = await boards.twoways.home(actor, NOW)
        (line,) = home.rounds
        assert (line.mine - line.mine_in, line.overdue, home.hosts) == (left, False, ())
    round_ = await boards.twoways.one(actor, line.id, 0, NOW)
    assert 10 < round_.total_in < round_.total / 2


async def test_a_wage_dispute_is_suggested_to_the_two_centres_for_work(
    database: Database, rules: Rules
) -> None:
    def suggested(work: Work) -> list[str]:
        category = work.routes.category("劳动争议", NOW.date())
        assert category is not None
        ids = work.routes.of_category(category.id)
        return [(work.org.unit(unit_id)).name for unit_id in ids]

    assert await SqlOffice(database, rules).do(suggested) == [
        "农民工工资纠纷调解中心",
        "劳资关系纠纷调解中心",
    ]


async def test_the_stranger_is_bound_to_nothing(database: Database, rules: Rules) -> None:
    assert await SqlBoards(database, rules).people.actor("telegram", "1999", NOW.date()) is None


@pytest.mark.parametrize(
    ("real", "first"),
    [
        ("2026-11-24 18:00", "2026-11-24 10:00"),
        ("2026-11-24 03:00", "2026-11-24 10:00"),
        ("2026-11-29 12:00", "2026-11-27 10:00"),
        ("2026-10-03 12:00", "2026-09-30 10:00"),
    ],
)
def test_the_demo_begins_on_a_working_day_at_ten(rules: Rules, real: str, first: str) -> None:
    began = first_moment(datetime.fromisoformat(real).replace(tzinfo=rules.zone), rules)
    assert f"{began.astimezone(rules.zone):%Y-%m-%d %H:%M}" == first


def test_the_history_is_told_in_many_words_and_in_fitting_places(rules: Rules) -> None:
    filed = [one for one in plan(rules, NOW) if isinstance(one, Filed)]
    filed = [one for one in filed if not one.case.startswith("scene-")]
    said = Counter(event.summary for event in filed)
    assert len(said) > 0.75 * len(filed)
    families = {event.place for event in filed if event.category == "marriage_family"}
    assert len(families) > 10
    assert not any("广场" in place or "车库" in place for place in families)
    assert max(map(len, said)) <= 60


async def test_the_forms_show_agreements_visits_satisfaction_and_late_reasons(
    database: Database, rules: Rules
) -> None:
    """What a visitor prints holds what the district did, not blanks."""
    async with database.reader.connect() as connection:
        rows = (await connection.execute(select(reports))).all()
    sheets = [row.sheet.total.extras for row in rows if row.sheet is not None]
    for column in ("oral", "written", "amount", "judicial"):
        assert sum(getattr(one, column) for one in sheets) > 0, column
    assert 0.8 < sum(s.success for s in sheets) / sum(s.concluded for s in sheets) < 0.99
    late = [row for row in rows if row.late]
    assert 0.5 < sum(bool(row.late_reason) for row in late) / len(late) < 1
    assert not any(row.late_reason for row in rows if not row.late)

    boards = SqlBoards(database, rules)
    supervisor = await boards.people.actor("telegram", "1008", NOW.date())
    assert supervisor is not None
    days = (NOW.date() - timedelta(weeks=11), NOW.date())
    found: list[LedgerRow] = []

    def keep(_: Ledger, kept: Iterable[LedgerRow]) -> bytes:
        found.extend(kept)
        return b""

    top = supervisor.seats[0].unit_id
    for kind in CaseKind:
        await boards.ledgers.file(supervisor, top, days, NOW, keep, kind)
    disputes = [row for row in found if row.agreement or row.means]
    assert {row.agreement for row in disputes} >= set(AgreementForm)
    assert sum(bool(row.means) for row in disputes) > 50
    visited = [row for row in disputes if row.visited]
    assert len(visited) > 30
    assert {row.satisfaction for row in visited} == set(Satisfaction)
    rated = Counter(row.satisfaction for row in found if row not in disputes)
    assert rated[Satisfaction.SATISFIED] > 10

    async with database.reader.connect() as connection:
        sent = {row.standing for row in await connection.execute(select(referrals))}
        more = [row.state for row in await connection.execute(select(extensions))]
    assert sent == {Standing.ACCEPTED, Standing.DONE}
    assert 1 <= len(more) <= 20
    assert set(more) == {ExtensionState.APPROVED}


async def test_little_is_left_to_be_reminded_of_at_once(database: Database, rules: Rules) -> None:
    """The record of ten weeks must not ring the phones of the wall when the demo begins."""
    today = NOW.date()

    def near(work: Work) -> list[str]:
        days = work.mediation.near(
            today, Handful(), week=today + timedelta(7), day=today + timedelta(1)
        )
        return [work.org.unit(one.case.responsible_id).code for one in days]

    shown = {phone.unit for phone in phones()}
    assert sum(code in shown for code in await SqlOffice(database, rules).do(near)) <= 3
