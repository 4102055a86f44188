"""Where a sentence says that it is: buildings and roads, and units by their own names."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.cases.model import PLACE_LIMIT
from domain.org.model import TIERS, UnitKind, is_within
from domain.reading import patterns
from domain.reading.lexicon import any_in, one_of, words

_SHORTEST = 2


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
    villages = _clauses(patterns.village(), text, words()["places"]["no_villages"])
    found = [*_estates(text), *_roads(text), *villages, *_buildings(text)]
    found = found or [*_named_marks(text)] or [*_marks(text)]
    if not found:
        return PlaceWords()
    found.sort(key=lambda one: one[0])
    first = found[0]
    start, end = first
    for other_start, other_end in found[1:]:
        if other_start > end:
            break  # words between: another place
        end = max(end, other_end)
    if tail := patterns.tail().match(text, end):
        end = tail.end()
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
    return not _called(unit.name).isdisjoint(buildings)


def another_building(name: str, buildings: Iterable[str]) -> bool:
    """Whether the unit called so is a building, and the sentence's are others."""
    own, said = _called(name), set(buildings)
    return bool(own and said) and own.isdisjoint(said)


def side_by_side(name: str, place: str) -> tuple[str, str]:
    """A unit's name and the place in it as they can stand together: the unit's own building is said
    once. Where the place is another building, or goes on from the own one (1号楼和2号楼之间,
    1号楼的楼道), it stays whole, and the unit is named without its own."""
    own, found = _called(name), _buildings(place)
    if not own or not found:
        return name, place
    said = {plain(place[start:end]) for start, end in found}
    alone = name[: _buildings(name)[-1][0]]
    if said != own:
        return alone, place
    first = re.match(rf".+?(?:{one_of(words()['places']['buildings'])})", place)
    if first is None or plain(first[0]) not in own:
        return name, place
    rest = place[first.end() :].strip()
    return (alone, place) if rest.startswith(tuple(words()["places"]["joins"])) else (name, rest)


def _called(name: str) -> set[str]:
    """The building that a unit's name ends with, as a set of one; empty for any other unit."""
    ends = [found for found in _buildings(name) if found[1] == len(name)]
    return {plain(name[start:end]) for start, end in ends}


def _buildings(text: str) -> list[tuple[int, int]]:
    """But not ``一栋``: it may be one building, or the first."""
    found = list(patterns.building().finditer(text))
    return [one.span() for one in found if one[0] not in patterns.any_building()]


def _roads(text: str) -> Iterable[tuple[int, int]]:
    place, pattern = words()["places"], patterns.road()
    at = 0
    while found := pattern.search(text, at):
        at = found.end()
        name = text[found.start() : found.end("kind")]
        start = found.start() + _after_stops(name[:-1])
        name = text[start : found.end("kind")]
        sure = found["number"] or name in place["sure_roads"]
        none = not sure and any(name.endswith(one) for one in place["no_roads"])
        if none or len(name) < _SHORTEST + 1:
            continue
        yield start, found.end()


def _estates(text: str) -> Iterable[tuple[int, int]]:
    place = words()["places"]
    for found in patterns.estate().finditer(text):
        name = found[0]
        suffix = max(len(one) for one in place["estates"] if name.endswith(one))
        cut = _after_stops(name[:-suffix])
        if len(name) - suffix - cut < _SHORTEST or any_in(name, place["no_estates"]):
            continue
        yield found.start() + cut, found.end()
    # names that end as much else does count where a clause begins, or right before a building
    yield from _clauses(patterns.garden(), text, place["no_gardens"])
    for start, _ in _buildings(text):
        if name := _estate_before(text[:start]):
            yield start - len(name), start


def _estate_before(text: str) -> str:
    """The name that stands right before a building's number, by how names of estates end."""
    place, found = words()["places"], patterns.estate_before().search(text)
    if found is None:
        return ""
    name = found[0][_after_stops(found[0][:-1]) :]
    none = any_in(name, [*place["no_estates"], *place["not_before_building"]])
    return "" if none or len(name) <= _SHORTEST else name


def _named_marks(text: str) -> Iterable[tuple[int, int]]:
    """Markets, squares and the like that are called by a name."""
    none = words()["places"]["no_named_marks"]
    for start, end in _clauses(patterns.named_mark(), text, ()):
        name = patterns.mark_itself().sub("", text[start:end])
        if len(name) >= _SHORTEST and not any_in(name, none):
            yield start, end


def _clauses(pattern: re.Pattern[str], text: str, none: Sequence[str]) -> Iterable[tuple[int, int]]:
    """Where such names stand, each cut behind the last word that is no part of one; not those in
    which one of ``none`` stands."""
    for found in pattern.finditer(text):
        start, end = found.span("name")
        start += _after_stops(text[start : end - 1])
        if end - start > _SHORTEST and not any_in(text[start:end], none):
            yield start, end


def _after_stops(before: str) -> int:
    """Where a name begins: behind the last word that is none of it."""
    for name in words()["places"]["no_stops"]:
        before = before.replace(name, "-" * len(name))
    return max((found.end("stop") for found in patterns.stop().finditer(before)), default=0)


def _marks(text: str) -> Iterable[tuple[int, int]]:
    return [found.span() for found in patterns.mark().finditer(text)]


def _figure(said: str) -> int:
    number = words()["numbers"]
    digits = {one: at for at, one in enumerate(number["digits"], 1)}
    ten = number["tens"][0]
    if ten not in said:
        return digits.get(said[-1], 0)
    before, _, after = said.partition(ten)
    return digits.get(before, 1) * 10 + digits.get(after, 0)
