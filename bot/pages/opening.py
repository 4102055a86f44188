"""What is asked before an unfinished dialog is dropped."""

from bot.buttons.opening import GoOn, SetAside
from bot.pages.page import Page, button
from bot.texts import Say


def unfinished_page(say: Say, *, report: bool) -> Page:
    """Go on, or drop it; ``report``: for a new report."""
    drop = say.plain("open-drop-report" if report else "open-drop")
    return Page(
        text=say("open-unfinished"),
        rows=(
            [button(say.plain("open-go-on"), GoOn())],
            [button(drop, SetAside(report=report))],
        ),
    )
