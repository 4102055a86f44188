"""What a correction of a report changes, figure by figure."""

from collections.abc import Iterator
from dataclasses import fields

from bot.pages.periodic.words import column_name
from bot.texts import Html, Say
from domain.days.periods import PeriodKind
from domain.periodic.model import Extras, Figures
from domain.periodic.views import PeriodicRow, Recount

MOST = 8
_BESIDE = {
    "oral": "form-mediation",
    "written": "form-mediation",
    "amount": "form-mediation",
    "judicial": "form-mediation",
    "meetings_items": "form-meetings",
    "meetings_done": "form-meetings",
    "meetings_content": "form-meetings",
    "aid_cases": "form-legal-aid",
    "aid_asked": "form-legal-aid",
}
"""What may come after a month is over, and the head it stands under."""
_HEADS = {"aid_cases": "form-legal-aid-cases", "aid_asked": "form-legal-aid-asked"}


def corrected(say: Say, kind: PeriodKind, row: PeriodicRow, most: int = MOST) -> Html | None:
    """What the last correction changed; None where there was none."""
    if row.was is None:
        return None
    beside = row.sheet.total.extras if row.sheet else None
    return _said(say, kind, (row.was, row.figures), (row.was_beside, beside), most)


def recounted(say: Say, kind: PeriodKind, recount: Recount) -> Html:
    """What a correction would change."""
    beside = (recount.beside_was, recount.beside_now)
    return _said(say, kind, (recount.was, recount.now), beside, MOST)


def _said(
    say: Say,
    kind: PeriodKind,
    figures: tuple[Figures, Figures],
    beside: tuple[Extras | None, Extras | None],
    most: int,
) -> Html:
    """Each figure that is another, before and after; so many of them."""
    moved = [*_figures(say, kind, *figures), *_beside(say, *beside)]
    if not moved:
        return say("periodic-unchanged")
    if len(moved) > most:
        moved[most:] = ["…"]
    return say("periodic-changes", list=say.plain("between-changes").join(moved))


def _figures(say: Say, kind: PeriodKind, was: Figures, now: Figures) -> Iterator[str]:
    for one in fields(Figures):
        before, after = getattr(was, one.name), getattr(now, one.name)
        if before != after:
            column = column_name(say, one.name, kind)
            yield say.plain("periodic-change", column=column, was=before, now=after)


def _beside(say: Say, was: Extras | None, now: Extras | None) -> Iterator[str]:
    if was is None or now is None:
        return
    for name, over in _BESIDE.items():
        before, after = (getattr(one, name) for one in (was, now))
        if before == after:
            continue
        head = say.plain(_HEADS.get(name, f"form-{name.replace('_', '-')}"))
        yield say.plain(
            "periodic-change",
            column=say.plain("month-label", over=say.plain(over), head=head),
            was="—" if before is None else before,
            now="—" if after is None else after,
        )
