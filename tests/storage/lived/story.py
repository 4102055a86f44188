"""Twelve months of a small district, day by day by the clock: what its people do, by the actions
behind the buttons, and each working morning what the clock has to say.

What is done when is drawn from one seed, and written nowhere: the figures are worked out afterwards
from the rows alone (``recount.py``).
"""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial

from domain.aid import actions as aid
from domain.aid.model import WAYS, AidTap, AidTopic, AidWay
from domain.cases import filing, steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Outcome, PeopleBand, State
from domain.days.periods import Period
from domain.directories import actions as directories
from domain.directories.model import EntryDraft, EntryKind
from domain.errors import Invalid
from domain.mediation import actions as mediation
from domain.mediation.model import AgreementForm
from domain.periodic import actions as periodic
from domain.ports import Work
from domain.request import Request
from domain.sweeps import SWEEPS
from storage.work import SqlOffice
from tests.makers import District, a_draft
from tests.storage.lived.bodies import Bodies
from tests.storage.lived.days import (
    DAY,
    END,
    FIRST,
    HALF,
    LAST,
    MONTH,
    WEEK,
    Span,
    after,
    at,
    spans,
    works,
)
from tests.storage.lived.talks import Talks
from tests.storage.lived.town import Matter, Year

_OUTCOMES = (
    *[Outcome.SUCCESS] * 8,
    *(Outcome.FAILED, Outcome.REFUSED, Outcome.TO_COURT),
)
_PLACES = {  # where it is filed: by whom, and who takes it up there
    "grid": ("grid_head", "mediator", "officer"),
    "building": ("building_head", "mediator", "officer"),
    "street": ("centre", "coordinator", "coordinator"),
    "community_2": ("centre", "mediator_2", "officer_2"),
}
_REVISED = {
    date(2026, 5, 13): ("2026-04", "补记法援"),
    date(2026, 7, 13): ("2026-06", "补会议纪要"),
}
"""When months are put right that were confirmed, and why."""


async def live(office: SqlOffice, district: District) -> None:
    """From New Year's Day until the last report of the year is in or missing."""
    year = Year(district)
    talks, bodies = Talks(year), Bodies(year)
    await office.do(partial(_begins, year))
    await office.do(talks.begins)
    acts = (partial(_reports, year), partial(_handles, year), partial(_counts, year))
    for day in (FIRST + number * DAY for number in range((END - FIRST).days + 1)):
        if not works(day):
            continue
        for sweep in SWEEPS:
            await office.do(sweep, Request(now=at(day, "08:30")))
        for act in (*acts, talks.day, bodies.day, partial(_confirms, year)):
            await office.do(act, day)


def _begins(year: Year, work: Work) -> None:
    """What gives legal aid is entered."""
    for unit, kind in (
        ("district", EntryKind.AID_CENTRE),
        ("street", EntryKind.AID_STATION),
        ("street_2", EntryKind.AID_STATION),
        ("community", EntryKind.AID_POINT),
    ):
        draft = EntryDraft(
            kind=kind,
            host_id=year.district.units[unit],
            name=f"{unit}的法律援助",
            phone="12348",
            hours="8:30-17:30",
        )
        by = year.by(work, "centre", at(FIRST, "09:00"))
        year.entries[directories.add_entry(work, by, draft).id] = kind


def _reports(year: Year, work: Work, day: date) -> None:
    """Matters are reported; now and then one that was missed some days ago."""
    if day > LAST:
        return
    dice = year.dice
    for number in range(dice.choice((0, 0, 1, 1, 2))):
        place = dice.choice(sorted(_PLACES))
        kind = dice.choice((CaseKind.DISPUTE, CaseKind.DISPUTE, CaseKind.OPINION))
        draft = a_draft(
            year.district.units[place],
            kind=kind,
            people=dice.choice((*[PeopleBand.ONE_TWO] * 5, *PeopleBand)),
            category_id=dice.randint(1, 17) if kind is CaseKind.DISPUTE else dice.randint(19, 29),
        )
        if dice.random() < 0.12 and day > FIRST + 9 * DAY:
            draft = replace(draft, found_on=day - dice.randint(1, 9) * DAY)
        by = year.by(work, _PLACES[place][0], at(day, f"09:{10 + number}"))
        case = filing.file(work, by, draft)
        if dice.random() < 0.9:  # the others wait for ever
            year.matters.append(Matter(case.id, kind, place, after(day, dice.randint(0, 3))))


def _handles(year: Year, work: Work, day: date) -> None:
    """Each matter whose day has come goes a step on."""
    for number, matter in enumerate([one for one in year.matters if one.next_on <= day]):
        _handle(year, work, matter, at(day, f"{10 + number // 60}:{number % 60:02}"))
    year.matters = [one for one in year.matters if one.stage]


def _handle(year: Year, work: Work, matter: Matter, when: datetime) -> None:
    dice, day = year.dice, when.date()
    reporter, mediator, officer = _PLACES[matter.place]
    chair = mediator if matter.kind is CaseKind.DISPUTE else officer

    def step(arrow: Arrow, who: str = chair, outcome: Outcome | None = None) -> None:
        by = year.by(work, who, when)
        steps.take_step(work, by, matter.id, arrow, note="说好了", outcome=outcome)

    match matter.stage:
        case "accept" if dice.random() < 0.08:
            step(Arrow.WITHDRAW, reporter)
            matter.stage = ""
        case "accept":
            step(Arrow.ACCEPT)
            matter.stage, matter.next_on = "resolve", after(day, dice.randint(1, 12))
        case "resolve":
            dispute = matter.kind is CaseKind.DISPUTE
            outcome = dice.choice(_OUTCOMES) if dispute else Outcome.SUCCESS
            step(Arrow.RESOLVE, outcome=outcome)
            if dispute and outcome is Outcome.SUCCESS and dice.random() < 0.6:
                _agrees(year, work, matter, when)
            again = dice.random() < 0.2
            matter.stage = "again" if again else ""
            matter.next_on = after(day, dice.randint(2, 25))
        case "again":
            if work.cases.by_id(matter.id).state in {State.RESOLVED, State.CLOSED}:
                step(Arrow.NOT_FIXED, reporter)
                matter.stage, matter.next_on = "resolve", after(day, dice.randint(1, 5))
            else:
                matter.stage = ""


def _agrees(year: Year, work: Work, matter: Matter, when: datetime) -> None:
    dice, chair = year.dice, _PLACES[matter.place][1]
    form = dice.choice(list(AgreementForm))
    mediation.record_agreement(
        work,
        year.by(work, chair, when),
        matter.id,
        form=form,
        made_on=when.date(),
        amount=Decimal(dice.randint(1, 90) * 100),
        text="一、修水管",
    )
    if form is AgreementForm.WRITTEN and dice.random() < 0.5:
        by = year.by(work, chair, when)
        mediation.file_confirmation(work, by, matter.id, filed_on=when.date())


def _counts(year: Year, work: Work, day: date) -> None:
    """Legal aid is counted by a tap, and its month confirmed on the second working day."""
    if day == after(day.replace(day=1) - DAY, 2):
        month = Period.parse(f"{day.replace(day=1) - DAY:%Y-%m}")
        for entry, kind in year.entries.items():
            if kind is not EntryKind.AID_POINT and month.first >= FIRST:
                aid.confirm_month(work, year.by(work, "centre", at(day, "09:00")), entry, month)
    if day == date(2026, 5, 12):  # after April was confirmed
        centre = next(iter(year.entries))
        tap = AidTap(day=date(2026, 4, 20), way=AidWay.VISIT, topic=AidTopic.WAGES, number=3)
        aid.correct(work, year.by(work, "centre", at(day, "09:30")), centre, tap, "漏记三人")
    if day > LAST:
        return
    for entry, kind in year.entries.items():
        if year.dice.random() < 0.5:
            tap = AidTap(
                day=day,
                way=year.dice.choice(WAYS[kind]),
                topic=year.dice.choice(list(AidTopic)),
                number=year.dice.randint(1, 4),
            )
            aid.count(work, year.by(work, "centre", at(day, "16:00")), entry, tap)


def _confirms(year: Year, work: Work, day: date) -> None:
    """Reports as their people are like: in time, late or never; and two months put right."""
    for which in _near(day):
        for chair, unit, when in _who(which):
            if when.date() != day:
                continue
            by = year.by(work, chair, when)
            period = Period.parse(which.code)
            try:
                periodic.confirm(work, by, year.district.units[unit], period, nil=True)
            except Invalid:
                periodic.confirm(work, by, year.district.units[unit], period, nil=False)
    if day in _REVISED:
        month, reason = _REVISED[day]
        by = year.by(work, "centre", at(day, "11:00"))
        top = year.district.units["district"]
        periodic.revise(work, by, top, Period.parse(month), reason, after=0)


def _near(day: date) -> list[Span]:
    """What may be confirmed on the day."""
    some = [
        one for kind in (WEEK, HALF, MONTH) for one in spans(kind, day - 20 * DAY, day + 6 * DAY)
    ]
    return [one for one in some if FIRST <= one.last <= LAST]


def _who(which: Span) -> list[tuple[str, str, datetime]]:
    """Who confirms it, of which unit, and when."""
    due, number = which.due_day, which.first.toordinal() // 7
    if which.kind == WEEK:
        one = at(after(due, 1), "10:00") if number % 7 == 0 else at(due, "15:00")
        mine = [] if number % 13 == 0 else [("officer", "community", one)]
        other = [] if number % 5 == 0 else [("officer_2", "community_2", at(due, "16:30"))]
        return [*mine, *other]
    if which.kind == HALF:
        slow = after(due, 1) if which.first.month % 2 else due
        return [
            ("coordinator", "street", at(due, "10:00")),
            ("coordinator_2", "street_2", at(slow, "10:30")),
        ]
    late = after(due, 4) if which.first.month == 3 else due
    return [("centre", "district", at(late, "14:00"))]
