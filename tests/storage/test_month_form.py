"""The monthly form fills itself: each of its columns from what the desk knows."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from bot.exports.cells import NOTHING, Growth, Share
from bot.exports.form_columns import columns_named, total_of
from bot.texts import say_in
from domain.aid import actions as aid
from domain.aid.model import AidTap, AidTopic, AidWay
from domain.assessments import ruling
from domain.assessments.scale import Decision
from domain.cases import filing, steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Outcome, PeopleBand
from domain.days.periods import Period, PeriodKind
from domain.directories import actions as directories
from domain.directories.model import EntryDraft, EntryKind
from domain.mediation import actions as mediation
from domain.mediation.model import AgreementForm
from domain.meetings import agenda, holding, judging, planning
from domain.meetings.model import DayRule, ItemRuling, Ruling, Votes
from domain.meetings.sweep import plan_meetings
from domain.people.model import Actor
from domain.periodic import actions as periodic
from domain.periodic.tiers import MONTHLY_FORM
from domain.periodic.views import PeriodicView
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, ZONE, District, a_case, a_draft, a_token
from tests.storage.meeting_host import CAME, HELD, Host
from tests.storage.scene import Scene
from tests.storage.stories.assessments import to_decide

Asks = Callable[[str], Awaitable[Actor]]
ZH = say_in("zh")
NOVEMBER = Period.parse("2026-11")
OVER = datetime(2026, 12, 2, 10, tzinfo=ZONE)
CAME_FROM = {
    "reports": "周报、半月报: who confirmed theirs, and when",
    "carried": "the steps of matters reported before the month",
    "found": "the day of a matter's report",
    "entered_late": "a matter that was entered on a later day than it was found",
    "group": "the band of how many are involved",
    "reopened": "a step that opens again what was ended before the month",
    "resolved": "the step that resolves it",
    "moved": "an outcome to court, or a referral",
    "dropped": "a step that withdraws, merges or ends it",
    "open": "all that has not ended",
    "overdue": "the clock of the tier that answers for it",
    "total_found": "the steps since the desk began",
    "total_resolved": "the same",
    "rate": "of these two",
    "success_rate": "the outcomes of mediation",
    "compared": "the same counts of the month and the year before",
    "agreements": "the mediator's record of the agreement",
    "amount": "the same",
    "judicial": "the day on which the court was asked for confirmation",
    "categories": "what the reporter chose",
    "hard": "many people, or come up to the district; and who answers for it",
    "opinions_found": "the day of an item's report",
    "opinions_answered": "the step that answers it",
    "assessments": "decisions on major matters",
    "legal_aid": "taps at the centre, stations and contact points, and accepted referrals",
    "meetings": "minutes, what the units fed back, and the next meeting's judgement",
}
"""Where each column of the form comes from. Whoever adds one says it here, and does it below."""


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=ZONE)


def test_each_column_says_where_it_comes_from() -> None:
    assert tuple(CAME_FROM) == MONTHLY_FORM


def a_month_of_everything(work: Work, district: District) -> None:
    """A November in which each thing the form tells of happened, by the actions that people do."""
    scene, grid = Scene(work=work, district=district), district.units["grid"]
    head, mediator = district.actor(work, "grid_head"), district.actor(work, "mediator")
    officer = district.actor(work, "officer")

    def does(who: Actor, when: str) -> Request:
        return Request(actor=who, token=a_token(), now=at(when))

    def step(
        case: int, arrow: Arrow, when: str, who: Actor = mediator, ends: Outcome | None = None
    ) -> None:
        steps.take_step(work, does(who, when), case, arrow, note="好", outcome=ends)

    def files(
        when: str, kind: CaseKind = CaseKind.DISPUTE, people: PeopleBand | None = None
    ) -> int:
        band = people or PeopleBand.ONE_TWO
        return a_case(work, head, grid, now=at(when), kind=kind, people=band).id

    old, again = files("10-08T09:00"), files("10-09T09:00")
    step(old, Arrow.ACCEPT, "10-08T10:00")  # and not ended: carried, and overdue by now
    step(again, Arrow.ACCEPT, "10-09T10:00")
    step(again, Arrow.RESOLVE, "10-10T10:00", ends=Outcome.SUCCESS)
    step(again, Arrow.NOT_FIXED, "11-03T10:00", head)
    files("11-04T09:00", people=PeopleBand.THIRTY_UP)
    a_case(work, head, grid, now=at("11-04T09:00") - timedelta(days=365))
    ends = (Outcome.SUCCESS, Outcome.SUCCESS, Outcome.FAILED, Outcome.TO_COURT)
    ended = []
    for day, outcome in enumerate(ends, 5):
        ended.append(files(f"11-{day:02}T09:00"))
        step(ended[-1], Arrow.ACCEPT, f"11-{day:02}T10:00")
        step(ended[-1], Arrow.RESOLVE, f"11-{day:02}T11:00", ends=outcome)
    for case, form in zip(ended, (AgreementForm.ORAL, AgreementForm.WRITTEN), strict=False):
        mediation.record_agreement(
            work,
            does(mediator, "11-10T09:00"),
            case,
            form=form,
            made_on=at("11-09T09:00").date(),
            amount=Decimal(3000),
            text="一、修水管",
        )
    filed_on = at("11-12T09:00").date()
    mediation.file_confirmation(work, does(mediator, "11-12T10:00"), ended[1], filed_on=filed_on)
    step(files("11-13T09:00"), Arrow.WITHDRAW, "11-13T10:00", head)
    missed = replace(a_draft(grid), found_on=at("11-14T09:00").date())
    filing.file(work, does(head, "11-16T09:00"), missed)
    opinion = files("11-17T09:00", CaseKind.OPINION)
    step(opinion, Arrow.ACCEPT, "11-17T10:00", officer)
    step(opinion, Arrow.RESOLVE, "11-17T11:00", officer, ends=Outcome.SUCCESS)
    week = Period.parse("2026-W47")
    periodic.confirm(
        work, does(officer, "11-20T09:00"), district.units["community"], week, nil=False
    )
    for decision in (Decision.CARRY_OUT, Decision.DEFER, Decision.REFUSE):
        again_on = OVER.date() if decision is Decision.DEFER else None
        by = scene.by("administrator")
        ruling.decide(work, by, to_decide(scene), decision, "会审一致", resume_on=again_on)
    centre = a_centre(work, district)
    for way in (AidWay.VISIT, AidWay.ACCEPTED):
        aid.count(work, scene.by("centre"), centre, a_tap(way))


def a_centre(work: Work, district: District) -> int:
    draft = EntryDraft(
        kind=EntryKind.AID_CENTRE,
        host_id=district.units["district"],
        name="区法律援助中心",
        phone="12348",
        hours="8:30-17:30",
    )
    by = Scene(work=work, district=district).by("centre")
    return directories.add_entry(work, by, draft).id


def a_tap(way: AidWay, number: int = 1) -> AidTap:
    return AidTap(day=NOW.date(), way=way, topic=AidTopic.WAGES, number=number)


async def month(
    boards: SqlBoards, actor: Asks, now: datetime, of: Period = NOVEMBER
) -> PeriodicView:
    return await boards.periodic.report(await actor("centre"), PeriodKind.MONTH, None, of, now)


async def meets(host: Host, when: datetime, earlier: int | None = None) -> int:
    """A meeting that judges what was handed out at the one before, and hands out one item; its
    minutes are confirmed."""
    host.now = when
    item = await host.does(agenda.submit, await host.files("路灯"))
    number = await host.begins(when)
    if earlier is not None:
        votes = Votes(satisfied=9, fairly=1, discontented=0)
        await host.does(judging.judge_item, number, earlier, votes)
    said = ItemRuling(ruling=Ruling.PASSED_UP, note="请街道换灯")
    await host.does(holding.rule_on, item.id, said)
    await host.does(holding.count_present, number, CAME)
    await host.does(holding.confirm, number)
    return int(item.id)


async def test_every_column_is_filled_by_what_people_do_anyway(
    office: SqlOffice, boards: SqlBoards, actor: Asks, district: District
) -> None:
    """Nothing below types a figure of the form: yet none of its columns is empty."""
    host = Host(office, await actor("officer"), district)
    host.now = at("10-08T09:00")
    await host.does(planning.set_series, host.unit, DayRule(nth=4, weekday=4), "活动室")
    first = await meets(host, at("10-22T15:00"))
    await host.feeds_back(first)
    await office.do(plan_meetings, Request(now=at("11-02T09:00")))
    await meets(host, HELD, first)
    await office.do(a_month_of_everything, district)

    view = await month(boards, actor, OVER)
    assert view.columns == MONTHLY_FORM
    total, empty = total_of(view), list[str]()
    for name in view.columns:
        said_of = {column.head: column.value(total) for column in columns_named(ZH, view, name)}
        nothing = [head for head, value in said_of.items() if _says_nothing(value)]
        if name == "reports":  # it tells of reports that were late, too, and of nil ones
            nothing = nothing if len(nothing) == len(said_of) else []
        empty += [f"{name}: {head}" for head in nothing]
    assert empty == []


def _says_nothing(value: object) -> bool:
    match value:
        case Share(_, whole):
            return not whole
        case Growth(_, base):
            return not base
    return value in {0, NOTHING, ""}
