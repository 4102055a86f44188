"""A November of one street with two communities, and what is done in it."""

from datetime import datetime

from domain.cases import steps as case_actions
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, Outcome, PeopleBand
from domain.days.periods import Period
from domain.org.model import UnitKind
from domain.periodic import actions
from domain.periodic.model import PeriodicReport, PeriodicTally, Sheet
from domain.ports import Work
from domain.request import Request
from tests.makers import ZONE, District, a_case, a_token, a_unit

WEEKS = [Period.parse(f"2026-W{n}") for n in (45, 46)]
"""With week 44, which ends on the 1st, the weeks of the first half of November."""


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=ZONE)


def files(
    work: Work, district: District, unit: str, when: str, people: PeopleBand = PeopleBand.ONE_TWO
) -> Case:
    actor = district.actor(work, "centre")
    return a_case(work, actor, district.units[unit], now=at(when), people=people)


def resolves(
    work: Work, district: District, case: Case, when: str, outcome: Outcome = Outcome.SUCCESS
) -> None:
    mediator = district.actor(work, "mediator")
    for arrow in (Arrow.ACCEPT, Arrow.RESOLVE):
        case_actions.take_step(
            work,
            Request(actor=mediator, token=a_token(), now=at(when)),
            case.id,
            arrow,
            note="好",
            outcome=outcome if arrow is Arrow.RESOLVE else None,
        )


def confirms(
    work: Work, district: District, chair: str, unit: str, period: Period, when: str
) -> PeriodicReport:
    actor = district.actor(work, chair)
    return actions.confirm(
        work, Request(actor=actor, now=at(when)), district.units[unit], period, nil=False
    )


def a_november(work: Work, district: District) -> None:
    """Two communities in one street: one reports late once, the other never."""
    extra = a_unit(
        work, UnitKind.COMMUNITY, above=district.units["street"], code="341102001002", name="新社区"
    )
    district.units["extra"], district.paths["extra"] = extra.id, extra.path
    files(work, district, "grid", "10-20T09:00")
    first = files(work, district, "grid", "11-02T09:00", PeopleBand.THIRTY_UP)
    files(work, district, "extra", "11-03T09:00")
    files(work, district, "street", "11-04T09:00")
    files(work, district, "community_2", "11-04T10:00")
    second = files(work, district, "grid", "11-05T09:00")
    resolves(work, district, second, "11-06T09:00")
    third = files(work, district, "grid", "11-16T09:00")
    resolves(work, district, third, "11-17T09:00", Outcome.FAILED)
    confirms(work, district, "officer", "community", WEEKS[0], "11-06T10:00")
    confirms(work, district, "officer", "community", WEEKS[1], "11-14T10:00")
    assert first.id


def assert_sums(sheet: Sheet) -> None:
    """Every column of the rows adds up to the sum, and each line balances."""
    lines = [row.figures for row in sheet.rows]
    assert sum(lines[1:], lines[0]) == sheet.total.figures
    assert all(line.balanced for line in lines)
    for name in ("success", "concluded", "oral", "written", "amount", "judicial", "found_before"):
        every = sum(getattr(row.extras, name) for row in sheet.rows)
        assert every == getattr(sheet.total.extras, name), name
    weekly = [row.extras.weekly for row in sheet.rows]
    assert sum(weekly, PeriodicTally()) == sheet.total.extras.weekly
