"""重大事项台账: each matter in a row."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.exports import workbook
from bot.exports.boards import SheetFile
from bot.exports.cells import NOTHING, Number, Share, Value
from bot.pages.assessments import words as of
from bot.texts import Say
from domain.assessments.views import AssessmentRegister, AssessmentView

COLUMNS = (
    ("number", 7.0),
    ("name", 26.0),
    ("unit", 14.0),
    ("body", 16.0),
    ("kind", 13.0),
    ("procedure", 11.0),
    ("state", 12.0),
    ("starts", 11.5),
    ("score", 8.0),
    ("against", 9.0),
    ("grade", 10.0),
    ("expected", 10.0),
    ("measures", 32.0),
    ("decision", 12.0),
    ("decided", 11.5),
    ("remark", 26.0),
    ("here", 11.5),
    ("above", 11.5),
)
"""The columns in their order, and how wide each is."""


def register_xlsx(
    say: Say, register: AssessmentRegister, zone: ZoneInfo, now: datetime
) -> SheetFile:
    """The register as a workbook, its figures above the rows."""
    title = say.plain("register-title")
    book = workbook.new(title, now)
    found = register.tally
    lines = [
        say.plain(
            "register-head",
            registered=found.registered,
            tally=of.tally(say, found),
            undecided=found.undecided,
            withdrawn=found.withdrawn,
            at=f"{now.astimezone(zone):%Y-%m-%d %H:%M}",
        ),
        say.plain("register-warn", early=found.early, against=found.against, moved=found.moved),
    ]
    if register.total > len(register.rows):
        lines.append(say.plain("register-more", shown=len(register.rows), total=register.total))
    made = workbook.sheet(book, say.plain("register-sheet"), title, lines, len(COLUMNS))
    head = len(lines) + 2
    names = [say.plain(f"register-{name}") for name, _ in COLUMNS]
    widths = workbook.row_of_heads(made, head, names, [width for _, width in COLUMNS])
    last = head
    for last, view in enumerate(register.rows, head + 1):
        for at, value in enumerate(cells(say, view), 1):
            workbook.put(made.cell(last, at), value)
    workbook.set_up(say, made, widths, (head, head), f"C{head + 1}", filtered=last)
    day = now.astimezone(zone).date()
    data = workbook.to_bytes(book)
    return SheetFile(title=title, day=day, data=data, rows=len(register.rows))


def cells(say: Say, view: AssessmentView) -> tuple[Value, ...]:
    """A matter as a row."""
    line, found = view.line, view.appraisal
    share: Value = NOTHING
    if found is not None and found.valid:
        share = Share(found.opposes, found.valid)
    return (
        Number(line.id),
        line.name,
        line.unit.name,
        view.body,
        of.kind(say, line.kind),
        of.procedure(say, line.procedure),
        of.state(say, line.state),
        line.starts_on,
        found.score if found is not None else NOTHING,
        share,
        of.grade(say, view.graded),
        of.grade(say, view.expected),
        say.plain("register-joint").join(one.text for one in view.measures),
        of.decision(say, line.decision) if line.decision is not None else NOTHING,
        line.decided_on or NOTHING,
        remark(say, view),
        view.filed_here_on or NOTHING,
        view.filed_above_on or NOTHING,
    )


def remark(say: Say, view: AssessmentView) -> str:
    """What is to be said of it: begun before the decision, deferred once, against the guidance."""
    said = []
    if view.line.early:
        said.append(say.plain("register-early"))
    if view.line.round > 1:
        said.append(say.plain("register-round", round=str(view.line.round)))
    last = next((one for one in reversed(view.rounds) if one.decision is not None), None)
    if last is not None and last.against:
        said.append(say.plain("register-outside", reason=last.reason))
    return say.plain("register-joint").join(said)
