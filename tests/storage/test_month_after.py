"""What comes after the month was confirmed: the snapshot stays, who confirms it hears, and no
figure is in no month at all."""

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from bot.exports.cells import said
from bot.exports.form_columns import columns_named, total_of
from bot.pages.periodic.changes import recounted
from bot.pages.periodic.page import report_page
from domain.aid import actions as aid
from domain.aid.model import AidWay
from domain.days.periods import PeriodKind
from domain.directories import actions as directories
from domain.directories.model import EntryDraft, EntryKind
from domain.mediation import actions as mediation
from domain.mediation.model import AgreementForm
from domain.meetings import agenda, holding, judging, planning
from domain.meetings.model import DayRule, ItemRuling, Ruling
from domain.periodic import actions as periodic
from domain.periodic.notices import AfterConfirm, ReportBehind
from domain.periodic.views import Awaited, PeriodicView
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.periodic.store import SqlPeriodicReports
from storage.work import SqlOffice
from tests.makers import NOW, ZONE, District, a_token, later
from tests.storage.meeting_host import CAME, HELD, Host
from tests.storage.scene import Scene
from tests.storage.test_month_form import NOVEMBER, OVER, ZH, Asks, a_centre, a_tap, month


@pytest.fixture
async def host(office: SqlOffice, actor: Asks, district: District) -> Host:
    made = Host(office, await actor("officer"), district)
    await made.does(planning.set_series, made.unit, DayRule(nth=4, weekday=4), "活动室")
    return made


async def told(office: SqlOffice, district: District) -> list[ReportBehind]:
    """What waits for who confirms the month."""

    def read(work: Work) -> list[ReportBehind]:
        waiting = work.outbox.waiting(district.person_id("centre"))
        return [notice for _, notice in waiting if isinstance(notice, ReportBehind)]

    return await office.do(read)


def heads(view: PeriodicView, *named: str) -> list[str]:
    """What stands in the sum under some of the tier's columns."""
    total = total_of(view)
    return [said(column.value(total)) for name in named for column in columns_named(ZH, view, name)]


async def test_minutes_that_come_after_the_month_was_confirmed_are_in_no_month_unheard(
    office: SqlOffice, boards: SqlBoards, actor: Asks, district: District, host: Host
) -> None:
    centre, top = await actor("centre"), district.units["district"]
    host.now = HELD
    item = (await host.does(agenda.submit, await host.files("路灯"))).id
    number = await host.begins(HELD)
    await host.does(holding.rule_on, item, ItemRuling(ruling=Ruling.ANSWERED, note="当场修好"))
    await host.does(holding.count_present, number, CAME)
    assert (await month(boards, actor, later(HELD, hours=1))).awaited == Awaited(), "the month runs"
    draft = await month(boards, actor, OVER)
    assert draft.awaited == Awaited(minutes=1)
    page = report_page(ZH, draft, ZONE, OVER.date(), centre)
    assert "还差：恳谈会纪要 1 期。现在确认就不含这些" in page.text
    confirming = Request(actor=centre, now=OVER)
    await office.do(periodic.confirm, confirming, top, NOVEMBER, nil=False)
    assert await told(office, district) == []

    host.now = later(OVER, days=1)
    await host.does(holding.confirm, number)
    [notice] = await told(office, district)
    assert (notice.unit_id, notice.period, notice.what, notice.revision) == (
        *(top, "2026-11", AfterConfirm.MEETINGS),
        0,
    )
    after = later(host.now, hours=1)
    view = await month(boards, actor, after)
    assert heads(view, "meetings") == ["0", "0", "0"], "a snapshot stays"
    assert view.awaited == Awaited()
    recount = await boards.periodic.recount(centre, top, NOVEMBER, after)
    assert recount is not None
    assert "恳谈会 · 议题 0 → 1" in recounted(ZH, PeriodKind.MONTH, recount)

    revising = Request(actor=centre, now=after)
    await office.do(periodic.revise, revising, top, NOVEMBER, "补会议纪要", after=0)
    assert await told(office, district) == [], "what it lacked is in it"
    view = await month(boards, actor, after)
    assert heads(view, "meetings") == ["1", "1", "0"]
    assert "恳谈会 · 议题 0 → 1" in report_page(ZH, view, ZONE, after.date(), centre).text
    december = await month(boards, actor, after, NOVEMBER.next())
    assert heads(december, "meetings") == ["0", "0", "0"], "in one month alone"


async def test_minutes_corrected_after_the_month_was_confirmed_are_told_of(
    office: SqlOffice, boards: SqlBoards, actor: Asks, district: District, host: Host
) -> None:
    centre, top = await actor("centre"), district.units["district"]
    host.now = HELD
    item = (await host.does(agenda.submit, await host.files("路灯"))).id
    number = await host.begins(HELD)
    said = ItemRuling(ruling=Ruling.ANSWERED, note="当场修好")
    await host.does(holding.rule_on, item, said)
    await host.does(holding.count_present, number, CAME)
    await host.does(holding.confirm, number)
    confirming = Request(actor=centre, now=OVER)
    await office.do(periodic.confirm, confirming, top, NOVEMBER, nil=False)
    host.now = later(OVER, days=1)
    other = ItemRuling(ruling=Ruling.ANSWERED, note="当日修好")
    await host.does(judging.revise, item, other, "写错了")
    assert await told(office, district) == [], "the words are in no form"
    other = ItemRuling(ruling=Ruling.NOT_TAKEN, note="下次再议")
    await host.does(judging.revise, item, other, "没有修")
    assert [one.what for one in await told(office, district)] == [AfterConfirm.MEETINGS]
    recount = await boards.periodic.recount(centre, top, NOVEMBER, later(host.now, hours=1))
    assert recount is not None
    assert "办结 1 → 0" in recounted(ZH, PeriodKind.MONTH, recount)


async def test_who_confirms_at_the_same_moment_comes_before_or_after(
    office: SqlOffice, actor: Asks, district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre, order = await actor("centre"), list[str]()
    entry = await office.do(a_centre, district)
    for name in ("lock", "find"):
        plain = getattr(SqlPeriodicReports, name)

        def noted(*given: Any, name: str = name, plain: Any = plain) -> Any:
            order.append(name)
            return plain(*given)

        monkeypatch.setattr(SqlPeriodicReports, name, noted)
    running = Request(actor=centre, token=a_token(), now=NOW)
    await office.do(aid.count, running, entry, a_tap(AidWay.VISIT, 4))
    assert order == [], "nobody can confirm a month that runs"
    over = Request(actor=centre, token=a_token(), now=OVER)
    await office.do(aid.count, over, entry, a_tap(AidWay.VISIT, 4))
    assert order[:2] == ["lock", "find"]


async def test_legal_aid_counted_after_the_month_was_confirmed(
    office: SqlOffice, boards: SqlBoards, actor: Asks, district: District
) -> None:
    centre, top = await actor("centre"), district.units["district"]
    entry = await office.do(a_centre, district)

    async def does(action: Any, now: datetime, *args: Any) -> Any:
        return await office.do(action, Request(actor=centre, token=a_token(), now=now), *args)

    await does(aid.count, NOW, entry, a_tap(AidWay.VISIT, 4))
    draft = await month(boards, actor, OVER)
    assert draft.awaited == Awaited(stations=1)
    page = report_page(ZH, draft, ZONE, OVER.date(), centre)
    assert "法援有 1 处还没核对，先按已记的数算" in page.text
    assert "不含这些" not in page.text
    await does(aid.confirm_month, OVER, entry, NOVEMBER)
    assert (await month(boards, actor, OVER)).awaited == Awaited()
    confirming = Request(actor=centre, now=OVER)
    await office.do(periodic.confirm, confirming, top, NOVEMBER, nil=False)
    for day in (1, 2):
        await does(aid.correct, later(OVER, days=day), entry, a_tap(AidWay.CALL), "漏记")
    [notice] = await told(office, district)
    assert (notice.what, notice.place) == (AfterConfirm.LEGAL_AID, "琅琊区"), "said once"
    after = later(OVER, days=3)
    assert heads(await month(boards, actor, after), "legal_aid") == ["0", "4"]
    await office.do(
        periodic.revise, Request(actor=centre, now=after), top, NOVEMBER, "补记", after=0
    )
    assert heads(await month(boards, actor, after), "legal_aid") == ["0", "6"]


async def test_what_is_passed_on_is_in_no_form_and_tells_nobody(
    office: SqlOffice, actor: Asks, district: District
) -> None:
    centre, top = await actor("centre"), district.units["district"]

    def station(work: Work) -> int:
        by = Scene(work=work, district=district).by("centre")
        draft = EntryDraft(
            kind=EntryKind.AID_STATION,
            host_id=top,
            name="工作站",
            phone="12348",
            hours="8:30-17:30",
        )
        return directories.add_entry(work, by, draft).id

    entry = await office.do(station)
    await office.do(periodic.confirm, Request(actor=centre, now=OVER), top, NOVEMBER, nil=False)
    for way, said_of in ((AidWay.PASSED_ON, 0), (AidWay.VISIT, 1)):
        by = Request(actor=centre, token=a_token(), now=later(OVER, hours=1))
        await office.do(aid.count, by, entry, a_tap(way))
        assert len(await told(office, district)) == said_of


async def test_an_agreement_that_is_put_on_file_after_the_month_was_confirmed(
    office: SqlOffice, boards: SqlBoards, actor: Asks, district: District
) -> None:
    centre, top = await actor("centre"), district.units["district"]
    confirming = Request(actor=centre, now=OVER)

    def resolved(work: Work) -> int:
        return Scene(work=work, district=district).resolved()

    number = await office.do(resolved)
    await office.do(periodic.confirm, confirming, top, NOVEMBER, nil=False)
    mediator, after = await actor("mediator"), later(OVER, days=1)

    async def agrees(on: date, amount: int = 500) -> None:
        by = Request(actor=mediator, token=a_token(), now=after)
        form, yuan = AgreementForm.WRITTEN, Decimal(amount)
        await office.do(
            mediation.record_agreement, by, number, form=form, made_on=on, amount=yuan, text="赔偿"
        )

    await agrees(OVER.date())
    assert await told(office, district) == [], "a day of the month that runs"
    await agrees(NOVEMBER.last)
    [notice] = await told(office, district)
    assert (notice.what, notice.revision) == (AfterConfirm.AGREEMENTS, 0)
    recount = await boards.periodic.recount(centre, top, NOVEMBER, after)
    assert recount is not None
    assert "0 → 1" in recounted(ZH, PeriodKind.MONTH, recount)
    revising = Request(actor=centre, now=after)
    await office.do(periodic.revise, revising, top, NOVEMBER, "补协议", after=0)
    await agrees(NOVEMBER.last)
    assert await told(office, district) == [], "it is in it, and no other figure"

    async def files(on: date) -> list[tuple[AfterConfirm, int]]:
        by = Request(actor=mediator, token=a_token(), now=after)
        await office.do(mediation.file_confirmation, by, number, filed_on=on)
        return [(one.what, one.revision) for one in await told(office, district)]

    async def revises(revision: int) -> None:
        await office.do(periodic.revise, revising, top, NOVEMBER, "补司法确认", after=revision)
        assert await told(office, district) == []

    assert await files(NOVEMBER.last) == [(AfterConfirm.AGREEMENTS, 1)]
    await revises(1)
    assert await files(NOVEMBER.last) == [], "the same day is no other figure"
    assert await files(OVER.date()) == [(AfterConfirm.AGREEMENTS, 2)], "it has one too many"
    await revises(2)
    assert await files(OVER.date()) == []


async def test_an_agreement_of_two_months_locks_who_confirms_them_once(
    office: SqlOffice, actor: Asks, district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    mediator, locked, plain = await actor("mediator"), list[object](), SqlPeriodicReports.lock

    def resolved(work: Work) -> int:
        return Scene(work=work, district=district).resolved()

    async def agrees(on: date) -> None:
        by = Request(actor=mediator, token=a_token(), now=later(OVER, days=1))
        form = AgreementForm.WRITTEN
        await office.do(mediation.record_agreement, by, number, form=form, made_on=on, text="赔偿")

    def noted(store: SqlPeriodicReports, unit_ids: Collection[int]) -> None:
        locked.append(unit_ids)
        plain(store, unit_ids)

    number = await office.do(resolved)
    await agrees(NOVEMBER.last)
    monkeypatch.setattr(SqlPeriodicReports, "lock", noted)
    await agrees(NOVEMBER.previous().last)
    assert len(locked) == 1
