"""Mediation records for page tests: an ordinary one, and the longest that can be."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from domain.cases.model import NOTE_LIMIT, Outcome, State
from domain.cases.satisfaction import Satisfaction
from domain.days.deadlines import Notch
from domain.mediation.model import (
    AMOUNT_LIMIT,
    TEXT_LIMIT,
    AgreementForm,
    DeadlineKind,
    Ending,
    Means,
)
from domain.mediation.notices import DeadlineNear
from domain.mediation.options import RecordOptions
from domain.mediation.views import AgreementRow, DeadlineRow, MediationView, SessionRow
from tests.bot.samples import CATEGORY, COMMUNITY, LARGEST_ID, a_line, the_longest_line

TODAY = date(2026, 11, 24)


def a_day(kind: DeadlineKind = DeadlineKind.PERFORMANCE, **changes: Any) -> DeadlineRow:
    day = DeadlineRow(
        id=7,
        kind=kind,
        due_on=date(2026, 12, 24),
        note="甲方付粉刷钱",
        ending=None,
        ended_on=None,
        satisfaction=None,
        off=False,
        provisional=False,
    )
    return replace(day, **changes)


def an_agreement(*days: DeadlineRow, **changes: Any) -> AgreementRow:
    row = AgreementRow(
        form=AgreementForm.WRITTEN,
        made_on=TODAY,
        amount=Decimal(3000),
        text="一、甲方修好水管\n二、乙方不再追究",
        confirmation_wanted=None,
        confirm_by=date(2026, 12, 24),
        void=False,
        days=days,
    )
    return replace(row, **changes)


def a_record(**changes: Any) -> MediationView:
    """A dispute settled by a written agreement today."""
    view = MediationView(
        line=replace(a_line(), state=State.RESOLVED, outcome=Outcome.SUCCESS),
        responsible=COMMUNITY,
        sessions=(SessionRow(held_on=TODAY, means=Means.HOME_VISIT, note="两家都在，说好了"),),
        agreements=(an_agreement(a_day(DeadlineKind.CONFIRMATION, note=""), a_day()),),
        follow_ups=(),
        may=RecordOptions(hold=True, agree=True, follow_up=True),
    )
    return replace(view, **changes)


def the_longest_record() -> MediationView:
    """Everything as long and as often as it may be."""
    note = "&😀" * (NOTE_LIMIT // 2)
    visits = tuple(
        a_day(
            DeadlineKind.FOLLOW_UP,
            note=note,
            ending=Ending.NOT_KEPT,
            ended_on=TODAY + timedelta(days=n),
            satisfaction=Satisfaction.NOT,
        )
        for n in range(9)
    )
    days = tuple(
        a_day(id=LARGEST_ID, note=note, off=True, provisional=True, due_on=date(2031, 12, 24 - n))
        for n in range(12)
    )
    agreement = an_agreement(*days, text="😀" * TEXT_LIMIT, amount=AMOUNT_LIMIT)
    return a_record(
        line=replace(the_longest_line(), state=State.RESOLVED, outcome=Outcome.SUCCESS),
        sessions=(SessionRow(held_on=TODAY, means=Means.JOINT, note=note),) * 40,
        agreements=(*(replace(agreement, void=True, days=()) for _ in range(9)), agreement),
        follow_ups=(*visits, a_day(DeadlineKind.FOLLOW_UP)),
    )


def a_near(case_id: int = 12, **changes: Any) -> DeadlineNear:
    near = DeadlineNear(
        case_id=case_id,
        category=CATEGORY,
        deadline_id=7,
        deadline=DeadlineKind.CONFIRMATION,
        due_on=date(2026, 12, 24),
        note="",
        notch=Notch.WEEK,
        off=False,
        provisional=False,
    )
    return replace(near, **changes)


def the_longest_deadlines() -> list[DeadlineNear]:
    """As many as are merged into one message."""
    return [
        a_near(
            LARGEST_ID - n,
            deadline=DeadlineKind.PERFORMANCE,
            note="&" * NOTE_LIMIT,
            off=True,
            provisional=True,
            due_on=date(2031, 12, 24),
        )
        for n in range(20)
    ]
