"""Directories: what there is to ask for, what was found, an entry, and the text to forward."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.directories import (
    ChangeEntry,
    CheckEntry,
    DirectoryHome,
    DoubtEntry,
    EntriesFound,
    EntriesOf,
    EntriesToCheck,
    EntrySheet,
    ForwardEntry,
    NewEntry,
    OpenEntry,
    StopEntry,
    TakeEntries,
)
from bot.pages import times
from bot.pages.hours import hours_words, opening_words
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row
from bot.texts import Html, Say
from domain.directories.model import FACES, EntryFace, EntryKind, EntryState
from domain.directories.views import EntryLine, EntryPage, EntryView


class BadRow(Protocol):
    """What is wrong in a row of a sheet."""

    @property
    def row(self) -> int:
        """The row in the file."""
        ...

    @property
    def column(self) -> str:
        """What its column is called."""
        ...

    @property
    def why(self) -> str:
        """A sentence in the reader's language."""
        ...


_FRESH = timedelta(minutes=1)
_NAME = 30
_PROBLEMS = 10
"""So many are told of in one message."""
_LABEL = 24
_OTHER = {EntryFace.WHO: EntryFace.WHERE, EntryFace.WHERE: EntryFace.WHO}


def kind_words(say: Say, kind: EntryKind) -> str:
    """老年助餐点."""
    return say.plain(f"entry-kind-{kind.value}")


def home_page(say: Say, face: EntryFace, board: EntryPage, to_check: int) -> Page:
    """The kinds there are, and for who keeps any what is to be done."""
    text = say(f"directory-{face.value}")
    if not board.kinds:
        text = Html(f"{text}\n\n{say('directory-empty')}")
    return Page(text=text, rows=_home_rows(say, face, board, to_check))


def none_page(say: Say, face: EntryFace, board: EntryPage, title: str, to_check: int) -> Page:
    """Nothing is called so."""
    text = say("directory-none", title=title)
    return Page(text=text, rows=_home_rows(say, face, board, to_check))


def _home_rows(say: Say, face: EntryFace, board: EntryPage, to_check: int) -> tuple[Row, ...]:
    kinds = [button(kind_words(say, one), EntriesOf(sort=one, page=0)) for one in board.kinds]
    other = _OTHER[face]
    turn = [button(say.plain(f"directory-to-{other.value}"), DirectoryHome(face=other))]
    keeping: Row = []
    if board.keeps:
        keeping = [
            button(say.plain("directory-new"), NewEntry()),
            button(say.plain("directory-sheet"), EntrySheet(yes=0)),
        ]
        if to_check:
            check = say.plain("directory-check", total=str(to_check))
            turn.append(button(check, EntriesToCheck(page=0)))
    return (*in_rows(kinds, 2), turn, keeping)


def found_page(
    say: Say,
    board: EntryPage,
    title: str,
    to: EntriesFound | EntriesOf,
    zone: ZoneInfo,
    now: datetime,
) -> Page:
    """What was found, the nearest first, and of these what is open first."""
    head = say("directory-found", title=title, total=board.total)
    lines = [f"\n{_line(say, one, zone, now)}" for one in board.lines]
    opens = [[button(clip(one.name, _NAME), OpenEntry(id=one.id))] for one in board.lines]
    face = to.face if isinstance(to, EntriesFound) else FACES[to.sort]

    def turned(page: int) -> CallbackData:
        return to.model_copy(update={"page": page})

    ways: Row = []
    lines_open = (one for one in board.lines if one.opening.open)
    first = next(lines_open, None) if board.page == 0 else None
    if first is not None:
        ways.append(button(say.plain("directory-forward"), ForwardEntry(id=first.id)))
    turn = page_row(say, board.page, board.pages, turned)
    back = [button(say.plain("button-back"), DirectoryHome(face=face))]
    return Page(text=joined([head, *lines]), rows=(*opens, turn, ways, back))


def _line(say: Say, line: EntryLine, zone: ZoneInfo, now: datetime) -> Html:
    facts = {
        "name": line.name,
        "near": say.plain(f"near-{line.near.value}"),
        "phone": line.phone,
    }
    opening = opening_words(say, line.opening, zone, now)
    text = say("directory-line", opening=opening, **facts)
    if line.state is EntryState.TO_CHECK:
        return Html(f"{text}\n{say('directory-line-doubt', age=age_words(say, line, now))}")
    return text


def age_words(say: Say, line: EntryLine, now: datetime) -> str:
    """For how long it has stood as it does: ``（2天）``, in the first minute ``（刚刚）``."""
    stood = now - line.since
    if stood < _FRESH:
        return say.plain("entry-age-fresh")
    return say.plain("entry-age", long=times.long(say, stood))


def entry_page(
    say: Say, view: EntryView, zone: ZoneInfo, now: datetime, news: Html | None = None
) -> Page:
    """All that is written of it, how far it can be relied on, and what may be done."""
    line = view.line
    charge = say.plain("entry-free" if view.free else "entry-not-free")
    marks = [charge, *([say.plain("entry-step-free")] if view.step_free else [])]
    text = joined(
        [
            say("entry-head", name=line.name, kind=kind_words(say, line.kind), host=line.host.name),
            "",
            opening_words(say, line.opening, zone, now),
            say("entry-hours", hours=hours_words(say, view.hours)),
            say("entry-phone", phone=line.phone),
            say("entry-place", place=view.place) if view.place else None,
            say("entry-bring", bring=view.bring) if view.bring else None,
            say("entry-stand-in", stand_in=view.stand_in) if view.stand_in else None,
            say("entry-shown-name", name=view.shown_name) if view.shown_name else None,
            say("entry-served", units=_served(say, view)) if view.served else None,
            say.plain("between-figures").join(marks),
            "",
            _relied(say, view, now),
            *(["", news] if news else []),
        ]
    )
    return Page(text=text, rows=_entry_rows(say, view))


def _served(say: Say, view: EntryView) -> str:
    return say.plain("between-names").join(one.name for one in view.served)


def _relied(say: Say, view: EntryView, now: datetime) -> Html:
    day = times.whole_day(say, view.checked_on)
    by = say.plain("notice-by", unit=view.checked_unit, role=words.role(say, view.checked_by))
    match view.line.state:
        case EntryState.STOPPED:
            return say("entry-stopped")
        case EntryState.TO_CHECK:
            return say("entry-to-check", age=age_words(say, view.line, now), day=day, by=by)
        case _:
            return say("entry-valid", day=day, by=by)


def _entry_rows(say: Say, view: EntryView) -> tuple[Row, ...]:
    line, may = view.line, view.may
    stopped = line.state is EntryState.STOPPED
    asking: Row = []
    if not stopped:
        asking.append(button(say.plain("entry-button-forward"), ForwardEntry(id=line.id)))
    if may.doubt:
        asking.append(button(say.plain("entry-button-doubt"), DoubtEntry(id=line.id)))
    keeping: Row = []
    if may.confirm:
        key = "entry-button-resume" if stopped else "entry-button-confirm"
        keeping.append(button(say.plain(key), CheckEntry(id=line.id, page=0)))
    if may.change:
        keeping.append(button(say.plain("entry-button-change"), ChangeEntry(id=line.id)))
    if may.stop:
        keeping.append(button(say.plain("entry-button-stop"), StopEntry(id=line.id, yes=0)))
    kind = say.plain("entry-button-list", kind=kind_words(say, line.kind))
    return (asking, keeping, [button(kind, EntriesOf(sort=line.kind, page=0))])


def stop_page(say: Say, view: EntryView) -> Page:
    """Whether that is meant."""
    rows: list[Row] = [
        [button(say.plain("entry-stop-sure"), StopEntry(id=view.line.id, yes=1))],
        [button(say.plain("button-back"), OpenEntry(id=view.line.id))],
    ]
    return Page(text=say("entry-stop-ask", name=view.line.name), rows=tuple(rows))


def forward_text(say: Say, view: EntryView) -> Html:
    """What a resident is sent: where, when and how; no name of anybody, and nothing of the desk."""
    line = view.line
    charge = say.plain("entry-free" if view.free else "entry-not-free")
    marks = [charge, *([say.plain("entry-step-free")] if view.step_free else [])]
    return Html(
        joined(
            [
                say("forward-head", name=line.name),
                say("forward-phone", phone=line.phone),
                say("forward-hours", hours=hours_words(say, view.hours)),
                say("forward-place", place=view.place) if view.place else None,
                say("forward-bring", bring=view.bring) if view.bring else None,
                say.plain("between-figures").join(marks),
                say("forward-to-check") if line.state is EntryState.TO_CHECK else None,
            ]
        )
    )


def checks_page(say: Say, board: EntryPage) -> Page:
    """What one keeps that is to be checked: a tap for each that is right."""
    if not board.total:
        back = [button(say.plain("button-back"), DirectoryHome(face=EntryFace.WHERE))]
        return Page(text=say("checks-empty"), rows=(back,))
    lines = [say("checks-line", name=one.name, phone=one.phone) for one in board.lines]
    rows = [_check_row(say, one, board.page) for one in board.lines]
    turn = page_row(say, board.page, board.pages, lambda page: EntriesToCheck(page=page))
    back = [button(say.plain("button-back"), DirectoryHome(face=EntryFace.WHERE))]
    text = joined([say("checks-head", total=board.total), "", *lines])
    return Page(text=text, rows=(*rows, turn, back))


def _check_row(say: Say, line: EntryLine, page: int) -> list[InlineKeyboardButton]:
    right = say.plain("checks-confirm", name=clip(line.name, _LABEL))
    return [
        button(right, CheckEntry(id=line.id, page=page + 1)),
        button(say.plain("checks-open"), OpenEntry(id=line.id)),
    ]


def how_page(say: Say) -> Page:
    """How to change all in a sheet."""
    rows: Sequence[Row] = (
        [button(say.plain("sheet-directory-get"), EntrySheet(yes=1))],
        [button(say.plain("button-back"), DirectoryHome(face=EntryFace.WHERE))],
    )
    return Page(text=say("sheet-directory-how"), rows=tuple(rows))


def checked_page(say: Say, rows: int, key: int) -> Page:
    """Nothing is wrong in the sheet: whether to take it over."""
    take = button(say.plain("directory-take", rows=str(rows)), TakeEntries(key=key, yes=1))
    drop = button(say.plain("directory-drop"), TakeEntries(key=key, yes=0))
    return Page(text=say("directory-checked", rows=rows), rows=([take, drop],))


def bad_rows(say: Say, problems: Sequence[BadRow]) -> Page:
    """What is wrong in the sheet, by row and column."""
    lines = [
        say("directory-bad-line", row=str(one.row), column=one.column, why=one.why)
        for one in problems[:_PROBLEMS]
    ]
    if len(problems) > _PROBLEMS:
        lines.append(say("directory-bad-more", more=str(len(problems) - _PROBLEMS)))
    many = len({one.row for one in problems})
    text = joined([say("directory-bad", rows=many), "", *lines])
    return Page(text=text, rows=how_page(say).rows[1:])
