"""Entering the tally: a line of counts, a line for each object, a look. Each line is kept at once,
so whoever comes back goes on from there, from whichever phone."""

from dataclasses import dataclass, replace
from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from magic_filter import F

from bot.dialogs.evaluations import head, numbers, to_evaluation, view_of
from bot.dialogs.form import asking, draft_of, keep, outcome, sentence
from bot.dialogs.widgets import (
    Choice,
    Ready,
    T,
    button,
    choices,
    one_page,
    page_of,
    pager,
    switch,
)
from bot.pages.evaluations.objects import object_line
from bot.pages.evaluations.words import counts_line, object_name
from bot.pages.page import clip, piece, row_id
from bot.remarks import remark
from bot.texts import Html, Say
from domain.errors import NotFound
from domain.evaluations import counting
from domain.evaluations.tally import counts_of, votes_of
from domain.evaluations.views import EvaluationView, ObjectLine

_LABEL = 20
_DIGITS = 10
_ON_A_PAGE = 6


class TallyStates(StatesGroup):
    """The windows."""

    counts = State()
    votes = State()
    check = State()


@dataclass(frozen=True, kw_only=True)
class TallyDraft:
    """Which evaluation, and the votes of which object are asked for; 0: of the next without."""

    evaluation_id: int
    object_id: int = 0


def first_of(view: EvaluationView) -> State:
    """Where entering goes on: at what is missing."""
    if view.counts is None:
        return TallyStates.counts
    return TallyStates.votes if view.missing else TallyStates.check


def asked_of(view: EvaluationView, draft: TallyDraft) -> ObjectLine | None:
    """The object whose votes are asked for."""
    wanted = draft.object_id or next(iter(view.missing), 0)
    return next((one for one in view.objects if one.id == wanted), None)


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The evaluation as it stands."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, TallyDraft)
    view = await view_of(ask, draft.evaluation_id)
    return shown(ask.say, view, draft, head(ask, view), page_of(dialog_manager))


def shown(
    say: Say, view: EvaluationView, draft: TallyDraft, about: Html, page: int = 0
) -> dict[str, Any]:
    """The data of all windows; the objects a page at a time, in the order of the sheet they are
    compared with."""
    asked, counts = asked_of(view, draft), view.counts
    graded = counts is not None and view.quorate and not view.few
    _, _, objects = piece(view.objects if graded else (), page, _ON_A_PAGE)
    lines = [object_line(say, one) for one in objects]
    items = [
        Choice(id=one.id, label=say.plain("tally-again", name=_short(say, one)))
        for one in (view.objects if graded else ())
    ]
    if counts is not None and not view.quorate:
        lines = [say("evaluation-no-quorum")]
    elif view.few:
        lines = [say("evaluation-few", fewest=view.fewest)]
    elif graded:
        lines.insert(0, say("evaluation-legend"))
    position = view.objects.index(asked) + 1 if asked in view.objects else 0
    return {
        "about": about,
        "has_counts": counts is not None,
        "counts": "" if counts is None else counts_line(say, counts),
        "now": say("tally-now", counts=counts_line(say, counts)) if counts else Html(""),
        "object": "" if asked is None else object_name(say, asked),
        "valid": 0 if counts is None else counts.valid,
        "number": str(position),
        "many": str(len(view.objects)),
        "lines": Html("\n".join(lines)),
        **one_page(items, page, _ON_A_PAGE),
        "whole": counts is not None and view.quorate and not view.missing,
        "open": bool(view.missing),
        "void": counts is not None and not view.quorate,
    }


def _short(say: Say, one: ObjectLine) -> str:
    return clip(object_name(say, one), _LABEL)


async def _on_counts(message: Message, _: Any, manager: DialogManager) -> None:
    """The six counts in one line."""
    ask, draft = asking(manager), draft_of(manager, TallyDraft)
    counts = counts_of(numbers(message.text or ""))
    await ask.desk.office.do(counting.enter_counts, ask.request, draft.evaluation_id, counts)
    await _go_on(manager, draft)


async def _on_votes(message: Message, _: Any, manager: DialogManager) -> None:
    """A line for the object that is asked for; several lines are for those that follow."""
    ask, draft = asking(manager), draft_of(manager, TallyDraft)
    for line in (message.text or "").splitlines():
        if not line.strip():
            continue
        view = await view_of(ask, draft.evaluation_id)
        asked = asked_of(view, draft)
        if asked is None:
            remark(manager, ask.say("tally-lines"))
            break
        votes = votes_of(numbers(line))
        await ask.desk.office.do(
            counting.enter_votes, ask.request, draft.evaluation_id, asked.id, votes
        )
        draft = replace(draft, object_id=0)
        keep(manager, draft)
    await _go_on(manager, draft)


async def _go_on(manager: DialogManager, draft: TallyDraft) -> None:
    keep(manager, replace(draft, object_id=0))
    view = await view_of(asking(manager), draft.evaluation_id)
    await manager.switch_to(first_of(view))


async def _on(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """The counts stay as they are."""
    await _go_on(manager, draft_of(manager, TallyDraft))


async def _choose(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """The votes of one object once more."""
    draft = draft_of(manager, TallyDraft)
    number = int(item) if item.isascii() and item.isdigit() and len(item) <= _DIGITS else 0
    view = await view_of(asking(manager), draft.evaluation_id)
    if row_id(number) not in {one.id for one in view.objects}:
        raise NotFound("object")
    keep(manager, replace(draft, object_id=number))
    await manager.switch_to(TallyStates.votes)


async def _hand_in(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Hands it in, and shows the evaluation as it stands after it."""
    ask, draft = asking(manager), draft_of(manager, TallyDraft)

    async def done() -> Html:
        await ask.desk.office.do(counting.hand_in, ask.request, draft.evaluation_id)
        view = await view_of(ask, draft.evaluation_id)
        return ask.say("tally-done" if view.quorate else "tally-done-void")

    heading = await outcome(manager, done(), "evaluation-late")
    await to_evaluation(query, manager, draft.evaluation_id, heading)


async def _leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the evaluation; what was entered stays."""
    await to_evaluation(query, manager, draft_of(manager, TallyDraft).evaluation_id)


dialog = Dialog(
    Window(
        T("tally-ask-counts", "about", "now"),
        *sentence(_on_counts),
        button("tally-keep-counts", "on", _on, when="has_counts"),
        button("tally-later", "leave", _leave),
        state=TallyStates.counts,
    ),
    Window(
        T("tally-ask-votes", "about", "object", "valid", "number", "many"),
        *sentence(_on_votes),
        switch("tally-counts-again", "counts", TallyStates.counts),
        button("tally-later", "leave", _leave),
        state=TallyStates.votes,
    ),
    Window(
        T("tally-check", "about", "counts"),
        Ready("lines"),
        T("tally-hint", when="whole"),
        choices("again", "items", _choose, width=2, when="items"),
        pager(),
        switch("tally-counts-again", "counts", TallyStates.counts),
        button("tally-go-on", "on", _on, when="open"),
        button("tally-hand-in", "in", _hand_in, when="whole"),
        button("tally-hand-in-void", "void", _hand_in, when=F["void"]),
        button("tally-later", "leave", _leave),
        state=TallyStates.check,
    ),
    getter=_facts,
)
