"""Checks a ledger row by row before anything is written.

What is wrong, what is in doubt and what would be taken over all come out at once. A doubt is a
question with a few answers; checked again with the answer, it is none.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.imports.ledgers import places
from app.imports.ledgers.days import years_in
from app.imports.ledgers.doubts import Doubts
from app.imports.ledgers.identity import identify, place_of
from app.imports.ledgers.places import Places
from app.imports.ledgers.row import RowReader
from domain.imports.model import (
    CheckedLedger,
    KnownThings,
    LedgerFigures,
    LedgerQuestion,
    LedgerTable,
    RawRow,
    TakenFor,
)

Answers = Mapping[str, str]
"""What was answered, by the key of the question."""
YES, NO = "yes", "no"
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
        problems = [bad for one in checked for bad in one.problems]
        pairs = [(one, found.row) for one, found in zip(raw, checked, strict=True) if found.row]
        identified = identify(doubts, pairs)
        if problems:  # so that one round of corrections is enough
            problems += [bad for one in checked for bad in one.waits]
            problems += identified.waits
            problems.sort(key=lambda bad: (order[bad.sheet], bad.row))
        if doubts.waits("hidden"):  # whether a hidden row is wrong matters once it is wanted
            unseen = {(one.sheet, one.number) for one in raw if one.hidden}
            problems = [p for p in problems if (p.sheet, p.row) not in unseen]
        return CheckedLedger(
            rows=() if problems else identified.rows,
            problems=tuple(problems),
            questions=tuple(doubts.open),
            figures=LedgerFigures(
                no_people=reader.no_people,
                masked=reader.masked,
                alike=identified.alike,
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


def _listed(rows: Sequence[RawRow]) -> str:
    shown = "、".join(place_of(one) for one in rows[:_SHOWN])
    return shown if len(rows) <= _SHOWN else f"{shown} …"
