"""What the clocks tell, for tests of notices."""

from datetime import UTC, date, datetime
from typing import Any

from domain.cases.extension_notices import ExtensionAnswered, ExtensionAsked
from domain.cases.model import CaseKind, Label, State
from domain.chasing.notices import QuestionWaits, RedFor, RedWaits
from domain.chasing.pace import QUESTION
from domain.days.deadlines import Notch
from domain.leave.notices import BackAtWork, LeaveSet
from domain.notices import Notice
from domain.overdue.notices import CaseOverdue, LimitNear
from domain.overdue.rungs import RUNGS
from domain.people.model import Role
from domain.reminders.ladder import Rung

LABEL = Label(zh="邻里", en="neighbours")
DUE = datetime(2026, 11, 26, 16, 0, tzinfo=UTC)


def overdue(case_id: int = 12, rung: Rung = Rung.HANDLER, **changes: Any) -> CaseOverdue:
    facts: dict[str, Any] = {
        "case_id": case_id,
        "case_kind": CaseKind.DISPUTE,
        "category": LABEL,
        "unit_name": "古道社区",
        "state": State.ACCEPTED,
        "due_at": DUE,
        "due_day": "2026-11-26",
        "rung": rung,
        "hand_up": False,
    }
    return CaseOverdue(**{**facts, **changes})


def limit(provisional: bool = False) -> LimitNear:
    return LimitNear(
        case_id=12,
        category=LABEL,
        limit_at=DUE,
        limit_day="2026-11-26",
        provisional=provisional,
        notch=Notch.WEEK,
    )


def asked(reason: str = "在等鉴定", agree: bool = True, unit: str = "古道社区") -> ExtensionAsked:
    return ExtensionAsked(
        case_id=12,
        category=LABEL,
        extension_id=7,
        days=5,
        until=DUE,
        reason=reason,
        parties_agree=agree,
        by_role=Role.MEDIATOR,
        by_unit=unit,
    )


def answered(approved: bool = True, unit: str = "琅琊街道") -> ExtensionAnswered:
    return ExtensionAnswered(
        case_id=12,
        category=LABEL,
        extension_id=7,
        approved=approved,
        until=DUE,
        by_role=Role.COORDINATOR,
        by_unit=unit,
    )


def leave(*, yours: bool = False, over: bool = False, unit: str = "古道社区") -> LeaveSet:
    return LeaveSet(
        leave_id=3,
        unit_name=unit,
        role=Role.MEDIATOR,
        first=date(2026, 11, 30),
        last=date(2026, 12, 2),
        yours=yours,
        over=over,
    )


def back(late: int = 0) -> BackAtWork:
    return BackAtWork(leave_id=3, open=4, overdue=late)


def question(rung: Rung = Rung.REPORTER, **changes: Any) -> QuestionWaits:
    facts: dict[str, Any] = {
        "case_id": 12,
        "case_kind": CaseKind.DISPUTE,
        "category": LABEL,
        "question": "是哪一栋？",
        "by_unit": "古道社区",
        "asked_at": DUE,
        "rung": rung,
        "number": 1,
    }
    return QuestionWaits(**{**facts, **changes})


def red(told: RedFor = RedFor.TAKER, **changes: Any) -> RedWaits:
    facts: dict[str, Any] = {
        "case_id": 12,
        "case_kind": CaseKind.DISPUTE,
        "category": LABEL,
        "unit_name": "一网格",
        "place": "3号楼",
        "keeper": "古道社区",
        "since": DUE,
        "told": told,
        "number": 1,
    }
    return RedWaits(**{**facts, **changes})


OF_CLOCKS: list[Notice] = [
    *(overdue(), limit(), asked(), answered(), leave(), back()),
    *(question(), red()),
]
"""One of each kind."""


def the_longest_of_clocks(name: str, note: str) -> list[list[Notice]]:
    """Every form, with the longest that can be in it."""
    groups: list[list[Notice]] = [
        [overdue(n, rung, unit_name=name, state=state, hand_up=True) for n in range(1, many)]
        for rung in RUNGS
        for state in (State.REPORTED, State.OFFERED, State.MEDIATING)
        for many in (2, 300)
    ]
    groups += [[limit(provisional)] for provisional in (True, False)]
    groups += [[asked(note, agree, name)] for agree in (True, False)]
    groups += [[answered(approved, name)] for approved in (True, False)]
    groups += [
        [leave(yours=yours, over=over, unit=name)]
        for yours in (True, False)
        for over in (True, False)
    ]
    groups += [
        [
            question(rung, case_id=n, question=note, by_unit=name, unreached=lost)
            for n in range(many)
        ]
        for rung in QUESTION
        for lost in (True, False)
        for many in (1, 3)
    ]
    groups += [
        [red(told, unit_name=name, keeper=name, offered=offered, unreached=offered)]
        for told in RedFor
        for offered in (True, False)
    ]
    return [*groups, [back()], [back(2)]]
