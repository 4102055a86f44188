"""What is said of a ledger that is to be taken over."""

from collections.abc import Mapping, Sequence

from bot.buttons.imports import TakeOver
from bot.pages.page import Page, button, clip
from bot.texts import Html, Say
from domain.imports.model import BadCell, CheckedLedger

SHOWN = 10
"""Bad cells named in the message; what is more comes as a marked table."""
MOST_ROWS = 10_000
"""Rows of a table in a chat; more are taken over from the command line."""
NEEDED = ("number", "found", "category", "summary")
COLUMNS = (*NEEDED, "grid", "place", "people", "outcome", "ended")
"""The columns of a ledger that comes in."""
_WHAT = 120


def how(say: Say, unit: str, most_bytes: int) -> str:
    """What to send, and what becomes of it."""
    between = say.plain("between-names")
    return say(
        "import-how",
        size=str(most_bytes // 1_000_000),
        rows=f"{MOST_ROWS:,}",
        needed=between.join(column(say, name) for name in NEEDED),
        optional=between.join(column(say, name) for name in COLUMNS if name not in NEEDED),
        unit=unit,
    )


def column(say: Say, name: str) -> str:
    """How a column is called."""
    return say.plain(f"ledger-column-{name}")


def what(say: Say, bad: BadCell) -> str:
    """What is wrong with a cell, in a sentence."""
    return say.plain(f"ledger-bad-{bad.reason}", **bad.facts)


def bad_rows(say: Say, problems: Sequence[BadCell]) -> str:
    """The first of them; how many more there are."""
    lines = [
        say(
            "import-bad-line",
            row=str(one.row),
            column=column(say, one.column),
            what=clip(what(say, one), _WHAT),
        )
        for one in problems[:SHOWN]
    ]
    more = len(problems) - SHOWN
    lines.append(say("import-bad-more", more=str(more)) if more > 0 else say("import-bad-all"))
    rows = len({one.row for one in problems})
    return say("import-bad", rows=str(rows), list=Html("\n".join(lines)))


def ready(say: Say, checked: CheckedLedger, unit: str, key: int) -> Page:
    """What would be taken over, and the button that does it."""
    rows = checked.rows
    if not rows:
        return Page(text=say("import-nothing", already=str(checked.already)))
    days = [row.found_on for row in rows]
    ended = sum(row.outcome is not None for row in rows)
    lines = [
        say(
            "import-ready",
            unit=unit,
            rows=str(len(rows)),
            first=min(days).isoformat(),
            last=max(days).isoformat(),
            ended=str(ended),
            open=str(len(rows) - ended),
        )
    ]
    if checked.already:
        lines.append(say("import-already", already=str(checked.already)))
    return Page(
        text="\n".join(lines),
        rows=(
            [button(say.plain("import-yes", rows=str(len(rows))), TakeOver(key=key, yes=1))],
            [button(say.plain("import-no"), TakeOver(key=key, yes=0))],
        ),
    )


def table_problem(say: Say, reason: str, facts: Mapping[str, str]) -> str:
    """Why a file as a whole cannot be used."""
    return say(f"table-{reason}", **facts)
