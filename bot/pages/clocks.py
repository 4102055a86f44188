"""A unit's clocks, the deadlines on a case's page, and leave."""

from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons import (
    AnswerExtension,
    ClocksOf,
    EndLeave,
    LeaveAt,
    LeaveDays,
    LeaveOf,
    PickClock,
    SetClock,
    TakeLeave,
)
from bot.pages import times
from bot.pages.page import Page, Row, button, clip, in_rows, joined
from bot.texts import Html, Say
from domain.cases.extension_model import read_letter
from domain.cases.model import Urgency
from domain.cases.views import CaseView, ClockBoard, ClockRow
from domain.errors import NotFound
from domain.leave.views import LeaveBoard, LeavePost, LeaveRow
from domain.org.views import UnitRef
from domain.people.model import Actor

ACCEPT, HANDLE = "accept", "handle"
CHOICES = {ACCEPT: (0, 1, 2, 3, 5, 7, 10), HANDLE: (1, 3, 5, 7, 10, 15, 20, 30, 45, 60)}
"""The working days offered."""
_FIRST_DAYS, _LAST_DAYS = 21, 28
_NAME = 40


def deadline_lines(say: Say, view: CaseView, zone: ZoneInfo) -> list[Html]:
    """What the case's page says of deadlines below its due date."""
    clock, lines = view.clock, []
    if clock.due_provisional and view.line.due_at is not None:
        lines.append(say("case-due-provisional"))
    if clock.limit_at is not None:
        key = "case-limit-provisional" if clock.limit_provisional else "case-limit"
        lines.append(say(key, limit=words.deadline(say, clock.limit_at, zone)))
    if clock.asked is not None:
        until = words.deadline(say, clock.asked.until, zone)
        lines.append(say("case-extension", days=clock.asked.days, until=until))
    return lines


def extension_row(say: Say, view: CaseView) -> Row:
    """The two answers to a request for more time, for whoever may give them."""
    asked = view.clock.asked
    if asked is None or not asked.may_answer:
        return []
    return [
        button(say.plain(f"extend-{word}"), AnswerExtension(id=asked.id, yes=word == "yes"))
        for word in ("yes", "no")
    ]


def may_extend(view: CaseView, _: Actor) -> bool:
    """Whether this reader may ask for more time."""
    return view.clock.may_ask


def what_of_extension(say: Say, arrow: str) -> str | None:
    """A request or its answer in the timeline; None for any other step."""
    read = read_letter(arrow)
    return None if read is None else say.plain(f"did-{read[0].value}", days=read[1])


def clocks_page(say: Say, board: ClockBoard, heading: Html | None = None) -> Page:
    """A unit's clocks, with buttons for whoever may change them."""
    rows: list[Row] = []
    if board.may_set:
        rows = [
            [
                button(
                    say.plain(f"clocks-change-{what}", urgency=words.urgency(say, row.urgency)),
                    PickClock(unit=board.unit.id, urgency=row.urgency, what=what),
                )
                for what in (ACCEPT, HANDLE)
            ]
            for row in board.rows
        ]
    text = joined(
        [
            *([heading, ""] if heading else []),
            say("clocks-head", unit=board.unit.name),
            *(_clock_line(say, row) for row in board.rows),
            "",
            say("clocks-note" if board.may_set else "clocks-read-only"),
        ]
    )
    return Page(text=text, rows=tuple(rows))


def _clock_line(say: Say, row: ClockRow) -> Html:
    return say(
        "clocks-line-own" if row.own else "clocks-line",
        urgency=words.urgency(say, row.urgency),
        accept=say.plain("clocks-days", days=row.accept),
        handle=say.plain("clocks-days", days=row.handle),
    )


def pick_page(say: Say, board: ClockBoard, urgency: Urgency, what: str) -> Page:
    """The days to choose from."""
    buttons = [
        button(
            words.capital(say.plain("clocks-days", days=days)),
            SetClock(unit=board.unit.id, urgency=urgency, what=what, days=days),
        )
        for days in CHOICES[what]
    ]
    text = say(f"clocks-pick-{what}", unit=board.unit.name, urgency=words.urgency(say, urgency))
    back = button(say.plain("clocks-back"), ClocksOf(unit=board.unit.id))
    return Page(text=text, rows=(*in_rows(buttons, 3), [back]))


def unit_choice(text: Html, units: Sequence[UnitRef], *, leave: bool) -> Page:
    """Which of several units is meant?"""

    def to(unit: UnitRef) -> InlineKeyboardButton:
        data = LeaveAt(unit=unit.id) if leave else ClocksOf(unit=unit.id)
        return button(clip(unit.name, _NAME), data)

    return Page(text=text, rows=tuple([to(unit)] for unit in units))


def leave_page(say: Say, board: LeaveBoard, today: date, heading: Html | None = None) -> Page:
    """One's own leave."""
    lines = [say("leave-line", span=times.span(say, one.first, one.last)) for one in board.leaves]
    posts = [
        say(
            "leave-covered" if post.covered else "leave-uncovered",
            unit=post.unit.name,
            role=words.role(say, post.role),
        )
        for post in board.posts
    ]
    text = joined(
        [
            *([heading, ""] if heading else []),
            say("leave-head"),
            *(lines or [say("leave-none")]),
            "",
            *posts,
            say("leave-gives") if board.gives else None,
            "",
            say("leave-ask"),
        ]
    )
    return Page(text=text, rows=_leave_rows(say, 0, board.leaves, today))


def leave_posts_page(say: Say, unit: str, posts: Sequence[LeavePost]) -> Page:
    """The posts of a unit below."""
    if not posts:
        return Page(text=say("leave-no-posts", unit=unit))
    buttons = [
        button(words.capital(words.role(say, post.role)), LeaveOf(post=post.post_id))
        for post in posts
    ]
    return Page(text=say("leave-posts", unit=posts[0].unit.name), rows=tuple(in_rows(buttons, 2)))


def leave_post_page(say: Say, post: LeavePost, today: date, heading: Html | None = None) -> Page:
    """The leave of a post below."""
    lines = [say("leave-line", span=times.span(say, one.first, one.last)) for one in post.leaves]
    text = joined(
        [
            *([heading, ""] if heading else []),
            say("leave-post-head", unit=post.unit.name, role=words.role(say, post.role)),
            *lines,
            None if post.covered else say("leave-uncovered-of"),
            say("leave-ask"),
        ]
    )
    back = [button(say.plain("leave-back"), LeaveAt(unit=post.unit.id))]
    return Page(text=text, rows=(*_leave_rows(say, post.post_id, post.leaves, today), back))


def _leave_rows(say: Say, post: int, leaves: Sequence[LeaveRow], today: date) -> tuple[Row, ...]:
    tomorrow = today + timedelta(days=1)
    sunday = today + timedelta(days=6 - today.weekday())
    spans = {"today": (today, today), "tomorrow": (tomorrow, tomorrow), "week": (today, sunday)}
    quick = [
        button(say.plain(f"leave-day-{name}"), _take(post, first, last))
        for name, (first, last) in spans.items()
    ]
    other = [button(say.plain("leave-other"), LeaveDays(post=post))]
    cancel = [
        button(
            say.plain("leave-cancel", span=times.span(say, one.first, one.last)),
            EndLeave(post=post, leave=one.id),
        )
        for one in leaves[:5]
    ]
    return (quick, other, *([one] for one in cancel))


def _take(post: int, first: date, last: date) -> TakeLeave:
    return TakeLeave(post=post, first=number(first), last=number(last))


def days_page(say: Say, post: int, first: date | None, today: date) -> Page:
    """The days to choose from: the first, then the last."""
    start, many = (today, _FIRST_DAYS) if first is None else (first, _LAST_DAYS)
    days = [start + timedelta(days=count) for count in range(many)]
    buttons = [
        button(
            times.day(say, day),
            LeaveDays(post=post, first=number(day)) if first is None else _take(post, first, day),
        )
        for day in days
    ]
    text = say("leave-first") if first is None else say("leave-last", first=times.day(say, first))
    back = [button(say.plain("leave-back"), LeaveOf(post=post))]
    return Page(text=text, rows=(*in_rows(buttons, 3), back))


def number(day: date) -> int:
    """``20261201``: a day in callback data."""
    return day.year * 10_000 + day.month * 100 + day.day


def day_of(value: int) -> date:
    """The day again; raises NotFound for what is none."""
    try:
        return date(value // 10_000, value // 100 % 100, value % 100)
    except ValueError:
        raise NotFound("day") from None
