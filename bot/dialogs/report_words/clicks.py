"""What happens on a tap or a message. What is done is one action, by the last tap."""

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.form import Asking, asking
from bot.dialogs.report_words.draft import Purpose, WordsDraft, load, save
from bot.dialogs.report_words.states import ReportWords
from bot.pages import show
from bot.pages.periodic.page import report_page, thanks
from bot.pages.periodic.words import report_name
from bot.texts import Html
from domain.cases.draft import clean_note
from domain.errors import AlreadyConfirmed, Invalid, NotFound
from domain.periodic import actions
from domain.request import Request


async def on_text(message: Message, _: Any, manager: DialogManager) -> None:
    """The sentence; a second one takes the place of the first."""
    sentence = clean_note(message.text or "")
    if not sentence:
        raise Invalid("note-missing")
    save(manager, sentence)
    await manager.switch_to(ReportWords.check)


async def only_taps(message: Message, _: Any, manager: DialogManager) -> None:
    """Words came where a tap is wanted."""
    await message.answer(asking(manager).say("periodic-only-taps"))


async def act(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Does it, and shows the report as it stands then."""
    ask, draft = asking(manager), load(manager)
    report = report_name(ask.say, draft.period.kind)
    try:
        heading = await _done(ask, draft)
    except AlreadyConfirmed:
        heading = ask.say("periodic-already", report=report)
    except NotFound:
        heading = ask.say("periodic-too-late", report=report)
    except Invalid as error:
        if error.reason != "report-passed-on":
            raise
        heading = ask.say("error-invalid-report-passed-on", **error.facts)
    await _leave(query, manager, ask, draft, heading)


async def leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the report without doing anything."""
    await _leave(query, manager, asking(manager), load(manager), None)


async def _done(ask: Asking, draft: WordsDraft) -> Html:
    office, unit, period = ask.desk.office, draft.unit_id, draft.period
    now, words, after = ask.desk.clock.now(), draft.sentence, draft.after
    match draft.purpose:
        case Purpose.REMARK:
            await office.do(
                actions.confirm,
                Request(actor=ask.actor, now=now),
                unit,
                period,
                nil=False,
                remark=words,
            )
            return thanks(ask.say, period)
        case Purpose.REVISE:
            await office.do(
                actions.revise, Request(actor=ask.actor, now=now), unit, period, words, after=after
            )
            return ask.say("periodic-done-revise", number=after + 1)
        case Purpose.LATE:
            await office.do(
                actions.state_late_reason, Request(actor=ask.actor, now=now), unit, period, words
            )
            return ask.say("periodic-done-late")
        case Purpose.WITHDRAW:
            await office.do(
                actions.withdraw, Request(actor=ask.actor, now=now), unit, period, after=after
            )
            return ask.say("periodic-done-withdraw")


async def _leave(
    query: CallbackQuery,
    manager: DialogManager,
    ask: Asking,
    draft: WordsDraft,
    heading: Html | None,
) -> None:
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    now, period = ask.desk.clock.now(), draft.period
    view = await ask.desk.boards.report(ask.actor, period.kind, draft.unit_id, period, now)
    today = now.astimezone(ask.desk.zone).date()
    await show.redraw(query, report_page(ask.say, view, ask.desk.zone, today, ask.actor, heading))
