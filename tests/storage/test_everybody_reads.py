"""Every read asked by those who have no part in what happens: they read the same before and after.

That is more than "not found": no figure, no list, no page and no refusal of theirs tells that there
is anything elsewhere. Reads and what they are given are found, not listed; one with a parameter of
a new name makes the test ask for its values.
"""

import inspect
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from enum import Enum
from functools import cache
from itertools import product
from random import sample
from typing import Any, get_type_hints

import pytest

from bot.errors import explain_plain
from bot.texts import say_in
from domain.access import Act, may_ever
from domain.cases.duplicates import Reported
from domain.days.halves import HalfYear
from domain.days.periods import Period
from domain.directories.model import EntryFace
from domain.directories.views import Sought
from domain.errors import DomainError, NotFound
from domain.followups.model import Source
from domain.people.model import Actor
from domain.search.model import Filter
from storage.boards import SqlBoards
from tests.examples import EVERY
from tests.makers import NOW, TODAY, District, later, the_rules
from tests.office import an_office
from tests.storage.everybody import EVERYBODY, How, statements
from tests.storage.scene import Scene
from tests.storage.stories import STORIES
from tests.storage.test_everybody import STATEMENTS, VAULT, everybody, filled

STREET = frozenset({"street_3", "community_3", "grid_3", "building_3"})
"""Where nothing ever happens."""
OUTSIDERS = tuple(
    one
    for one in EVERYBODY
    if (one.unit in STREET and one.how in {How.HOLDER, How.STAND_IN})
    or (one.unit == "community" and one.how is How.FORMER)
)
PERIODS = (Period.parse("2026-W47"), Period.parse("2026-11"))
NUMBERS = (1, 2, 3, 5, 8, 13, 21, 34)
"""What a changed client guesses."""
THE_DESKS: Mapping[str, frozenset[Act]] = {
    "directories.find": frozenset({Act.LOOK_UP}),
    "directories.view": frozenset({Act.LOOK_UP}),
    "followups.receivers": frozenset({Act.HAND_OUT}),
    "projects.hands_to": frozenset({Act.KEEP_PROJECTS}),
    "people.my_data": frozenset({Act.SEE_SELECTION}),
    "selections.application": frozenset({Act.SEE_SELECTION}),
    "selections.applying": frozenset({Act.SEE_SELECTION}),
    "selections.objection": frozenset({Act.SEE_SELECTION}),
    "selections.page": frozenset({Act.SEE_SELECTION}),
    "selections.sheet": frozenset({Act.SEE_SELECTION}),
    "selections.view": frozenset({Act.SEE_SELECTION}),
    "periodic.due": frozenset({Act.CONFIRM_REPORT, Act.BOARD, Act.ADMINISTER}),
    "periodic.year": frozenset({Act.CONFIRM_REPORT, Act.BOARD}),
    "reading.board": frozenset({Act.ADMINISTER}),
}
"""What is the district's, and read by whoever has one of these rights anywhere in it: directories,
its centres, its rounds, its rules, how long the desk has been there, its words."""


def reads() -> dict[str, Callable[..., Any]]:
    """Every read with an actor, by bag and name: ``cases.view``."""
    with an_office() as office:
        return {
            f"{bag}.{name}": made
            for bag, one in vars(office.boards).items()
            for name, made in inspect.getmembers(type(one), inspect.isfunction)
            if "actor" in inspect.signature(made).parameters
        }


def values(district: District) -> dict[str, list[Any]]:
    """What parameters that are no numbers, enumerations or switches are given."""
    return {
        "unit_id": [*district.units.values()],
        "host_id": [*district.units.values()],
        "issuer_id": [*district.units.values()],
        "now": [NOW, later(days=40)],
        "day": [TODAY],
        "first": [TODAY.replace(day=1)],
        "days": [(date(2026, 11, 1), date(2026, 11, 30))],
        "month": [date(2026, 11, 1)],
        "write": [lambda ledger, lines: repr((ledger, list(lines))).encode()],
        "half": [HalfYear.containing(TODAY)],
        "year": [2026],
        "page": [0],
        "size": [10],
        "words": ["漏水"],
        "chosen": [Filter()],
        "sought": [Sought(face=face, called={}) for face in EntryFace],
        "drafts": [()],
        "buildings": [()],
        "text": ["三号楼漏水"],
        "code": ["A2B3C4"],
        "source_ids": [(1, 2, 3)],
        "source": [*Source],
        "number": [1],
        "channel": ["telegram"],
        "found": [Reported(unit_id=1, place="三号楼", summary="三号楼漏水")],
    }


def choices(read: Callable[..., Any], district: District) -> dict[str, list[Any]]:
    """What each of its parameters may be given."""
    known, types = values(district), get_type_hints(inspect.unwrap(read))
    found: dict[str, list[Any]] = {}
    for name in list(inspect.signature(read).parameters)[2:]:
        kind = types[name]
        if isinstance(kind, type) and issubclass(kind, Enum):
            found[name] = list(kind)
        elif kind is bool:
            found[name] = [False, True]
        elif "Period" in str(kind) and "Enum" not in str(kind):
            found[name] = [*PERIODS, *([None] if "None" in str(kind) else [])]
        elif name in known:
            found[name] = [*known[name], *([None] if "None" in str(kind) else [])]
        else:
            assert name.endswith("_id"), f"{name}: say what it may be given"
            found[name] = [*NUMBERS]
    return found


def asked(read: Callable[..., Any], district: District, most: int) -> list[dict[str, Any]]:
    """So many of the ways in which it can be asked, others each time."""
    given = choices(read, district)
    every = [dict(zip(given, each, strict=True)) for each in product(*given.values())]
    return sample(every, min(most, len(every)))


async def read_by(boards: SqlBoards, name: str, actor: Actor, given: Mapping[str, Any]) -> str:
    """What somebody reads, or why not."""
    bag, method = name.split(".")
    try:
        return repr(await getattr(getattr(boards, bag), method)(actor, **given))
    except DomainError as error:
        return f"{error.code}: {explain_plain(say_in('zh'), error)}"


@cache
def happened() -> bytes:
    """The same database after what anybody can do was done elsewhere, or some of it."""
    (image, district), took = filled(), 0
    wanted = -(-len(STORIES) // (1 if EVERY else 24))
    with an_office(the_rules(), image, vault=VAULT) as office:
        for action in STORIES if EVERY else sample(list(STORIES), len(STORIES)):
            # one may need what another would have left that was not drawn, or comes later
            with suppress(*([] if EVERY else [DomainError])):
                with office.work() as work:
                    call = STORIES[action](Scene(work=work, district=district))
                office.do(action, call.request, *call.args, **call.more)
                took += 1
            if took == wanted:
                break
        assert took == wanted, "little has happened"
        return office.image()


@pytest.mark.timeout(900)  # all of it where the long tests run
async def test_who_has_no_part_reads_the_same_before_and_after() -> None:
    (image, district), told = filled(), 0
    most, people = (20, OUTSIDERS) if EVERY else (4, sample(OUTSIDERS, 4))
    with (
        an_office(the_rules(), image, vault=VAULT) as before,
        an_office(the_rules(), happened(), vault=VAULT) as after,
    ):
        known, later_on = before.do(everybody), after.do(everybody)
        assert [one for one in OUTSIDERS if known[one] != later_on[one]] == []
        for name, read in reads().items():
            for one in people:
                if any(may_ever(known[one], act) for act in THE_DESKS.get(name, ())):
                    continue
                for given in asked(read, district, most):
                    with statements() as few:
                        then = await read_by(before.boards, name, known[one], given)
                    with statements() as many:
                        now = await read_by(after.boards, name, known[one], given)
                    assert now == then, f"{name} {one} {given}"
                    guessed = then.startswith(NotFound.code)
                    more = len(many) - len(few) if guessed else 0
                    assert more <= STATEMENTS, f"{name} {one} {given}: {many}"
                    told += 1
    assert told > 500
