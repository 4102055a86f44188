"""What is answered, and what is done with it in the end."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.assessments.draft import (
    AHEAD,
    AssessmentDraft,
    AssessmentStates,
    after,
    before,
)
from bot.dialogs.dates import offered_day, parse_day
from bot.dialogs.form import Asking, asking, draft_of, keep, member, note_of, outcome, written
from bot.dialogs.numbers import counts
from bot.pages import show
from bot.pages.assessments.listing import list_page
from bot.pages.assessments.matter import matter_page
from bot.texts import Html
from domain.assessments import actions, filing, rating, ruling
from domain.assessments.actions import check_start
from domain.assessments.model import (
    NAME_LIMIT,
    Assessment,
    AssessmentArrow,
    MatterDraft,
    MatterKind,
    Opinions,
)
from domain.assessments.scale import Decision, Procedure
from domain.days.deadlines import check_coming
from domain.errors import Invalid, NotFound
from domain.followups.model import TITLE_LIMIT, Followup
from domain.sentence import clean

COUNTS, ANSWERS = 3, 4


def draft(manager: DialogManager) -> AssessmentDraft:
    """As it stands."""
    return draft_of(manager, AssessmentDraft)


def state_of(manager: DialogManager) -> State:
    """The window that is open."""
    return manager.current_context().state


async def go_on(manager: DialogManager, changed: AssessmentDraft) -> None:
    """Keeps it, and asks the next thing."""
    keep(manager, changed)
    await manager.switch_to(after(changed, state_of(manager)))


async def go_back(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """To the question before; before the first, out of the dialog."""
    earlier = before(draft(manager), state_of(manager))
    if earlier is None:
        await leave(query, None, manager)
    else:
        await manager.switch_to(earlier)


async def choose_kind(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """What kind of matter."""
    await go_on(manager, replace(draft(manager), kind=member(MatterKind, item)))


async def choose_procedure(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """How it is assessed."""
    await go_on(manager, replace(draft(manager), procedure=member(Procedure, item)))


async def choose_unit(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """Who gets the measure: one of those offered, whatever the phone sends."""
    ask, now = asking(manager), draft(manager)
    offered = await ask.desk.boards.assessments.hands_to(ask.actor, now.matter, ask.now)
    unit = next((one for one in offered if str(one.id) == item), None)
    if unit is None:
        raise NotFound("unit")
    await go_on(manager, replace(now, unit_id=unit.id))


async def choose_decision(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """What was decided; a day is asked of a deferral alone."""
    chosen = member(Decision, item)
    await go_on(manager, replace(draft(manager), decision=chosen, day=None))


async def choose_day(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the days offered."""
    await _take_day(manager, offered_day(item))


async def choose_decided(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """When it was decided: one of the days offered."""
    await _take_decided(manager, offered_day(item))


async def on_decided(message: Message, _: Any, manager: DialogManager) -> None:
    """The same, typed."""
    day = parse_day(message.text or "", asking(manager).today, ahead=False)
    await _take_decided(manager, day)


async def _take_decided(manager: DialogManager, day: date) -> None:
    day = ruling.check_decided(day, asking(manager).today)
    await go_on(manager, replace(draft(manager), decided_on=day))


async def on_day(message: Message, _: Any, manager: DialogManager) -> None:
    """A day that was typed."""
    ask = asking(manager)
    await _take_day(manager, parse_day(message.text or "", ask.today, ahead=True))


async def _take_day(manager: DialogManager, day: date) -> None:
    ask, now = asking(manager), draft(manager)
    if now.arrow in AHEAD:
        on = now.decision is Decision.DEFER
        check_coming(day, ask.today + timedelta(days=on))
    else:
        check_start(day, ask.today)
    await go_on(manager, replace(now, day=day))


async def on_words(message: Message, _: Any, manager: DialogManager) -> None:
    """A name, a measure, a sentence; a second one takes the place of the first."""
    now = draft(manager)
    limit = {AssessmentArrow.REGISTER: NAME_LIMIT, AssessmentArrow.MEASURE: TITLE_LIMIT}
    if now.arrow in limit:
        name = "name" if now.arrow is AssessmentArrow.REGISTER else "title"
        words = await written(message, manager, lambda text: clean(text, limit[now.arrow], name))
        if not words:
            raise Invalid("note-missing")
    else:
        words = await note_of(message, manager)
    changed = replace(now, words=words)
    if state_of(manager) == AssessmentStates.check:
        keep(manager, changed)
    else:
        await go_on(manager, changed)


async def skip_words(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """There is nothing to say."""
    await go_on(manager, replace(draft(manager), words=""))


async def on_body(message: Message, _: Any, manager: DialogManager) -> None:
    """Which body is responsible for the matter."""
    body = await written(message, manager, lambda text: clean(text, NAME_LIMIT, "name"))
    await go_on(manager, replace(draft(manager), body=body))


async def own_body(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """The unit itself."""
    await go_on(manager, replace(draft(manager), body=""))


async def on_counts(message: Message, _: Any, manager: DialogManager) -> None:
    """发放 收回 有效 in one message."""
    found = counts(message.text or "", COUNTS)
    await go_on(manager, replace(draft(manager), counts=found))


async def on_answers(message: Message, _: Any, manager: DialogManager) -> None:
    """支持 有条件支持 反对 不表态 in one message; all seven are checked here."""
    changed = replace(draft(manager), answers=counts(message.text or "", ANSWERS))
    opinions_of(changed).checked()
    await go_on(manager, changed)


def opinions_of(now: AssessmentDraft) -> Opinions:
    """The seven counts. Raises NotFound where some are missing."""
    if len(now.counts) != COUNTS or len(now.answers) != ANSWERS:
        raise NotFound("opinions")
    sent, returned, valid = now.counts
    supports, conditional, opposes, abstains = now.answers
    return Opinions(
        sent=sent,
        returned=returned,
        valid=valid,
        supports=supports,
        conditional=conditional,
        opposes=opposes,
        abstains=abstains,
    )


async def send(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Takes the step, and shows the matter as it stands after it."""
    ask, now = asking(manager), draft(manager)
    done: list[int] = []

    async def doing() -> Html:
        done.append(await _act(ask, now))
        return ask.say(f"assessment-done-{now.arrow.value}")

    news = await outcome(manager, doing(), "assessment-late")
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    number = done[0] if done else now.matter
    view = await ask.desk.boards.assessments.view(ask.actor, number, ask.now)
    await show.redraw(query, matter_page(ask.say, view, ask.desk.zone, news))


async def _act(ask: Asking, now: AssessmentDraft) -> int:
    """The matter's number."""
    do, request, number = ask.desk.office.do, ask.request, now.matter
    made: Assessment | Followup
    match now.arrow:
        case AssessmentArrow.REGISTER:
            made = await do(actions.register, request, _matter(now))
            return made.id
        case AssessmentArrow.PLAN:
            await do(actions.plan, request, number, now.words, _day(now))
        case AssessmentArrow.HEAR:
            await do(actions.hear, request, number, opinions_of(now), now.words)
        case AssessmentArrow.MEASURE:
            call = (number, now.words, now.unit_id, _day(now))
            await do(rating.add_measure, request, *call)
        case AssessmentArrow.SEND_BACK:
            await do(ruling.send_back, request, number, now.words)
        case AssessmentArrow.TRACK:
            await do(filing.track, request, number, now.words)
        case AssessmentArrow.MOVE_START:
            await do(actions.move_start, request, number, _day(now), now.words)
        case AssessmentArrow.WITHDRAW:
            await do(actions.withdraw, request, number, now.words)
        case _:
            if now.decision is None:
                raise NotFound("decision")
            said = (now.decision, now.words, now.day, now.decided_on)
            await do(ruling.decide, request, number, *said)
    return number


def _day(now: AssessmentDraft) -> date:
    if now.day is None:
        raise NotFound("day")
    return now.day


def _matter(now: AssessmentDraft) -> MatterDraft:
    if now.kind is None or now.procedure is None:
        raise NotFound("kind")
    return MatterDraft(
        unit_id=now.unit_id,
        kind=now.kind,
        name=now.words,
        body=now.body,
        starts_on=_day(now),
        procedure=now.procedure,
    )


async def leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the matter, or to the list, without doing anything."""
    ask, number = asking(manager), draft(manager).matter
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    boards, zone = ask.desk.boards.assessments, ask.desk.zone
    if number:
        view = await boards.view(ask.actor, number, ask.now)
        await show.redraw(query, matter_page(ask.say, view, zone))
    else:
        page = await boards.page(ask.actor, 0, ask.now)
        await show.redraw(query, list_page(ask.say, page, zone))
