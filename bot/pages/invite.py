"""The pages of posts below: who is on which, where nobody is, and what may be done about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.posts import InviteTo, PostAt, PostsList, Revoke, UnitPosts, Vacate
from bot.entry import spelled
from bot.pages import times
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row, piece
from bot.pages.posts import named
from bot.texts import Html, Say
from domain.errors import NotFound
from domain.people.messengers import Messenger
from domain.people.model import Capacity, Role
from domain.people.views import PostCounts, PostGroup, PostPage, PostState, SeatState, UnitBoard

BELOW = 10
"""Units below, and posts of a list, on one page."""
_NAME = 24


def home_page(say: Say, counts: PostCounts) -> Page:
    """Where to begin: the lists, and the units at the top of the reach."""
    tapped: list[Row] = [
        [
            button(
                say.plain(f"invite-list-{group.value}", count=counts.counts[group]),
                PostsList(group=group),
            )
        ]
        for group in PostGroup
        if counts.counts[group]
    ]
    tapped += [[_to_unit(unit.name, unit.id)] for unit in counts.tops]
    return Page(text=joined([say("invite-head"), say("invite-ask")]), rows=tuple(tapped))


def _to_unit(name: str, unit_id: int) -> InlineKeyboardButton:
    return button(clip(name, _NAME), UnitPosts(unit=unit_id))


def board_page(say: Say, board: UnitBoard, page: int = 0) -> Page:
    """A unit: its posts, each with who is there, and the units below."""
    page, pages, shown = piece(board.below, page, BELOW)
    lines = [
        say("invite-line", role=words.role(say, post.role), how=_how(say, post))
        for post in board.posts
    ]
    posts = [
        button(
            words.capital(words.role(say, post.role)), PostAt(unit=board.unit.id, role=post.role)
        )
        for post in board.posts
    ]
    rows: list[Row] = in_rows(posts, 2)
    rows += in_rows([_to_unit(unit.name, unit.id) for unit in shown], 2)
    rows.append(page_row(say, page, pages, lambda to: UnitPosts(unit=board.unit.id, page=to)))
    if board.above is not None:
        rows.append([button(say.plain("button-back"), UnitPosts(unit=board.above.id))])
    text = joined(
        [
            say("invite-unit", unit=board.unit.name),
            *(lines or [say("invite-unit-none")]),
            "",
            say("invite-which" if board.posts else "invite-below"),
        ]
    )
    return Page(text=text, rows=tuple(rows))


def _how(say: Say, post: PostState) -> Html:
    if post.holder.since is None:
        if post.stand_in.since is not None:
            return say("invite-vacant-covered")
        return say("invite-vacant-invited" if post.holder.link_id else "invite-vacant")
    if not post.holder.reached:
        return say("invite-unreached")
    return say("invite-held")


def state_of(board: UnitBoard, role: Role) -> PostState:
    """The post of this role there; raises NotFound."""
    for post in board.posts:
        if post.role is role:
            return post
    raise NotFound("post")


def post_page(say: Say, post: PostState, zone: ZoneInfo, heading: Html | None = None) -> Page:
    """One post: who is on it, who stands in, the links that are out, and what may be done."""
    text = joined(
        [
            *([heading, ""] if heading else []),
            say("invite-post", unit=post.unit.name, role=words.role(say, post.role)),
            _seat(say, "holder", post.holder, zone),
            _seat(say, "stand_in", post.stand_in, zone),
        ]
    )
    rows: list[Row] = [
        [_invite(say, post, Capacity.HOLDER)],
        [_invite(say, post, Capacity.STAND_IN)],
        *_ends(say, post, Capacity.HOLDER, post.holder),
        *_ends(say, post, Capacity.STAND_IN, post.stand_in),
        [button(say.plain("button-back"), UnitPosts(unit=post.unit.id))],
    ]
    return Page(text=text, rows=tuple(rows))


def _seat(say: Say, name: str, seat: SeatState, zone: ZoneInfo) -> Html:
    if seat.since is None:
        line = say(f"invite-{name}-nobody")
    else:
        since = times.whole_day(say, seat.since)
        line = say(f"invite-{name}-{'since' if seat.reached else 'lost'}", since=since)
    if seat.link_until is None:
        return line
    return Html(f"{line}\n{say('invite-link-out', until=words.moment(say, seat.link_until, zone))}")


def _invite(say: Say, post: PostState, capacity: Capacity) -> InlineKeyboardButton:
    seat = post.holder if capacity is Capacity.HOLDER else post.stand_in
    key = f"invite-to-{capacity.value}" + ("-anew" if seat.since is not None else "")
    return button(say.plain(key), InviteTo(unit=post.unit.id, role=post.role, capacity=capacity))


def _ends(say: Say, post: PostState, capacity: Capacity, seat: SeatState) -> list[Row]:
    rows: list[Row] = []
    if seat.link_id is not None:
        label = say.plain(f"invite-revoke-{capacity.value}")
        rows.append([button(label, Revoke(link=seat.link_id))])
    if seat.since is not None and post.post_id is not None:
        rows.append(
            [
                button(
                    say.plain(f"invite-{'lost' if lost else 'vacate'}-{capacity.value}"),
                    Vacate(post=post.post_id, capacity=capacity, lost=lost),
                )
                for lost in (False, True)
            ]
        )
    return rows


def sure_page(say: Say, post: PostState, way: Vacate) -> Page:
    """Asked once before a post is taken from somebody."""
    name = named(say, post.unit.name, post.role, stand_in=way.capacity is Capacity.STAND_IN)
    sure = way.model_copy(update={"sure": True})
    return Page(
        text=say("invite-lost-ask" if way.lost else "invite-vacate-ask", post=name),
        rows=(
            [button(say.plain("invite-lost-sure" if way.lost else "invite-vacate-sure"), sure)],
            [button(say.plain("button-cancel"), PostAt(unit=post.unit.id, role=post.role))],
        ),
    )


def list_page(say: Say, listed: PostPage, page: int) -> Page:
    """A list of posts by unit; each leads to the post."""
    pages = max(1, -(-listed.total // BELOW))
    page = min(page, pages - 1)
    rows: list[Row] = [
        [
            button(
                say.plain(
                    "post-name",
                    unit=clip(unit.name, _NAME),
                    role=words.capital(words.role(say, role)),
                ),
                PostAt(unit=unit.id, role=role),
            )
        ]
        for unit, role in listed.posts
    ]
    rows.append(page_row(say, page, pages, lambda to: PostsList(group=listed.group, page=to)))
    return Page(
        text=say(f"invite-listed-{listed.group.value}", count=listed.total), rows=tuple(rows)
    )


@dataclass(frozen=True, kw_only=True)
class WayIn:
    """How an invitation is taken up in one messenger."""

    messenger: Messenger
    bot: str | None
    """What the bot is called there; None while that messenger is away."""
    code: str
    link: str = ""
    """Empty where a link cannot carry the code."""


def link_text(
    say: Say, post: PostState, capacity: Capacity, ways: Sequence[WayIn], zone: ZoneInfo
) -> Html:
    """What it is for, the way in by each messenger, and how long it is good."""
    seat = post.holder if capacity is Capacity.HOLDER else post.stand_in
    name = named(say, post.unit.name, post.role, stand_in=capacity is Capacity.STAND_IN)
    until = "" if seat.link_until is None else words.moment(say, seat.link_until, zone)
    key = "invite-made-anew" if seat.since is not None else "invite-made"
    told = Html("\n".join(_way(say, one, alone=len(ways) == 1) for one in ways))
    return say(key, post=name, ways=told, until=until)


def _way(say: Say, way: WayIn, *, alone: bool) -> Html:
    if not way.link:
        name = words.messenger(say, way.messenger)
        if way.bot is None:
            return say("invite-way-away", messenger=name)
        return say("invite-way-code", messenger=name, bot=way.bot, code=spelled(way.code))
    return say("invite-way-link" if alone else "invite-way-link-too", link=way.link)


def link_rows(say: Say, post: PostState, capacity: Capacity) -> tuple[Row, ...]:
    """The way to take the link back."""
    seat = post.holder if capacity is Capacity.HOLDER else post.stand_in
    if seat.link_id is None:
        return ()
    return ([button(say.plain("invite-revoke"), Revoke(link=seat.link_id))],)
