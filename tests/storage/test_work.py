"""One action, one transaction; twins file once; pushes wake the sender after the commit."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.util import await_only

from domain.cases import filing, steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, State
from domain.days.periods import Period, PeriodKind
from domain.errors import AlreadyConfirmed, NotFound, WrongStep
from domain.org.model import UnitKind
from domain.people.model import Channel
from domain.periodic.actions import confirm
from domain.periodic.model import PeriodicReport
from domain.ports import Work
from domain.request import Request
from storage.kit.engine import Database
from storage.schema import metadata
from storage.work import SqlOffice
from tests.makers import NOW, TELEGRAM, TODAY, District, a_case, a_draft, a_unit, the_rules

WEEK = Period.containing(PeriodKind.WEEK, TODAY)


async def _count(database: Database, table: str) -> int:
    async with database.reader.connect() as connection:
        found = await connection.execute(select(func.count()).select_from(metadata.tables[table]))
        return found.scalar_one()


def _file(work: Work, district: District, key: str, token: str) -> int:
    actor = district.actor(work, "grid_head")
    draft = a_draft(district.units["grid"], key=key)
    return (filing.file(work, Request(actor=actor, token=token, now=NOW), draft)).id


def _case(work: Work, case_id: int) -> Case:
    return work.cases.by_id(case_id)


async def test_what_an_action_returns_can_be_read_after_the_commit(
    office: SqlOffice, district: District
) -> None:
    case_id = await office.do(_file, district, "d", "t")
    case = await office.do(_case, case_id)
    assert (case.reported_at, case.state) == (NOW, State.REPORTED)
    assert case.reported_at.utcoffset() == timedelta(0)
    assert case.responsible_id == district.units["community"]


async def test_an_action_that_raises_leaves_nothing(
    office: SqlOffice, database: Database, district: District
) -> None:
    def changes_its_mind(work: Work) -> None:
        _file(work, district, "d", "t")
        raise WrongStep("accept")

    with pytest.raises(WrongStep):
        await office.do(changes_its_mind)
    assert [await _count(database, name) for name in ("cases", "steps", "outbox")] == [0, 0, 0]


async def test_twins_of_a_draft_file_one_case(
    office: SqlOffice, database: Database, district: District
) -> None:
    ids = await asyncio.gather(*(office.do(_file, district, "the same", f"t{n}") for n in range(8)))
    assert len(set(ids)) == 1
    assert [await _count(database, name) for name in ("cases", "steps")] == [1, 1]


async def test_twins_of_a_tap_take_one_step(
    office: SqlOffice, database: Database, district: District
) -> None:
    case_id = await office.do(_file, district, "d", "t")

    def accept(work: Work) -> State:
        actor = district.actor(work, "mediator")
        case = steps.take_step(
            work, Request(actor=actor, token="tap", now=NOW), case_id, Arrow.ACCEPT
        )
        return case.state

    assert set(await asyncio.gather(*(office.do(accept) for _ in range(8)))) == {State.ACCEPTED}
    assert await _count(database, "steps") == 2


async def test_twins_of_a_confirmation_make_one_report(
    office: SqlOffice, database: Database, district: District
) -> None:
    def once(work: Work) -> PeriodicReport:
        actor = district.actor(work, "officer")
        return confirm(
            work, Request(actor=actor, now=NOW), district.units["community"], WEEK, nil=True
        )

    found = await asyncio.gather(*(office.do(once) for _ in range(6)), return_exceptions=True)
    assert sum(isinstance(one, PeriodicReport) for one in found) == 1
    assert sum(isinstance(one, AlreadyConfirmed) for one in found) == 5
    assert await _count(database, "reports") == 1


async def test_a_revision_that_exists_is_already_confirmed_and_the_work_goes_on(
    office: SqlOffice, district: District
) -> None:
    def twice(work: Work) -> int:
        actor = district.actor(work, "officer")
        unit_id = district.units["community"]
        report = confirm(work, Request(actor=actor, now=NOW), unit_id, WEEK, nil=True)
        twin = PeriodicReport(
            unit_id=unit_id,
            kind=report.kind,
            first=report.first,
            nil=True,
            late=False,
            remark="",
            confirmed_by=report.confirmed_by,
            confirmed_post_id=report.confirmed_post_id,
            confirmed_at=NOW,
            figures=report.figures,
        )
        with pytest.raises(AlreadyConfirmed):
            work.periodic.add(twin)
        found = work.periodic.find(unit_id, WEEK)
        assert found is not None
        assert found.figures == report.figures
        return found.id

    assert await office.do(twice) > 0


async def test_a_chat_taken_twice_fails_in_the_end(office: SqlOffice, district: District) -> None:
    tries = 0

    def bind(work: Work) -> None:
        nonlocal tries
        tries += 1
        address = district.address("mediator")
        work.people.add_channel(
            Channel(person_id=district.person_id("officer"), kind=TELEGRAM, address=address)
        )

    with pytest.raises(IntegrityError):
        await office.do(bind)
    assert tries == 2


async def test_a_deadlock_is_tried_again(
    office: SqlOffice, district: District, dialect: str
) -> None:
    if dialect == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    first = await office.do(_file, district, "1", "t")
    second = await office.do(_file, district, "2", "t")
    met = asyncio.Barrier(2)
    tries = 0

    def cross(work: Work, one: int, other: int) -> None:
        nonlocal tries
        tries += 1
        work.cases.by_id(one)
        if tries <= 2:
            await_only(met.wait())  # inside the driver, where an action may wait
        work.cases.by_id(other)

    await asyncio.gather(office.do(cross, first, second), office.do(cross, second, first))
    assert tries == 3


async def test_the_sender_is_woken_after_the_commit_of_a_push(
    database: Database, district: District
) -> None:
    seen: list[str] = []
    office = SqlOffice(database, the_rules(), on_push=lambda: seen.append("woken"))

    def look(work: Work) -> None:
        district.actor(work, "officer")

    await office.do(look)
    assert seen == []
    await office.do(_file, district, "d", "t")
    assert seen == ["woken"]
    await office.do(_file, district, "d", "t")
    assert seen == ["woken"]


async def test_ids_no_database_can_hold_are_not_found(
    office: SqlOffice, district: District
) -> None:
    def ask(work: Work, number: int) -> None:
        for store in (
            work.cases.by_id,
            work.cases.attachment,
            work.cases.category,
            work.org.unit,
        ):
            with pytest.raises(NotFound):
                store(number)

    for number in (0, -1, 2**63, 10**40):
        await office.do(ask, number)


async def test_moments_without_a_zone_are_refused(office: SqlOffice, district: District) -> None:
    def naive(work: Work) -> None:
        work.audit.add(at=NOW.replace(tzinfo=None), person_id=None, act="x", subject="x")

    with pytest.raises(Exception, match="needs a time zone"):
        await office.do(naive)


async def test_the_tree_is_kept_with_its_paths_and_history(
    office: SqlOffice, district: District
) -> None:
    def look(work: Work) -> None:
        building = work.org.unit(district.units["building"])
        line = work.org.ancestors(building)
        assert [unit.name for unit in line] == [
            "古道一号楼",
            "古道第一网格",
            "古道社区",
            "琅琊街道",
            "琅琊区",
        ]
        below = work.org.within(district.paths["street"])
        assert [unit.id for unit in below] == [
            district.units[name] for name in ("street", "community", "grid", "building")
        ]
        assert work.org.within("") == []
        streets = work.org.children(district.units["district"], TODAY)
        assert [unit.name for unit in streets] == ["琅琊街道", "北门街道"]
        placement = work.org.open_placement(building.id)
        assert placement is not None
        assert placement.parent_id == district.units["grid"]

    await office.do(look)


async def test_a_path_is_no_prefix_of_its_longer_numbers(
    office: SqlOffice, district: District
) -> None:
    """``/1/4/`` is not above ``/1/40/``."""

    def many(work: Work) -> None:
        made = [a_unit(work, UnitKind.CENTRE, above=district.units["district"]) for _ in range(60)]
        for unit in made:
            assert [found.id for found in work.org.within(unit.path)] == [unit.id]

    await office.do(many)


async def test_figures_see_what_the_same_transaction_wrote(
    office: SqlOffice, district: District
) -> None:
    def file_and_count(work: Work) -> int:
        actor = district.actor(work, "grid_head")
        a_case(work, actor, district.units["grid"])
        start, _ = WEEK.bounds(work.rules.zone)
        return (work.periodic.figures(district.paths["district"], start, NOW)).found

    assert await office.do(file_and_count) == 1


async def test_case_numbers_are_never_given_out_twice(
    office: SqlOffice, database: Database, district: District
) -> None:
    case_id = await office.do(_file, district, "d", "t")
    async with database.writer.begin() as connection:
        for table in ("steps", "case_words", "cases"):
            await connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - a name of ours
    assert await office.do(_file, district, "d", "t") > case_id
