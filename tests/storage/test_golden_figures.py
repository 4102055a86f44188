"""The golden figures of the source, and what opening a matter again does to them."""

from datetime import timedelta

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind, Outcome
from domain.days.periods import Period, PeriodKind
from domain.people.model import Actor
from domain.periodic.model import Figures, percent
from domain.ports import Work
from domain.request import Request
from storage.work import SqlOffice
from tests.examples import ON_POSTGRESQL_SELDOM
from tests.makers import NOW, TODAY, ZONE, District, a_case, a_token

START, _ = Period.containing(PeriodKind.WEEK, TODAY).bounds(ZONE)
HOUR = timedelta(hours=1)


def take(
    work: Work,
    actor: Actor,
    case: Case,
    arrow: Arrow,
    outcome: Outcome | None = None,
    *,
    hours: float = 0,
) -> None:
    steps.take_step(
        work,
        Request(actor=actor, token=a_token(), now=NOW + hours * HOUR),
        case.id,
        arrow,
        note="好",
        outcome=outcome,
    )


def ended(work: Work, district: District, outcome: Outcome | None) -> Case:
    """A dispute of the grid, and how it ended (None: still open)."""
    head = district.actor(work, "grid_head")
    mediator = district.actor(work, "mediator")
    case = a_case(work, head, district.units["grid"])
    take(work, mediator, case, Arrow.ACCEPT)
    if outcome is not None:
        take(work, mediator, case, Arrow.RESOLVE, outcome)
    return case


def figures(work: Work, district: District, *, hours: float = 0) -> Figures:
    found = work.periodic.figures(district.paths["street"], START, NOW + hours * HOUR)
    assert found.balanced
    return found


@ON_POSTGRESQL_SELDOM
async def test_72_found_and_59_resolved_are_82_percent(
    office: SqlOffice, district: District
) -> None:
    def year(work: Work) -> None:
        for outcome in [*[Outcome.SUCCESS] * 59, *[None] * 13]:
            ended(work, district, outcome)
        found = figures(work, district)
        assert (found.total_found, found.total_resolved) == (72, 59)
        assert percent(found.total_resolved, found.total_found) == 82

    await office.do(year)


async def test_six_business_disputes_are_five_resolved_and_one_to_court(
    office: SqlOffice, district: District
) -> None:
    def six(work: Work) -> None:
        for outcome in [*[Outcome.SUCCESS] * 5, Outcome.TO_COURT]:
            ended(work, district, outcome)
        found = figures(work, district)
        assert (found.found, found.resolved, found.moved, found.open) == (6, 5, 1, 0)

    await office.do(six)


async def test_not_fixed_takes_the_resolution_back_until_it_is_resolved_again(
    office: SqlOffice, district: District
) -> None:
    def again(work: Work) -> None:
        head = district.actor(work, "grid_head")
        mediator = district.actor(work, "mediator")
        case = ended(work, district, Outcome.SUCCESS)
        take(work, head, case, Arrow.NOT_FIXED, hours=1)
        found = figures(work, district, hours=1)
        assert (found.total_found, found.total_resolved, found.open) == (1, 0, 1)
        take(work, mediator, case, Arrow.RESOLVE, Outcome.SUCCESS, hours=2)
        found = figures(work, district, hours=2)
        assert (found.total_found, found.total_resolved, found.open) == (1, 1, 0)

    await office.do(again)


async def test_what_goes_up_and_to_a_centre_stays_in_the_figures_of_its_grid(
    office: SqlOffice, district: District
) -> None:
    def up(work: Work) -> None:
        mediator = district.actor(work, "mediator")
        case = ended(work, district, None)
        take(work, mediator, case, Arrow.HAND_UP)
        take(work, district.actor(work, "coordinator"), case, Arrow.TAKE)
        found = figures(work, district)
        assert (found.found, found.open, found.moved) == (1, 1, 0)
        below = work.periodic.figures(district.paths["community"], START, NOW)
        assert (below.found, below.open) == (1, 1)

    await office.do(up)


async def test_an_item_answered_twice_is_one_answered_item(
    office: SqlOffice, district: District
) -> None:
    def item(work: Work) -> None:
        head = district.actor(work, "grid_head")
        officer = district.actor(work, "officer")
        case = a_case(work, head, district.units["grid"], kind=CaseKind.OPINION)
        take(work, officer, case, Arrow.ACCEPT)
        take(work, officer, case, Arrow.RESOLVE, Outcome.SUCCESS)
        take(work, officer, case, Arrow.CLOSE)
        assert (figures(work, district)).opinions_answered == 1
        take(work, head, case, Arrow.NOT_FIXED, hours=1)
        assert (figures(work, district, hours=1)).opinions_answered == 0
        take(work, officer, case, Arrow.RESOLVE, Outcome.SUCCESS, hours=2)
        found = figures(work, district, hours=2)
        assert (found.opinions_found, found.opinions_answered) == (1, 1)
        # answered before, opened again and answered anew in a later period: answered in it, too
        later = work.periodic.figures(district.paths["street"], NOW + HOUR / 2, NOW + 2 * HOUR)
        assert later.opinions_answered == 1

    await office.do(item)
