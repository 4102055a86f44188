"""The pages of leave."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot import words
from bot.buttons.bounds import number_of
from bot.buttons.leave import EndLeave, LeaveAt, LeaveDays, LeaveOf, TakeLeave
from bot.pages import times
from bot.pages.page import Page, Row, button, in_rows, joined
from bot.texts import Html, Say
from domain.leave.views import LeaveBoard, LeavePost, LeaveRow

_FIRST_DAYS, _LAST_DAYS = 21, 28
"""So many days are offered to begin with, and to end with."""


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
    return TakeLeave(post=post, first=number_of(first), last=number_of(last))


def days_page(say: Say, post: int, first: date | None, today: date) -> Page:
    """The days to choose from: the first, then the last."""
    start, many = (today, _FIRST_DAYS) if first is None else (first, _LAST_DAYS)
    days = [start + timedelta(days=count) for count in range(many)]
    buttons = [
        button(
            times.day(say, day),
            LeaveDays(post=post, first=number_of(day))
            if first is None
            else _take(post, first, day),
        )
        for day in days
    ]
    text = say("leave-first") if first is None else say("leave-last", first=times.day(say, first))
    back = [button(say.plain("leave-back"), LeaveOf(post=post))]
    return Page(text=text, rows=(*in_rows(buttons, 3), back))
