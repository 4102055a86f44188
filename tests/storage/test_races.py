"""An action several times at the same moment, on PostgreSQL: nothing comes of it that would not
come of it one after the other.

None may commit before the others have done all they do, or wait for a lock. SQLite has one writer.
Every action where the long tests run, and others each time between two edits.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.util import await_only

from domain.errors import DomainError
from domain.followups import actions as followups
from domain.leave.actions import take_leave
from domain.meetings import agenda, planning
from domain.meetings.model import MeetingState
from domain.people.binding import invite
from domain.people.model import Capacity, Role
from domain.periodic import actions as periodic
from domain.ports import Work
from storage import schema
from storage.contacts.vault import FernetVault, new_key
from storage.kit.columns import metadata
from storage.kit.engine import Database
from storage.schema import leaves, posts
from storage.work import SqlOffice
from tests.examples import drawn
from tests.makers import District, the_rules
from tests.storage.all_taken import every_action
from tests.storage.conftest import Clerk
from tests.storage.scene import Call, Scene, call
from tests.storage.stories import STORIES
from tests.storage.stories.followups import handed_out

_HELD = 0.02
"""Seconds between the last statement and the commit."""

Action = Callable[..., Any]
Story = Callable[[Scene], Call]


@pytest.fixture(params=["postgresql"])
def dialect(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def office(database: Database) -> SqlOffice:
    return SqlOffice(database, the_rules(), vault=FernetVault([new_key()]))


async def _rows(database: Database) -> Counter[str]:
    tables = metadata.sorted_tables
    counted = select(*(select(func.count()).select_from(t).scalar_subquery() for t in tables))
    found = await database.read(lambda connection: connection.execute(counted).one())
    return Counter(dict(zip((table.name for table in tables), found, strict=True)))


async def _taken(office: SqlOffice, action: Action, asked: Call, seconds: float = _HELD) -> str:
    """What became of it."""

    def held(work: Work) -> None:
        action(work, asked.request, *asked.args, **asked.more)
        await_only(asyncio.sleep(seconds))

    try:
        await office.do(held)
    except DomainError as error:
        return error.code
    except DBAPIError as error:
        return type(error.orig).__name__
    return "done"


async def _prepared(office: SqlOffice, story: Story, district: District) -> Call:
    def prepare(work: Work) -> Call:
        return story(Scene(work=work, district=district))

    return await office.do(prepare)


async def test_at_once_is_as_one_after_the_other(
    clerk: Clerk, database: Database, office: SqlOffice, district: District
) -> None:
    """A tap, the same tap delivered twice, and a tap of its own."""

    async def went(name: str, action: Action, order: str) -> tuple[object, set[str]]:
        clerk.put_back(filled=True)
        try:
            asked = await _prepared(office, STORIES[action], district)
        except Exception as error:
            error.add_note(name)
            raise
        other = replace(asked, request=asked.request.under(f"{asked.request.token}2"))
        before = await _rows(database)
        if order:
            taps = [other if one == "o" else asked for one in order]
            said = [await _taken(office, action, tap, 0) for tap in taps]
        else:
            taps = [asked, asked, other]
            said = await asyncio.gather(*(_taken(office, action, tap) for tap in taps))
        grown = await _rows(database)
        grown.subtract(before)
        return {table: more for table, more in grown.items() if more}, set(said)

    wrong = []
    for name, action in drawn(every_action().items(), 12):
        at_once = await went(name, action, "")
        for order in ("aao", "aoa", "oaa"):
            in_turn = await went(name, action, order)
            if at_once == in_turn:
                break
        else:
            wrong.append(f"{name}: {at_once} and not {in_turn}")
    assert wrong == [], "\n".join(wrong)


async def _all_at_once(office: SqlOffice, action: Action, asked: list[Call]) -> list[str]:
    waiting: list[Awaitable[str]] = [_taken(office, action, one) for one in asked]
    return sorted(await asyncio.gather(*waiting))


async def test_leaves_that_overlap_are_not_set_at_once(
    database: Database, office: SqlOffice, district: District
) -> None:
    days = [date(2026, 12, day) for day in range(1, 5)]

    def story(scene: Scene) -> Call:
        return call(scene.by("mediator"))

    asked = await _prepared(office, story, district)
    calls = [replace(asked, args=(first, days[-1])) for first in days]
    assert await _all_at_once(office, take_leave, calls) == ["done", *["invalid"] * 3]
    count = select(func.count()).select_from(leaves)
    assert await database.read(lambda connection: connection.scalar(count)) == 1


async def test_feedback_and_more_time_at_once_come_one_after_the_other(
    database: Database, office: SqlOffice, district: District
) -> None:
    def story(scene: Scene) -> Call:
        followup = handed_out(scene)
        followups.accept(scene.work, scene.by("coordinator"), followup.id)
        return call(scene.by("coordinator"), followup.id, "灯泡已换")

    fed_back = await _prepared(office, story, district)
    number = fed_back.args[0]

    def longer(scene: Scene) -> Call:
        return call(scene.by("officer"), number, date(2026, 12, 4))

    more_time = await _prepared(office, longer, district)
    said = await asyncio.gather(
        _taken(office, followups.feed_back, fed_back), _taken(office, followups.extend, more_time)
    )
    # more time for what is fed back is too late; either way nothing is lost
    assert said in (["done", "done"], ["done", "wrong-step"])
    there = select(schema.followups).where(schema.followups.c.id == number)
    row = await database.read(lambda connection: connection.execute(there).one())
    assert row.feedback == "灯泡已换"
    extended = row.due_at.astimezone(the_rules().zone).date() > date(2026, 12, 1)
    assert extended == (said[1] == "done")


async def test_links_made_at_once_lead_to_one_post(
    database: Database, office: SqlOffice, district: District
) -> None:
    unit = district.units["street"]

    def story(scene: Scene) -> Call:
        return call(scene.by("administrator"), unit, Role.SUPERVISOR, Capacity.HOLDER)

    asked = await _prepared(office, story, district)
    calls = [replace(asked, more={"secret": f"{n}" * 40}) for n in range(4)]
    assert await _all_at_once(office, invite, calls) == ["done"] * 4
    there = (
        select(func.count())
        .select_from(posts)
        .where(posts.c.unit_id == unit, posts.c.role == Role.SUPERVISOR)
    )
    assert await database.read(lambda connection: connection.scalar(there)) == 1


async def test_what_is_submitted_while_the_meeting_is_called_off_is_not_lost(
    database: Database, office: SqlOffice, district: District
) -> None:
    submitted = await _prepared(office, STORIES[agenda.submit], district)
    last = select(func.max(schema.meetings.c.id))
    number = await database.read(lambda connection: connection.scalar(last))
    asked = submitted.request.under("calls-off")
    called_off = replace(submitted, request=asked, args=(number, "换届"))
    said = await asyncio.gather(
        _taken(office, planning.call_off, called_off, 0.1), _taken(office, agenda.submit, submitted)
    )
    assert said == ["done", "done"]
    where = select(schema.meetings.c.state).join(
        schema.agenda_items, schema.agenda_items.c.meeting_id == schema.meetings.c.id
    )
    states = await database.read(lambda connection: connection.scalars(where).all())
    assert states == [MeetingState.GATHERING]


async def test_a_late_reason_stated_beside_a_revision_is_not_lost(
    database: Database, office: SqlOffice, district: District
) -> None:
    stated = await _prepared(office, STORIES[periodic.state_late_reason], district)
    unit, period, reason = stated.args
    revised = replace(stated, request=stated.request.under("revised"), args=(unit, period, "漏记"))
    revised = replace(revised, more={"after": 0})
    await asyncio.gather(
        _taken(office, periodic.revise, revised, 0.1),
        _taken(office, periodic.state_late_reason, stated, _HELD),
    )
    newest = (
        select(schema.reports.c.revision, schema.reports.c.late_reason)
        .where(schema.reports.c.unit_id == unit)
        .order_by(schema.reports.c.revision.desc())
    )
    found = await database.read(lambda connection: connection.execute(newest).first())
    assert found == (1, reason)
