"""The rounds, and one of them on one screen: how it stands, the communities, and the next step."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot.buttons.features import FeatureList
from bot.buttons.selections import (
    ApplyFor,
    AskSelectionStep,
    BeginSelection,
    OpenApplication,
    OpenSelection,
    SelectionDocument,
    SelectionList,
    SelectionPaper,
    TakeSelectionStep,
)
from bot.pages import times
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row
from bot.pages.selections import words as of
from bot.texts import Html, Say
from domain.selections.model import ApplicationState, SelectionArrow, SelectionState
from domain.selections.options import OUT
from domain.selections.views import ApplicationLine, SelectionPage, SelectionView

_A = SelectionArrow
AT_ONCE = (_A.REVIEW,)
"""The steps of a round of one tap."""
ASKED = (_A.PUBLISH, _A.COMMEND, _A.CANCEL)
"""Those that are asked once more."""
_UNIT = 16
_MARKS = {
    ApplicationState.APPLIED: "▫️",
    ApplicationState.RECOMMENDED: "👍",
    ApplicationState.CHOSEN: "🏅",
    ApplicationState.COMMENDED: "🏅",
}


def rounds_page(say: Say, board: SelectionPage, zone: ZoneInfo) -> Page:
    """The rounds, the newest first, and the years of which one may be opened."""
    head = say("selections-head")
    if board.pages > 1:
        head = say("page-head", head=head, page=str(board.page + 1), pages=str(board.pages))
    lines = [head]
    lines += [
        say(
            "selections-line",
            year=str(one.year),
            unit=one.district.name,
            state=of.standing(say, one, zone),
        )
        for one in board.lines
    ]
    if not board.lines:
        lines.append(say("selections-empty" if board.years else "selections-none"))
    begins = [
        button(say.plain("selection-begin", year=str(year)), BeginSelection(year=year))
        for year in board.years
    ]
    return Page(
        text=joined(lines),
        rows=(
            *(
                [
                    button(
                        say.plain("selections-open", year=str(one.year), unit=one.district.name),
                        OpenSelection(id=one.id),
                    )
                ]
                for one in board.lines
            ),
            page_row(say, board.page, board.pages, lambda page: SelectionList(page=page)),
            begins,
            [button(say.plain("selection-features"), FeatureList(page=0))],
        ),
    )


def title(say: Say, year: int) -> Html:
    """``🏅 2026年示范社区评选``."""
    return say("selection-title", year=str(year))


def round_page(
    say: Say, view: SelectionView, zone: ZoneInfo, today: date, news: Html | None = None
) -> Page:
    """The whole of it."""
    head = title(say, view.year)
    if view.pages > 1:
        head = say("page-head", head=head, page=str(view.page + 1), pages=str(view.pages))
    scheme = view.scheme
    lines: list[Html | None] = [
        head,
        say("selection-standing", state=of.standing(say, view, zone)),
        say("selection-places", places=scheme.places, award=scheme.award),
        say("selection-weights", version=scheme.version, weights=of.weights(say, scheme)),
        _stretch(say, view),
        _published(say, view, today),
        _figures(say, view),
        *(_line(say, view, one) for one in view.lines),
        _next(say, view),
        *([Html(""), news] if news else []),
    ]
    return Page(text=joined(lines), rows=tuple(_rows(say, view)))


def _stretch(say: Say, view: SelectionView) -> Html:
    first, last = (times.day(say, day) for day in (view.facts_from, view.facts_until))
    return say("selection-stretch", first=first, last=last)


def _published(say: Say, view: SelectionView, today: date) -> Html | None:
    if view.published_on is None or view.published_until is None:
        return None
    return say(
        "selection-hangs",
        first=times.day(say, view.published_on),
        last=times.near_day(say, view.published_until, today),
    )


def _figures(say: Say, view: SelectionView) -> Html | None:
    if not view.runs:
        return None
    some = [say.plain("selection-applied", count=view.applied)]
    for key, count in (
        ("selection-waiting", view.waiting),
        ("selection-objections", view.open_objections),
    ):
        if count:
            some.append(say.plain(key, count=count))
    if view.state is SelectionState.REVIEWING:
        picked = say.plain("selection-picked", count=view.picked, places=view.scheme.places)
        some.append(picked)
    return say("selection-figures", text=" · ".join(some))


def _line(say: Say, view: SelectionView, line: ApplicationLine) -> Html:
    listed = line.picked and _reviewed(line)
    mark = "⚠️" if line.objections else "✅" if listed else _MARKS.get(line.state, "▫️")
    if view.state in OUT and not view.runs and line.state in _MARKS:
        return say("selection-line-public", mark=mark, unit=line.unit.name)
    parts = [of.application_state(say, line.state)]
    if line.given is not None:
        parts.append(say.plain("selection-given", given=line.given, most=view.scheme.greatest))
    if view.runs and view.state is SelectionState.REVIEWING and _reviewed(line):
        missing = [
            say.plain(key)
            for key, there in (
                ("selection-not-visited", line.visited),
                ("selection-not-scored", line.scored),
            )
            if not there
        ]
        parts += missing
    if line.objections:
        parts.append(say.plain("selection-objections", count=line.objections))
    return say("selection-line", mark=mark, unit=line.unit.name, state=" · ".join(parts))


def _reviewed(line: ApplicationLine) -> bool:
    return line.state is ApplicationState.RECOMMENDED


def _next(say: Say, view: SelectionView) -> Html | None:
    """What comes next, in the words of whose turn it is."""
    if view.applies_for:
        return say("selection-next-apply")
    side = "district" if view.runs else "others"
    key = f"selection-next-{view.state.value}-{side}"
    return say(key) if say.has(key) else None


def _rows(say: Say, view: SelectionView) -> list[Row]:
    applies: Sequence[InlineKeyboardButton] = [
        button(
            say.plain("selection-apply", unit=clip(unit.name, _UNIT)),
            ApplyFor(id=view.id, unit=unit.id),
        )
        for unit in view.applies_for
    ]
    doing = [
        button(say.plain(f"selection-do-{arrow.value}"), kind(id=view.id, arrow=arrow))
        for arrows, kind in ((AT_ONCE, TakeSelectionStep), (ASKED, AskSelectionStep))
        for arrow in arrows
        if arrow in view.may
    ]
    opens = [button(clip(one.unit.name, _UNIT), OpenApplication(id=one.id)) for one in view.lines]
    turn = page_row(say, view.page, view.pages, lambda page: OpenSelection(id=view.id, page=page))
    return [
        *in_rows(applies, 2),
        *in_rows(opens, 2),
        turn,
        *in_rows(doing, 2),
        _papers(say, view),
        [
            button(say.plain("selection-list"), SelectionList(page=0)),
            button(say.plain("selection-features"), FeatureList(page=0)),
        ],
    ]


def _papers(say: Say, view: SelectionView) -> Row:
    some = []
    if view.state in OUT:
        some += [SelectionPaper.TEXT, SelectionPaper.NOTICE]
    if view.lines:
        some.append(SelectionPaper.SHEET)
    return [
        button(
            say.plain(f"selection-paper-{what.name.lower()}"),
            SelectionDocument(id=view.id, what=what),
        )
        for what in some
    ]


def notice_text(say: Say, view: SelectionView, names: Sequence[str]) -> Html:
    """公示 as a message that can be forwarded as it is."""
    lines: list[Html] = [
        say("selection-notice-head", unit=view.district.name, year=str(view.year)),
        say("selection-notice-way", year=str(view.year)),
        *(say("selection-notice-line", at=at, unit=name) for at, name in enumerate(names, 1)),
        say("selection-notice-days", **notice_days(say, view)),
        say("selection-notice-object"),
    ]
    return Html("\n".join(lines))


def notice_days(say: Say, view: SelectionView) -> dict[str, str]:
    """From when until when it hangs out; "—" before."""
    found = {"first": view.published_on, "last": view.published_until}
    return {
        name: times.whole_day(say, day) if day is not None else "—" for name, day in found.items()
    }
