"""What happens on a tap or a message. The step itself is one action, taken by the last tap."""

from dataclasses import replace
from functools import partial
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.dialogs import typed
from bot.dialogs.case_step.draft import CHECK, FIRST, WRITE, CaseStep, StepDraft
from bot.dialogs.case_step.unasked import carried, onward, uses
from bot.dialogs.form import (
    Asking,
    asking,
    draft_of,
    gathered,
    keep,
    member,
    note_of,
    outcome,
    start_data,
)
from bot.dialogs.report.proposing import take_over
from bot.dialogs.report.voiced import take_over_voice
from bot.pages import show
from bot.pages.cases import case_page
from bot.pages.mediation import with_question
from bot.pages.page import Page
from bot.remarks import remark
from bot.telegram import photos
from bot.texts import Html
from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import OUTCOMES_BY_HAND, AttachmentKind, Outcome
from domain.errors import NotFound, WrongStep
from domain.mediation.options import asks_for_agreement, leaves_other_ways


async def choose_outcome(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """Only the outcomes a mediator may choose by hand, whatever the phone sends."""
    if item not in {one.value for one in OUTCOMES_BY_HAND}:
        raise NotFound("outcome")
    draft = replace(draft_of(manager, StepDraft), outcome=Outcome(item))
    keep(manager, draft)
    await manager.switch_to(CHECK[draft.arrow] if draft.note else WRITE[draft.arrow])


async def choose_case(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """Which of the cases it belongs to."""
    ask, draft = asking(manager), draft_of(manager, StepDraft)
    case_id = next((one for one in draft.among if str(one) == item), None)
    if case_id is None:
        raise NotFound("case")
    draft = replace(draft, case_id=case_id)
    view = await ask.desk.boards.cases.view(ask.actor, case_id, ask.now)
    following = onward(view, draft)
    if following is None:
        raise WrongStep("add_detail", state=view.line.state.value)
    if following.group is not CaseStep:
        data = start_data(carried(following, draft))
        await manager.start(following, data=data, mode=StartMode.RESET_STACK)
        return
    keep(manager, draft)
    await manager.switch_to(following)


async def choose_use(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """What the sentence is for: only what may be done, whatever the phone sends."""
    ask, draft = asking(manager), draft_of(manager, StepDraft)
    view = await ask.desk.boards.cases.view(ask.actor, draft.case_id, ask.now)
    arrow = member(Arrow, item)
    if arrow not in uses(view, draft):
        raise WrongStep(arrow.value, state=view.line.state.value)
    keep(manager, replace(draft, arrow=arrow))
    asks_first = arrow in {Arrow.RESOLVE, Arrow.ASSIGN}
    await manager.switch_to(FIRST[arrow] if asks_first else CHECK[arrow])


async def note_first(message: Message, _: Any, manager: DialogManager) -> None:
    """A sentence where a choice is asked for: it is kept for the step that follows."""
    keep(manager, replace(draft_of(manager, StepDraft), note=await note_of(message, manager)))


async def choose_unit(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """Only a unit the case may be assigned to, whatever the phone sends."""
    ask, draft = asking(manager), draft_of(manager, StepDraft)
    found = await ask.desk.boards.cases.handover(ask.actor, draft.case_id, ask.now)
    unit_id = next((o.unit.id for o in found.destinations if str(o.unit.id) == item), None)
    if unit_id is None:
        raise NotFound("unit")
    keep(manager, replace(draft, to_unit_id=unit_id))
    await manager.switch_to(CHECK[draft.arrow])


async def reply_on_board(query: CallbackQuery, button: Any, manager: DialogManager) -> None:
    """The usual answer to an item, with one tap."""
    note = asking(manager).say.plain("reply-on-board")
    keep(manager, replace(draft_of(manager, StepDraft), note=note))
    await take(query, button, manager)


async def on_text(message: Message, _: Any, manager: DialogManager) -> None:
    """The sentence; a second one takes the place of the first, but what is added is told in
    pieces."""
    draft = draft_of(manager, StepDraft)
    if draft.arrow is Arrow.ANSWER:
        note = await gathered(message, manager, draft.note)
    else:
        note = await note_of(message, manager)
    draft = replace(draft, note=note)
    keep(manager, draft)
    await manager.switch_to(CHECK[draft.arrow])


async def on_file(message: Message, _: Any, manager: DialogManager) -> None:
    """A photo or voice note; its caption is a sentence like any."""
    draft = draft_of(manager, StepDraft)
    draft.check_room()
    desk = asking(manager).desk
    file = await photos.take(manager.middleware_data["bot"], desk.files, desk.apart, message)
    note = draft.note
    if message.caption:
        note = await gathered(message, manager, note)
    keep(manager, replace(draft.with_file(file), note=note))
    await manager.switch_to(CHECK[draft.arrow])


async def only_these(_: Message, __: Any, manager: DialogManager) -> None:
    """Something came that cannot be added."""
    remark(manager, asking(manager).say("step-only-these"))


async def take(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Takes the step and shows the case as it stands after it."""
    draft = draft_of(manager, StepDraft)
    typed.became(manager, draft.case_id)
    doing = _act(asking(manager), draft)
    await _to_case(query, manager, await outcome(manager, doing))


async def _act(ask: Asking, draft: StepDraft) -> Html:
    do, request, case_id, note = ask.desk.office.do, ask.request, draft.case_id, draft.note
    key = f"done-{draft.arrow.value}"
    if draft.arrow is Arrow.ANSWER:
        await do(steps.add_detail, request, case_id, note=note, files=draft.files)
    else:
        case = await do(
            steps.take_step, request, case_id, draft.arrow,
            note=note, outcome=draft.outcome, to_unit_id=draft.to_unit_id
        )  # fmt: skip
        if ask.say.has(f"{key}-{case.kind.value}"):
            key = f"{key}-{case.kind.value}"
    return ask.say(key)


async def drop(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """It belongs to none of them."""
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    await show.redraw(query, Page(text=asking(manager).say("unasked-dropped")))


async def another(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """It is another matter: its report is opened."""
    draft = draft_of(manager, StepDraft)
    note = next((one for one in draft.files if one.kind is AttachmentKind.VOICE), None)
    if note is None:
        await take_over(manager, draft.note, draft.files)
    else:
        await take_over_voice(manager, draft.note, draft.files, note, draft.seconds)


async def leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the case without doing anything."""
    await _to_case(query, manager, None)


async def _to_case(query: CallbackQuery, manager: DialogManager, heading: Html | None) -> None:
    """Closes the dialog, and draws the case's page in its place; just what was done, when the case
    is out of sight with that (a centre that turned it back)."""
    ask, draft = asking(manager), draft_of(manager, StepDraft)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    try:
        view = await ask.desk.boards.cases.view(ask.actor, draft.case_id, ask.now)
    except NotFound:
        if heading is None:
            raise
        await show.redraw(query, Page(text=heading))
        return
    page = partial(case_page, ask.say, view, ask.desk.zone, ask.actor)
    if heading and draft.arrow is Arrow.RESOLVE and asks_for_agreement(view.line):
        asked = with_question(ask.say, heading, page, draft.case_id)
        await show.redraw(query, asked)
        return
    if heading and draft.arrow is Arrow.RESOLVE and leaves_other_ways(view.line):
        heading = Html(f"{heading}\n{ask.say('done-other-ways')}")
    await show.redraw(query, page(heading))
