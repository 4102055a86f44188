"""Entering the tally: a line of counts, a line for each object, a look. Each line is kept at once,
so whoever comes back goes on from there, from whichever phone."""

from collections.abc import Awaitable, Mapping
from dataclasses import astuple, dataclass, field, fields
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
from domain.errors import Invalid, NotFound, WrongStep
from domain.evaluations import counting
from domain.evaluations.tally import Counts, SheetVotes, check_votes, counts_of, votes_of
from domain.evaluations.views import EvaluationView, ObjectLine

_LABEL = 20
_DIGITS = 10
_ON_A_PAGE = 6
_COUNTS, _VOTES = len(fields(Counts)), len(fields(SheetVotes))
"""So many numbers stand in a line."""


class TallyStates(StatesGroup):
    """The windows."""

    counts = State()
    votes = State()
    check = State()


@dataclass(frozen=True, kw_only=True)
class TallyDraft:
    """Which evaluation, and what the window asks for: bound when it is drawn, so that a line is
    for what was seen, whatever somebody else enters meanwhile and however often it comes."""

    evaluation_id: int
    asked: tuple[int, ...] = ()
    """The objects, in the order of the lines: the one that is shown, and those that follow."""
    votes: Mapping[int, SheetVotes] = field(default_factory=dict)
    """What was on file of them."""
    counts: Counts | None = None
    """The counts that were on file."""


def first_of(view: EvaluationView) -> State:
    """Where entering goes on: at what is missing."""
    if view.counts is None:
        return TallyStates.counts
    return TallyStates.votes if view.missing else TallyStates.check


def drawn(view: EvaluationView, *again: int) -> TallyDraft:
    """What is asked for now: these objects once more, then those that are missing."""
    asked = tuple(dict.fromkeys((*again, *view.missing)))
    votes = {one.id: one.votes for one in view.objects if one.id in asked and one.votes}
    return TallyDraft(evaluation_id=view.id, asked=asked, votes=votes, counts=view.counts)


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
    counts = view.counts
    asked = next((one for one in view.objects if one.id in draft.asked[:1]), None)
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
        "had": _had(say, asked),
        "has_votes": asked is not None and asked.votes is not None,
        "valid": 0 if counts is None else counts.valid,
        "number": str(position),
        "many": str(len(view.objects)),
        "lines": Html("\n".join(lines)),
        **one_page(items, page, _ON_A_PAGE),
        "whole": counts is not None and view.quorate and not view.missing,
        "open": bool(view.missing),
        "void": counts is not None and not view.quorate,
    }


def _had(say: Say, one: ObjectLine | None) -> Html:
    if one is None or one.votes is None:
        return Html("")
    return say("tally-had", votes=_figures(one.votes))


def _figures(votes: SheetVotes) -> str:
    return "/".join(map(str, astuple(votes)))


def _short(say: Say, one: ObjectLine) -> str:
    return clip(object_name(say, one), _LABEL)


async def _on_counts(message: Message, _: Any, manager: DialogManager) -> None:
    """The six counts in one line."""
    ask, draft = asking(manager), draft_of(manager, TallyDraft)
    counts = counts_of(numbers(message.text or "", _COUNTS))
    do, request, seen = ask.desk.office.do, ask.request, draft.counts
    entering = do(counting.enter_counts, request, draft.evaluation_id, counts, seen)
    await _entered(manager, draft, entering)


async def _on_votes(message: Message, _: Any, manager: DialogManager) -> None:
    """A line for the object that was shown; several lines are for those that follow. All of them
    are kept or none; what was kept is said with the next question."""
    ask, draft = asking(manager), draft_of(manager, TallyDraft)
    lines = [line for line in (message.text or "").splitlines() if line.strip()]
    if not lines or not draft.asked:  # an empty message, or a draft of before they were bound
        await _go_on(manager, draft)
        return
    if len(lines) > len(draft.asked):
        remark(manager, ask.say("tally-lines"))
    view = await view_of(ask, draft.evaluation_id)
    names = {one.id: _short(ask.say, one) for one in view.objects}
    valid = None if view.counts is None else view.counts.valid
    votes: dict[int, SheetVotes] = {}
    for at, (number, line) in enumerate(zip(draft.asked, lines, strict=False), 1):
        try:
            votes[number] = _read(line, valid)
        except Invalid:
            if len(lines) > 1:
                remark(manager, ask.say("tally-none", line=str(at), name=names.get(number, "")))
            raise

    async def entering() -> None:
        do, request, seen = ask.desk.office.do, ask.request, draft.votes
        await do(counting.enter_votes, request, draft.evaluation_id, votes, seen)
        if len(votes) < len(draft.asked):
            noted = [
                ask.say("tally-noted", name=names[one], votes=_figures(of))
                for one, of in votes.items()
            ]
            remark(manager, Html("\n".join(noted)))

    await _entered(manager, draft, entering())


def _read(line: str, valid: int | None) -> SheetVotes:
    """The votes of a line, as many as the valid sheets where those are known."""
    votes = votes_of(numbers(line, _VOTES))
    return votes if valid is None else check_votes(votes, valid)


async def _entered(manager: DialogManager, draft: TallyDraft, entering: Awaitable[object]) -> None:
    """Goes on; but where somebody else has entered others meanwhile nothing of it is kept: it says
    what stands there, and asks for the same again."""
    try:
        await entering
    except WrongStep as error:
        if error.reason != "tally-entered":
            raise
        say, view = asking(manager).say, await view_of(asking(manager), draft.evaluation_id)
        now = drawn(view, *draft.asked)
        lines = [object_line(say, one) for one in view.objects if _other(one.id, now, draft)]
        if view.counts is not None and now.counts != draft.counts:
            lines.insert(0, say("tally-now", counts=counts_line(say, view.counts)))
        remark(manager, say("tally-entered", lines=Html("\n".join(lines))))
        keep(manager, now)
    else:
        await _go_on(manager, draft)


def _other(number: int, now: TallyDraft, before: TallyDraft) -> bool:
    return now.votes.get(number) != before.votes.get(number)


async def _go_on(manager: DialogManager, draft: TallyDraft) -> None:
    view = await view_of(asking(manager), draft.evaluation_id)
    keep(manager, drawn(view))
    await manager.switch_to(first_of(view))


async def _on(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """What is on file stays as it is."""
    await _go_on(manager, draft_of(manager, TallyDraft))


async def _choose(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """The votes of one object once more."""
    draft = draft_of(manager, TallyDraft)
    number = int(item) if item.isascii() and item.isdigit() and len(item) <= _DIGITS else 0
    view = await view_of(asking(manager), draft.evaluation_id)
    if row_id(number) not in {one.id for one in view.objects}:
        raise NotFound("object")
    keep(manager, drawn(view, number))
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
        T("tally-ask-votes", "about", "object", "had", "valid", "number", "many"),
        *sentence(_on_votes),
        button("tally-keep-votes", "on", _on, when="has_votes"),
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
