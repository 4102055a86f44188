"""Lists of cases: what I reported, what I have to handle."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.cases import OpenCase
from bot.buttons.search import Listed, ListOf
from bot.buttons.sheets import OwnSheet
from bot.pages import times
from bot.pages.narrowing import narrow_button, narrowed_line
from bot.pages.page import Page, button, clip, joined, page_row
from bot.texts import Html, Say
from domain.access import TABLE, Act
from domain.cases.model import Outcome, State, Urgency
from domain.cases.views import CaseLine, CasePage
from domain.ledgers.model import TakenOut
from domain.people.model import Role
from domain.search.views import EVERYTHING, Narrowed

MINE, QUEUE = "mine", "queue"
_OF = {MINE: ListOf.MINE, QUEUE: ListOf.QUEUE}
_PLACE = 24
_INSTANT = timedelta(microseconds=1)
_HANDLING = frozenset({Act.HANDLE_DISPUTE, Act.HANDLE_OPINION})


_OWED = {State.REPORTED: "accept", State.OFFERED: "take"}
"""What is owed by the deadline, unless it is to be finished."""


def state_words(say: Say, line: CaseLine) -> str:
    """The state with its mark, and the outcome once there is one: ``✅ 已有结果：调解成功``."""
    outcome = line.outcome
    if outcome is None or line.state in {State.WITHDRAWN, State.MERGED}:  # the state says it
        mark = say.plain(f"mark-{line.state.value}")
        return say.plain("state-line", mark=mark, state=words.state(say, line.state, line.kind))
    ended_well = outcome is Outcome.SUCCESS or line.state is State.CLOSED
    mark = say.plain(f"mark-{line.state.value}" if ended_well else "mark-ended")
    return say.plain(
        "state-line-outcome",
        mark=mark,
        state=words.state(say, line.state, line.kind),
        outcome=words.outcome(say, outcome, line.kind),
    )


def listed_state(say: Say, line: CaseLine) -> str:
    """The same in a list: with a mark if the matter was entered late."""
    state = state_words(say, line)
    return say.plain("entered-late", state=state) if line.found_on else state


def due_words(say: Say, line: CaseLine, zone: ZoneInfo) -> str | None:
    """Until when it must be taken or finished, and whether that is over; None when nothing is."""
    if line.due_at is None:
        return None
    what = _OWED.get(line.state, "finish")
    late = "overdue" if line.overdue else "due"
    return say.plain(f"case-{late}-{what}", due=words.deadline(say, line.due_at, zone))


def where(line: CaseLine) -> str:
    """The unit, with the place if one was named."""
    return words.place(line.unit_name, line.place)


def open_button(say: Say, line: CaseLine) -> InlineKeyboardButton:
    """Opens the case."""
    label = say.plain(
        "open-line",
        id=str(line.id),
        category=line.category.read(say.locale),
        place=clip(line.place or line.unit_name, _PLACE),
    )
    urgent = line.urgency is Urgency.RED and line.state is not State.CLOSED
    return button(say.plain("open-line-red", line=label) if urgent else label, OpenCase(id=line.id))


def mine(say: Say, board: CasePage, zone: ZoneInfo, narrowed: Narrowed = EVERYTHING) -> Page:
    """What became of what I reported, newest first."""
    if not board.total and not narrowed.chosen:
        return Page(text=say("mine-empty"))
    lines = [
        say(
            "mine-line",
            id=str(line.id),
            category=line.category.read(say.locale),
            place=line.place or line.unit_name,
            state=listed_state(say, line),
            day=times.day(say, line.reported_at.astimezone(zone).date()),
        )
        for line in board.lines
    ]
    return _listing(say, MINE, lines, board, narrowed)


def queue(say: Say, board: CasePage, zone: ZoneInfo, narrowed: Narrowed = EVERYTHING) -> Page:
    """What is mine to handle, the most pressing first."""
    if not board.total and not narrowed.chosen:
        return Page(text=say("queue-empty"))
    lines = [
        say(
            "queue-line",
            urgency=words.urgency(say, line.urgency),
            id=str(line.id),
            category=line.category.read(say.locale),
            where=line.unit_name,
            state=" · ".join(filter(None, _facts(say, line, zone))),
        )
        for line in board.lines
    ]
    return _listing(say, QUEUE, lines, board, narrowed)


def _facts(say: Say, line: CaseLine, zone: ZoneInfo) -> Iterable[str | None]:
    """How it stands, what is owed, and whether somebody above asks about it."""
    yield _standing(say, line)
    yield _short_due(say, line, zone)
    yield say.plain("queue-inquired") if line.inquired else None


def _short_due(say: Say, line: CaseLine, zone: ZoneInfo) -> str | None:
    """Until when: what is to be done until then its state has said. Five of them are one screen."""
    if line.due_at is None:
        return None
    due = (line.due_at - _INSTANT).astimezone(zone)  # midnight is the end of the day before
    day, end = times.day(say, due.date()), line.due_at.astimezone(zone)
    at = day if due.date() != end.date() else f"{day} {end:%H:%M}"
    return say.plain("queue-overdue" if line.overdue else "queue-due", due=at)


def _standing(say: Say, line: CaseLine) -> str:
    """Its state as the one sees it who is to take it, or who handed it on."""
    if line.state is not State.OFFERED:
        return listed_state(say, line)
    return say.plain("queue-to-take" if line.to_take else "queue-handed-on")


def no_queue(say: Say) -> Page:
    """Whose the queue is, told to somebody who has none."""
    return Page(text=say("queue-not-yours", posts=posts_with(say, _HANDLING)))


def posts_with(say: Say, acts: frozenset[Act]) -> str:
    """The posts that have any of these rights, as a list in words."""
    names = [words.role(say, role) for role in Role if acts & TABLE[role].keys()]
    return say.plain("between-names").join(names)


def title_of(say: Say, of: ListOf) -> Html:
    """The head of a list's other pages."""
    return say("queue-title" if of is ListOf.QUEUE else "mine-title")


def _listing(
    say: Say, name: str, lines: Sequence[str], board: CasePage, narrowed: Narrowed
) -> Page:
    head = say(f"{name}-head", total=board.total)
    if board.pages > 1:
        head = say("page-head", head=head, page=str(board.page + 1), pages=str(board.pages))
    listed = Listed.to(_OF[name], narrowed.chosen)
    may_narrow = board.pages > 1 or bool(narrowed.chosen)
    nothing = [] if lines else ["", say("narrow-none")]
    return Page(
        text=joined([head, narrowed_line(say, narrowed), *lines, *nothing]),
        rows=(
            *([open_button(say, line)] for line in board.lines),
            [
                *page_row(say, board.page, board.pages, lambda page: listed.shown(page=page)),
                *([narrow_button(say, listed)] if may_narrow else []),
                button(say.plain("listing-button"), OwnSheet(what=TakenOut(name))),
            ],
        ),
    )
