"""The papers of a selection: the list to hang out, and the round as a sheet."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.exports import faces, paper, workbook
from bot.exports.boards import SheetFile
from bot.exports.cells import NOTHING, Number, Share, Value
from bot.pages.selections import words as of
from bot.pages.selections.round import notice_days
from bot.texts import Say
from domain.selections.options import PUBLIC
from domain.selections.scheme import BARE, Fact, FactKind
from domain.selections.views import ApplicationView, SelectionSheet

_WIDTHS = (2.4, 13.2)
_LINE = 1.0
_STRUCK = {True: "objection-word-upheld", False: "objection-word-answered"}


def listed(sheet: SelectionSheet) -> list[str]:
    """The communities on the list, by code."""
    return [one.unit.name for one in sheet.rows if one.state in PUBLIC]


def notice_paper(say: Say, sheet: SelectionSheet, now: datetime) -> bytes:
    """公示稿: who is on the list, from when until when, and where an objection goes; of the others
    nothing."""
    view = sheet.view
    title = say.plain("selection-notice-title", year=str(view.year))
    made = paper.a4(title, now, form=True)
    paper.title(made, title)

    def write(text: str) -> None:
        paper.write(made.add_paragraph(), text, points=faces.SIZE_4)

    write(say.plain("selection-notice-way", year=str(view.year)))
    table = paper.grid(made, _WIDTHS)
    heads = paper.row(table, _WIDTHS, _LINE).cells
    for cell, name in zip(heads, ("number", "community"), strict=True):
        paper.fill(cell, say.plain(f"selection-column-{name}"), face=faces.HEAD, centre=True)
    paper.repeats(table)
    for at, name in enumerate(listed(sheet), 1):
        cells = paper.row(table, _WIDTHS, _LINE).cells
        paper.fill(cells[0], str(at), centre=True)
        paper.fill(cells[1], name)
    write(say.plain("selection-notice-days", **notice_days(say, view)))
    write(say.plain("selection-notice-object"))
    write(say.plain("selection-notice-sign", unit=view.district.name))
    paper.number_pages(made, say.plain("paper-page"))
    return paper.to_bytes(made)


def round_xlsx(say: Say, sheet: SelectionSheet, zone: ZoneInfo, now: datetime) -> SheetFile:
    """The round: each application its reader may read of, with facts and points."""
    view = sheet.view
    title = say.plain("selection-sheet-title", year=str(view.year))
    book = workbook.new(title, now)
    first, last = f"{view.facts_from:%Y-%m-%d}", f"{view.facts_until:%Y-%m-%d}"
    lines = [
        say.plain(
            "selection-sheet-head",
            unit=view.district.name,
            state=of.state(say, view.state),
            version=view.scheme.version,
            weights=of.weights(say, view.scheme),
            at=f"{now.astimezone(zone):%Y-%m-%d %H:%M}",
        ),
        say.plain("selection-stretch", first=first, last=last),
    ]
    names, widths = _columns(say, sheet)
    made = workbook.sheet(book, say.plain("selection-sheet"), title, lines, len(names))
    head = len(lines) + 2
    wide = workbook.row_of_heads(made, head, names, widths)
    end = head
    for end, row in enumerate(sheet.rows, head + 1):
        for at, value in enumerate(cells(say, row), 1):
            workbook.put(made.cell(end, at), value)
    workbook.set_up(say, made, wide, (head, head), f"C{head + 1}", filtered=end)
    day = now.astimezone(zone).date()
    data = workbook.to_bytes(book)
    return SheetFile(title=title, day=day, data=data, rows=len(sheet.rows))


def _columns(say: Say, sheet: SelectionSheet) -> tuple[list[str], list[float]]:
    scheme = sheet.view.scheme
    found = [("number", 7.0), ("community", 18.0), ("state", 12.0), ("note", 30.0)]
    named = [(say.plain(f"selection-column-{name}"), wide) for name, wide in found]
    named += [(say.plain(f"selection-column-{kind.value}"), 12.0) for kind in scheme.facts]
    named += [
        (say.plain("selection-weight", name=line.name.read(say.locale), points=line.points), 12.0)
        for line in scheme.lines
    ]
    rest = (("sum", 8.0), ("street", 26.0), ("visit", 30.0), ("objections", 36.0))
    named += [(say.plain(f"selection-column-{name}"), wide) for name, wide in rest]
    return [name for name, _ in named], [wide for _, wide in named]


def cells(say: Say, row: ApplicationView) -> list[Value]:
    """An application as a row."""
    facts = {one.kind: one for one in row.facts}
    found: list[Value] = [
        Number(row.id),
        row.unit.name,
        of.application_state(say, row.state),
        row.note or NOTHING,
    ]
    found += [_fact(facts, kind) for kind in row.scheme.facts]
    found += [row.points.get(line.code, NOTHING) for line in row.scheme.lines]
    found.append(row.given if row.points else NOTHING)
    visit = ""
    if row.visited_on is not None:
        visit = f"{row.visited_on:%Y-%m-%d} {row.visited_by} {row.visit_note}"
    found += [row.street_note or NOTHING, visit or NOTHING, _objections(say, row) or NOTHING]
    return found


def _fact(facts: dict[FactKind, Fact], kind: FactKind) -> Value:
    one = facts.get(kind)
    if one is None:
        return NOTHING
    return one.part if kind in BARE else Share(one.part, one.whole)


def _objections(say: Say, row: ApplicationView) -> str:
    said = []
    for one in row.objections:
        word = "objection-word-open" if one.open else _STRUCK[one.upheld]
        said.append(f"{one.text} → {say.plain(word)} {one.answer}".rstrip())
    return say.plain("register-joint").join(said)
