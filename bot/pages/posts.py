"""The pages of posts: what a link leads to, and one's own."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot import words
from bot.buttons.posts import NotMine, ResignPost, TakePost
from bot.pages import times
from bot.pages.page import Page, button, joined
from bot.texts import Html, Say
from domain.people.model import Capacity, Role
from domain.people.views import Offer, PostRow


def named(say: Say, unit: str, role: Role, *, stand_in: bool) -> Html:
    """``古道社区 调解员（备岗）``."""
    key = "post-stand-in" if stand_in else "post-name"
    return say(key, unit=unit, role=words.role(say, role))


def offer_page(say: Say, offer: Offer, word: str, zone: ZoneInfo) -> Page:
    """Which post it is, what is kept of whoever takes it and who sees that; one tap takes it."""
    post = named(say, offer.unit.name, offer.role, stand_in=offer.capacity is Capacity.STAND_IN)
    text = joined(
        [
            say("offer-head", post=post),
            say("offer-open", open=offer.open) if offer.open else None,
            say("offer-held") if offer.held else None,
            "",
            say("offer-kept", post=post),
            "",
            say("offer-until", until=words.moment(say, offer.expires_at, zone)),
        ]
    )
    take = say.plain("offer-replace" if offer.held else "offer-take")
    return Page(
        text=text,
        rows=(
            [button(take, TakePost(word=word, replacing=offer.held))],
            [button(say.plain("offer-not-mine"), NotMine())],
        ),
    )


def own_page(
    say: Say, rows: Sequence[PostRow], *, fills: bool, heading: Html | None = None
) -> Page:
    """One's own posts, each with the way out of it."""
    held = [
        say(
            "posts-line",
            post=named(say, row.unit.name, row.role, stand_in=row.stand_in),
            since=times.whole_day(say, row.since),
        )
        for row in rows
    ]
    text = joined(
        [
            *([heading, ""] if heading else []),
            say("posts-head"),
            *(held or [say("help-no-posts")]),
            "",
            say("posts-how") if rows else None,
            say("posts-fills") if fills else None,
        ]
    )
    ways = {row.post_id: row for row in rows}
    return Page(
        text=text,
        rows=tuple(
            [
                button(
                    say.plain(
                        "posts-leave",
                        unit=row.unit.name,
                        role=words.capital(words.role(say, row.role)),
                    ),
                    ResignPost(post=row.post_id),
                )
            ]
            for row in list(ways.values())[:8]
        ),
    )


def leaving_page(say: Say, row: PostRow) -> Page:
    """Asked once before a post is left."""
    post = named(say, row.unit.name, row.role, stand_in=row.stand_in)
    return Page(
        text=say("posts-leave-ask", post=post),
        rows=(
            [button(say.plain("posts-leave-sure"), ResignPost(post=row.post_id, sure=True))],
            [button(say.plain("button-cancel"), NotMine())],
        ),
    )
