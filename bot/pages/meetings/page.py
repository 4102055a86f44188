"""A meeting on one screen: its day, its agenda by number, and one next step."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.meetings import (
    DoMeeting,
    ItemsOf,
    MeetingAct,
    MeetingMore,
    MeetingsOfUnit,
    OpenItem,
    OpenMeeting,
    PaperOf,
    PhotoOf,
    SetSeries,
    UniteCases,
)
from bot.pages import times
from bot.pages.meetings import parts
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row, piece
from bot.texts import Html, Say
from domain.meetings.model import COMING, ON_RECORD, MeetingPaper, MeetingState
from domain.meetings.views import AgendaLine, MeetingView, Repeat

LINES = 10
"""Items of an agenda in one screen."""
_REPEATS = 3
_PLACE = 14
_PER_ROW = 5


def meeting_page(
    say: Say,
    view: MeetingView,
    zone: ZoneInfo,
    today: date,
    news: Html | None = None,
    *,
    page: int = 0,
) -> Page:
    """The meeting, with just what this reader may do, and a page of its agenda, from 0."""
    line = view.line
    page, pages, _ = piece(view.items, page, LINES)
    text = joined(
        [
            say("meeting-head", title=parts.title(say, line, today)),
            say("meeting-where", state=parts.state(say, line), place=line.place),
            _moved(say, view),
            *_facts(say, view, zone),
            "",
            *_agenda(say, view, page),
            *_waiting(say, view),
            *_hint(say, view),
            *(["", news] if news else []),
        ]
    )
    return Page(
        text=text,
        rows=(
            _next(say, view),
            *_items(view, page),
            page_row(say, page, pages, lambda other: ItemsOf(id=line.id, page=other)),
            *_repeats(say, view),
            _also(say, view),
            _ways(say, view),
        ),
    )


def _moved(say: Say, view: MeetingView) -> Html | None:
    line = view.line
    if not line.reason:
        return None
    if line.on != line.planned_on:
        was = times.day(say, line.planned_on)
        return say("meeting-moved", day=was, reason=line.reason)
    return say("meeting-why", reason=line.reason)


def _facts(say: Say, view: MeetingView, zone: ZoneInfo) -> list[Html | None]:
    return [
        say("meeting-came", present=parts.present(say, view.present)) if view.present else None,
        say(
            "meeting-confirmed",
            role=words.role(say, view.confirmed_by),
            at=words.moment(say, view.confirmed_at, zone),
        )
        if view.confirmed_by and view.confirmed_at
        else None,
    ]


def _agenda(say: Say, view: MeetingView, page: int) -> list[Html]:
    if not view.items:
        return [say("meeting-no-items")]
    head = say("meeting-items", items=view.line.items)
    page, pages, shown = piece(view.items, page, LINES)
    if pages > 1:
        head = say("page-head", head=head, page=str(page + 1), pages=str(pages))
    first = page * LINES + 1
    return [head, *(parts.item_line(say, one, at) for at, one in enumerate(shown, first))]


def _waiting(say: Say, view: MeetingView) -> list[Html | str]:
    """What of the earlier meetings is to be judged, or not fed back yet."""
    if view.line.state in ON_RECORD or not (view.to_judge or view.not_yet):
        return []
    return ["", say("meeting-earlier", judge=len(view.to_judge), waiting=view.not_yet)]


def _hint(say: Say, view: MeetingView) -> list[Html | str]:
    """What comes next, in a sentence, for who holds it."""
    may, state = view.may, view.line.state
    if may == type(may)():
        return []
    if state is MeetingState.HELD:
        left = unruled(view)
        if left:
            return ["", say("meeting-hint-left", items=len(left))]
        return ["", say("meeting-hint-confirm" if view.present else "meeting-hint-count")]
    if state in COMING:
        return ["", say(f"meeting-hint-{state.value}")]
    return []


def unruled(view: MeetingView) -> list[AgendaLine]:
    """The items that nothing was said of yet."""
    return [one for one in view.items if one.ruling is None]


def _do(say: Say, view: MeetingView, act: MeetingAct) -> InlineKeyboardButton:
    return button(say.plain(f"meeting-do-{act.value}"), DoMeeting(id=view.line.id, act=act))


def _next(say: Say, view: MeetingView) -> Row:
    """The one next step."""
    may = view.may
    if may.confirm:
        return [_do(say, view, MeetingAct.CONFIRM)]
    if may.go_on:
        counts = not unruled(view) and not view.to_judge and view.present is None
        return [_do(say, view, MeetingAct.COUNT if counts else MeetingAct.GO_ON)]
    if may.begin:
        return [_do(say, view, MeetingAct.BEGIN)]
    if may.fix:
        return [_do(say, view, MeetingAct.FIX)]
    if view.line.state in ON_RECORD:
        there = papers_of(view)
        second = MeetingPaper.SLIPS if MeetingPaper.SLIPS in there else MeetingPaper.POSTED
        return [_paper(say, view, one) for one in (MeetingPaper.MINUTES, second)]
    return []


def _items(view: MeetingView, page: int) -> list[Row]:
    page, _, shown = piece(view.items, page, LINES)
    buttons = [
        button(str(one.number or at), OpenItem(meeting=view.line.id, id=one.id))
        for at, one in enumerate(shown, page * LINES + 1)
    ]
    return in_rows(buttons, _PER_ROW)


def _repeats(say: Say, view: MeetingView) -> list[Row]:
    return [[_repeat(say, view, one)] for one in view.repeats[:_REPEATS]]


def _repeat(say: Say, view: MeetingView, one: Repeat) -> InlineKeyboardButton:
    label = say.plain(
        "meeting-unite",
        category=one.category.read(say.locale),
        place=clip(one.place, _PLACE) or view.line.unit.name,
        cases=len(one.numbers),
    )
    return button(label, UniteCases(unit=view.line.unit.id, id=one.case_id))


def _also(say: Say, view: MeetingView) -> Row:
    may = view.may
    row = []
    if may.add_item:
        row.append(_do(say, view, MeetingAct.WORD))
    if may.go_on and (view.present is not None or unruled(view) or view.to_judge):
        row.append(_do(say, view, MeetingAct.COUNT))
    if may.reopen:
        row.append(_do(say, view, MeetingAct.REOPEN))
    return row


def _ways(say: Say, view: MeetingView) -> Row:
    row = [
        button(say.plain("meeting-more"), MeetingMore(id=view.line.id)),
        button(say.plain("meeting-to-list"), MeetingsOfUnit(unit=view.line.unit.id, page=0)),
    ]
    if view.next_id is not None and view.line.state in {*ON_RECORD, MeetingState.HELD}:
        row.append(button(say.plain("meeting-next"), OpenMeeting(id=view.next_id)))
    return row


def _paper(say: Say, view: MeetingView, paper: MeetingPaper) -> InlineKeyboardButton:
    label = say.plain(f"meeting-paper-{paper.value}")
    return button(label, PaperOf(id=view.line.id, paper=paper))


def papers_of(view: MeetingView) -> Sequence[MeetingPaper]:
    """The papers there are of it by now."""
    if view.line.state in ON_RECORD:
        found = [MeetingPaper.AGENDA, MeetingPaper.MINUTES]
        if any(one.given is not None for one in view.items):
            found.append(MeetingPaper.SLIPS)
        return [*found, MeetingPaper.POSTED, MeetingPaper.SHEET]
    return [MeetingPaper.AGENDA, MeetingPaper.SHEET] if view.items else []


def more_page(say: Say, view: MeetingView, today: date) -> Page:
    """Its day, its papers, its pictures, and the community's rule."""
    may, meeting = view.may, view.line.id
    moving = [
        _do(say, view, act)
        for act, shown in (
            (MeetingAct.POSTPONE, may.postpone),
            (MeetingAct.CALL_OFF, may.call_off),
            (MeetingAct.PHOTO, may.go_on or (may.set_series and view.line.state in ON_RECORD)),
        )
        if shown
    ]
    pictures = [
        button(say.plain("file-photo", number=str(n + 1)), PhotoOf(id=meeting, number=n))
        for n in range(view.photos)
    ]
    rule = parts.rule_words(say, view.rule) if view.rule else parts.NOTHING
    unit = view.line.unit.id
    ways = [button(say.plain("meeting-back"), OpenMeeting(id=meeting))]
    if may.set_series:
        ways.append(button(say.plain("meeting-set-series"), SetSeries(unit=unit)))
    return Page(
        text=joined(
            [
                say("meeting-head", title=parts.title(say, view.line, today)),
                say("meeting-rule", rule=rule),
            ]
        ),
        rows=(
            *in_rows(moving, 2),
            *in_rows([_paper(say, view, one) for one in papers_of(view)], 2),
            *in_rows(pictures, 3),
            ways,
        ),
    )


def early_page(say: Say, view: MeetingView, today: date) -> Page:
    """Asks whether a meeting begins before its day: nothing leads back from there."""
    line = view.line
    day = times.near_day(say, line.on, today)
    begin = DoMeeting(id=line.id, act=MeetingAct.BEGIN_EARLY)
    return Page(
        text=joined(
            [
                say("meeting-head", title=parts.title(say, line, today)),
                "",
                say("meeting-begin-early", day=day),
            ]
        ),
        rows=(
            [
                button(say.plain("meeting-do-begin"), begin),
                button(say.plain("button-back"), OpenMeeting(id=line.id)),
            ],
        ),
    )
