"""Which units are opposite to each other, and what the desk knows of their dealings.

Nothing is made up: a community is opposite to the tier right above it, and to each other office it
had to do with in the half-year by a matter that was handed on, a question from above or an item to
follow up.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from domain.cases.handover import tier_above
from domain.cases.satisfaction import Satisfaction
from domain.days.deadlines import end_of_working_day
from domain.days.halves import HalfYear
from domain.days.periods import moment_at
from domain.org.model import Unit, UnitKind, ancestor_ids
from domain.ports import Work
from domain.rules import Rules
from domain.twoway.handed import Handed
from domain.twoway.model import TwowayFacts, judged_half

OFFICES = frozenset({UnitKind.DISTRICT, UnitKind.STREET, UnitKind.CENTRE})
"""The one side; communities are the other."""
_CONTENT = frozenset({Satisfaction.SATISFIED, Satisfaction.FAIRLY})

Pair = tuple[int, int]
"""Who judges, and who is judged."""


@dataclass(frozen=True, kw_only=True)
class TwowayPlan:
    """What a round that is opened now would be."""

    half: HalfYear
    due_at: datetime
    closes_at: datetime
    facts: Mapping[Pair, TwowayFacts]
    """By pair, in both directions."""

    @property
    def units(self) -> int:
        """How many units take part."""
        return len({one for pair in self.facts for one in pair})


def plan(work: Work, host: Unit, now: datetime) -> TwowayPlan:
    """The round a unit may open now for itself and those below."""
    rules, today = work.rules, work.rules.day(now)
    half = judged_half(today)
    due = rules.calendar.add_working_days(today, rules.twoway.due_days)
    closes = rules.calendar.add_working_days(due, rules.twoway.late_days)
    since = moment_at(half.first, time.min, rules.zone)
    until = min(now, moment_at(half.next().first, time.min, rules.zone))
    return TwowayPlan(
        half=half,
        due_at=moment_at(due, None, rules.zone),
        closes_at=moment_at(closes, None, rules.zone),
        facts=_facts(work, host, since, until, now),
    )


def _facts(
    work: Work, host: Unit, since: datetime, until: datetime, now: datetime
) -> dict[Pair, TwowayFacts]:
    today = work.rules.day(now)
    there = {unit.id: unit for unit in work.org.within(host.path) if unit.valid_on(today)}
    handed = work.twoways.handed(there, since, until)
    asked = work.twoways.asked(there, since, until)
    kinds = {unit.id: unit.kind for unit in there.values()}
    known = _known_of(handed, _Ends(rules=work.rules, kinds=kinds), until)
    for (asker, of), count in asked.items():
        pair = (of, asker)
        known[pair] = replace(known.get(pair, TwowayFacts()), asked=count)
    promised = work.twoways.promised(there, since, until)
    for pair, (owed, timely) in promised.items():
        known[pair] = replace(known.get(pair, TwowayFacts()), owed=owed, fed_back=timely)
    dealt = {frozenset((one.from_id, one.to_id)) for one in handed if not one.revoked}
    dealt |= {frozenset(pair) for pair in (*asked, *promised)}
    return {
        pair: known.get(pair, TwowayFacts())
        for one in opposites(list(there.values()), dealt, today)
        for pair in (one, one[::-1])
    }


def opposites(units: Sequence[Unit], dealt: Iterable[frozenset[int]], day: date) -> list[Pair]:
    """Which offices and communities among the units are opposite to each other, by office and
    community: the tier right above, and whichever had dealings."""
    by_id = {unit.id: unit for unit in units}
    found = dict[Pair, None]()
    for unit in units:
        if unit.kind is UnitKind.COMMUNITY:
            line = [by_id[one] for one in reversed(ancestor_ids(unit.path)) if one in by_id]
            above = tier_above(line, day)
            if above is not None and above.kind in OFFICES:
                found[above.id, unit.id] = None
    for pair in dealt:
        sides = [by_id[one] for one in sorted(pair) if one in by_id]
        office = next((one for one in sides if one.kind in OFFICES), None)
        community = next((one for one in sides if one.kind is UnitKind.COMMUNITY), None)
        if office is not None and community is not None:
            found[office.id, community.id] = None
    return sorted(found)


@dataclass(kw_only=True)
class _Ends:
    """Until when a matter was to be taken or handed back, by the clock of the unit it was handed
    to; each day of the calendar is looked up once."""

    rules: Rules
    kinds: Mapping[int, UnitKind]
    _known: dict[tuple[date, int], datetime] = field(default_factory=dict)

    def due_by(self, one: Handed) -> datetime:
        days = one.accept_days
        if days is None:
            days = self.rules.clocks.term(self.kinds[one.to_id], one.urgency).accept
        key = self.rules.day(one.at), days
        if key not in self._known:
            self._known[key] = end_of_working_day(
                one.at, days, self.rules.calendar, self.rules.zone
            )
        return self._known[key]


def _known_of(handed: Iterable[Handed], ends: _Ends, now: datetime) -> dict[Pair, TwowayFacts]:
    counts: defaultdict[Pair, Counter[str]] = defaultdict(Counter)
    for one in handed:
        if one.revoked:
            continue
        due, answered = ends.due_by(one), one.answered_at
        counts[one.from_id, one.to_id].update(
            handed=answered is not None or due <= now,
            timely=answered is not None and answered < due,
            returned=one.returned,
            graded=one.grade is not None,
            content=one.grade in _CONTENT,
        )
    return {pair: TwowayFacts(**many) for pair, many in counts.items()}
