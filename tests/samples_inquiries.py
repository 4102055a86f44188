"""What is told of questions from above, for tests of notices."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from domain.cases.model import CaseKind, Label, Outcome, State
from domain.inquiries.notices import (
    InquiryAnswered,
    InquiryAsked,
    InquiryDue,
    InquiryEnded,
    InquiryGoesOn,
    InquiryTakenBack,
)
from domain.notices import Notice
from domain.overdue.rungs import RUNGS
from domain.people.model import Role
from domain.reminders.ladder import Rung

LABEL = Label(zh="邻里", en="neighbours")
DUE = datetime(2026, 11, 26, 16, 0, tzinfo=UTC)
INQUIRY_RUNGS = (Rung.ANSWER, Rung.SENDER, *RUNGS)
_OF: dict[str, Any] = {
    "case_id": 12,
    "category": LABEL,
    "inquiry_id": 5,
    "question": "谈到哪一步了？",
}
_BY: dict[str, Any] = {"by_role": Role.SUPERVISOR, "by_unit": "琅琊区"}


def inquired(**changes: Any) -> InquiryAsked:
    """A question to who owes the answer."""
    return replace(InquiryAsked(due_at=DUE, **_OF, **_BY), **changes)


def inquiry_due(rung: Rung, **changes: Any) -> InquiryDue:
    """An answer that is due, or overdue."""
    notice = InquiryDue(unit_name="古道社区", by_unit="琅琊区", due_at=DUE, rung=rung, **_OF)
    return replace(notice, **changes)


def inquiry_ended(**changes: Any) -> InquiryEnded:
    """The matter is over."""
    notice = InquiryEnded(
        case_kind=CaseKind.DISPUTE,
        state=State.RESOLVED,
        outcome=Outcome.SUCCESS,
        note="说好了",
        step="tap",
        **_OF,
    )
    return replace(notice, **changes)


OF_INQUIRIES: list[Notice] = [
    inquired(),
    InquiryAnswered(answer="约好周五上门", **_OF, **_BY),
    InquiryTakenBack(**_OF, **_BY),
    inquiry_ended(),
    inquiry_ended(undone=True, outcome=None, note="", state=State.MEDIATING),
    inquiry_ended(outcome=None, note="", state=State.WITHDRAWN),
    InquiryGoesOn(from_id=14, **_OF),
    *(inquiry_due(rung) for rung in INQUIRY_RUNGS),
    *(inquiry_due(rung, unreached=True) for rung in INQUIRY_RUNGS),
]


def the_longest_inquiries(name: str, number: int, note: str) -> list[list[Notice]]:
    """With every field as long as it may be, each alone; and a morning of many."""
    whole = {"case_id": number, "inquiry_id": number, "question": note}
    told: list[Notice] = [
        inquired(by_unit=name, **whole),
        InquiryAnswered(answer=note, **{**_OF, **whole, **_BY, "by_unit": name}),
        InquiryTakenBack(**{**_OF, **whole, **_BY, "by_unit": name}),
        InquiryGoesOn(from_id=number, **{**_OF, **whole}),
        *(inquiry_ended(outcome=one, note=note, **whole) for one in (None, *Outcome)),
        inquiry_ended(undone=True, **whole),
    ]
    many = [
        [
            inquiry_due(
                rung,
                unit_name=name,
                by_unit=name,
                unreached=lost,
                **{**whole, "inquiry_id": number - one, "case_id": number - one},
            )
            for one in range(60)
        ]
        for rung in INQUIRY_RUNGS
        for lost in (False, True)
    ]
    return [*([one] for one in told), *map(list, many)]
