"""What a view offers where a read of its own once knew less than the action."""

from collections.abc import Awaitable, Callable
from datetime import date

import pytest

from domain.cases.lifecycle import Arrow
from domain.cases.merge import merge
from domain.cases.model import CaseKind
from domain.cases.steps import add_detail
from domain.days.periods import Period
from domain.errors import Invalid, NotFound
from domain.people.model import Actor
from domain.periodic.actions import confirm
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, District, a_case
from tests.storage.test_boards_handover import reported, take

Asking = Callable[[str], Awaitable[Actor]]
WEEK = Period.parse("2026-W48")


def close(work: Work, unit_ids: list[int], day: date) -> None:
    """These units are no more from the day on."""
    for unit_id in unit_ids:
        work.org.unit(unit_id).valid_to = day


async def test_a_case_is_not_handed_up_where_nobody_is_above_any_more(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asking
) -> None:
    mediator, units = await actor("mediator"), district.units
    case_id = await reported(office, actor, district, CaseKind.DISPUTE)
    await take(office, mediator, case_id, Arrow.ACCEPT)
    assert Arrow.HAND_UP in (await boards.cases.view(mediator, case_id, NOW)).may.steps
    await office.do(close, [units["street"], units["district"]], NOW.date())
    assert Arrow.HAND_UP not in (await boards.cases.view(mediator, case_id, NOW)).may.steps
    with pytest.raises(Invalid, match="no-tier-above"):
        await take(office, mediator, case_id, Arrow.HAND_UP)


async def test_a_unit_that_is_gone_is_offered_no_report_to_confirm(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asking
) -> None:
    officer, community = await actor("officer"), district.units["community"]
    view = await boards.periodic.report(officer, WEEK.kind, community, WEEK, NOW)
    assert view.may.confirm
    await office.do(close, [community], WEEK.last)
    view = await boards.periodic.report(officer, WEEK.kind, community, WEEK, NOW)
    assert not view.may.confirm
    with pytest.raises(Invalid, match="report-not-owed"):
        await office.do(confirm, Request(actor=officer, now=NOW), community, WEEK, nil=True)


async def test_the_number_that_stays_leads_whoever_reported_the_other_to_their_own(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asking
) -> None:
    """The grid's report stays; the building head knows its number, and may not read its page."""
    builder, mediator, grid = [
        await actor(one) for one in ("building_head", "mediator", "grid_head")
    ]
    kept, between, own = [
        (await office.do(a_case, who, district.units["building"])).id
        for who in (grid, grid, builder)
    ]
    with pytest.raises(NotFound):
        await boards.cases.view(builder, kept, NOW)
    for into, ended in ((between, own), (kept, between)):
        await office.do(merge, Request(actor=mediator, token=f"m{ended}", now=NOW), ended, into)
    for number in (own, between, kept):
        view = await boards.cases.view(builder, number, NOW)
        assert (view.line.id, view.may.add_detail) == (own, True)
    assert (await boards.cases.view(grid, kept, NOW)).line.id == kept
    await take(office, mediator, kept, Arrow.ACCEPT)
    await office.do(add_detail, Request(actor=builder, token="more", now=NOW), own, note="又漏了")
    assert "又漏了" in [one.note for one in (await boards.cases.view(mediator, kept, NOW)).timeline]
    with pytest.raises(NotFound):
        await boards.cases.view(builder, kept + 900, NOW)
