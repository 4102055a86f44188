"""The stores as the history sees them, so that ten weeks are written in seconds.

The past is played through the real actions. But nobody is told of it any more, and what cannot
change while it is played (the tree, the categories, who acts) is looked up in memory instead of
being asked of the database a dozen times a step. Each class answers what the actions of the
history ask, and nothing else.
"""

from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import cast

from domain.callins.model import CallIn
from domain.callins.store import CallIns
from domain.cases.clocks import UnitClock
from domain.cases.extension_model import Extension
from domain.cases.model import Case, Category, Step, Urgency
from domain.cases.store import Cases, ClockBook
from domain.inquiries.model import Inquiry
from domain.inquiries.store import Inquiries
from domain.notices import Notice
from domain.org.model import Unit, ancestor_ids
from domain.org.store import Org
from domain.people.model import Held, Post, Role
from domain.people.store import People
from domain.ports import Push, Work


class _Tree:
    """The part of :class:`domain.org.store.Org` that the history asks, from memory."""

    def __init__(self, units: Mapping[int, Unit]) -> None:
        self._units = units

    def unit(self, unit_id: int) -> Unit:
        """The unit."""
        return self._units[unit_id]

    def children(self, unit_id: int, day: date) -> list[Unit]:
        """The units directly below that are valid on the day, in order of code."""
        below = [u for u in self._units.values() if u.parent_id == unit_id and u.valid_on(day)]
        return sorted(below, key=lambda unit: unit.code)

    def ancestors(self, unit: Unit) -> list[Unit]:
        """The units on its path from itself up to the root."""
        return [self._units[one] for one in reversed(ancestor_ids(unit.path))]


class _Deciders:
    """The part of :class:`domain.people.store.People` that the history asks: nobody is told any
    more, but who grants more time, answers for a body or asks from above must be found."""

    def __init__(self, people: People, held: Mapping[Role, Sequence[Held]]) -> None:
        self._people = people
        self._held = held

    def post(self, post_id: int) -> Post:
        """The post."""
        return self._people.post(post_id)

    def posted(self, unit_ids: Collection[int], roles: Collection[Role], day: date) -> list[Held]:
        """Those at the units."""
        asked = [one for role in roles for one in self._held.get(role, ())]
        return [one for one in asked if one.unit_id in unit_ids]


class _Matters:
    """The part of :class:`domain.cases.store.Cases` the history asks; writes are real."""

    def __init__(self, cases: Cases, categories: Mapping[int, Category]) -> None:
        self._cases = cases
        self._categories = categories
        self._held: dict[int, Case] = {}

    def by_id(self, case_id: int) -> Case:
        """The case; nobody else changes it meanwhile."""
        if case_id not in self._held:
            self._held[case_id] = self._cases.by_id(case_id)
        return self._held[case_id]

    def filed(self, keys: Collection[str]) -> set[str]:
        """None: each is filed once."""
        return set()

    def by_draft(self, key: str) -> Case | None:
        """None: each is filed once."""
        return None

    def add(self, case: Case) -> Case:
        """Adds and fills ``id``."""
        added = self._cases.add(case)
        self._held[added.id] = added
        return added

    def step(self, case_id: int, token: str) -> Step | None:
        """None: each step is taken once."""
        return None

    def add_step(self, step: Step) -> None:
        """Adds a step."""
        self._cases.add_step(step)

    def merged(self, case_id: int) -> list[Case]:
        """None: the history merges nothing."""
        return []

    def timeline(self, case_id: int) -> list[Step]:
        """None of them: the clocks of the past have long run out."""
        return []

    def category(self, category_id: int) -> Category:
        """The category."""
        return self._categories[category_id]


class _Clocks:
    """The part of :class:`domain.cases.store.ClockBook` that the history asks: every unit has the
    clock of its tier, and few asked for more time (``longer``: the ids of their matters)."""

    def __init__(self, clocks: ClockBook, longer: set[int]) -> None:
        self._clocks = clocks
        self._longer = longer

    def own(self, unit_id: int, urgency: Urgency, day: date) -> UnitClock | None:
        """None."""
        return None

    def add_extension(self, extension: Extension) -> Extension:
        """Adds and fills ``id``."""
        self._longer.add(extension.case_id)
        return self._clocks.add_extension(extension)

    def extension(self, extension_id: int) -> Extension:
        """The request."""
        return self._clocks.extension(extension_id)

    def extensions(self, case_id: int, since: datetime) -> list[Extension]:
        """Those of a matter."""
        return self._clocks.extensions(case_id, since) if case_id in self._longer else []


class _Asked:
    """:class:`domain.inquiries.store.Inquiries` as the history asks it: hardly anything was asked
    from above (``about``: the ids of those matters)."""

    def __init__(self, inquiries: Inquiries, about: set[int]) -> None:
        self._inquiries = inquiries
        self._about = about

    def add(self, inquiry: Inquiry) -> Inquiry:
        """Adds and fills ``id``."""
        self._about.add(inquiry.case_id)
        return self._inquiries.add(inquiry)

    def by_id(self, inquiry_id: int) -> Inquiry:
        """The question."""
        return self._inquiries.by_id(inquiry_id)

    def waiting(self, case_id: int) -> list[Inquiry]:
        """Those about a matter."""
        return self._inquiries.waiting(case_id) if case_id in self._about else []


class _NobodyCalled:
    """The part of :class:`domain.callins.store.CallIns` that the history asks."""

    def waiting(self, case_id: int) -> list[CallIn]:
        """None: units are called in when it has been played."""
        return []


class _Silence:
    """:class:`domain.ports.Queue` that queues nothing: everybody has long heard of it."""

    def add(self, pushes: Sequence[Push], now: datetime) -> int:
        """Drops them."""
        return 0

    def withdraw(
        self,
        subject_prefix: str | Sequence[str],
        now: datetime,
        *,
        person_id: int | None = None,
        kinds: Collection[str] = (),
    ) -> int:
        """Finds nothing."""
        return 0

    def restore(self, subject_prefix: str, now: datetime, *, person_id: int) -> int:
        """Finds nothing either."""
        return 0

    def reached(self, subject_prefix: str) -> set[int]:
        """Nobody."""
        return set()

    def reroute(self, person_id: int, now: datetime) -> None:
        """Nothing waits."""

    def missed(self, person_id: int) -> list[Notice]:
        """Nothing."""
        return []

    def waiting(self, person_id: int) -> list[tuple[str, Notice]]:
        """Nothing."""
        return []


@dataclass(frozen=True, kw_only=True)
class Lasting:
    """What does not change while the past is played."""

    units: Mapping[int, Unit]
    categories: Mapping[int, Category]
    deciders: Mapping[Role, Sequence[Held]]
    longer: set[int] = field(default_factory=set)
    """The matters for which more time was asked."""
    asked: set[int] = field(default_factory=set)
    """Those about which somebody above asked."""


def silent(work: Work) -> Work:
    """The same transaction, and nobody is told of what is done in it."""
    quiet = copy(work)
    quiet.outbox = _Silence()
    return quiet


def past(work: Work, lasting: Lasting) -> Work:
    """The same transaction with the stores of the past. Another question than the history's own
    fails with an AttributeError, in the tests of the seeding."""
    quiet = silent(work)
    quiet.org = cast(Org, _Tree(lasting.units))
    quiet.people = cast(People, _Deciders(work.people, lasting.deciders))
    quiet.cases = cast(Cases, _Matters(work.cases, lasting.categories))
    quiet.clocks = cast(ClockBook, _Clocks(work.clocks, lasting.longer))
    quiet.inquiries = cast(Inquiries, _Asked(work.inquiries, lasting.asked))
    quiet.callins = cast(CallIns, _NobodyCalled())
    return quiet
