"""Everybody there can be: each post at each unit where there is such a post, and how it is held.

Who may do what is reckoned here a second time, from the table alone: by the chain of units above,
not by paths, and by what each person was given, not by what the database says of their seats.
"""

import logging
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import FrameType
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from domain import access
from domain.access import SEEING, TABLE, Act, Reach, Target
from domain.leave import actions as leave
from domain.org import actions as org
from domain.org.model import UnitKind
from domain.people.fits import roles_at
from domain.people.model import Actor, Capacity, Holding, Role
from domain.ports import Work
from domain.request import Request
from storage.kit import refusals
from tests.makers import FOUNDED, NOW, TELEGRAM, TODAY, District, a_chair, a_token, a_unit

MORE_UNITS = (
    ("centre", UnitKind.CENTRE, "district"),
    ("grid_2", UnitKind.GRID_1, "community_2"),
    ("building_2", UnitKind.GRID_2, "grid_2"),
    ("street_3", UnitKind.STREET, "district"),
    ("community_3", UnitKind.COMMUNITY, "street_3"),
    ("grid_3", UnitKind.GRID_1, "community_3"),
    ("building_3", UnitKind.GRID_2, "grid_3"),
    ("old", UnitKind.COMMUNITY, "street"),
    ("old_2", UnitKind.COMMUNITY, "street_2"),
)
"""Beside the small district: a third street, in which nothing ever happens, and two communities
that are merged into others."""
SUCCESSORS = {"old": "community", "old_2": "community_2"}
UNITS: Mapping[str, tuple[UnitKind, str | None]] = {
    "district": (UnitKind.DISTRICT, None),
    "street": (UnitKind.STREET, "district"),
    "community": (UnitKind.COMMUNITY, "street"),
    "grid": (UnitKind.GRID_1, "community"),
    "building": (UnitKind.GRID_2, "grid"),
    "street_2": (UnitKind.STREET, "district"),
    "community_2": (UnitKind.COMMUNITY, "street_2"),
    **{name: (kind, above) for name, kind, above in MORE_UNITS},
}
"""What each is, and the one above."""


class How(StrEnum):
    """How somebody holds a post."""

    HOLDER = "holder"
    STAND_IN = "stand_in"
    ON_LEAVE = "on_leave"
    FORMER = "former"


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """One of them; ``unit`` is where they were given the post."""

    role: Role
    unit: str
    how: How

    def __str__(self) -> str:
        return f"{self.role} of {self.unit}, {self.how}"

    @property
    def at(self) -> str | None:
        """Where their seat is today; None for who has none any more."""
        return None if self.how is How.FORMER else SUCCESSORS.get(self.unit, self.unit)

    @property
    def address(self) -> str:
        """Their chat."""
        return f"{self.role}-{self.unit}-{self.how}"


EVERYBODY = tuple(
    Somebody(role=role, unit=unit, how=how)
    for unit, (kind, _) in UNITS.items()
    for role in roles_at(kind)
    for how in How
)


def all_of_them(work: Work, district: District) -> None:
    """Makes the units and everybody; two of the units are merged into their successors today."""
    for name, kind, above in MORE_UNITS:
        made = a_unit(work, kind, above=district.units[above], name=name)
        district.units[name], district.paths[name] = made.id, made.path
    for one in EVERYBODY:
        _sits(work, district, one)
    request = Request(now=NOW)
    for old, successor in SUCCESSORS.items():
        org.merge(work, request, [district.units[old]], district.units[successor], on=TODAY)


def _sits(work: Work, district: District, one: Somebody) -> None:
    unit = district.units[one.unit]
    post = work.people.find_post(unit, one.role)
    taken = post is not None and work.people.open_holdings(post.id, Capacity.HOLDER)
    # a post has one holder
    capacity = Capacity.STAND_IN if taken or one.how is How.STAND_IN else Capacity.HOLDER
    made = a_chair(work, unit, one.role, capacity=capacity, address=one.address)
    if one.how is How.FORMER:
        held = work.people.open_holdings(made.post.id, capacity)
        mine = next(each for each in held if each.person_id == made.person.id)
        _ends(mine, TODAY)
    if one.how is How.ON_LEAVE:
        actor = work.people.actor(TELEGRAM, one.address, TODAY)
        by = Request(actor=actor, token=a_token(), now=NOW)
        leave.take_leave(work, by, TODAY, TODAY + timedelta(days=3))


def _ends(held: Holding, day: date) -> None:
    held.valid_from, held.valid_to = FOUNDED, day


@dataclass
class Asked:
    """What an action asked of the table for whoever rightly took it, in this order."""

    needs: list[tuple[Act | None, Target]] = field(default_factory=list)
    """None: to see it at all."""
    ever: list[Act] = field(default_factory=list)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Notes each question; the first by which somebody is refused ends an action."""
        codes = {
            access.allow.__code__: self._allowed,
            access.look.__code__: self._looked,
            access.allow_ever.__code__: self._ever,
        }

        def note(frame: FrameType, what: str, _: Any) -> None:
            if what == "call" and frame.f_code in codes:
                codes[frame.f_code](frame.f_locals)

        sys.setprofile(note)
        try:
            yield
        finally:
            sys.setprofile(None)

    def _allowed(self, given: Mapping[str, Any]) -> None:
        self.needs.append((given["act"], given["target"]))

    def _looked(self, given: Mapping[str, Any]) -> None:
        self.needs.append((None, given["target"]))

    def _ever(self, given: Mapping[str, Any]) -> None:
        self.ever.append(given["act"])

    def allows(
        self, one: Somebody, actor: Actor, units: Mapping[str, int], *, after: int = 0
    ) -> bool:
        """Whether the table lets this person through the first of them, or that ``after`` it."""
        if self.needs[after:]:
            act, target = self.needs[after]
            acts = SEEING if act is None else (act,)
            return any(_reaches(one, actor, each, target, units) for each in acts)
        return not self.ever or (one.at is not None and self.ever[0] in TABLE[one.role])


def _reaches(
    one: Somebody, actor: Actor, act: Act, target: Target, units: Mapping[str, int]
) -> bool:
    if one.at is None:
        return False
    match TABLE[one.role].get(act):
        case Reach.OWN:
            return target.reporter_id == actor.person_id
        case Reach.UNIT:
            return target.responsible_path.rstrip("/").rsplit("/", 1)[-1] == str(units[one.at])
        case Reach.SUBTREE:
            paths = (target.filed_path, target.responsible_path, target.offered_path or "")
            return any(str(units[one.at]) in path.split("/") for path in paths)
    return False


def on_its_line(one: Somebody, asked: Asked, units: Mapping[str, int]) -> bool:
    """Whether the person sits at one of the units that it is about, above or below: they may know
    that it is there, although they may not do it."""
    if one.at is None:
        return False
    own = _line(one.at, units)
    for _, target in asked.needs:
        for path in (target.filed_path, target.responsible_path, target.offered_path or ""):
            theirs = [part for part in path.split("/") if part]
            if theirs and (own[-1] in theirs or theirs[-1] in own):
                return True
    return False


def _line(name: str, units: Mapping[str, int]) -> list[str]:
    above = UNITS[name][1]
    return [*(_line(above, units) if above else []), str(units[name])]


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is sent to any database meanwhile."""
    sent: list[str] = []

    def note(_c: Any, _k: Any, statement: str, *_: Any) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


@contextmanager
def logged() -> Iterator[list[str]]:
    """What the log says of refusals meanwhile."""
    lines: list[str] = []
    told = logging.getLogger(refusals.__name__)
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())
    told.addHandler(handler)
    level = told.level
    told.setLevel(logging.INFO)
    try:
        yield lines
    finally:
        told.setLevel(level)
        told.removeHandler(handler)


def writes(sent: list[str]) -> list[str]:
    """Those that would change something."""
    return [one for one in sent if one.lstrip().split(None, 1)[0].upper() in _CHANGING]


_CHANGING = frozenset({"INSERT", "UPDATE", "DELETE"})
