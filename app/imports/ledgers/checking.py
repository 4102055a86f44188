"""Checks a ledger row by row before anything is written.

What is wrong, what is in doubt and what would be taken over all come out at once. A doubt is a
question with a few answers; checked again with the answer, it is none.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.imports.ledgers import places
from app.imports.ledgers.days import years_in
from app.imports.ledgers.doubts import Doubts
from app.imports.ledgers.places import Places
from app.imports.ledgers.row import CheckedRow, RowReader
from domain.imports.model import (
    BadCell,
    CheckedLedger,
    ImportRow,
    KnownThings,
    LedgerFigures,
    LedgerQuestion,
    LedgerTable,
    RawRow,
    TakenFor,
    key_of,
    key_of_content,
)

Answers = Mapping[str, str]
"""What was answered, by the key of the question."""
YES, NO = "yes", "no"
ONCE, EACH = "once", "each"
_RUNNING = 6
"""Digits of a number that may only count the lines of a sheet."""
_SHOWN = 6


def check_ledger(
    table: LedgerTable, known: KnownThings, today: date, answers: Answers | None = None
) -> CheckedLedger:
    """All problems of the ledger at once, so that one round of corrections is enough."""
    return _Check(table=table, known=known, today=today, answers=answers or {}).whole()


@dataclass
class _Check:
    table: LedgerTable
    known: KnownThings
    today: date
    answers: Answers
    problems: list[BadCell] = field(default_factory=list)
    rows: list[ImportRow] = field(default_factory=list)

    def whole(self) -> CheckedLedger:
        """Rows, questions, problems and figures."""
        raw = [one for one in self.table.rows if not one.hidden or self.answers.get("hidden") != NO]
        doubts = Doubts(self.answers)
        order = {one.name: at for at, one in enumerate(self.table.sheets)}
        self._ask_of_the_whole(doubts, raw)
        reader = RowReader(
            known=self.known,
            places=Places(self.known.places, self.known.unit, self.table),
            today=self.today,
            doubts=doubts,
        )
        self._ask_where(doubts, reader.places, raw)
        checked = [reader.read(one) for one in raw]
        self._ask_year(doubts, reader)
        alike = self._number(doubts, raw, checked)
        if self.problems:  # so that one round of corrections is enough
            self.problems += [bad for one in checked for bad in one.waits]
            self.problems.sort(key=lambda bad: (order[bad.sheet], bad.row))
        if doubts.waits("hidden"):  # whether a hidden row is wrong matters once it is wanted
            unseen = {(one.sheet, one.number) for one in raw if one.hidden}
            self.problems = [p for p in self.problems if (p.sheet, p.row) not in unseen]
        return CheckedLedger(
            rows=() if self.problems else tuple(self.rows),
            problems=tuple(self.problems),
            questions=tuple(doubts.open),
            figures=LedgerFigures(
                no_people=reader.no_people,
                alike=alike,
                hidden=len(self.table.rows) - len(raw),
                words=tuple(
                    TakenFor(column=column, word=word, meaning=meaning, rows=rows)
                    for (column, word, meaning), rows in reader.taken_for.most_common()
                ),
            ),
        )

    def _ask_of_the_whole(self, doubts: Doubts, raw: Sequence[RawRow]) -> None:
        meant = [one for one in self.table.sheets if one.lacking and one.rows]
        if meant:
            facts = {"sheets": "、".join(one.name for one in meant[:_SHOWN])}
            doubts.ask(LedgerQuestion(key="sheets", kind="sheets", options=(YES,), facts=facts))
        hidden = [one for one in raw if one.hidden]
        if hidden or "hidden" in self.answers:
            doubts.ask(
                LedgerQuestion(
                    key="hidden",
                    kind="hidden",
                    options=(YES, NO) if len(hidden) < len(self.table.rows) else (YES,),
                    facts={"rows": str(len(hidden)), "list": _listed(hidden)},
                )
            )

    def _ask_where(self, doubts: Doubts, where: Places, raw: Sequence[RawRow]) -> None:
        loose = [one for one in raw if where.of(one, None).by == places.TOP]
        if not loose:
            return
        options = [places.TOP]
        facts = {"rows": str(len(loose)), "unit": self.known.unit.name}
        titled = {unit.name for one in loose if (unit := where.titled(one)) is not None}
        if titled:
            options.insert(0, places.TITLE)
            facts["titled"] = "、".join(sorted(titled)[:_SHOWN])
        by = [where.responsible(one) for one in loose if one.cells["responsible"]]
        if by and all(by):
            options.insert(0, places.RESPONSIBLE)
        if len(options) > 1:
            doubts.ask(
                LedgerQuestion(key="where", kind="where", options=tuple(options), facts=facts)
            )

    def _ask_year(self, doubts: Doubts, reader: RowReader) -> None:
        if not reader.without_year:
            return
        titles = [text for one in self.table.sheets for text in (*one.titles, one.name)]
        years = Counter(year for text in (*titles, self.table.name) for year in years_in(text))
        years.update(reader.years)
        likely = [year for year, _ in years.most_common() if year <= self.today.year][:3]
        options = [*dict.fromkeys((*likely, self.today.year, self.today.year - 1))][:4]
        doubts.ask(
            LedgerQuestion(
                key="year",
                kind="year",
                options=tuple(map(str, options)),
                facts={"rows": str(reader.without_year), "text": reader.without_year_text},
            )
        )

    def _number(self, doubts: Doubts, raw: Sequence[RawRow], checked: Sequence[CheckedRow]) -> int:
        """Gives each row the key by which it is known again, and finds those that stand twice."""
        seen: dict[str, RawRow] = {}
        content: dict[tuple[str, date, str, str], list[tuple[RawRow, ImportRow]]] = {}
        for one, found in zip(raw, checked, strict=True):
            self.problems += found.problems
            row = found.row
            if row is None:
                continue
            number = one.cells["number"]
            if number and not (number.isdigit() and len(number) <= _RUNNING):
                key = key_of(number, row.unit)
                first = seen.setdefault(key, one)
                if first is one:
                    self.rows.append(replace(row, key=key))
                    continue
                facts = {"number": number, "first": _place(first)}
                self.problems.append(_bad(one, "number", "number-twice", facts))
            else:
                told = (row.unit, row.found_on, row.place, row.summary)
                content.setdefault(told, []).append((one, row))
        return self._once(doubts, content)

    def _once(
        self,
        doubts: Doubts,
        content: Mapping[tuple[str, date, str, str], list[tuple[RawRow, ImportRow]]],
    ) -> int:
        alike = [found for found in content.values() if _doubtful(found)]
        more = sum(len(found) - 1 for found in alike)
        if alike:
            first, second = alike[0][0][0], alike[0][1][0]
            doubts.ask(
                LedgerQuestion(
                    key="alike",
                    kind="alike",
                    options=(ONCE, EACH),
                    facts={"rows": str(more), "first": _place(first), "second": _place(second)},
                )
            )
        once = self.answers.get("alike") == ONCE
        for found in content.values():
            # the later one knows better what became of it
            kept = [max(reversed(found), key=_ended)] if once and _doubtful(found) else found
            for copy, (_, row) in enumerate(kept):
                key = key_of_content(row.unit, row.found_on, row.place, row.summary, copy)
                self.rows.append(replace(row, key=key))
        return more if once else 0


def _doubtful(found: Sequence[tuple[RawRow, ImportRow]]) -> bool:
    """Whether rows that tell the same may be one matter: numbers of their own tell them apart."""
    numbers = {one.cells["number"] for one, _ in found} - {""}
    return len(numbers) < len(found) > 1


def _ended(found: tuple[RawRow, ImportRow]) -> bool:
    return found[1].outcome is not None


def _bad(row: RawRow, column: str, reason: str, facts: Mapping[str, str]) -> BadCell:
    return BadCell(row=row.number, sheet=row.sheet, column=column, reason=reason, facts=facts)


def _place(row: RawRow) -> str:
    return f"{row.sheet} {row.number}".strip()


def _listed(rows: Sequence[RawRow]) -> str:
    shown = "、".join(_place(one) for one in rows[:_SHOWN])
    return shown if len(rows) <= _SHOWN else f"{shown} …"


def without_known(
    checked: CheckedLedger, filed: Mapping[str, str], here: Mapping[int, tuple[str, str]]
) -> CheckedLedger:
    """Without the rows that are on file: taken over before (``filed``: summaries by key), or
    matters of this desk that went out and come back (``here``: unit and summary by number)."""

    def known(row: ImportRow) -> bool:
        if row.key in filed or filed.get(key_of(row.number, row.unit)) == row.summary:
            return True
        number = row.number
        return number.isdecimal() and here.get(int(number)) == (row.unit, row.summary)

    rows = tuple(row for row in checked.rows if not known(row))
    return replace(checked, rows=rows, already=len(checked.rows) - len(rows))
