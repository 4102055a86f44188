"""The rows of a report's form: a place each."""

from bot.buttons.periodic import PeriodicRows
from bot.pages.page import Page, clip, joined, page_row, piece
from bot.pages.periodic.details import back_row
from bot.pages.periodic.form import with_unreached
from bot.pages.periodic.page import about, head_of
from bot.texts import Say
from domain.periodic.model import Line
from domain.periodic.views import PeriodicView

_ROWS = 4
_NAME = 14


def rows_page(say: Say, view: PeriodicView, page: int) -> Page:
    """The rows of the form, a place each; a page beyond is the last."""
    rows = view.sheet.rows if view.sheet else ()
    page, pages, shown = piece(rows, page, _ROWS)
    head = say("periodic-rows-head")
    if pages > 1:
        head = say("page-head", head=head, page=str(page + 1), pages=str(pages))
    unit, period = view.unit.id, view.period.code
    return Page(
        text=joined([head_of(say, view), head, *(_row(say, line) for line in shown)]),
        rows=(
            page_row(say, page, pages, lambda to: PeriodicRows(unit=unit, period=period, page=to)),
            back_row(say, view),
        ),
        about=about(view),
    )


def _row(say: Say, line: Line) -> str:
    figures, weekly = line.figures, line.extras.weekly
    name = clip(line.name, _NAME) if line.unit_id else say.plain("periodic-row-own")
    text = say(
        "periodic-row",
        unit=name,
        carried=figures.carried,
        found=figures.found,
        resolved=figures.resolved,
        moved=figures.moved + figures.dropped,
        open=figures.open,
        overdue=figures.overdue,
    )
    if not weekly.expected:
        return text
    reports = say(
        "periodic-row-late" if weekly.late or weekly.missing else "periodic-row-reports",
        line=text,
        expected=weekly.expected,
        filed=weekly.filed,
        nil=weekly.nil,
        **({"late": weekly.late + weekly.missing} if weekly.late or weekly.missing else {}),
    )
    return with_unreached(say, reports, weekly)
