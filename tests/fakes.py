"""Doubles at the boundary: a clock that stands still, and the stores of a transaction in memory."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from domain.cases.model import (
    REOPENING,
    SCALE_OF_BAND,
    Attachment,
    Case,
    CaseKind,
    Category,
    Effect,
    Scale,
    Step,
)
from domain.days.calendar import WorkingCalendar
from domain.days.periods import DueRule, Period, PeriodKind
from domain.days.quiet import QuietHours
from domain.errors import AlreadyConfirmed, NotFound
from domain.notices import dedup_key
from domain.org.model import Alias, Placement, Unit, ancestor_ids, is_within
from domain.people.model import (
    Actor,
    Capacity,
    Channel,
    Held,
    Holding,
    Invitation,
    Person,
    Post,
    Role,
    Seat,
    locale_of,
)
from domain.periodic.model import DueChange, Figures, Line, PeriodicReport, Sheet
from domain.ports import Push
from domain.referrals.model import Referral, Standing
from domain.rules import Rules
from tests.fakes_clocks import MemoryClockBook, MemoryLeaves
from tests.fakes_contacts import MemoryContacts, SeeThroughVault
from tests.fakes_days import MemoryDays, MemoryRungs
from tests.fakes_ladder import MemoryRatings, MemoryRoutes
from tests.fakes_mediation import MemoryMediation

P = ParamSpec("P")
R = TypeVar("R")
SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass
class StillClock:
    """A clock that stands still until it is told to move."""

    moment: datetime = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    """Tuesday 24 November 2026, 10:00 in Chuzhou: a working day."""

    def now(self) -> datetime:
        return self.moment

    def forward(self, **delta: float) -> datetime:
        """Moves on by a timedelta's arguments and tells the new time."""
        self.moment += timedelta(**delta)
        return self.moment


def plain_rules() -> Rules:
    """Rules with a Monday-to-Friday calendar that counts as published for 2020-2030."""
    return Rules(
        zone=SHANGHAI,
        calendar=WorkingCalendar(published={}, published_years=frozenset(range(2020, 2031))),
        quiet=QuietHours(zone=SHANGHAI),
    )


def _next_id(rows: Iterable[Any]) -> int:
    return max((row.id for row in rows), default=0) + 1


class MemoryOrg:
    def __init__(self) -> None:
        self.units: dict[int, Unit] = {}
        self.placements: list[Placement] = []
        self.aliases: list[Alias] = []

    def unit(self, unit_id: int) -> Unit:
        if unit_id not in self.units:
            raise NotFound("unit")
        return self.units[unit_id]

    def by_code(self, code: str) -> Unit | None:
        return next((u for u in self.units.values() if u.code == code), None)

    def ancestors(self, unit: Unit) -> list[Unit]:
        return [self.units[i] for i in reversed(ancestor_ids(unit.path))]

    def children(self, unit_id: int, day: date) -> list[Unit]:
        below = [u for u in self.units.values() if u.parent_id == unit_id and u.valid_on(day)]
        return sorted(below, key=lambda u: u.code)

    def within(self, path: str) -> list[Unit]:
        return [u for u in self.units.values() if is_within(u.path, path)]

    def add(self, unit: Unit) -> Unit:
        unit.id = _next_id(self.units.values())
        above = "/" if unit.parent_id is None else self.units[unit.parent_id].path
        unit.path = f"{above}{unit.id}/"
        self.units[unit.id] = unit
        self.add_placement(
            Placement(unit_id=unit.id, parent_id=unit.parent_id, valid_from=unit.valid_from)
        )
        return unit

    def open_placement(self, unit_id: int) -> Placement | None:
        return next(
            (p for p in self.placements if p.unit_id == unit_id and p.valid_to is None), None
        )

    def add_placement(self, placement: Placement) -> None:
        self.placements.append(placement)

    def add_alias(self, alias: Alias) -> None:
        self.aliases.append(alias)


def _valid(row: Post | Holding, day: date) -> bool:
    return row.valid_from <= day and (row.valid_to is None or day < row.valid_to)


class MemoryPeople:
    def __init__(self, org: MemoryOrg) -> None:
        self.org = org
        self.persons: list[Person] = []
        self.channels: list[Channel] = []
        self.posts: list[Post] = []
        self.holdings: list[Holding] = []
        self.invitations: list[Invitation] = []
        self.away: Callable[[int, date], bool] = lambda person_id, day: False

    def actor(self, channel: str, address: str, day: date) -> Actor | None:
        known = self.channel(channel, address)
        if known is None:
            return None
        person = self.person(known.person_id)
        return Actor(
            person_id=person.id,
            locale=locale_of(person.locale, known.language),
            seats=self.seats(person.id, day),
        )

    def seats(self, person_id: int, day: date) -> tuple[Seat, ...]:
        """The seats of a person on a day."""
        found = []
        for holding in self.holdings:
            post = next(p for p in self.posts if p.id == holding.post_id)
            if holding.person_id == person_id and _valid(holding, day) and _valid(post, day):
                unit = self.org.units[post.unit_id]
                found.append(
                    Seat(
                        post_id=post.id,
                        role=post.role,
                        capacity=holding.capacity,
                        unit_id=unit.id,
                        unit_kind=unit.kind,
                        unit_name=unit.name,
                        unit_path=unit.path,
                    )
                )
        return tuple(found)

    def channel(self, kind: str, address: str) -> Channel | None:
        return next((c for c in self.channels if (c.kind, c.address) == (kind, address)), None)

    def person(self, person_id: int) -> Person:
        found = next((p for p in self.persons if p.id == person_id), None)
        if found is None:
            raise NotFound("person")
        return found

    def add_person(self, person: Person) -> Person:
        person.id = _next_id(self.persons)
        self.persons.append(person)
        return person

    def add_channel(self, channel: Channel) -> None:
        channel.id = _next_id(self.channels)
        self.channels.append(channel)

    def post(self, post_id: int) -> Post:
        return next(p for p in self.posts if p.id == post_id)

    def find_post(self, unit_id: int, role: Role) -> Post | None:
        return next((p for p in self.posts if p.unit_id == unit_id and p.role is role), None)

    def add_post(self, post: Post) -> Post:
        post.id = _next_id(self.posts)
        self.posts.append(post)
        return post

    def add_holding(self, holding: Holding) -> None:
        holding.id = _next_id(self.holdings)
        self.holdings.append(holding)

    def open_holdings(self, post_id: int, capacity: Capacity) -> list[Holding]:
        return [h for h in self.holdings if h.post_id == post_id and h.capacity is capacity]

    def posted(self, unit_ids: Collection[int], roles: Collection[Role], day: date) -> list[Held]:
        posts = {p.id: p.unit_id for p in self.posts if p.unit_id in unit_ids and p.role in roles}
        return [
            Held(
                unit_id=posts[h.post_id],
                capacity=h.capacity,
                person_id=h.person_id,
                post_id=h.post_id,
                away=self.away(h.person_id, day),
            )
            for h in self.holdings
            if h.post_id in posts and _valid(h, day)
        ]

    def add_invitation(self, invitation: Invitation) -> None:
        self.invitations.append(invitation)

    def invitation(self, token_hash: str) -> Invitation | None:
        return next((i for i in self.invitations if i.token_hash == token_hash), None)


class MemoryCases:
    def __init__(self) -> None:
        self.cases: dict[int, Case] = {}
        self.steps: list[Step] = []
        self.attachments: list[Attachment] = []
        self.categories: dict[int, Category] = {}

    def by_id(self, case_id: int) -> Case:
        if case_id not in self.cases:
            raise NotFound("case")
        return self.cases[case_id]

    def filed(self, keys: Collection[str]) -> set[str]:
        return {c.draft_key for c in self.cases.values()} & set(keys)

    def by_draft(self, key: str) -> Case | None:
        return next((c for c in self.cases.values() if c.draft_key == key), None)

    def add(self, case: Case) -> Case:
        case.id = _next_id(self.cases.values())
        self.cases[case.id] = case
        return case

    def step(self, case_id: int, token: str) -> Step | None:
        return next((s for s in self.steps if (s.case_id, s.token) == (case_id, token)), None)

    def add_step(self, step: Step) -> None:
        step.id = _next_id(self.steps)
        self.steps.append(step)

    def timeline(self, case_id: int) -> list[Step]:
        return [s for s in self.steps if s.case_id == case_id]

    def merged(self, case_id: int) -> list[Case]:
        level = [c for c in self.cases.values() if c.merged_into_id == case_id]
        below = [found for c in level for found in self.merged(c.id)]
        return sorted([*level, *below], key=lambda c: c.id)

    def add_attachment(self, attachment: Attachment) -> None:
        attachment.id = _next_id(self.attachments)
        self.attachments.append(attachment)

    def attachment(self, attachment_id: int) -> Attachment:
        return next(a for a in self.attachments if a.id == attachment_id)

    def category(self, category_id: int) -> Category:
        if category_id not in self.categories:
            raise NotFound("category")
        return self.categories[category_id]


class MemoryReferrals:
    def __init__(self) -> None:
        self.referrals: dict[int, Referral] = {}

    def by_id(self, referral_id: int) -> Referral:
        if referral_id not in self.referrals:
            raise NotFound("referral")
        return self.referrals[referral_id]

    def case_of(self, referral_id: int) -> int:
        return (self.by_id(referral_id)).case_id

    def add(self, referral: Referral) -> Referral:
        referral.id = _next_id(self.referrals.values())
        self.referrals[referral.id] = referral
        return referral

    def running(self, case_id: int) -> list[Referral]:
        return [r for r in self.referrals.values() if r.case_id == case_id and r.running]

    def owing(self, until: datetime) -> list[Referral]:
        offered = [r for r in self.referrals.values() if r.standing is Standing.OFFERED]
        return [r for r in offered if r.due_at is not None and r.due_at <= until]


class MemoryPeriodicReports:
    def __init__(self, org: MemoryOrg, cases: MemoryCases, rules: Rules) -> None:
        self.org = org
        self.cases = cases
        self.rules = rules
        self.reports: list[PeriodicReport] = []
        self.changes: list[DueChange] = []

    def lock(self, unit_ids: Collection[int]) -> None:
        """Nobody else is here."""

    def find(self, unit_id: int, period: Period) -> PeriodicReport | None:
        standing = [r for r in self.revisions(unit_id, period) if r.withdrawn_at is None]
        return standing[-1] if standing else None

    def revisions(self, unit_id: int, period: Period) -> list[PeriodicReport]:
        return [
            r
            for r in self.reports
            if (r.unit_id, r.kind, r.first) == (unit_id, period.kind, period.first)
        ]

    def add(self, report: PeriodicReport) -> PeriodicReport:
        def key(r: PeriodicReport) -> tuple[Any, ...]:
            return r.unit_id, r.kind, r.first, r.revision

        if key(report) in map(key, self.reports):
            raise AlreadyConfirmed
        report.id = _next_id(self.reports)
        self.reports.append(report)
        return report

    def sheet(self, unit: Unit, period: Period, now: datetime) -> Sheet | None:
        tier = self.rules.tiers[period.kind]
        if not tier.rows:
            return None
        start, end = period.bounds(self.rules.zone)
        as_of = min(now, end)
        rows: list[Unit] = []
        for one in sorted(self.org.within(unit.path), key=lambda u: u.path):
            inside = rows and is_within(one.path, rows[-1].path)
            if one is not unit and one.kind in tier.rows and not inside:
                rows.append(one)
        lines = [
            Line(
                unit_id=u.id,
                name=u.name,
                unit_kind=u.kind,
                figures=self.figures(u.path, start, as_of),
            )
            for u in rows
        ]
        total = Line(unit_id=None, figures=self.figures(unit.path, start, as_of))
        return Sheet(total=total, rows=tuple(lines))

    def told_since(self, unit_ids: Collection[int], day: date) -> bool:
        return any(
            r.unit_id in unit_ids
            and r.withdrawn_at is None
            and r.first >= Period.containing(r.kind, day).first
            for r in self.reports
        )

    def due_rule(self, period: Period) -> DueRule:
        held = [c for c in self.changes if c.kind is period.kind and c.valid_from <= period.first]
        last = max(held, key=lambda c: c.valid_from, default=None)
        return last.rule if last else self.rules.due[period.kind]

    def due_change(self, kind: PeriodKind, valid_from: date) -> DueChange | None:
        return next((c for c in self.changes if (c.kind, c.valid_from) == (kind, valid_from)), None)

    def add_due_change(self, change: DueChange) -> None:
        change.id = _next_id(self.changes)
        self.changes.append(change)

    def figures(self, path: str, start: datetime, as_of: datetime) -> Figures:
        counts: dict[tuple[CaseKind, Effect, bool], int] = {}
        group = 0
        for step in self.cases.steps:
            case = self.cases.cases[step.case_id]
            if step.effect is None or step.counted_at >= as_of:
                continue
            if not is_within(self.org.units[case.unit_id].path, path):
                continue
            inside = step.counted_at >= start
            key = (case.kind, step.effect, inside)
            counts[key] = counts.get(key, 0) + 1
            if inside and step.effect is Effect.OPENED and case.kind is CaseKind.DISPUTE:
                group += SCALE_OF_BAND[case.people] is not Scale.INDIVIDUAL

        def count(effect: Effect, *inside: bool, kind: CaseKind = CaseKind.DISPUTE) -> int:
            return sum(counts.get((kind, effect, side), 0) for side in inside or (True, False))

        def balance(*inside: bool) -> int:
            came = (Effect.OPENED, *REOPENING.values())
            return sum(count(e, *inside) for e in came) - sum(count(e, *inside) for e in REOPENING)

        return Figures(
            carried=balance(False),
            found=count(Effect.OPENED, True),
            reopened=sum(count(e, True) for e in REOPENING.values()),
            group=group,
            resolved=count(Effect.RESOLVED, True),
            moved=count(Effect.MOVED, True),
            dropped=count(Effect.DROPPED, True),
            open=balance(),
            total_found=count(Effect.OPENED),
            total_resolved=count(Effect.RESOLVED) - count(Effect.REOPENED),
            opinions_found=count(Effect.OPENED, True, kind=CaseKind.OPINION),
            opinions_answered=self._answered(path, start, as_of),
        )

    def _answered(self, path: str, start: datetime, as_of: datetime) -> int:
        last: dict[int, Step] = {}
        for step in self.cases.steps:
            case = self.cases.cases[step.case_id]
            here = is_within(self.org.units[case.unit_id].path, path)
            if here and case.kind is CaseKind.OPINION and step.effect and step.at < as_of:
                last[case.id] = step
        return sum(s.effect is Effect.RESOLVED and s.at >= start for s in last.values())

    def owing(self, period: Period) -> list[Unit]:
        return [
            u
            for u in self.org.units.values()
            if u.kind is self.rules.tiers[period.kind].unit
            and u.valid_on(period.last)
            and self.find(u.id, period) is None
        ]


class MemoryQueue:
    def __init__(self) -> None:
        self.pushes: dict[str, Push] = {}
        self.withdrawn: dict[str, Push] = {}
        self.sent: set[str] = set()
        """The dedup keys a test says were delivered."""

    def add(self, pushes: Sequence[Push], now: datetime) -> int:
        new = [p for p in pushes if dedup_key(p.notice, p.person_id) not in self.pushes]
        self.pushes.update({dedup_key(p.notice, p.person_id): p for p in new})
        return len(new)

    def withdraw(
        self,
        subject_prefix: str,
        now: datetime,
        *,
        person_id: int | None = None,
        kinds: Collection[str] = (),
    ) -> int:
        gone = {
            key: push
            for key, push in self.pushes.items()
            if key.startswith(subject_prefix)
            and key not in self.withdrawn
            and key not in self.sent
            and person_id in {None, push.person_id}
            and (not kinds or push.notice.kind in kinds)
        }
        self.withdrawn.update(gone)
        return len(gone)

    def restore(self, subject_prefix: str, now: datetime, *, person_id: int) -> int:
        back = [
            key
            for key, push in self.withdrawn.items()
            if key.startswith(subject_prefix) and push.person_id == person_id
        ]
        for key in back:
            del self.withdrawn[key]
        return len(back)

    def reached(self, subject_prefix: str) -> set[int]:
        return {self.pushes[k].person_id for k in self.sent if k.startswith(subject_prefix)}


class MemoryAudit:
    def __init__(self) -> None:
        self.entries: list[tuple[str, str]] = []

    def add(
        self, *, at: datetime, person_id: int | None, act: str, subject: str, outcome: str = "done"
    ) -> None:
        self.entries.append((act, subject))


@dataclass
class MemoryWork:
    """All stores of a transaction in memory. It does not roll back: a test that needs that uses
    the real store."""

    rules: Rules = field(default_factory=plain_rules)

    def __post_init__(self) -> None:
        self.org = MemoryOrg()
        self.people = MemoryPeople(self.org)
        self.cases = MemoryCases()
        self.clocks = MemoryClockBook(self.cases.cases)
        self.days = MemoryDays()
        self.leaves = MemoryLeaves(self.cases.cases, self.people.seats)
        self.people.away = self.leaves.away
        self.contacts = MemoryContacts(self.people, self.cases)
        self.referrals = MemoryReferrals()
        self.mediation = MemoryMediation(self.cases.cases, self.cases.categories)
        self.periodic = MemoryPeriodicReports(self.org, self.cases, self.rules)
        self.routes = MemoryRoutes(self.cases.categories)
        self.ratings = MemoryRatings()
        self.rungs = MemoryRungs(self.people.channels, self.people.posted)
        self.outbox = MemoryQueue()
        self.audit = MemoryAudit()
        self.vault: SeeThroughVault | None = SeeThroughVault()


class MemoryOffice:
    """Runs actions over one :class:`MemoryWork`."""

    def __init__(self, work: MemoryWork | None = None) -> None:
        self.work = work or MemoryWork()
        self.rules = self.work.rules

    async def do(
        self,
        action: Callable[Concatenate[Any, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        return action(self.work, *args, **kwargs)
