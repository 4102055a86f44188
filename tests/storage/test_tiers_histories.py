"""Whatever happens, the figures of every unit and period balance, and rows add up to their sum."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given
from sqlalchemy.orm import object_session

from domain.cases import filing
from domain.cases import steps as case_actions
from domain.cases.letters import Letter
from domain.cases.lifecycle import Arrow
from domain.cases.merge import merge as join
from domain.cases.model import REOPENING, Case, CaseKind, Effect, Outcome, State, Step
from domain.cases.undo import undo
from domain.days.periods import Period, PeriodKind, periods_between
from domain.errors import DomainError
from domain.org.actions import merge
from domain.org.model import UnitKind, is_within
from domain.periodic import actions
from domain.periodic.model import Figures, PeriodicReport
from domain.ports import Work
from domain.request import Request
from storage.ledgers.annex import open_ids
from storage.work import SqlOffice
from tests.examples import ON_POSTGRESQL_SELDOM, examples
from tests.makers import ZONE, District, a_draft, a_token, a_unit
from tests.storage.histories import ENDS, Event, histories
from tests.storage.november import assert_sums

FIRST = date(2026, 9, 28)
BEGIN = datetime(2026, 9, 28, 9, 0, tzinfo=ZONE)
INSTANT = timedelta(microseconds=1)
SEATS = {
    "community": "officer",
    "community_2": "officer_2",
    "street": "coordinator",
    "street_2": "coordinator_2",
    "district": "centre",
}


class Undo(Exception):
    """Ends a transaction without keeping it."""


@dataclass
class Story:
    """A history as it is played; what was counted is kept for the recount."""

    work: Work
    district: District
    now: datetime = BEGIN
    cases: list[Case] = field(default_factory=list)
    steps: list[tuple[Case, Effect, datetime]] = field(default_factory=list)
    confirmed: list[tuple[PeriodicReport, Figures]] = field(default_factory=list)

    def play(self, event: Event) -> None:
        """One event; what the rules refuse does not happen."""
        self.now += timedelta(hours=event.hours, minutes=7)
        with suppress(DomainError):
            getattr(self, f"_{event.what}")(event)

    def _files(self, event: Event, found: date | None = None) -> None:
        unit = ("grid", "extra", "community_2", "street", "district")[event.which % 5]
        actor = self.district.actor(self.work, "centre")
        draft = a_draft(self.district.units[unit], kind=event.kind, people=event.people)
        case = filing.file(
            self.work,
            Request(actor=actor, token=a_token(), now=self.now),
            replace(draft, found_on=found),
        )
        step = (self.work.cases.timeline(case.id))[-1]
        assert step.counted_at is not None
        assert step.counted_at <= self.now
        self.cases.append(case)
        self.steps.append((case, Effect.OPENED, step.counted_at))

    def _late(self, event: Event) -> None:
        self._files(event, self.now.date() - timedelta(days=event.back))

    def _step(self, case: Case, effect: Effect) -> None:
        self.work.cases.add_step(
            Step(
                case_id=case.id,
                token=a_token(),
                letter=Letter.NOTE,
                at=self.now,
                person_id=case.reporter_id,
                post_id=case.reporter_post_id,
                before=None,
                after=case.state,
                effect=effect,
            )
        )
        self.steps.append((case, effect, self.now))

    def _ends(self, event: Event) -> None:
        running = [case for case in self.cases if case.open]
        if running:
            case = running[event.which % len(running)]
            case.state, case.outcome = State.CLOSED, ENDS[event.effect]
            self._step(case, event.effect)

    def _reopens(self, event: Event) -> None:
        ended = [case for case in self.cases if case.outcome in ENDS.values()]
        if ended:
            case = ended[event.which % len(ended)]
            ending = next(effect for effect, of in ENDS.items() if of is case.outcome)
            case.state, case.outcome = State.REPORTED, None
            self._step(case, REOPENING[ending])

    def _undoes_report(self, event: Event) -> None:
        """Filed and taken back at once: it never was."""
        self._files(event)
        case = self.cases[-1]
        actor = self.district.actor(self.work, "centre")
        self.now += timedelta(minutes=2)
        undo(self.work, Request(actor=actor, token=a_token(), now=self.now), case.id)
        self.cases.pop()
        self.steps.pop()

    def _undoes_outcome(self, event: Event) -> None:
        """An outcome recorded and taken back at once: the matter is open as before."""
        self._files(replace(event, which=0, kind=CaseKind.DISPUTE))
        case, mediator = self.cases[-1], self.district.actor(self.work, "mediator")
        for arrow in (Arrow.ACCEPT, Arrow.RESOLVE):
            last = arrow is Arrow.RESOLVE
            tap = Request(actor=mediator, token=a_token(), now=self.now)
            outcome = ENDS[event.effect] if last else None
            case_actions.take_step(
                self.work, tap, case.id, arrow, note="好" if last else "", outcome=outcome
            )
        undo(self.work, Request(actor=mediator, token=a_token(), now=self.now), case.id)
        assert case.open

    def _joins(self, event: Event) -> None:
        """Two matters that are one: the younger ends as merged."""
        mediator = self.district.actor(self.work, "mediator")
        here = [
            case
            for case in self.cases
            if case.open
            and case.kind is CaseKind.DISPUTE
            and case.unit_id == self.district.units["grid"]
        ]
        if len(here) > 1:
            at = event.which % (len(here) - 1)
            ended = here[at + 1]
            tap = Request(actor=mediator, token=a_token(), now=self.now)
            join(self.work, tap, ended.id, here[at].id)
            assert ended.outcome is Outcome.MERGED
            self.steps.append((ended, Effect.DROPPED, self.now))

    def _merges(self, event: Event) -> None:
        unit = self.work.org.unit(self.district.units["extra"])
        if unit.valid_to is None:
            into = self.district.units[("community", "community_2")[event.which % 2]]
            day = self.now.date()
            merge(self.work, Request(now=self.now), [unit.id], into, on=day)

    def _meant(self, event: Event) -> tuple[str, Period]:
        short = [
            one
            for one in SEATS
            if (one == "district") == (event.period is PeriodKind.MONTH)
            and one.startswith("street") == (event.period is PeriodKind.HALF_MONTH)
        ]
        present = Period.containing(event.period, self.now.date())
        period = present if event.back % 2 else present.previous()
        return short[event.which % len(short)], period

    def _confirms(self, event: Event) -> None:
        short, period = self._meant(event)
        actor = self.district.actor(self.work, SEATS[short])
        unit = self.district.units[short]
        report = actions.confirm(
            self.work, Request(actor=actor, now=self.now), unit, period, nil=bool(event.which % 2)
        )
        self.confirmed.append((report, report.figures))

    def _revises(self, event: Event) -> None:
        short, period = self._meant(event)
        actor, unit = self.district.actor(self.work, SEATS[short]), self.district.units[short]
        standing = self.work.periodic.find(unit, period)
        after = standing.revision if standing else 0
        report = actions.revise(
            self.work, Request(actor=actor, now=self.now), unit, period, "更正", after=after
        )
        self.confirmed.append((report, report.figures))

    def _withdraws(self, event: Event) -> None:
        short, period = self._meant(event)
        actor, unit = self.district.actor(self.work, SEATS[short]), self.district.units[short]
        standing = self.work.periodic.find(unit, period)
        after = standing.revision if standing else 0
        actions.withdraw(self.work, Request(actor=actor, now=self.now), unit, period, after=after)

    def recount(self, path: str, start: datetime, end: datetime) -> dict[str, int]:
        """The columns of the identity, told step by step the way a clerk would."""
        counted = dict.fromkeys(("carried", "found", "reopened", "resolved", "moved", "dropped"), 0)
        for case in {case.id: case for case, _, _ in self.steps}.values():
            unit = self.work.org.unit(case.unit_id)
            if case.kind is not CaseKind.DISPUTE or not is_within(unit.path, path):
                continue
            way = [(what, at) for one, what, at in self.steps if one is case and at <= end]
            before = [what for what, at in way if at < start]
            since = [what for what, at in way if at >= start]
            counted["carried"] += bool(before) and before[-1] not in ENDS
            counted["found"] += Effect.OPENED in since
            counted["reopened"] += bool(before) and before[-1] in ENDS and bool(since)
            if since and since[-1] in ENDS:
                counted[since[-1].value] += 1
        return counted


def _check(story: Story) -> None:
    work, now = story.work, story.now
    for short, chair in SEATS.items():
        unit = work.org.unit(story.district.units[short])
        assert chair
        for kind in PeriodKind:
            before: Figures | None = None
            for period in periods_between(kind, FIRST, now.date()):
                start, end = period.bounds(ZONE)
                last = min(now, end - INSTANT)
                figures = work.periodic.figures(unit.path, start, last)
                assert figures.balanced, (short, period.code)
                session = object_session(unit)
                assert session is not None
                listed = open_ids(session.connection(), unit.path, last)
                assert len(listed) == figures.open, "the annex has as many as the form says"
                told = story.recount(unit.path, start, last)
                assert {name: getattr(figures, name) for name in told} == told
                assert before is None or figures.carried == before.open
                before = figures
                sheet = work.periodic.sheet(unit, period, now)
                if sheet is not None:
                    assert_sums(sheet)
                    assert sheet.total.figures == figures
    for report, figures in story.confirmed:
        assert report.figures == figures
        assert figures.balanced
        if report.sheet is not None:
            assert_sums(report.sheet)
            assert report.sheet.total.figures == figures


def _tell(work: Work, district: District, history: Sequence[Event]) -> None:
    extra = a_unit(
        work, UnitKind.COMMUNITY, above=district.units["street"], code="341102001002", name="新社区"
    )
    district.units["extra"] = extra.id
    story = Story(work=work, district=district)
    for event in history:
        story.play(event)
    _check(story)
    raise Undo


@ON_POSTGRESQL_SELDOM
@pytest.mark.timeout(600)  # it computes for ten seconds, which is minutes on a busy machine
@given(history=histories)
@examples(
    20,
    # each example is rolled back, so that the next finds the same district
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
async def test_every_unit_and_period_balances(
    office: SqlOffice, district: District, history: list[Event]
) -> None:
    with pytest.raises(Undo):
        await office.do(_tell, district, history)
