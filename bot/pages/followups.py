"""Items handed out: the list, one of them, and its way."""

from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.followups import (
    SOURCES,
    FollowupsOf,
    FollowupWayOf,
    OpenFollowup,
    TakeFollowup,
    TodoList,
)
from bot.pages import times
from bot.pages.called import callin_button, callin_text
from bot.pages.details import to_board
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row, piece
from bot.texts import Html, Say
from domain.access import Act
from domain.callins.views import CallInPage
from domain.days.deadlines import last_day
from domain.followups.model import FollowupArrow, FollowupState
from domain.followups.views import (
    FollowupBoard,
    FollowupEntry,
    FollowupLine,
    FollowupView,
    TodoPage,
)

LISTING = frozenset({Act.ANSWER_FOLLOWUP, Act.HAND_OUT})
"""The rights with any of which somebody has a list."""
_TITLE, _BUTTON, _SAID = 60, 18, 60
_LISTED = 20
"""Of a title so much stands in the list: four items are to fit one screen."""
_NEWEST = 4
"""So many steps stand on the page of the item."""
_STEPS = 6
"""And so many on a page of its whole way."""
_MARKS = {
    FollowupState.HANDED_OUT: "📋",
    FollowupState.RETURNED: "↩️",
    FollowupState.UNDER_WAY: "🔧",
    FollowupState.FED_BACK: "💬",
    FollowupState.DONE: "🏁",
    FollowupState.DROPPED: "🚫",
}


def todo_page(say: Say, board: TodoPage, zone: ZoneInfo, called: CallInPage | None = None) -> Page:
    """The open ones, the late first, each with its next step a tap away; above what is to be seen
    to, the units ``called`` in that wait for the reader."""
    above, opens = list[str](), list[Row]()
    if called is not None and called.total and not board.given and board.page == 0:
        above = [say("todo-callins", count=called.total)]
        above += [callin_text(say, one, zone) for one in called.lines] + [""]
        opens = in_rows([callin_button(say, one) for one in called.lines], 3)
    kind = "given" if board.given else "own"
    turn: Row = []
    if board.others:
        across = "todo-to-own" if board.given else "todo-to-given"
        to = TodoList(given=not board.given, page=0)
        turn = [button(say.plain(across, count=board.others), to)]
    if not board.total:
        text = joined([*above, say(f"todo-empty-{kind}")])
        return Page(text=text, rows=(*opens, turn))
    late = "-late" if board.late else ""
    facts = {"total": board.total, **({"late": board.late} if board.late else {})}
    head = say(f"todo-head-{kind}{late}", **facts)
    if board.pages > 1:
        head = say("page-head", head=head, page=str(board.page + 1), pages=str(board.pages))
    pages = page_row(
        say, board.page, board.pages, lambda page: TodoList(given=board.given, page=page)
    )
    return Page(
        text=joined(
            [
                *above,
                head,
                *(f"\n{_line(say, one, zone, given=board.given)}" for one in board.lines),
            ]
        ),
        rows=(*opens, *(_row(say, one) for one in board.lines), pages, turn),
    )


def board_page(say: Say, board: FollowupBoard, zone: ZoneInfo) -> Page:
    """The open ones with the units on a board, the late first; each opens."""
    head = say("board-list-head", unit=board.unit.name, head=_handed(say, board))
    if board.pages > 1:
        head = say("page-head", head=head, page=str(board.page + 1), pages=str(board.pages))
    unit = board.unit.id
    turn = page_row(say, board.page, board.pages, lambda page: FollowupsOf(unit=unit, page=page))
    opens = [button(clip(one.title, _BUTTON), OpenFollowup(id=one.id)) for one in board.lines]
    lines = [f"\n{_line(say, one, zone, given=True)}" for one in board.lines]
    return Page(
        text=joined([head, *lines]), rows=(*in_rows(opens, 2), turn, to_board(say, board.unit))
    )


def _handed(say: Say, board: FollowupBoard) -> Html:
    if not board.total:
        return say("followups-board-none")
    if not board.late:
        return say("followups-board", total=board.total)
    return say("followups-board-late", total=board.total, late=board.late)


def _line(say: Say, line: FollowupLine, zone: ZoneInfo, *, given: bool) -> Html:
    key = "todo-line-helps" if line.helps else f"todo-line-{'given' if given else 'own'}"
    return say(
        key,
        mark="⚠️" if line.late else _MARKS[line.state],
        title=clip(line.title, _LISTED),
        source=source(say, line),
        host=line.host,
        unit=line.unit_name,
        standing=standing(say, line, zone, brief=True),
    )


def _row(say: Say, line: FollowupLine) -> Row:
    row = [button(clip(line.title, _BUTTON), OpenFollowup(id=line.id))]
    judged_next = line.state is FollowupState.FED_BACK
    return row if judged_next else row + step_buttons(say, line)[:1]


def step_buttons(say: Say, line: FollowupLine) -> list[InlineKeyboardButton]:
    """What this reader may do now, the next step first."""
    may = line.may
    steps = (
        (may.accept, FollowupArrow.ACCEPT),
        (may.feed_back, FollowupArrow.FEED_BACK),
        (may.hand_out_again, FollowupArrow.HAND_OUT_AGAIN),
        (may.send_back, FollowupArrow.SEND_BACK),
        (may.extend, FollowupArrow.EXTEND),
    )
    return [
        button(_label(say, line, arrow), TakeFollowup(id=line.id, arrow=arrow))
        for open_to, arrow in steps
        if open_to
    ]


_RECORDED = frozenset({FollowupArrow.ACCEPT, FollowupArrow.SEND_BACK, FollowupArrow.FEED_BACK})


def _label(say: Say, line: FollowupLine, arrow: FollowupArrow) -> str:
    """That of the step, or that it is recorded for a unit without a phone."""
    step = step_label(say, arrow)
    if arrow is FollowupArrow.FEED_BACK and line.state is FollowupState.FED_BACK:
        step = say.plain("followup-feed-back-more")
    recorded = line.may.records and arrow in _RECORDED
    return say.plain("followup-records", step=step) if recorded else step


def step_label(say: Say, arrow: FollowupArrow) -> str:
    """What a button says that takes the step."""
    return say.plain(f"followup-{arrow.value.replace('_', '-')}")


def source(say: Say, line: FollowupLine) -> str:
    """``恳谈会``."""
    return say.plain(f"followup-source-{line.source.value}")


def by_day(say: Say, at: datetime, zone: ZoneInfo) -> str:
    """``11月27日(周五)``: the day at whose end it is due."""
    day = last_day(at, zone)
    weekday = say.plain(f"weekday-{day.isoweekday()}")
    return say.plain("day-long", day=times.day(say, day), weekday=weekday)


def standing(say: Say, line: FollowupLine, zone: ZoneInfo, *, brief: bool = False) -> str:
    """How it stands and until when, in a few words; ``brief``: the day without its weekday."""

    def until(at: datetime) -> str:
        return times.day(say, last_day(at, zone)) if brief else by_day(say, at, zone)

    key = f"followup-state-{line.state.value.replace('_', '-')}"
    match line.state:
        case FollowupState.HANDED_OUT | FollowupState.UNDER_WAY if line.overdue or not line.late:
            late = "-late" if line.late else ""
            return say.plain(f"{key}{late}", due=until(line.due_at))
        case FollowupState.HANDED_OUT | FollowupState.RETURNED if line.answer_at is not None:
            late = "-answer" if line.late else ""
            facts = {"due": until(line.answer_at)} if late else {}
            return say.plain(f"{key}{late}", **facts)
        case FollowupState.DONE if line.verdict is not None:
            return say.plain(key, verdict=words.satisfaction(say, line.verdict))
        case _:
            return say.plain(key)


def followup_page(say: Say, view: FollowupView, zone: ZoneInfo, news: Html | None = None) -> Page:
    """The item, how it stands, its way, and what may be done about it."""
    line = view.line
    hidden, between = len(view.way) - _NEWEST, say.plain("between-names")
    text = joined(
        [
            *([news, ""] if news else []),
            say("followup-head", mark=_MARKS[line.state], title=line.title),
            say("followup-from", source=source(say, line), host=line.host, unit=line.unit_name),
            say("followup-helping", units=between.join(view.helpers)) if view.helpers else None,
            say("followup-again") if line.round > 1 else None,
            say(
                "followup-stands-late" if line.late else "followup-stands",
                standing=standing(say, line, zone),
            ),
            say("followup-said", note=view.feedback) if view.feedback else None,
            "",
            say("followup-earlier", count=hidden) if hidden > 0 else None,
            *(_entry(say, one, zone, _SAID) for one in view.way[-_NEWEST:]),
        ]
    )
    steps = step_buttons(say, line)
    ways: Row = []
    if line.source_seen and line.source in SOURCES:
        opens = SOURCES[line.source](line.source_id)
        ways.append(button(say.plain(f"followup-open-{line.source.value}"), opens))
    if hidden > 0:
        to = FollowupWayOf(id=line.id, page=0)
        ways.append(button(say.plain("followup-way", count=len(view.way)), to))
    back = [button(say.plain("followup-to-list"), TodoList(given=_given(line), page=0))]
    return Page(text=text, rows=(steps[:2], steps[2:], ways, back), about=f"followup:{line.id}")


def _given(line: FollowupLine) -> bool:
    """Whether the list it is on is that of what was handed out, not of what is to be seen to."""
    return line.hosts and not (line.may.accept or line.may.feed_back)


def way_page(say: Say, view: FollowupView, zone: ZoneInfo, number: int) -> Page:
    """All its steps in their order, in pages."""
    line = view.line
    page, pages, shown = piece(view.way, number, _STEPS)
    head = say("followup-way-head", title=clip(line.title, _TITLE), count=len(view.way))
    if pages > 1:
        head = say("page-head", head=head, page=str(page + 1), pages=str(pages))
    return Page(
        text=joined([head, "", *(_entry(say, one, zone) for one in shown)]),
        rows=(
            page_row(say, page, pages, lambda to: FollowupWayOf(id=line.id, page=to)),
            [button(say.plain("followup-back"), OpenFollowup(id=line.id))],
        ),
    )


def who_did(say: Say, entry: FollowupEntry) -> str:
    """By whom a step was taken, by post."""
    if entry.by_role is None:
        return entry.by_unit
    return say.plain("notice-by", unit=entry.by_unit, role=words.role(say, entry.by_role))


def what_was_done(say: Say, entry: FollowupEntry, zone: ZoneInfo) -> str:
    """What was done by a step, and whether it was recorded for a unit without a phone."""
    judged = "" if entry.verdict is None else words.satisfaction(say, entry.verdict)
    what = say.plain(
        f"followup-did-{entry.arrow.value.replace('_', '-')}",
        unit=entry.to_unit,
        due=by_day(say, entry.due_at, zone),
        verdict=judged,
    )
    return say.plain("followup-recorded", what=what) if entry.recorded else what


def _entry(say: Say, entry: FollowupEntry, zone: ZoneInfo, most: int = 0) -> Html:
    facts = {
        "at": words.moment(say, entry.at, zone),
        "by": who_did(say, entry),
        "what": what_was_done(say, entry, zone),
    }
    if not entry.note:
        return say("followup-step", **facts)
    note = clip(entry.note, most) if most else entry.note
    return say("followup-step-note", note=note, **facts)
