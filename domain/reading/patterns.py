"""How places are called, as patterns over the words of ``words.toml``; each is made once."""

import re
from functools import cache
from typing import Any

from domain.reading.lexicon import letters, one_of, words

_LONGEST_ROAD = 4
_LONGEST_ESTATE = 6


def _place() -> dict[str, Any]:
    return words()["places"]


def _house_number() -> str:
    place = _place()
    return rf"[0-9]{{1,4}}{place['number_mark']}(?!{place['number_not_before']})"


@cache
def building() -> re.Pattern[str]:
    """``3号楼2单元``, ``十二栋``, ``2单元``."""
    place, number = _place(), words()["numbers"]
    figure = rf"(?:[0-9]{{1,3}}|[{number['digits']}{number['tens'][0]}]{{1,3}})"
    return re.compile(
        rf"(?<![0-9]){figure}(?:{one_of(place['buildings'])})(?:{figure}{place['stairs']})?"
        rf"|(?<![0-9]){figure}{place['stairs']}"
    )


@cache
def any_building() -> frozenset[str]:
    """What may be just one building, whichever."""
    one = words()["numbers"]["digits"][0]
    return frozenset(f"{one}{kind}" for kind in _place()["buildings"][1:])


@cache
def road() -> re.Pattern[str]:
    """A road with its house number, if there is one."""
    place = _place()
    return re.compile(
        rf"[{letters()}]{{1,{_LONGEST_ROAD}}}?(?P<kind>{one_of(place['roads'])})"
        rf"(?!{one_of(place['no_road_after'])})(?P<number>{_house_number()})?"
    )


@cache
def estate() -> re.Pattern[str]:
    """An estate by the word its name ends with."""
    estates = _place()["estates"]
    return re.compile(rf"[{letters()}]{{2,5}}?(?:{one_of(estates)})(?!{estates[0]})")


@cache
def estate_before() -> re.Pattern[str]:
    """The letters at the end of a text that may be an estate's name."""
    ends = one_of(_place()["ends_of_estates"])
    return re.compile(rf"[{letters()}]{{1,{_LONGEST_ESTATE - 1}}}(?:{ends})$")


@cache
def garden() -> re.Pattern[str]:
    """An estate whose name ends as much else does."""
    place = _place()
    after = rf"(?!(?:{one_of(place['no_garden_after'])})(?!{place['gate']}))"
    return _clause(rf"[{letters()}]{{2}}(?:{one_of(place['gardens'])}){after}")


@cache
def village() -> re.Pattern[str]:
    """A village, a hamlet of one, a group of villagers."""
    place = _place()
    one = rf"[{letters()}]{{2,4}}?(?:{one_of(place['villages'])})"
    follows = rf"(?!{one_of(place['no_village_after'])})"
    whole, *_, group = place["villages"]
    hamlet = rf"[{letters()}]{{2,3}}?(?:{one_of(place['hamlets'])}){follows}"
    return _clause(rf"{one}{follows}(?:{whole}|{group}|{hamlet})?(?:{_house_number()})?")


@cache
def named_mark() -> re.Pattern[str]:
    """A market, a square, a school with a name before it."""
    return _clause(rf"[{letters()}]{{2,4}}?(?:{one_of(_place()['named_marks'])})")


@cache
def mark_itself() -> re.Pattern[str]:
    """The last word of it."""
    return re.compile(rf"(?:{one_of(_place()['named_marks'])})$")


@cache
def mark() -> re.Pattern[str]:
    """A landmark without a name, and where it is seen from there."""
    place = _place()
    return re.compile(rf"(?:{one_of(place['marks'])})(?:{one_of(place['beside'])})")


@cache
def tail() -> re.Pattern[str]:
    """What still belongs to a place whose name has just ended."""
    return re.compile(rf"(?:{one_of(_place()['tails'])})")


@cache
def stop() -> re.Pattern[str]:
    """A word that is no part of a name; wherever one begins, since they overlap."""
    return re.compile(rf"(?=(?P<stop>{one_of(_place()['road_stops'])}))")


def _clause(name: str) -> re.Pattern[str]:
    """Such a ``name`` where a clause begins, or behind a word that is no part of one."""
    stops = one_of(_place()["road_stops"])
    return re.compile(rf"(?:(?<![{letters()}0-9])|(?:{stops}))(?P<name>{name})")
