"""The demo's district and its phones, from the files beside this one.

Codes as in real life: 12 digits down to the community, 3 more for a first-level grid; a
second-level grid adds 2 more to the grid it lies in.
"""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from domain.cases.handover import RouteRow
from domain.org.actions import UnitRow
from domain.org.model import UnitKind
from domain.people.messengers import Messenger
from domain.people.model import Capacity, Role

DATA = Path(__file__).parent / "data"
SINCE = date(2011, 10, 31)
"""The day by which all 301 grids stood, as the source tells."""
_NAMED = 2
"""The first community of each of the first streets is named in the source and finer in detail."""


@dataclass(frozen=True, kw_only=True)
class Phone:
    """Somebody to try the desk with; without a post: a stranger."""

    id: int
    first_name: str
    label: str
    label_en: str
    unit: str
    """The unit's code."""
    role: Role | None
    capacity: Capacity
    messenger: Messenger = Messenger.TELEGRAM


@cache
def phones() -> tuple[Phone, ...]:
    """The demo's phones, in the order of their ids."""
    with (DATA / "phones.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Phone(
                id=int(row["id"]),
                first_name=row["first_name"],
                label=row["label"],
                label_en=row["label_en"],
                unit=row["unit"],
                role=Role(row["role"]) if row["role"] else None,
                capacity=Capacity(row["capacity"] or Capacity.HOLDER),
                messenger=Messenger(row["messenger"] or Messenger.TELEGRAM),
            )
            for row in csv.DictReader(file)
        )


@cache
def units() -> tuple[UnitRow, ...]:
    """All units, each after the one above it."""
    with (DATA / "district.toml").open("rb") as file:
        return tuple(_rows(tomllib.load(file)))


@cache
def routes() -> tuple[RouteRow, ...]:
    """Which centre a category goes to. No category is the former soldiers' alone: their two
    centres are chosen by hand."""
    with (DATA / "routes.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            RouteRow(category=row["category"], centre=row["centre"]) for row in csv.DictReader(file)
        )


@cache
def toml(name: str) -> dict[str, Any]:
    """One of the files beside this one."""
    with (DATA / name).open("rb") as file:
        return tomllib.load(file)


def notes() -> dict[str, Any]:
    """What the people of the history say."""
    return toml("notes.toml")


def _row(kind: UnitKind, code: str, name: str, above: str | None) -> UnitRow:
    return UnitRow(code=code, name=name, kind=kind, above=above, valid_from=SINCE)


def _rows(data: dict[str, Any]) -> Iterator[UnitRow]:
    top = str(data["code"])
    yield _row(UnitKind.DISTRICT, top, data["name"], None)
    grids = iter(data["grids"]["first"])
    for s, street in enumerate(data["streets"], 1):
        street_code = f"{top[:6]}{s:03}000"
        yield _row(UnitKind.STREET, street_code, street["name"], top)
        for c, name in enumerate(street["communities"], 1):
            code = f"{top[:6]}{s:03}{c:03}"
            yield _row(UnitKind.COMMUNITY, code, name, street_code)
            named = c == 1 and s <= _NAMED
            yield from _grids(data["grids"], code, name, next(grids), named)
    for c, centre in enumerate(data["centres"], 1):
        yield _row(UnitKind.CENTRE, f"{top[:6]}800{c:03}", centre["name"], top)


def _grids(
    rule: dict[str, Any], community: str, name: str, count: int, named: bool
) -> Iterator[UnitRow]:
    building = 0
    for g in range(1, count + 1):
        code = f"{community}{g:03}"
        yield _row(UnitKind.GRID_1, code, rule["first_name"].format(community=name, n=g), community)
        buildings = rule["second_named"] if named else rule["second_else"] if g == 1 else 0
        for b in range(1, buildings + 1):
            building += 1
            label = rule["second_name"].format(community=name, n=building)
            yield _row(UnitKind.GRID_2, f"{code}{b:02}", label, code)
