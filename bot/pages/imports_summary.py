"""A ledger in figures before it is taken over: what was read, what was not, and where it goes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bot import words
from bot.pages.page import clip
from bot.texts import Say
from domain.cases.model import CaseKind, Outcome, PeopleBand
from domain.imports.model import CheckedLedger, KnownThings, LedgerTable

_SHEETS, _UNITS, _WORDS, _LEFT, _HEADS = 8, 8, 10, 8, 20
_HEAD = 16
_OPTIONAL = ("number", "grid", "place", "people", "outcome", "ended")
_NOT_TAKEN = ("serial", "responsible", "remark")


@dataclass(frozen=True, kw_only=True)
class LedgerTold:
    """A ledger as far as it is known."""

    table: LedgerTable
    known: KnownThings
    checked: CheckedLedger

    @property
    def several(self) -> bool:
        """Whether rows of more than one sheet are read."""
        return sum(bool(one.columns) for one in self.table.sheets) > 1


def summary(say: Say, told: LedgerTold, *, brief: bool = False) -> list[str]:
    """Sheets, columns read and not read; unless ``brief`` also the rows and where they go."""
    lines = [*_sheets(say, told), *_columns(say, told), *_left_out(say, told)]
    if not brief:
        lines += [*_rows(say, told), *_taken_for(say, told)]
    return lines


def _sheets(say: Say, told: LedgerTold) -> Iterator[str]:
    for one in told.table.sheets[:_SHEETS]:
        name = clip(one.name or say.plain("import-sheet-unnamed"), _HEAD)
        if one.hidden:
            name = say.plain("import-sheet-hidden", sheet=name)
        if one.columns:
            yield say("import-sheet", sheet=name, header=str(one.header), rows=str(one.rows))
        elif one.lacking:
            between = say.plain("between-names")
            columns = between.join(say.plain(f"ledger-column-{name}") for name in one.lacking)
            yield say("import-sheet-lacking", sheet=name, columns=columns, rows=str(one.rows))
        else:
            yield say("import-sheet-none", sheet=name)
    if (more := len(told.table.sheets) - _SHEETS) > 0:
        yield say("import-sheets-more", more=str(more))


def _columns(say: Say, told: LedgerTold) -> Iterator[str]:
    between = say.plain("between-names")
    heads: dict[str, str] = {}
    for one in told.table.sheets:
        for column, head in one.columns:
            heads.setdefault(column, head)
    read = [name for name in heads if name not in _not_taken(told)]
    yield say("import-read", columns=between.join(_head(say, name, heads[name]) for name in read))
    unread = [heads[name] for name in heads if name in _not_taken(told)]
    for one in told.table.sheets:
        unread += one.unread
    if unread:
        shown = [clip(one, _HEAD) for one in dict.fromkeys(unread)]
        more = say.plain("import-more") if len(shown) > _HEADS else ""
        yield say("import-unread", columns=between.join(shown[:_HEADS]) + more)
    have = heads.keys() | ({"grid"} if "community" in heads else set())
    lacking = [say.plain(f"ledger-column-{name}") for name in _OPTIONAL if name not in have]
    if lacking:
        yield say("import-lacking", columns=between.join(lacking))
    hidden = [head for one in told.table.sheets for head in one.hidden_columns]
    if hidden:
        yield say("import-hidden-columns", columns=between.join(dict.fromkeys(hidden)))


def _not_taken(told: LedgerTold) -> frozenset[str]:
    by = {row.by for row in told.checked.rows}
    return frozenset(name for name in _NOT_TAKEN if name not in by)


def _head(say: Say, column: str, head: str) -> str:
    ours = say.plain(f"ledger-column-{column}")
    if ours == head:
        return ours
    return say.plain("import-column-as", head=clip(head, _HEAD), column=ours)


def _left_out(say: Say, told: LedgerTold) -> Iterator[str]:
    left = [(one, row, kind) for one in told.table.sheets for row, kind in one.left_out]
    if left:
        shown = [
            say.plain(
                "import-left-row",
                row=f"{one.name} {row}" if told.several and one.name else str(row),
                kind=say.plain(f"import-left-{kind.value}"),
            )
            for one, row, kind in left[:_LEFT]
        ]
        more = say.plain("import-more") if len(left) > _LEFT else ""
        rows = say.plain("between-names").join(shown) + more
        yield say("import-left", many=str(len(left)), rows=rows)
    filled = sum(one.filled for one in told.table.sheets)
    if filled:
        yield say("import-filled", cells=str(filled))
    if told.checked.figures.hidden:
        yield say("import-hidden-out", rows=str(told.checked.figures.hidden))
    if told.checked.figures.alike:
        yield say("import-alike-out", rows=str(told.checked.figures.alike))


def _rows(say: Say, told: LedgerTold) -> Iterator[str]:
    rows, known = told.checked.rows, told.known
    days = [row.found_on for row in rows]
    ended = sum(row.outcome is not None for row in rows)
    yield say(
        "import-rows",
        rows=str(len(rows)),
        first=min(days).isoformat(),
        last=max(days).isoformat(),
        ended=str(ended),
        open=str(len(rows) - ended),
    )
    units = Counter(known.names[row.unit] for row in rows)
    between = say.plain("between-names")
    shown = [
        say.plain("import-unit", unit=unit, rows=str(many))
        for unit, many in units.most_common(_UNITS)
    ]
    if len(units) > _UNITS:
        rest = sum(units.values()) - sum(many for _, many in units.most_common(_UNITS))
        shown.append(say.plain("import-units-more", units=str(len(units) - _UNITS), rows=str(rest)))
    yield say("import-units", units=between.join(shown))
    if at_top := sum(row.by == "top" for row in rows):
        yield say("import-top", rows=str(at_top), unit=known.unit.name)
    if by_heading := sum(row.by == "heading" for row in rows):
        yield say("import-heading", rows=str(by_heading))
    stock = [row for row in rows if row.found_on < known.began.get(row.unit, row.found_on)]
    if stock:
        first = min(known.began[row.unit] for row in stock)
        waiting = sum(row.outcome is None for row in stock)
        yield say("import-stock", rows=str(len(stock)), day=first.isoformat(), open=str(waiting))
    if told.checked.figures.no_people:
        yield say("import-no-people", rows=str(told.checked.figures.no_people))
    if told.checked.figures.masked:
        yield say("import-masked", rows=str(told.checked.figures.masked))
    if told.checked.already:
        yield say("import-already", already=str(told.checked.already))


def _taken_for(say: Say, told: LedgerTold) -> Iterator[str]:
    found = told.checked.figures.words
    if not found:
        return
    shown = [
        say.plain(
            "import-word",
            word=one.word,
            meaning=word(say, told.known, one.column, one.meaning),
            rows=str(one.rows),
        )
        for one in found[:_WORDS]
    ]
    more = say.plain("import-more") if len(found) > _WORDS else ""
    yield say("import-words", words=say.plain("between-names").join(shown) + more)


def word(say: Say, known: KnownThings, column: str, meaning: str) -> str:
    """What a word of the ledger is taken for, in ours."""
    match column:
        case "category":
            found = next(one for one in known.categories if one.code == meaning)
            return found.label.read(say.locale)
        case "outcome" if meaning != "open":
            return words.outcome(say, Outcome(meaning), CaseKind.DISPUTE)
        case "outcome":
            return say.plain("import-option-open")
        case "people":
            return words.people(say, PeopleBand(meaning))
    return meaning
