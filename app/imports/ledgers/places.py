"""Where each row of a ledger belongs, by what offices call a unit."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.imports.model import LedgerTable, RawRow, SheetRead
from domain.org.model import Alias, Unit, UnitKind, ancestor_ids

RESPONSIBLE, TITLE, TOP = "responsible", "title", "top"
"""Where a row goes that names no unit, as an answer."""
_NUMBERING = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[)）、.．:：]+")
_SHORT = re.compile(
    r"(社区居民委员会|社区居委会|居民委员会|居委会|村民委员会|村委会|社区|街道办事处|街道|村)$"
)
_LONG_ENOUGH = 2
_LONGEST = 200
_KINDS = (UnitKind.COMMUNITY, UnitKind.STREET)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A name without blanks and marks, as it is compared."""
    folded = unicodedata.normalize("NFKC", text[:_LONGEST])
    return "".join(one for one in folded if one.isalnum()).lower()


def named(
    inside: Sequence[Unit], valid: frozenset[int], aliases: Sequence[Alias] = ()
) -> dict[str, Unit | None]:
    """The units by code and by what they are called: alone, with those above, in short, by another
    name; one that was merged into another means its successor. None: two are called so."""
    by_id = {one.id: one for one in inside}
    found: dict[str, Unit | None] = {}

    def add(name: str, unit: Unit) -> None:
        key = plain(name)
        if found.setdefault(key, unit) is not unit:
            found[key] = None

    def chain(unit: Unit) -> list[str]:
        return [by_id[id].name for id in ancestor_ids(unit.path) if id in by_id]

    living = [one for one in inside if one.id in valid]
    for one in living:
        names = chain(one)
        for at in range(len(names)):
            add("".join(names[at:]), one)
        if len(names) > _LONG_ENOUGH:
            add(names[-2] + names[-1], one)
    for one in living:  # a code means its unit, whatever another is called
        found[plain(one.code)] = one
    for one in living:
        short = _SHORT.sub("", one.name)
        if one.kind in _KINDS and len(short) >= _LONG_ENOUGH:
            for name in (short, f"{short}社区居委会", f"{short}居委会", f"{short}村委会"):
                if plain(name) not in found:
                    add(name, one)
    for alias in aliases:
        if alias.unit_id in valid and plain(alias.name) not in found:
            add(alias.name, by_id[alias.unit_id])
    for one in inside:
        if one.id not in valid and (heir := _heir(one, by_id, valid)) is not None:
            for name in (one.name, one.code):
                found.setdefault(plain(name), heir)
    return found


def _heir(unit: Unit, by_id: Mapping[int, Unit], valid: frozenset[int]) -> Unit | None:
    seen = set[int]()
    while unit.id not in valid:
        after = by_id.get(unit.successor_id or 0)
        if after is None or after.id in seen:
            return None
        seen.add(after.id)
        unit = after
    return unit


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Where a row belongs: a unit, or why it has none."""

    unit: Unit | None
    said: str = ""
    """What the row calls it; empty: it names none."""
    by: str = ""
    """``heading``, ``responsible``, ``title`` or ``top`` where the row itself does not say."""


class Places:
    """Where the rows of one ledger belong."""

    def __init__(self, known: Mapping[str, Unit | None], top: Unit, table: LedgerTable) -> None:
        self._known, self._top = known, top
        self._headings: dict[str, Unit | None] = {}
        self._titles = {one.name: self._in_titles(one, table.name) for one in table.sheets}

    def of(self, row: RawRow, otherwise: str | None) -> Placed:
        """Where it belongs; ``otherwise`` says where one goes that names no unit."""
        grid, community = row.cells["grid"], row.cells["community"]
        said = " ".join(one for one in (community, grid) if one)
        if said:
            return Placed(unit=self._called(community, grid), said=said)
        if (heading := self._heading(row)) is not None:
            return Placed(unit=heading, by="heading")
        if otherwise == RESPONSIBLE:
            by = self.responsible(row)
            return Placed(unit=by or self._top, by=RESPONSIBLE if by else TOP)
        if otherwise == TITLE and (titled := self._titles.get(row.sheet)) is not None:
            return Placed(unit=titled, by=TITLE)
        return Placed(unit=self._top, by=TOP)

    def responsible(self, row: RawRow) -> Unit | None:
        """The unit its column 责任单位 names."""
        return self._known.get(plain(row.cells["responsible"]))

    def titled(self, row: RawRow) -> Unit | None:
        """The unit that the title of its sheet names."""
        return self._titles.get(row.sheet)

    def _called(self, community: str, grid: str) -> Unit | None:
        if not community or not grid:
            return self._known.get(plain(community or grid))
        over = self._known.get(plain(community))
        whole = self._known.get(plain(community + grid))
        inner = self._known.get(plain(grid))
        if whole is not None:
            return whole
        if inner is not None and (over is None or inner.path.startswith(over.path)):
            return inner if over is not None else None
        return None

    def _heading(self, row: RawRow) -> Unit | None:
        key = row.section or f"\0{row.sheet}"
        if key not in self._headings:
            found = self._known.get(plain(_NUMBERING.sub("", row.section))) if row.section else None
            self._headings[key] = found or self._known.get(plain(row.sheet))
        found = self._headings[key]
        return found if found is not self._top else None

    def _in_titles(self, sheet: SheetRead, file: str) -> Unit | None:
        """The unit that a title, the sheet's name or the file's calls its own: the lowest of those
        in it, if they lie within one another."""
        for text in (*sheet.titles, sheet.name, file):
            whole = plain(text)
            units = {
                unit.id: unit
                for name, unit in self._known.items()
                if unit is not None and len(name) > _LONG_ENOUGH and name in whole
            }
            lowest = max(units.values(), key=lambda one: len(one.path), default=None)
            if lowest is None or lowest is self._top:
                continue
            if all(lowest.path.startswith(one.path) for one in units.values()):
                return lowest
        return None
