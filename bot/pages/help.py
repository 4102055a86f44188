"""What one can do, chapter by chapter."""

from collections.abc import Mapping, Sequence

from bot.buttons.help import HelpOf
from bot.pages.page import Page, button, in_rows
from bot.texts import Html, Say

WHOLE = 14
"""So many lines stand on one page; more are told by chapters."""
_IN_A_ROW = 3


def help_page(
    say: Say, posts: Sequence[Html], chapters: Mapping[str, Sequence[Html]], chosen: str
) -> Page:
    """The posts, and the chosen chapter; all of it where that is short."""
    held = "\n".join(posts) or say("help-no-posts")
    everything = [line for lines in chapters.values() for line in lines]
    if len(everything) <= WHOLE:
        return Page(text=say("help-whole", posts=Html(held), can=Html("\n".join(everything))))
    first = next(iter(chapters))
    shown = chosen if chosen in chapters else first
    can = Html("\n".join(chapters[shown]))
    title = say.plain(f"help-chapter-{shown}")
    text = say("help-chapter", title=title, can=can)
    if shown == first:
        text = say("help-first", posts=Html(held), title=title, can=can)
    others = [
        button(say.plain(f"help-chapter-{name}"), HelpOf(chapter=name))
        for name in chapters
        if name != shown
    ]
    return Page(text=text, rows=tuple(in_rows(others, _IN_A_ROW)))
