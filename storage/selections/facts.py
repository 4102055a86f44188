"""What the desk knows of a community in a stretch of days: counts of matters and of units' work,
each found by an index of its own, and nothing of anybody."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from domain.cases.model import REOPENING, CaseKind, Effect
from domain.days.halves import HalfYear
from domain.days.periods import moment_at
from domain.directories.model import EntryState
from domain.evaluations.model import SheetStage
from domain.followups.model import NOBODYS
from domain.meetings.model import TOOK_PLACE
from domain.org.model import Unit
from domain.rules import Rules
from domain.selections.scheme import Fact, FactKind
from storage.counts.facts import flow
from storage.counts.sums import Ask, sums, whole
from storage.evaluations.store import DONE
from storage.schema import (
    entries,
    evaluations,
    feature_events,
    features,
    followups,
    meetings,
    tally_sheets,
)

_TICK = timedelta(microseconds=1)
_ENDED = (Effect.RESOLVED, Effect.MOVED, Effect.DROPPED)
_RESOLVED = (Effect.RESOLVED,)


class Of(NamedTuple):
    """Of whom, and of which days."""

    session: Session
    rules: Rules
    unit: Unit
    first: date
    last: date

    @property
    def start(self) -> datetime:
        """The moment at which the stretch begins."""
        return moment_at(self.first, time.min, self.rules.zone)

    @property
    def end(self) -> datetime:
        """Its last moment."""
        return moment_at(self.last, None, self.rules.zone) - _TICK


def facts_of(of: Of, kinds: Collection[FactKind]) -> tuple[Fact, ...]:
    """Those asked for, in their order."""
    return tuple(
        Fact(kind=kind, part=part, whole=all_)
        for kind in kinds
        for part, all_ in [_READS[kind](of)]
    )


def _evaluations(of: Of) -> tuple[int, int]:
    """Half-years with a result confirmed by the last day, of those that are due by then."""
    halves = HalfYear.of_year(of.first.year)
    held = set(
        of.session.scalars(
            select(evaluations.c.half_from)
            .join(tally_sheets, tally_sheets.c.evaluation_id == evaluations.c.id)
            .where(
                evaluations.c.unit_id == of.unit.id,
                evaluations.c.half_from.in_([half.first for half in halves]),
                evaluations.c.stage.in_(DONE),
                # a correction later on does not take away that it was held
                tally_sheets.c.stage == SheetStage.CONFIRMED,
                tally_sheets.c.confirmed_at <= of.end,
            )
        )
    )
    due = {half.first for half in halves if half.due_day(of.rules.calendar) <= of.last}
    return len(held), len(due | held)


def _content(of: Of) -> tuple[int, int]:
    """The votes of each evaluation of the year, as last confirmed by the last day."""
    halves = [half.first for half in HalfYear.of_year(of.first.year)]
    rows = of.session.execute(
        select(tally_sheets.c.evaluation_id, tally_sheets.c.tally)
        .join(evaluations, evaluations.c.id == tally_sheets.c.evaluation_id)
        .where(
            evaluations.c.unit_id == of.unit.id,
            evaluations.c.half_from.in_(halves),
            evaluations.c.stage.in_(DONE),
            tally_sheets.c.stage == SheetStage.CONFIRMED,
            tally_sheets.c.confirmed_at <= of.end,
        )
        .order_by(tally_sheets.c.revision)
    )
    part = all_ = 0
    for tally in {row.evaluation_id: row.tally for row in rows}.values():
        for votes in tally.votes.values():
            part += votes.satisfied + votes.fairly
            all_ += votes.satisfied + votes.fairly + votes.dissatisfied
    return part, all_


def _settled(of: Of) -> tuple[int, int]:
    """Resolved in the stretch and not opened again, of those open when it began or that came."""
    before = Ask(measures=_flows(tuple(Effect)), until=of.start - _TICK)
    within = Ask(measures=_flows(tuple(Effect)), start=of.start, until=of.end)
    earlier, now = map(whole, sums(of.session, of.unit.path, (), [before, within]))
    open_before = _sum(earlier, (Effect.OPENED, *REOPENING.values())) - _sum(earlier, _ENDED)
    resolved = _sum(now, _RESOLVED) - _sum(now, (REOPENING[Effect.RESOLVED],))
    came = _sum(now, (Effect.OPENED,))
    return max(0, resolved), max(0, open_before) + came


def _flows(effects: Collection[Effect]) -> tuple[str, ...]:
    return tuple(flow(kind, effect) for kind in CaseKind for effect in effects)


def _sum(counts: Mapping[str, int], effects: Collection[Effect]) -> int:
    return sum(counts.get(one, 0) for one in _flows(effects))


def _on_time(of: Of) -> tuple[int, int]:
    """Items handed to the community and due in the stretch, but for those it sent back."""
    timely = case((followups.c.fed_back_at < followups.c.due_at, 1), else_=0)
    part, all_ = of.session.execute(
        select(func.coalesce(func.sum(timely), 0), func.count()).where(
            followups.c.unit_id == of.unit.id,
            followups.c.state.not_in(NOBODYS),
            followups.c.due_at > of.start,
            followups.c.due_at <= of.end + _TICK,
        )
    ).one()
    return int(part), int(all_)


def _events(of: Of) -> tuple[int, int]:
    return _happened(of)[0], 0


def _came(of: Of) -> tuple[int, int]:
    return _happened(of)[1], 0


def _happened(of: Of) -> tuple[int, int]:
    many, came = of.session.execute(
        select(func.count(), func.coalesce(func.sum(feature_events.c.came), 0))
        .join(features, features.c.id == feature_events.c.feature_id)
        .where(
            features.c.unit_id == of.unit.id,
            feature_events.c.on.between(of.first, of.last),
            feature_events.c.dropped_at.is_(None),
        )
    ).one()
    return int(many), int(came)


def _meetings(of: Of) -> tuple[int, int]:
    """Of the months of the stretch, those whose day had come."""
    held = case((meetings.c.state.in_(sorted(TOOK_PLACE)), 1), else_=0)
    part, all_ = of.session.execute(
        select(func.coalesce(func.sum(held), 0), func.count()).where(
            meetings.c.unit_id == of.unit.id,
            meetings.c.month.between(of.first.replace(day=1), of.last),
            meetings.c.planned_on <= of.last,
        )
    ).one()
    return int(part), int(all_)


def _entries(of: Of) -> tuple[int, int]:
    """As things stand now."""
    valid = case((entries.c.state == EntryState.VALID, 1), else_=0)
    part, all_ = of.session.execute(
        select(func.coalesce(func.sum(valid), 0), func.count()).where(
            entries.c.host_id == of.unit.id, entries.c.state != EntryState.STOPPED
        )
    ).one()
    return int(part), int(all_)


_READS: Mapping[FactKind, Callable[[Of], tuple[int, int]]] = {
    FactKind.EVALUATIONS: _evaluations,
    FactKind.CONTENT: _content,
    FactKind.SETTLED: _settled,
    FactKind.ON_TIME: _on_time,
    FactKind.EVENTS: _events,
    FactKind.CAME: _came,
    FactKind.MEETINGS: _meetings,
    FactKind.ENTRIES: _entries,
}
