"""Makers of things for tests: a small district with its people, rules, drafts and cases."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from app.settings.annual import load_annual
from app.settings.assessment import load_assessments
from app.settings.projects import load_projects
from app.settings.selection import load_selections
from domain.cases import filing
from domain.cases.draft import ReportDraft
from domain.cases.model import Case, CaseKind, PeopleBand, State, Urgency
from domain.days.calendar import WorkingCalendar
from domain.days.quiet import QuietHours
from domain.leave.sweep import welcome_back
from domain.org.model import Unit, UnitKind
from domain.overdue.sweep import climb, remind_limits
from domain.people.model import Actor, Capacity, Channel, Holding, Person, Post, Role
from domain.ports import Work
from domain.request import Request
from domain.rules import Rules
from storage.kit.engine import Database
from storage.messages.inbox import SqlInbox
from tests.notice_2026 import CALENDAR_2026

ZONE = ZoneInfo("Asia/Shanghai")
FOUNDED = date(2020, 1, 1)
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
"""Tuesday 24 November 2026, ten in the morning in Langya: a working day of week 48."""
TODAY = date(2026, 11, 24)
TELEGRAM = "telegram"
ASSESSMENTS = load_assessments()
"""By what a fresh installation assesses."""
PROJECTS = load_projects()
"""The systems of its projects."""
ANNUAL = load_annual()
"""By what it reviews units."""
SELECTIONS = load_selections()
"""By what it selects model communities."""

_numbers = count(1)


@dataclass
class StillClock:
    """A clock that stands still until it is told to move."""

    moment: datetime = NOW

    def now(self) -> datetime:
        """The moment at which it stands."""
        return self.moment

    def forward(self, **delta: float) -> datetime:
        """Moves on by a timedelta's arguments and tells the new time."""
        self.moment += timedelta(**delta)
        return self.moment


def plain_rules() -> Rules:
    """Rules with a Monday-to-Friday calendar that counts as published for 2020-2030."""
    return Rules(
        zone=ZONE,
        calendar=WorkingCalendar(published={}, published_years=frozenset(range(2020, 2031))),
        quiet=QuietHours(zone=ZONE),
        assessments=ASSESSMENTS,
        projects=PROJECTS,
        annual=ANNUAL,
        selections=SELECTIONS,
    )


def the_rules() -> Rules:
    """The rules of a fresh installation, with the calendar of 2026."""
    return Rules(
        zone=ZONE,
        calendar=CALENDAR_2026,
        quiet=QuietHours(zone=ZONE),
        assessments=ASSESSMENTS,
        projects=PROJECTS,
        annual=ANNUAL,
        selections=SELECTIONS,
    )


@dataclass(frozen=True, kw_only=True)
class Chair:
    """A post and the person on it, with the address of their chat."""

    post: Post
    person: Person
    address: str


@dataclass(frozen=True, kw_only=True)
class District:
    """A small Langya: ids of its units by short name, and who sits where.

    ========== ============== ==========================================================
    short name unit           chairs (role, capacity)
    ========== ============== ==========================================================
    district   琅琊区         supervisor, centre officer, administrator
    street     琅琊街道       coordinator
    community  古道社区       mediator, information officer (with a stand-in)
    grid       一级网格       grid head
    building   二级网格       building head
    street_2   北门街道       coordinator
    community_2 东后街社区    mediator, information officer
    ========== ============== ==========================================================
    """

    units: dict[str, int] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    chairs: dict[str, Chair] = field(default_factory=dict)

    def address(self, chair: str) -> str:
        """The chat of whoever sits there."""
        return self.chairs[chair].address

    def person_id(self, chair: str) -> int:
        """The person who sits there."""
        return self.chairs[chair].person.id

    def actor(self, work: Work, chair: str, day: date = TODAY) -> Actor:
        """Whoever sits there, as an actor."""
        found = work.people.actor(TELEGRAM, self.address(chair), day)
        assert found is not None
        return found


_UNITS = (
    ("district", UnitKind.DISTRICT, "341102000000", "琅琊区", None),
    ("street", UnitKind.STREET, "341102001000", "琅琊街道", "district"),
    ("community", UnitKind.COMMUNITY, "341102001001", "古道社区", "street"),
    ("grid", UnitKind.GRID_1, "341102001001001", "古道第一网格", "community"),
    ("building", UnitKind.GRID_2, "341102001001002", "古道一号楼", "grid"),
    ("street_2", UnitKind.STREET, "341102002000", "北门街道", "district"),
    ("community_2", UnitKind.COMMUNITY, "341102002001", "东后街社区", "street_2"),
)
_CHAIRS = (
    ("supervisor", "district", Role.SUPERVISOR),
    ("centre", "district", Role.CENTRE_OFFICER),
    ("administrator", "district", Role.ADMINISTRATOR),
    ("coordinator", "street", Role.COORDINATOR),
    ("mediator", "community", Role.MEDIATOR),
    ("officer", "community", Role.INFORMATION_OFFICER),
    ("grid_head", "grid", Role.GRID_HEAD),
    ("building_head", "building", Role.BUILDING_HEAD),
    ("coordinator_2", "street_2", Role.COORDINATOR),
    ("mediator_2", "community_2", Role.MEDIATOR),
    ("officer_2", "community_2", Role.INFORMATION_OFFICER),
)
_STAND_IN = "officer_stand_in"
CHAIRS = (*(chair for chair, _, _ in _CHAIRS), _STAND_IN)
"""Everybody of the district."""


def a_district(work: Work) -> District:
    """Makes the units of :class:`District`, their posts, and a person with a chat on each."""
    made = District()
    for short, kind, code, name, above in _UNITS:
        unit = a_unit(
            work, kind, code=code, name=name, above=made.units.get(above) if above else None
        )
        made.units[short], made.paths[short] = unit.id, unit.path
    for chair, short, role in _CHAIRS:
        made.chairs[chair] = a_chair(work, made.units[short], role)
    made.chairs[_STAND_IN] = a_chair(
        work, made.units["community"], Role.INFORMATION_OFFICER, capacity=Capacity.STAND_IN
    )
    return made


def a_unit(
    work: Work,
    kind: UnitKind,
    *,
    above: int | None,
    code: str | None = None,
    name: str | None = None,
    valid_from: date = FOUNDED,
) -> Unit:
    """A unit under another."""
    code = code or f"test-{next(_numbers)}"
    return work.org.add(
        Unit(kind=kind, code=code, name=name or code, parent_id=above, valid_from=valid_from)
    )


def a_chair(
    work: Work,
    unit_id: int,
    role: Role,
    *,
    capacity: Capacity = Capacity.HOLDER,
    address: str | None = None,
    language: str | None = "zh-hans",
) -> Chair:
    """A new person with a chat, who holds (or stands in for) the unit's post of this role."""
    post = work.people.find_post(unit_id, role)
    if post is None:
        post = work.people.add_post(Post(role=role, unit_id=unit_id, valid_from=FOUNDED))
    person = work.people.add_person(Person(created_at=datetime(FOUNDED.year, 1, 1, tzinfo=UTC)))
    address = address or str(7_000_000 + next(_numbers))
    work.people.add_channel(
        Channel(person_id=person.id, kind=TELEGRAM, address=address, language=language)
    )
    work.people.add_holding(
        Holding(post_id=post.id, person_id=person.id, capacity=capacity, valid_from=FOUNDED)
    )
    return Chair(post=post, person=person, address=address)


def a_draft(
    unit_id: int,
    *,
    key: str | None = None,
    kind: CaseKind = CaseKind.DISPUTE,
    category_id: int | None = None,
    people: PeopleBand = PeopleBand.ONE_TWO,
    urgency: Urgency = Urgency.YELLOW,
    summary: str = "楼上漏水，两家争执",
) -> ReportDraft:
    """A complete draft. The first category of its kind has id 1 (disputes) or 19 (opinions)."""
    return ReportDraft(
        key=key or f"draft-{next(_numbers)}",
        kind=kind,
        unit_id=unit_id,
        category_id=category_id or (1 if kind is CaseKind.DISPUTE else 19),
        place="三号楼",
        people=people,
        summary=summary,
        urgency=urgency,
    )


def a_case(
    work: Work,
    actor: Actor,
    unit_id: int,
    *,
    now: datetime = NOW,
    kind: CaseKind = CaseKind.DISPUTE,
    people: PeopleBand = PeopleBand.ONE_TWO,
    urgency: Urgency = Urgency.YELLOW,
    summary: str = "楼上漏水，两家争执",
) -> Case:
    """A case filed by the actor, as the action files it."""
    draft = a_draft(unit_id, kind=kind, people=people, urgency=urgency, summary=summary)
    return filing.file(work, Request(actor=actor, token=f"tap-{next(_numbers)}", now=now), draft)


def a_token() -> str:
    """A tap's name that no other tap has."""
    return f"tap-{next(_numbers)}"


def later(now: datetime = NOW, **delta: float) -> datetime:
    """A moment after another."""
    return now + timedelta(**delta)


def an_inbox(database: Database, *, max_tries: int = 5) -> SqlInbox:
    """The inbox of this messenger."""
    return SqlInbox(database, channel=TELEGRAM, zone=the_rules().zone, max_tries=max_tries)


def overdue_and_leave(work: Work, request: Request) -> int:
    """The sweeps of overdue matters, of the month of mediation and of leave, as they follow each
    other; how many pushes they queue."""
    return sum(sweep(work, request) for sweep in (climb, remind_limits, welcome_back))


def bare_case(
    kind: CaseKind, state: State, reported: datetime = NOW, accepted: datetime | None = None
) -> Case:
    """A case of which only this is asked."""
    return Case(
        kind=kind,
        draft_key="",
        category_id=1,
        place="",
        people=PeopleBand.ONE_TWO,
        summary="",
        urgency=Urgency.YELLOW,
        reporter_id=1,
        reporter_post_id=1,
        unit_id=1,
        responsible_id=1,
        state=state,
        reported_at=reported,
        accepted_at=accepted,
    )
