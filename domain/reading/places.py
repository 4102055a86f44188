"""Where a sentence says that it is: buildings and roads, and units by their own names."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from domain.cases.model import PLACE_LIMIT
from domain.org.model import TIERS, UnitKind, is_within
from domain.reading.lexicon import any_in, letters, one_of, words

_LONGEST_ROAD = 4
_SHORTEST = 2
_SHORTEST_ESTATE = 2


@dataclass(frozen=True, kw_only=True)
class NamedUnit:
    """A unit whose name, or one of whose names, may stand in a sentence."""

    id: int
    name: str
    kind: UnitKind
    called: str
    """The name that was found: its own, or another it goes by."""
    path: str = ""
    """Its present place: ids from the root."""


@dataclass(frozen=True, kw_only=True)
class PlaceWords:
    """What a sentence says of the place."""

    words: str = ""
    """As it is put into the field: an estate, a road, a building; no flat."""
    buildings: tuple[str, ...] = ()
    """Its buildings, as a unit is called: ``3号楼``."""


def said_in(text: str) -> PlaceWords:
    """The place in the sentence's own words."""
    text = unicodedata.normalize("NFKC", text)
    found = [*_estates(text), *_roads(text), *_buildings(text)] or [*_marks(text)]
    if not found:
        return PlaceWords()
    found.sort(key=lambda one: one[0])
    first = found[0]
    start, end = first
    for other_start, other_end in found[1:]:
        if other_start > end:
            break  # words between: another place
        end = max(end, other_end)
    return PlaceWords(
        words=text[start:end][:PLACE_LIMIT],
        buildings=tuple(dict.fromkeys(plain(text[at:to]) for at, to in _buildings(text))),
    )


def unit_in(text: str, units: Sequence[NamedUnit]) -> NamedUnit | None:
    """The lowest unit the sentence names; None where it names none, or more than one as low. A
    name that a road goes on from is that road's: 琅琊路 is not 琅琊. A building told by its number
    alone is one below a unit that is named in full, where there is one: 柳巷社区5号楼 is no other
    community's."""
    text = unicodedata.normalize("NFKC", text)
    buildings = set(said_in(text).buildings)
    full = _lowest(one for one in units if _named(text, one.called))
    numbered = _lowest(
        one
        for one in units
        if _is_building(one, buildings)
        and (not full or any(is_within(one.path, top.path) and one.id != top.id for top in full))
    )
    found = numbered if len(numbered) == 1 or not full else full
    return found[0] if len(found) == 1 else None


def _lowest(units: Iterable[NamedUnit]) -> list[NamedUnit]:
    """Those of the lowest tier among them, each once."""
    each = {one.id: one for one in units}.values()
    depth = max((_depth(one) for one in each), default=0)
    return [one for one in each if _depth(one) == depth]


def plain(building: str) -> str:
    """A building as units are called: its number in figures, without the stairs."""
    place = words()["places"]
    found = re.match(rf"(.+?)(?:{one_of(place['buildings'])})", building)
    if found is None:
        return ""
    number = found[1] if found[1].isascii() else str(_figure(found[1]))
    return f"{number}{place['buildings'][0]}"


def _depth(unit: NamedUnit) -> int:
    return TIERS.index(unit.kind) if unit.kind in TIERS else 0


def _named(text: str, name: str) -> bool:
    road = one_of(words()["places"]["roads"])
    return bool(name) and re.search(rf"{re.escape(name)}(?!{road})", text) is not None


def _is_building(unit: NamedUnit, buildings: Iterable[str]) -> bool:
    """Whether its name ends with this very building: 13号楼 is not 3号楼."""
    ends = [found for found in _buildings(unit.name) if found[1] == len(unit.name)]
    return any(plain(unit.name[start:end]) in buildings for start, end in ends)


@cache
def _building() -> re.Pattern[str]:
    place, number = words()["places"], words()["numbers"]
    figure = rf"(?:[0-9]{{1,3}}|[{number['digits']}{number['tens'][0]}]{{1,3}})"
    return re.compile(
        rf"(?<![0-9]){figure}(?:{one_of(place['buildings'])})(?:{figure}{place['stairs']})?"
        rf"|(?<![0-9]){figure}{place['stairs']}"
    )


def _buildings(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _building().finditer(text)]


def _roads(text: str) -> Iterable[tuple[int, int]]:
    place = words()["places"]
    pattern = re.compile(
        rf"[{letters()}]{{1,{_LONGEST_ROAD}}}?(?P<kind>{one_of(place['roads'])})"
        rf"(?!{one_of(place['no_road_after'])})"
        rf"(?:[0-9]{{1,4}}{place['number_mark']}(?!{place['number_not_before']}))?"
    )
    at = 0
    while found := pattern.search(text, at):
        at = found.end()
        name = text[found.start() : found.end("kind")]
        start = found.start() + _after_stops(name[:-1])
        name = text[start : found.end("kind")]
        if len(name) < _SHORTEST + 1 or any(name.endswith(one) for one in place["no_roads"]):
            continue
        yield start, found.end()


def _estates(text: str) -> Iterable[tuple[int, int]]:
    place = words()["places"]
    pattern = re.compile(rf"[{letters()}]{{2,5}}?(?:{one_of(place['estates'])})")
    for found in pattern.finditer(text):
        name = found[0]
        suffix = max(len(one) for one in place["estates"] if name.endswith(one))
        cut = _after_stops(name[:-suffix])
        if len(name) - suffix - cut < _SHORTEST_ESTATE or any_in(name, place["no_estates"]):
            continue
        yield found.start() + cut, found.end()


def _after_stops(before: str) -> int:
    """Where a name begins: behind the last word that is none of it."""
    stops = words()["places"]["road_stops"]
    return max((at + len(stop) for stop in stops if (at := before.rfind(stop)) >= 0), default=0)


def _marks(text: str) -> Iterable[tuple[int, int]]:
    place = words()["places"]
    pattern = re.compile(rf"(?:{one_of(place['marks'])})(?:{one_of(place['beside'])})")
    return [found.span() for found in pattern.finditer(text)]


def _figure(said: str) -> int:
    number = words()["numbers"]
    digits = {one: at for at, one in enumerate(number["digits"], 1)}
    ten = number["tens"][0]
    if ten not in said:
        return digits.get(said[-1], 0)
    before, _, after = said.partition(ten)
    return digits.get(before, 1) * 10 + digits.get(after, 0)
