"""One row of a ledger as a matter."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.imports.ledgers import words
from app.imports.ledgers.days import Doubt, Order, day_of
from app.imports.ledgers.doubts import Doubts
from app.imports.ledgers.places import Places, plain
from domain.cases.draft import clean_place, clean_summary
from domain.cases.model import PLACE_LIMIT, SUMMARY_LIMIT, Category, Outcome, PeopleBand
from domain.errors import Invalid
from domain.imports.model import FORMULA, BadCell, ImportRow, KnownThings, LedgerQuestion, RawRow
from domain.privacy import find_personal, mask

MOST_WORDS = 8
"""Words of a column that are asked about one by one; of more the allowed ones are named."""
_NUMBER_LIMIT = 60
_OLDEST = 1990
_LONG = 24
_QUOTED = 100
_LONGEST = 2000
"""Letters of a text that is looked at more closely."""
LIMITS = {"summary": SUMMARY_LIMIT, "place": PLACE_LIMIT}
_NOT_READ = frozenset({"serial", "remark", "responsible"})
_PLACE = re.compile(r"[【(](?P<place>[^】)]{1,60})[】)] ?(?P<rest>.+)", re.S)
_ENDED = re.compile(r"(\d{4}-\d\d-\d\d)结束|ended (\d{4}-\d\d-\d\d)")
_PEOPLE = re.compile(r"(\d+[–-]\d+|30)(?:人| people| or more)")
_PLAIN_OUTCOMES = (
    Outcome.SUCCESS,
    Outcome.FAILED,
    Outcome.REFUSED,
    Outcome.ENDED,
    Outcome.TO_COURT,
    Outcome.REFERRED,
)
OUTCOMES = (words.OPEN, *(one.value for one in _PLAIN_OUTCOMES))
"""What an unknown word may be taken for."""
BANDS = tuple(band.value for band in PeopleBand)


_Wrong = dict[str, tuple[str, Mapping[str, str]]]


@dataclass(frozen=True, kw_only=True)
class CheckedRow:
    """A row as a matter, or what is wrong with it."""

    row: ImportRow | None
    problems: tuple[BadCell, ...] = ()
    waits: tuple[BadCell, ...] = ()
    """What is wrong unless a question is answered."""


@dataclass
class RowReader:
    """Reads the rows of one ledger; what is in doubt goes to ``doubts``."""

    known: KnownThings
    places: Places
    today: date
    doubts: Doubts
    without_year: int = 0
    without_year_text: str = ""
    years: Counter[int] = field(default_factory=Counter)
    no_people: int = 0
    masked: int = 0
    taken_for: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    _unknown: dict[str, set[str]] = field(default_factory=dict)
    _categories: words.Categories = field(init=False)
    _years: frozenset[str] = field(init=False)
    _bad: _Wrong = field(default_factory=dict)
    _waits: _Wrong = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._years = frozenset(map(str, range(_OLDEST, self.today.year + 1)))
        self._categories = words.Categories(self.known.categories)

    def read(self, raw: RawRow) -> CheckedRow:
        """The row as a matter; without a key yet."""
        self._bad, self._waits = {}, {}
        worked_out = [
            name for name, text in raw.cells.items() if text == FORMULA and name not in _NOT_READ
        ]
        if worked_out:
            self._bad = {name: ("formula", {}) for name in worked_out}
            return self._wrong(raw)
        cells = {name: _unmarked(text) for name, text in raw.cells.items()}
        number = cells["number"]
        if len(number) > _NUMBER_LIMIT or number.endswith("?"):
            self._bad["number"] = "number-length", {"limit": str(_NUMBER_LIMIT)}
        placed = self.places.of(raw, self.doubts.answers.get("where"))
        if placed.unit is None:
            column = "grid" if cells["grid"] else "community"
            text, unit = _quoted(placed.said), self.known.unit.name
            self._bad[column] = "grid-unknown", {"text": text, "unit": unit}
        elif placed.said and not _names(placed.said, placed.unit.name, placed.unit.code):
            self.taken_for["grid", placed.said[:_LONG], placed.unit.name] += 1
        category = self._category(cells["category"])
        found = self._day(cells["found"], "found")
        place, summary = self._said(cells)
        people = self._people(cells)
        outcome, ended = self._result(cells, found)
        if self._bad or placed.unit is None:
            return self._wrong(raw)
        if self._waits or category is None or found is None or people is None:
            return CheckedRow(row=None, waits=self._cells(raw, self._waits))
        serial = cells["serial"] if cells["serial"].isdigit() else ""
        row = ImportRow(
            key="",
            number=number or serial,
            unit=placed.unit.code,
            by=placed.by,
            category=category.code,
            place=place,
            people=people,
            summary=summary,
            found_on=found,
            outcome=outcome,
            ended_on=ended,
            note=f"导入，原编号 {number}" if number else "导入",
        )
        return CheckedRow(row=row)

    def _wrong(self, raw: RawRow) -> CheckedRow:
        return CheckedRow(
            row=None,
            problems=self._cells(raw, self._bad),
            waits=self._cells(raw, {k: v for k, v in self._waits.items() if k not in self._bad}),
        )

    @staticmethod
    def _cells(raw: RawRow, wrong: _Wrong) -> tuple[BadCell, ...]:
        return tuple(
            BadCell(row=raw.number, sheet=raw.sheet, column=column, reason=why, facts=facts)
            for column, (why, facts) in wrong.items()
        )

    def _asked(self, column: str, text: str, options: tuple[str, ...]) -> str | None:
        """What an unknown word is taken for, as answered; with too many of them it is wrong."""
        word = mask(" ".join(text[:_QUOTED].split()))
        unknown = self._unknown.setdefault(column, set())
        wrong = f"{column}-unknown", {"text": word[:40], **self._allowed(column)}
        if len(word) > _LONG or (len(unknown) >= MOST_WORDS and word not in unknown):
            self._bad[column] = wrong
            return None
        unknown.add(word)
        answer = self.doubts.ask(
            LedgerQuestion(
                key=f"{column}:{word}",
                kind=column,
                options=options,
                facts={"text": word, **self._allowed(column)},
            )
        )
        if answer is None:
            self._waits[column] = wrong
        else:
            self.taken_for[column, word, answer] += 1
        return answer

    def _allowed(self, column: str) -> dict[str, str]:
        if column != "category":
            return {}
        known = self._categories.all
        return {
            "zh": "、".join(one.name_zh for one in known),
            "en": ", ".join(one.name_en for one in known),
        }

    def _category(self, text: str) -> Category | None:
        if not text:
            self._bad["category"] = "text-empty", {}
            return None
        found = self._categories.of(text)
        if found is not None:
            if text.strip() not in {found.code, found.name_zh, found.name_en}:
                self.taken_for["category", text[:_LONG], found.code] += 1
            return found
        answer = self._asked("category", text, tuple(self._categories.likeliest_first(text)))
        return None if answer is None else self._categories.by_code(answer)

    def _day(self, text: str, column: str) -> date | None:
        year, order = self.doubts.answers.get("year"), self.doubts.answers.get("order")
        found = day_of(
            text,
            int(year) if year in self._years else None,
            Order(order) if order in set(Order) else None,
        )
        if found is Doubt.YEAR:
            self.without_year += 1
            self.without_year_text = self.without_year_text or _quoted(text)
            self._waits[column] = "day-unknown", {"text": _quoted(text)}
            return None
        if found is Doubt.ORDER:
            one, two = text.replace("-", "/").replace(".", "/").split("/")[:2]
            facts = {"text": _quoted(text), "one": one.strip(), "two": two.strip()}
            self.doubts.ask(
                LedgerQuestion(key="order", kind="order", options=tuple(Order), facts=facts)
            )
            self._waits[column] = "day-unknown", {"text": _quoted(text)}
            return None
        if found is None:
            self._bad[column] = "day-unknown", {"text": _quoted(text)}
        elif found > self.today:
            self._bad[column] = "day-ahead", {"text": _quoted(text)}
        else:
            self.years[found.year] += 1
        return found if isinstance(found, date) else None

    def _said(self, cells: Mapping[str, str]) -> tuple[str, str]:
        place, summary = cells["place"], cells["summary"]
        inside = _PLACE.fullmatch(summary) if len(summary) <= _LONGEST else None
        if inside is not None and not place:
            place, summary = inside["place"], inside["rest"]
        tidy, masked = {"summary": summary, "place": place}, False
        for column, clean in (("summary", clean_summary), ("place", clean_place)):
            text = tidy[column]
            if len(text) > _LONGEST:
                self._bad[column] = "text-long", {"limit": str(LIMITS[column])}
                continue
            try:
                tidy[column] = clean(text)
            except Invalid as wrong:
                most = wrong.facts.get("limit")
                why = ("text-long", {"limit": str(most)}) if most else ("text-empty", {})
                self._bad[column] = why
            masked |= bool(find_personal(text))
        self.masked += masked
        return tidy["place"], tidy["summary"]

    def _people(self, cells: Mapping[str, str]) -> PeopleBand | None:
        text = cells["people"]
        if not text:
            said = _PEOPLE.search(cells["remark"][:_LONGEST])
            band = words.band_of(said[1] + ("+" if said[1] == "30" else "")) if said else None
            if band is None:
                self.no_people += 1
            return band or PeopleBand.ONE_TWO
        band = words.band_of(text)
        if band is not None:
            return band
        answer = self._asked("people", text, BANDS)
        return None if answer is None else PeopleBand(answer)

    def _result(
        self, cells: Mapping[str, str], found: date | None
    ) -> tuple[Outcome | None, date | None]:
        text, when = cells["outcome"], cells["ended"]
        outcome = words.outcome_of(text)
        if isinstance(outcome, words.Unknown):
            answer = self._asked("outcome", text, OUTCOMES)
            if answer is None:
                return None, None
            outcome = None if answer == words.OPEN else Outcome(answer)
        elif outcome is not None and words.plain(text) not in words.official(outcome):
            self.taken_for["outcome", text[:_LONG], outcome.value] += 1
        if outcome is None and when:
            key = "opened" if text else "dated"
            options = (words.OPEN,) if text else (Outcome.SUCCESS.value, words.OPEN)
            answer = self.doubts.ask(
                LedgerQuestion(
                    key=key, kind=key, options=options, facts={"text": _quoted(text or when)}
                )
            )
            outcome = Outcome.SUCCESS if answer == Outcome.SUCCESS else None
        if outcome is None:
            return None, None
        said = _ENDED.search(cells["remark"][:_LONGEST])
        if not when and said is not None:
            when = said[1] or said[2]
        if not when:
            self._bad["ended"] = "ended-missing", {}
            return outcome, None
        ended = self._day(when, "ended")
        if ended is not None and found is not None and ended < found:
            self._bad["ended"] = "ended-before", {}
        return outcome, ended


def _quoted(text: str) -> str:
    """The beginning of a cell, its personal numbers masked."""
    return mask(text[:_QUOTED])[:_LONG]


def _unmarked(text: str) -> str:
    """Without the apostrophe that keeps text from being a formula."""
    return text[1:] if text[:2] in {"'=", "'+", "'-", "'@"} else text


def _names(said: str, *names: str) -> bool:
    return any(plain(said).endswith(plain(name)) for name in names)
