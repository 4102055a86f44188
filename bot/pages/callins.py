"""Units called in to a matter: one call-in, the list, and what other pages say of them."""

from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.callins import (
    AnswerCallIn,
    CallInList,
    CloseAnyway,
    DoCallIn,
    JudgeTask,
    OpenCallIn,
)
from bot.buttons.cases import OpenCase
from bot.buttons.followups import OpenFollowup
from bot.pages import followups
from bot.pages.called import callin_button, callin_text
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row
from bot.texts import Html, Say
from domain.access import Act
from domain.callins.model import CallInArrow, CallInState, Coming
from domain.callins.views import (
    CalledLine,
    CallInLine,
    CallInPage,
    CallInView,
    CaseCallIn,
)
from domain.cases.satisfaction import Satisfaction
from domain.cases.views import CaseView
from domain.codes.model import spaced
from domain.followups.model import FollowupState
from domain.followups.views import FollowupLine

LISTING = frozenset({Act.ANSWER_FOLLOWUP, Act.HANDLE_DISPUTE, Act.HANDLE_OPINION})
"""The rights with any of which somebody is called, or calls."""
_PLACE, _UNIT, _TITLE, _REASON = 24, 10, 16, 30
_TASKS = 4
"""So many items stand on the page, those that are open first; the rest are counted."""


def callin_page(say: Say, view: CallInView, zone: ZoneInfo, news: Html | None = None) -> Page:
    """Where, when and for what, who comes, what came of it, and what may be done about it."""
    line = view.line
    judged = _to_judge(view)
    text = joined(
        [
            *([news, ""] if news else []),
            say("callin-head", category=line.category.read(say.locale), lead=line.lead),
            say("callin-code", code=spaced(line.code)) if line.case_id is None else None,
            "",
            say("callin-when", at=words.moment(say, line.meets_at, zone)),
            say("callin-where", place=line.place),
            say("callin-asked", request=line.request),
            "",
            _tally(say, line),
            *_called(say, view),
            *_outcome(say, view, zone),
            *(["", say("callin-judge", title=clip(judged.title, _TITLE))] if judged else []),
        ]
    )
    return Page(
        text=text,
        rows=(
            *_answers(say, view),
            *_lead(say, view),
            _judging(say, judged),
            *in_rows([_opens(say, one) for one in _shown(view) if one is not judged], 2),
            _ways(say, line),
        ),
        about=f"callin:{line.id}",
    )


def _tally(say: Say, line: CallInLine) -> Html:
    return say("callin-tally", comes=line.comes, cannot=line.cannot, silent=line.silent)


def _called(say: Say, view: CallInView) -> list[Html]:
    """Those that come in one line, those that cannot each with its reason, the rest in one line;
    once there is an outcome, no more than how many."""
    if view.line.state is not CallInState.CALLED:
        return []
    of: dict[Coming | None, list[CalledLine]] = {}
    for one in view.called:
        of.setdefault(one.coming, []).append(one)
    between = say.plain("between-names")
    lines = []
    if coming := of.get(Coming.COMES):
        units = between.join(_name(say, one) for one in coming)
        lines.append(say("callin-comes", units=units))
    lines += [
        say("callin-cannot", unit=_name(say, one), reason=clip(one.reason, _REASON))
        for one in of.get(Coming.CANNOT, [])
    ]
    if silent := of.get(None):
        lines.append(say("callin-silent", units=between.join(one.unit.name for one in silent)))
    return lines


def _name(say: Say, one: CalledLine) -> str:
    return say.plain("callin-recorded", unit=one.unit.name) if one.recorded else one.unit.name


def _outcome(say: Say, view: CallInView, zone: ZoneInfo) -> list[str | None]:
    line = view.line
    if line.state is CallInState.CALLED:
        if line.owes_outcome:
            due = words.deadline(say, line.due_at, zone)
            return ["", say("callin-owes-late" if line.late else "callin-owes", due=due)]
        if line.owes_answer:
            due = words.deadline(say, line.answer_at, zone)
            return ["", say("callin-asks-late" if line.late else "callin-asks", due=due)]
        return []
    if line.state is CallInState.HANDED_OUT and not view.tasks:
        return [say("callin-handed-out-to-others")]
    if line.state is CallInState.HANDED_OUT:
        rest = len(view.tasks) - len(_shown(view))
        return [
            say("callin-handed-out", count=len(view.tasks)),
            *(_task(say, one, zone) for one in _shown(view)),
            say("callin-tasks-more", count=rest) if rest else None,
        ]
    return ["", say(f"callin-{line.state.value.replace('_', '-')}", note=view.outcome)]


def _shown(view: CallInView) -> list[FollowupLine]:
    """The open ones first."""
    over = frozenset({FollowupState.DONE, FollowupState.DROPPED})
    return sorted(view.tasks, key=lambda one: one.state in over)[:_TASKS]


def _task(say: Say, one: FollowupLine, zone: ZoneInfo) -> Html:
    return say(
        "callin-task-late" if one.late else "callin-task",
        title=clip(one.title, _TITLE),
        unit=one.unit_name,
        standing=followups.standing(say, one, zone, brief=True),
    )


def _to_judge(view: CallInView) -> FollowupLine | None:
    """The first item that was fed back and that this reader judges."""
    if not view.may.judge:
        return None
    return next((one for one in view.tasks if one.state is FollowupState.FED_BACK), None)


def _judging(say: Say, one: FollowupLine | None) -> Row:
    if one is None:
        return []
    return [
        button(
            words.capital(words.satisfaction(say, grade)),
            JudgeTask(id=one.source_id, grade=grade),
        )
        for grade in Satisfaction
    ]


def _answers(say: Say, view: CallInView) -> list[Row]:
    """A row for each unit the reader answers for; with its name, where that is not plain."""
    mine = [one for one in view.called if one.may_answer]
    named = len(mine) > 1 or view.may.records
    return [
        [_answer(say, view.line.id, one, coming, named=named) for coming in Coming] for one in mine
    ]


def _answer(
    say: Say, number: int, one: CalledLine, coming: Coming, *, named: bool
) -> InlineKeyboardButton:
    label = say.plain(f"callin-say-{coming.value}")
    if named:
        label = say.plain("callin-say-for", unit=clip(one.unit.name, _UNIT), label=label)
    return button(label, AnswerCallIn(id=number, unit=one.unit.id, coming=coming))


def _lead(say: Say, view: CallInView) -> list[Row]:
    may = view.may
    steps = (
        (may.hand_out, CallInArrow.HAND_OUT),
        (may.settle, CallInArrow.SETTLE),
        (may.call_off, CallInArrow.CALL_OFF),
    )
    buttons = [
        button(
            say.plain(f"callin-do-{arrow.value.replace('_', '-')}"),
            DoCallIn(id=view.line.id, arrow=arrow),
        )
        for open_to, arrow in steps
        if open_to
    ]
    return in_rows(buttons, 2)


def _opens(say: Say, one: FollowupLine) -> InlineKeyboardButton:
    label = say.plain("callin-open-task", title=clip(one.title, _UNIT))
    return button(label, OpenFollowup(id=one.id))


def _ways(say: Say, line: CallInLine) -> Row:
    to_list = button(say.plain("callin-to-list"), CallInList(page=0))
    if line.case_id is None:
        return [to_list]
    opens = button(say.plain("notice-open", id=str(line.case_id)), OpenCase(id=line.case_id))
    return [opens, to_list]


def list_page(say: Say, board: CallInPage, zone: ZoneInfo) -> Page:
    """Those that wait, by their hour."""
    if not board.total:
        return Page(text=say("callins-empty"))
    key = "callins-head-owed" if board.owed else "callins-head"
    head = say(key, total=board.total, **({"owed": board.owed} if board.owed else {}))
    if board.pages > 1:
        head = say("page-head", head=head, page=str(board.page + 1), pages=str(board.pages))
    turn = page_row(say, board.page, board.pages, lambda page: CallInList(page=page))
    return Page(
        text=joined([head, *(f"\n{callin_text(say, line, zone)}" for line in board.lines)]),
        rows=(*([callin_button(say, line)] for line in board.lines), turn),
    )


def callin_lines(say: Say, view: CaseView, zone: ZoneInfo) -> list[str | None]:
    """What the page of a case says of those that wait, and of their items that are open."""
    return [_of_case(say, one, zone) for one in view.callins]


def _of_case(say: Say, one: CaseCallIn, zone: ZoneInfo) -> Html:
    if one.state is CallInState.CALLED:
        return say(
            "case-callin",
            at=words.moment(say, one.meets_at, zone),
            place=clip(one.place, _PLACE),
            units=one.units,
            comes=one.comes,
            silent=one.units - one.comes - one.cannot,
        )
    return say("case-callin-tasks", count=one.tasks, open=one.open_tasks)


def callin_row(say: Say, view: CaseView) -> list[Row]:
    """To look at them."""
    buttons = [
        button(
            say.plain("callin-see" if one.state is CallInState.CALLED else "callin-see-tasks"),
            OpenCallIn(id=one.id),
        )
        for one in view.callins
    ]
    return in_rows(buttons, 2)


def unfinished(view: CaseView) -> int:
    """How many items are open that came of units called in."""
    return sum(one.open_tasks for one in view.callins)


def closing_page(say: Say, view: CaseView, title: Html) -> Page:
    """Whether it is to be closed although some are open."""
    number = view.line.id
    closes = button(say.plain("callin-close-anyway"), CloseAnyway(id=number))
    sees = [
        button(say.plain("callin-see-tasks"), OpenCallIn(id=one.id))
        for one in view.callins
        if one.open_tasks
    ]
    back = button(say.plain("more-back"), OpenCase(id=number))
    text = say("callin-closing", title=title, open=unfinished(view))
    return Page(text=text, rows=(*in_rows(sees, 2), [closes], [back]))
