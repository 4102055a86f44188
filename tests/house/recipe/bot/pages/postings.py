"""The page of postings."""

from zoneinfo import ZoneInfo

from bot.buttons.postings import WritePosting
from bot.pages import times
from bot.pages.page import Page, button, joined
from bot.texts import Html, Say
from domain.days.periods import local_day
from domain.postings.views import PostingBoard


def postings_page(
    say: Say, board: PostingBoard, zone: ZoneInfo, heading: Html | None = None
) -> Page:
    """The newest ones; below them the way to another, for who may put one up."""
    lines = [
        say(
            "posting-line",
            unit=line.unit_name,
            day=times.day(say, local_day(line.put_up_at, zone)),
            words=line.words,
        )
        for line in board.lines
    ]
    text = joined([heading, say("postings-head"), *(lines or [say("postings-none")])])
    write = [button(say.plain("posting-write"), WritePosting())]
    return Page(text=text, rows=() if board.unit_id is None else (write,))
