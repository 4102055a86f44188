"""A sentence to a periodic report: a remark, why it is corrected or late; and taking it back."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window

from bot.dialogs.form import Asking, asking, draft_of, keep, note_of, sentence
from bot.dialogs.widgets import Ready, T, button
from bot.pages import show, times
from bot.pages.periodic.changes import recounted
from bot.pages.periodic.page import report_page, thanks
from bot.pages.periodic.words import report_name
from bot.texts import Html, Say
from domain.days.periods import Period
from domain.errors import AlreadyConfirmed, Invalid, NotFound
from domain.periodic import actions
from domain.periodic.views import Recount


class PeriodicStates(StatesGroup):
    """Something to be said of a periodic report."""

    write = State()
    check = State()
    withdraw = State()


PeriodicStates.__name__ = "ReportWords"  # conversations have kept its states under this name


class Purpose(StrEnum):
    """What the sentence is for."""

    REMARK = "remark"
    REVISE = "revise"
    LATE = "late"
    WITHDRAW = "withdraw"
    """No sentence, just a second look."""


@dataclass(frozen=True, kw_only=True)
class WordsDraft:
    """A sentence on its way."""

    unit_id: int
    period: Period
    purpose: Purpose
    after: int = 0
    """The revision that is corrected or taken back."""
    sentence: str = ""


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The report, and the sentence so far."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, WordsDraft)
    recount = None
    if draft.purpose is Purpose.REVISE and draft.sentence:
        recount = await ask.desk.boards.periodic.recount(
            ask.actor, draft.unit_id, draft.period, ask.now
        )
    return shown(ask.say, draft, recount)


def shown(say: Say, draft: WordsDraft, recount: Recount | None = None) -> dict[str, Any]:
    """The data of all windows."""
    facts = {
        "period": times.period(say, draft.period),
        "report": report_name(say, draft.period.kind),
    }
    asked = draft.purpose if draft.purpose is not Purpose.WITHDRAW else Purpose.REVISE
    return {
        **facts,
        "ask": say(f"periodic-ask-{asked.value}", **facts),
        "check": say(f"periodic-check-{asked.value}", sentence=draft.sentence, **facts),
        **{f"is_{one.value}": draft.purpose is one for one in Purpose},
        "changes": recounted(say, draft.period.kind, recount) if recount else None,
    }


async def _on_text(message: Message, _: Any, manager: DialogManager) -> None:
    """The sentence; a second one takes the place of the first."""
    keep(manager, replace(draft_of(manager, WordsDraft), sentence=await note_of(message, manager)))
    await manager.switch_to(PeriodicStates.check)


async def _act(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Does it, and shows the report as it stands then."""
    ask, draft = asking(manager), draft_of(manager, WordsDraft)
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
    await _to_report(query, manager, heading)


async def _done(ask: Asking, draft: WordsDraft) -> Html:
    do, request, unit, period = ask.desk.office.do, ask.request, draft.unit_id, draft.period
    words, after = draft.sentence, draft.after
    match draft.purpose:
        case Purpose.REMARK:
            await do(actions.confirm, request, unit, period, nil=False, remark=words)
            return thanks(ask.say, period)
        case Purpose.REVISE:
            await do(actions.revise, request, unit, period, words, after=after)
            return ask.say("periodic-done-revise", number=after + 1)
        case Purpose.LATE:
            await do(actions.state_late_reason, request, unit, period, words)
            return ask.say("periodic-done-late")
        case Purpose.WITHDRAW:
            await do(actions.withdraw, request, unit, period, after=after)
            return ask.say("periodic-done-withdraw")


async def _leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the report without doing anything."""
    await _to_report(query, manager, None)


async def _to_report(query: CallbackQuery, manager: DialogManager, heading: Html | None) -> None:
    """Closes the dialog, and draws the report in its place."""
    ask, draft = asking(manager), draft_of(manager, WordsDraft)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    period, zone = draft.period, ask.desk.zone
    view = await ask.desk.boards.periodic.report(
        ask.actor, period.kind, draft.unit_id, period, ask.now
    )
    await show.redraw(query, report_page(ask.say, view, zone, ask.today, ask.actor, heading))


dialog = Dialog(
    Window(
        Ready("ask"),
        *sentence(_on_text),
        button("button-back", "leave", _leave),
        state=PeriodicStates.write,
    ),
    Window(
        Ready("check"),
        Ready("changes", when="changes"),
        *sentence(_on_text),
        button("periodic-yes-remark", "remark", _act, when="is_remark"),
        button("periodic-yes-revise", "revise", _act, when="is_revise"),
        button("periodic-yes-late", "late", _act, when="is_late"),
        button("button-cancel", "leave", _leave),
        state=PeriodicStates.check,
    ),
    Window(
        T("periodic-check-withdraw", "period", "report"),
        button("periodic-yes-withdraw", "withdraw", _act),
        button("button-back", "leave", _leave),
        state=PeriodicStates.withdraw,
    ),
    getter=_facts,
)
