"""The columns of the superior's forms: their heads in two lines, and what stands below them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.exports.cells import NOTHING, Growth, Share, Value
from bot.exports.workbook import width_for
from bot.pages.periodic.form import RARE
from bot.pages.periodic.words import column_name
from bot.texts import Say
from domain.periodic.model import Line, PeriodicTally
from domain.periodic.views import PeriodicView

_PLAIN = {
    "carried": "form-flow",
    "found": "form-flow",
    "entered_late": "form-flow",
    "group": "form-flow",
    "reopened": "form-flow",
    "resolved": "form-flow",
    "moved": "form-flow",
    "dropped": "form-flow",
    "open": "form-end",
    "overdue": "form-end",
    "total_found": "form-ever",
    "total_resolved": "form-ever",
    "opinions_found": "form-opinions",
    "opinions_answered": "form-opinions",
}
"""Columns that are a figure, and the head they stand under."""
TALLY = ("expected", "on_time", "late", "missing", "unreached", "waiting", "nil")
"""What is told of the reports that came in from below; those but ``nil`` add up to the first."""
_RARELY = frozenset({"unreached", "waiting"})


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: the head it shares with its neighbours, its own, and its value in a row."""

    over: str
    head: str
    value: Callable[[Line], Value]
    width: float = 8.6
    sums: bool = False
    """Its rows add up to its sum."""


def columns_of(say: Say, view: PeriodicView) -> list[Column]:
    """The columns of a report's form, as its tier lists them."""
    return [column for name in view.columns for column in columns_named(say, view, name)]


def total_of(view: PeriodicView) -> Line:
    """The sum of the form: of the snapshot, once there is one."""
    row = view.confirmed
    sheet = row.sheet if row else view.sheet
    figures = row.figures if row else view.figures
    if sheet is not None:
        return sheet.total
    return Line(unit_id=view.unit.id, name=view.unit.name, figures=figures)


def rows_of(view: PeriodicView) -> tuple[Line, ...]:
    """The rows of the form; none for a tier without rows."""
    sheet = view.confirmed.sheet if view.confirmed else view.sheet
    return sheet.rows if sheet else ()


def columns_named(say: Say, view: PeriodicView, name: str) -> Iterable[Column]:
    """The columns that one entry of the tier's list stands for."""
    if name in RARE and not getattr(total_of(view).figures, name):
        return []  # the superior's form has no such column: only where it says something
    if name in _PLAIN:
        return [_figure(say, view, name)]
    return _SPECIAL[name](say, view)


def _column(
    say: Say,
    over: str,
    head: str,
    value: Callable[[Line], Value],
    width: float = 8.0,
    *,
    sums: bool = False,
) -> Column:
    told = say.plain(_key(head))
    return Column(
        over=say.plain(_key(over)),
        head=told,
        value=value,
        width=width_for(told, width),
        sums=sums,
    )


def _key(name: str) -> str:
    return name.replace("_", "-")


def _figure(say: Say, view: PeriodicView, name: str) -> Column:
    head = column_name(say, name, view.period.kind)
    return Column(
        over=say.plain(_PLAIN[name]),
        head=head,
        value=lambda line: int(getattr(line.figures, name)),
        width=width_for(head, 8.6),
        sums=True,
    )


def _rate(say: Say, _: PeriodicView) -> list[Column]:
    def value(line: Line) -> Share:
        return Share(line.figures.total_resolved, line.figures.total_found)

    return [_column(say, "form-ever", "form-rate", value)]


def _reports(say: Say, view: PeriodicView) -> Iterator[Column]:
    """Of each kind that is owed below."""
    owed = total_of(view).extras
    for part in ("weekly", "half_monthly"):
        if not getattr(owed, part).expected:
            continue
        for name in TALLY:
            if name in _RARELY and not getattr(getattr(owed, part), name):
                continue  # the superior's form has no such column: only where it says something

            def value(line: Line, part: str = part, name: str = name) -> Value:
                tally: PeriodicTally = getattr(line.extras, part)
                return int(getattr(tally, name)) if tally.expected else NOTHING

            yield _column(
                say, f"form-reports-{part}", f"form-reports-{name}", value, 6.0, sums=True
            )


def _success(say: Say, _: PeriodicView) -> list[Column]:
    def value(line: Line) -> Share:
        return Share(line.extras.success, line.extras.concluded)

    return [_column(say, "form-mediation", "form-success", value)]


def _compared(say: Say, _: PeriodicView) -> list[Column]:
    return [
        _column(
            say,
            "form-compared",
            "form-year-before",
            lambda line: Growth(line.figures.found, line.extras.found_year_before),
        ),
        _column(
            say,
            "form-compared",
            "form-before",
            lambda line: Growth(line.figures.found, line.extras.found_before),
        ),
    ]


def _extra(
    over: str, *names: str, width: float = 8.0
) -> Callable[[Say, PeriodicView], list[Column]]:
    def columns(say: Say, _: PeriodicView) -> list[Column]:
        return [
            _column(say, over, f"form-{name}", _getter(name), width, sums=True) for name in names
        ]

    return columns


def _getter(name: str) -> Callable[[Line], Value]:
    return lambda line: int(getattr(line.extras, name))


def _categories(say: Say, view: PeriodicView) -> list[Column]:
    """A column for each category that is in use."""
    counts = dict(total_of(view).extras.categories)
    return [
        Column(
            over=say.plain("form-categories"),
            head=(head := label.read(say.locale)),
            value=_of_category(id),
            width=width_for(head, 8.0),
            sums=True,
        )
        for id, label in view.categories.items()
        if counts.get(id)
    ]


def _of_category(id: int) -> Callable[[Line], Value]:
    return lambda line: dict(line.extras.categories).get(id, 0)


def _hard(say: Say, _: PeriodicView) -> list[Column]:
    joint = say.plain("ledger-joint")

    def numbers(line: Line) -> str:
        return joint.join(map(str, line.extras.hard)) or NOTHING

    def answering(line: Line) -> str:
        return joint.join(line.extras.hard_at) or NOTHING

    return [
        _column(say, "form-hard", "form-hard-numbers", numbers, 14.0),
        _column(say, "form-hard", "form-hard-units", answering, 18.0),
    ]


def _assessments(say: Say, _: PeriodicView) -> list[Column]:
    """A dash in a form that was confirmed before the desk kept them."""

    def of(part: str) -> Callable[[Line], Value]:
        def value(line: Line) -> Value:
            found = line.extras.assessments
            return NOTHING if found is None else int(getattr(found, part))

        return value

    return [
        _column(say, "form-assessments", f"form-assessments-{part}", of(part), sums=True)
        for part in ("made", "go", "wait", "no")
    ]


def _legal_aid(say: Say, view: PeriodicView) -> list[Column]:
    """A dash where nothing gives legal aid; what counted nothing has a zero."""
    some = total_of(view).extras.aid_cases is not None

    def of(name: str) -> Callable[[Line], Value]:
        def value(line: Line) -> Value:
            many: int | None = getattr(line.extras, f"aid_{name}")
            return NOTHING if many is None else many

        return value

    return [
        _column(say, "form-legal-aid", f"form-legal-aid-{name}", of(name), sums=some)
        for name in ("cases", "asked")
    ]


_SPECIAL: dict[str, Callable[[Say, PeriodicView], Iterable[Column]]] = {
    "rate": _rate,
    "reports": _reports,
    "success_rate": _success,
    "compared": _compared,
    "agreements": _extra("form-mediation", "oral", "written"),
    "amount": _extra("form-mediation", "amount", width=12.0),
    "judicial": _extra("form-mediation", "judicial"),
    "meetings": _extra("form-meetings", "meetings_items", "meetings_done", "meetings_content"),
    "categories": _categories,
    "hard": _hard,
    "assessments": _assessments,
    "legal_aid": _legal_aid,
}
