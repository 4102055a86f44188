"""What is said of a ledger that is to be taken over: how to send it, what is wrong and asked."""

from collections.abc import Mapping, Sequence

from bot import words
from bot.buttons.imports import AnswerLedger, TakeOver
from bot.pages.imports_summary import LedgerTold, summary, word
from bot.pages.page import Page, button, clip
from bot.texts import Html, Say
from domain.cases.model import OUTCOMES_BY_HAND, CaseKind, PeopleBand
from domain.imports.model import BadCell, LedgerQuestion

SHOWN = 10
"""Bad cells named in the message; what is more comes as a marked table."""
MOST_ROWS = 10_000
"""Rows of a table in a chat; more are taken over from the command line."""
NEEDED = ("found", "category", "summary")
OPTIONAL = ("number", "community", "grid", "place", "people", "outcome", "ended")
_WHAT, _ROWS = 120, 6
_WIDE = 12
"""Letters up to which two buttons stand side by side."""
_LABEL = 40


def how(say: Say, unit: str, most_bytes: int) -> str:
    """What to send, and what becomes of it."""
    between = say.plain("between-names")
    return say(
        "import-how",
        size=str(most_bytes // 1_000_000),
        rows=f"{MOST_ROWS:,}",
        needed=between.join(column(say, name) for name in NEEDED),
        optional=between.join(column(say, name) for name in OPTIONAL),
        unit=unit,
    )


def column(say: Say, name: str) -> str:
    """How a column is called."""
    return say.plain(f"ledger-column-{name}")


def what(say: Say, bad: BadCell) -> str:
    """What is wrong with a cell, in a sentence."""
    return say.plain(f"ledger-bad-{bad.reason}", **bad.facts)


def place(say: Say, bad: BadCell, *, sheets: bool) -> str:
    """In which row it stands, with its sheet where there are several."""
    if sheets and bad.sheet:
        return say.plain("import-row-of", sheet=bad.sheet, row=str(bad.row))
    return say.plain("import-row", row=str(bad.row))


def allowed(say: Say, problems: Sequence[BadCell]) -> list[str]:
    """The words that may stand where one was refused, once for each column."""
    between = say.plain("between-names")
    lines = []
    for name in dict.fromkeys(one.column for one in problems if one.reason.endswith("-unknown")):
        match name:
            case "category":
                facts = next(one.facts for one in problems if one.reason == "category-unknown")
                known = facts[say.locale]
            case "outcome":
                ends = [words.outcome(say, one, CaseKind.DISPUTE) for one in OUTCOMES_BY_HAND]
                known = between.join([*ends, say.plain("import-option-open")])
            case "people":
                known = between.join(words.people(say, one) for one in PeopleBand)
            case _:
                continue
        lines.append(say.plain("import-allowed", column=column(say, name), words=known))
    return lines


def bad_rows(say: Say, told: LedgerTold) -> str:
    """What is wrong, with the rows of each, what is allowed there, and how many more there are."""
    problems = told.checked.problems
    alike: dict[tuple[str, str], list[BadCell]] = {}
    for one in problems:
        alike.setdefault((one.column, what(say, one)), []).append(one)
    shown = list(alike.items())[:SHOWN]
    lines = [
        say(
            "import-bad-line",
            row=_places(say, cells, sheets=told.several),
            column=column(say, name),
            what=clip(text, _WHAT),
        )
        for (name, text), cells in shown
    ]
    lines += [say("import-plain", text=text) for text in allowed(say, problems)]
    more = len(problems) - sum(len(cells) for _, cells in shown)
    lines.append(say("import-bad-more", more=str(more)) if more > 0 else say("import-bad-all"))
    rows = len({(one.sheet, one.row) for one in problems})
    lines += [Html(""), *map(Html, summary(say, told, brief=True))]
    return say("import-bad", rows=str(rows), list=Html("\n".join(lines)))


def _places(say: Say, cells: Sequence[BadCell], *, sheets: bool) -> str:
    """The rows in which the same is wrong."""
    if len(cells) == 1:
        return place(say, cells[0], sheets=sheets)
    named = [
        say.plain("import-row-in", sheet=one.sheet, row=str(one.row)) if sheets else str(one.row)
        for one in cells[:_ROWS]
    ]
    rows = say.plain("between-names").join(named)
    key = "import-rows-and-more" if len(cells) > _ROWS else "import-rows-all"
    return say.plain(key, rows=rows, many=str(len(cells)))


def asked(say: Say, told: LedgerTold, question: LedgerQuestion, key: int) -> Page:
    """One question, and a button for each answer."""
    buttons = [
        button(clip(option(say, told, question, one), _LABEL), AnswerLedger(key=key, pick=at))
        for at, one in enumerate(question.options)
    ]
    narrow = all(len(one.text) <= _WIDE for one in buttons)
    step = 2 if narrow and len(buttons) > 2 else 1
    rows = [buttons[at : at + step] for at in range(0, len(buttons), step)]
    lines = [
        say("import-asked"),
        *summary(say, told, brief=True),
        "",
        say(f"import-ask-{question.kind}", **_facts(question)),
    ]
    leave = [button(say.plain("import-no"), TakeOver(key=key, yes=0))]
    return Page(text="\n".join(lines), rows=(*rows, leave))


def _facts(question: LedgerQuestion) -> dict[str, str]:
    return {name: text for name, text in question.facts.items() if name not in {"zh", "en"}}


def option(say: Say, told: LedgerTold, question: LedgerQuestion, value: str) -> str:
    """An answer as its button says it."""
    match question.kind:
        case "year":
            return say.plain("import-option-year", year=value)
        case "category" | "outcome" | "people":
            return words.capital(word(say, told.known, question.kind, value))
        case "dated" if value != "open":
            return say.plain("import-option-dated")
    facts = {name: question.facts.get(name, "") for name in ("one", "two", "titled", "unit")}
    key = f"import-option-{question.kind}-{value}"
    return say.plain(key if say.has(key) else f"import-option-{value}", **facts)


def ready(say: Say, told: LedgerTold, key: int) -> Page:
    """What would be taken over, and the button that does it."""
    rows = told.checked.rows
    if not rows:
        return Page(text=say("import-nothing", already=str(told.checked.already)))
    lines = [say("import-ready"), *summary(say, told), say("import-not-yet")]
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
