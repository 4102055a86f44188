"""The page of what is kept about the asker."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from bot import words
from bot.buttons.posts import DeleteMe, KeepMe
from bot.pages import channels, times
from bot.pages.page import Page, button, joined
from bot.pages.posts import named
from bot.texts import Html, Say
from domain.people.views import MyData, PostRow

_POSTS, _LEAVES = 10, 10

_FAMILY = re.compile(r"[_.]")


def my_page(
    say: Say, data: MyData, drafts: int, zone: ZoneInfo, practice: datetime | None = None
) -> Page:
    """Everything, by kind: what it is, and how much; ``practice``: until when what was practised
    stays, if anything was."""
    text = joined(
        [
            say("mydata-head"),
            say("mydata-chat", since=times.whole_day(say, data.since.astimezone(zone).date())),
            *channels.lines(say, data.channels),
            say("mydata-language", language=say.plain(f"language-{data.locale or 'auto'}")),
            "",
            say("mydata-posts", count=len(data.posts)),
            *(_post(say, row) for row in data.posts[:_POSTS]),
            say("mydata-leaves", count=len(data.leaves)),
            *(
                say("leave-line", span=times.span(say, one.first, one.last))
                for one in data.leaves[:_LEAVES]
            ),
            "",
            say("mydata-work", reported=data.reported, steps=data.steps),
            say("mydata-waiting", waiting=data.waiting, drafts=drafts),
            say("mydata-practice", day=times.day(say, practice.astimezone(zone).date()))
            if practice is not None
            else None,
            say("mydata-log", logged=data.logged, shown=len(data.log)),
            *(
                say("mydata-log-line", at=words.moment(say, line.at, zone), act=act(say, line.act))
                for line in data.log
            ),
            "",
            say("mydata-who"),
            say("mydata-not"),
        ]
    )
    return Page(text=text)


def act(say: Say, name: str) -> str:
    """What the log calls a deed, in words; of the mechanisms with many, which one it is of."""
    keys = (f"act-{name}", f"act-{_FAMILY.split(name)[0]}", "act-other")
    return say.plain(next(key for key in keys if say.has(key)))


def _post(say: Say, row: PostRow) -> Html:
    post = named(say, row.unit.name, row.role, stand_in=row.stand_in)
    since = times.whole_day(say, row.since)
    if row.until is None:
        return say("posts-line", post=post, since=since)
    return say("mydata-post-over", post=post, since=since, until=times.whole_day(say, row.until))


def delete_page(say: Say) -> Page:
    """Asked once: what goes, and what stays."""
    return Page(
        text=say("deleteme-ask"),
        rows=(
            [button(say.plain("deleteme-sure"), DeleteMe())],
            [button(say.plain("button-cancel"), KeepMe())],
        ),
    )
