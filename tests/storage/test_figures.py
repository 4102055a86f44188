"""The figures of the weekly report: counted from steps, and always in balance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.cases import steps
from domain.cases.letters import Letter
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind, Effect, Outcome, PeopleBand, State, Step
from domain.days.periods import Period, PeriodKind
from domain.org.actions import merge
from domain.org.model import UnitKind
from domain.people.model import Actor
from domain.periodic.actions import confirm
from domain.periodic.model import Figures
from domain.ports import Work
from domain.request import Request
from storage.counts.facts import GROUP_BANDS
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, ZONE, District, a_case, a_token, a_unit

WEEK = Period.containing(PeriodKind.WEEK, TODAY)
START, END = WEEK.bounds(ZONE)
HOUR, INSTANT = timedelta(hours=1), timedelta(microseconds=1)


class Undo(Exception):  # a way out of a transaction, not an error
    """Ends a transaction without keeping it."""


@dataclass(frozen=True)
class Life:
    """A case in short: when it came, what it was, when and how it ended (None: still open)."""

    opened: int
    kind: CaseKind
    people: PeopleBand
    lasted: int | None
    effect: Effect


lives = st.lists(
    st.builds(
        Life,
        opened=st.integers(-400, 120),
        kind=st.sampled_from(CaseKind),
        people=st.sampled_from(PeopleBand),
        lasted=st.none() | st.integers(0, 400),
        effect=st.sampled_from([Effect.RESOLVED, Effect.MOVED, Effect.DROPPED]),
    ),
    max_size=12,
)


def _case(life: Life, district: District, unit_id: int) -> Case:
    return Case(
        kind=life.kind,
        draft_key=a_token(),
        category_id=1 if life.kind is CaseKind.DISPUTE else 19,
        place="",
        people=life.people,
        summary="x",
        urgency="yellow",  # type: ignore[arg-type]  # the column takes the word
        reporter_id=district.person_id("grid_head"),
        reporter_post_id=district.chairs["grid_head"].post.id,
        unit_id=unit_id,
        responsible_id=unit_id,
        state=State.REPORTED if life.lasted is None else State.RESOLVED,
        reported_at=START + life.opened * HOUR,
    )


def _step(case: Case, at: datetime, effect: Effect | None) -> Step:
    return Step(
        case_id=case.id,
        token=a_token(),
        letter=Letter.NOTE,
        at=at,
        person_id=case.reporter_id,
        post_id=case.reporter_post_id,
        before=None,
        after=case.state,
        effect=effect,
    )


def _live(work: Work, district: District, unit_id: int, story: Sequence[Life]) -> None:
    for life in story:
        case = work.cases.add(_case(life, district, unit_id))
        opened = case.reported_at
        work.cases.add_step(_step(case, opened, Effect.OPENED))
        work.cases.add_step(_step(case, opened + HOUR / 2, None))
        if life.lasted is not None:
            work.cases.add_step(_step(case, opened + life.lasted * HOUR, life.effect))


def _expected(story: Sequence[Life], start: int, as_of: int) -> Figures:
    """The same columns told case by case, the way a clerk would."""

    def ended(life: Life, effect: Effect) -> bool:
        return (
            life.lasted is not None
            and life.effect is effect
            and start <= life.opened + life.lasted <= as_of
        )

    def open_at(life: Life, hour: int, *, including: bool) -> bool:
        there = life.opened <= hour if including else life.opened < hour
        if life.lasted is None:
            return there
        end = life.opened + life.lasted
        return there and (end > hour if including else end >= hour)

    disputes = [life for life in story if life.kind is CaseKind.DISPUTE]
    opinions = [life for life in story if life.kind is CaseKind.OPINION]
    found = [life for life in disputes if start <= life.opened <= as_of]
    return Figures(
        carried=sum(open_at(life, start, including=False) for life in disputes),
        found=len(found),
        group=sum(life.people in GROUP_BANDS for life in found),
        resolved=sum(ended(life, Effect.RESOLVED) for life in disputes),
        moved=sum(ended(life, Effect.MOVED) for life in disputes),
        dropped=sum(ended(life, Effect.DROPPED) for life in disputes),
        open=sum(open_at(life, as_of, including=True) for life in disputes),
        total_found=sum(life.opened <= as_of for life in disputes),
        total_resolved=sum(
            life.lasted is not None
            and life.effect is Effect.RESOLVED
            and life.opened + life.lasted <= as_of
            for life in disputes
        ),
        opinions_found=sum(start <= life.opened <= as_of for life in opinions),
        opinions_answered=sum(ended(life, Effect.RESOLVED) for life in opinions),
    )


@given(story=lives, as_of=st.integers(0, 200))
@settings(
    max_examples=25,
    deadline=None,
    # each example is rolled back, so that the next finds the same district
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
async def test_figures_agree_with_a_clerk_and_balance(
    office: SqlOffice, district: District, story: list[Life], as_of: int
) -> None:
    def tell(work: Work) -> None:
        _live(work, district, district.units["grid"], story)
        noise = [Life(0, CaseKind.DISPUTE, PeopleBand.THIRTY_UP, None, Effect.DROPPED)] * 2
        _live(work, district, district.units["community_2"], noise)
        moment = START + as_of * HOUR
        figures = work.periodic.figures(district.paths["community"], START, moment)
        assert figures == _expected(story, 0, as_of)
        assert figures.balanced
        after = work.periodic.figures(
            district.paths["community"], moment + INSTANT, END + 1000 * HOUR
        )
        assert after.carried == figures.open
        assert after.balanced
        raise Undo

    with pytest.raises(Undo):
        await office.do(tell)


def _step_on(
    work: Work, actor: Actor, case: Case, arrow: Arrow, outcome: Outcome | None = None
) -> None:
    steps.take_step(
        work,
        Request(actor=actor, token=a_token(), now=NOW),
        case.id,
        arrow,
        note="好",
        outcome=outcome,
    )


async def test_a_week_of_real_actions(office: SqlOffice, district: District) -> None:
    def week(work: Work) -> Figures:
        head = district.actor(work, "grid_head")
        mediator = district.actor(work, "mediator")
        grid = district.units["grid"]
        outcomes = [Outcome.SUCCESS, Outcome.TO_COURT, Outcome.FAILED, None, None]
        for outcome in outcomes:
            case = a_case(work, head, grid, people=PeopleBand.FIVE_NINE)
            if outcome is not None:
                _step_on(work, mediator, case, Arrow.ACCEPT)
                _step_on(work, mediator, case, Arrow.RESOLVE, outcome)
        withdrawn = a_case(work, head, grid)
        _step_on(work, head, withdrawn, Arrow.WITHDRAW)
        late = a_case(work, head, grid, now=NOW - timedelta(days=20))
        assert late.due_at is not None
        return work.periodic.figures(district.paths["street"], START, NOW)

    assert await office.do(week) == Figures(
        carried=1,
        found=6,
        group=5,
        resolved=1,
        moved=1,
        dropped=2,
        open=3,
        overdue=1,
        total_found=7,
        total_resolved=1,
    )


async def test_what_was_filed_under_a_merged_unit_rolls_up_with_its_successor(
    office: SqlOffice, district: District
) -> None:
    def merged(work: Work) -> tuple[int, int, list[str]]:
        head = district.actor(work, "grid_head")
        a_case(work, head, district.units["grid"])
        gone, into = district.units["community"], district.units["community_2"]
        merge(work, Request(now=NOW), [gone], into, on=TODAY)
        now_above = work.periodic.figures(district.paths["street_2"], START, NOW)
        before = work.periodic.figures(district.paths["street"], START, NOW)
        owing = work.periodic.owing(WEEK)
        return now_above.found, before.found, [unit.name for unit in owing]

    assert await office.do(merged) == (1, 0, ["东后街社区"])


async def test_communities_there_on_the_last_day_owe_until_they_confirm(
    office: SqlOffice, district: District
) -> None:
    def owing(work: Work, period: Period) -> list[str]:
        return [unit.name for unit in work.periodic.owing(period)]

    def prepare(work: Work) -> None:
        street = district.units["street"]
        a_unit(work, UnitKind.COMMUNITY, above=street, code="zz", name="晚到", valid_from=WEEK.last)
        gone = a_unit(work, UnitKind.COMMUNITY, above=street, code="zy", name="早走")
        gone.valid_to = WEEK.last

    assert await office.do(owing, WEEK) == ["古道社区", "东后街社区"]
    await office.do(prepare)
    assert await office.do(owing, WEEK) == ["古道社区", "东后街社区", "晚到"]
    assert await office.do(owing, WEEK.previous()) == ["古道社区", "东后街社区", "早走"]

    def report(work: Work) -> None:
        actor = district.actor(work, "officer")
        confirm(work, Request(actor=actor, now=NOW), district.units["community"], WEEK, nil=True)

    await office.do(report)
    assert await office.do(owing, WEEK) == ["东后街社区", "晚到"]


async def test_the_last_moment_of_a_week_is_in_it_and_the_next_is_not(
    office: SqlOffice, district: District
) -> None:
    def tell(work: Work) -> None:
        head = district.actor(work, "building_head")
        for moment in (END - INSTANT, END):
            a_case(work, head, district.units["building"], now=moment)
        officer = district.actor(work, "officer")
        late = Request(actor=officer, now=END + HOUR)
        told = confirm(work, late, district.units["community"], WEEK, nil=False)
        assert (told.figures.found, told.figures.open) == (1, 1)
        after = work.periodic.figures(district.paths["community"], END, END)
        assert (after.carried, after.found, after.open) == (1, 1, 2)

    await office.do(tell)
