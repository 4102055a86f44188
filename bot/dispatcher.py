"""Puts the bot's handlers together. The dispatcher keeps no state of its own.

What it needs comes with each update: the desk's parts and the conversation of the lane. So one is
enough for a process, and a restart changes nothing.
"""

from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any

from aiogram import Dispatcher, Router
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram.types import CallbackQuery, Message, TelegramObject
from aiogram_dialog import DialogManager, setup_dialogs
from aiogram_dialog.api.internal import CONTEXT_KEY
from aiogram_dialog.utils import CB_SEP

from bot.dialogs.aid import dialog as aid_dialog
from bot.dialogs.annual import dialog as annual_dialog
from bot.dialogs.asked import asks_for_number
from bot.dialogs.assessments.windows import dialog as assessments_dialog
from bot.dialogs.callins.windows import dialog as callins_dialog
from bot.dialogs.case_step.windows import dialog as case_step_dialog
from bot.dialogs.contacts import ContactStates
from bot.dialogs.contacts import dialog as contacts_dialog
from bot.dialogs.convert import dialog as convert_dialog
from bot.dialogs.directories.windows import dialog as directories_dialog
from bot.dialogs.evaluation_day import dialog as plan_dialog
from bot.dialogs.extend import dialog as extend_dialog
from bot.dialogs.features.windows import dialog as features_dialog
from bot.dialogs.followups.windows import dialog as followups_dialog
from bot.dialogs.inquiries import dialog as inquiries_dialog
from bot.dialogs.mediation.windows import dialog as mediation_dialog
from bot.dialogs.meetings.windows import dialog as meetings_dialog
from bot.dialogs.merge import dialog as merge_dialog
from bot.dialogs.org import dialog as org_dialog
from bot.dialogs.papers import dialog as papers_dialog
from bot.dialogs.periodic import dialog as periodic_dialog
from bot.dialogs.projects.windows import dialog as projects_dialog
from bot.dialogs.recount import dialog as reason_dialog
from bot.dialogs.rectify import dialog as rectify_dialog
from bot.dialogs.refer import dialog as refer_dialog
from bot.dialogs.referral_step import dialog as referral_step_dialog
from bot.dialogs.report.windows import dialog as report_dialog
from bot.dialogs.screens import Screens
from bot.dialogs.selections.windows import dialog as selections_dialog
from bot.dialogs.split import dialog as split_dialog
from bot.dialogs.tally import dialog as tally_dialog
from bot.dialogs.trainings import dialog as trainings_dialog
from bot.errors import on_error
from bot.handlers import (
    agenda,
    aid,
    analysis,
    annual,
    assessments,
    calendar,
    callins,
    cancel,
    cases,
    channels,
    clocks,
    codes,
    contacts,
    convert,
    digests,
    directories,
    directory_sheet,
    due,
    evaluations,
    extension,
    fallback,
    features,
    followups,
    groups,
    help,
    imports,
    inquiries,
    invite,
    language,
    late,
    leave,
    ledgers,
    mediation,
    meetings,
    member,
    merge,
    mine,
    minutes,
    more,
    mydata,
    org,
    passes,
    periodic,
    pictures,
    posts,
    practice,
    project_sheet,
    projects,
    queue,
    rating,
    reading,
    referrals,
    reminders,
    report,
    search,
    selections,
    sheets,
    split,
    spoken,
    start,
    status,
    trainings,
    twoway,
    unasked,
    undo,
    unknown,
)
from bot.handlers.papers import annual as annual_papers
from bot.handlers.papers import assessments as assessment_papers
from bot.handlers.papers import attaching
from bot.handlers.papers import selections as selection_papers
from bot.middlewares import WhoAsks
from bot.personal import NumbersOut
from bot.switchboard import Switchboard
from bot.telegram.conversation import ConversationStorage


async def _for_no_dialog(event: Message | CallbackQuery, **data: Any) -> bool:
    """Whether no dialog is meant: spares most updates the walk past every command.

    A dialog's button carries its intent; other words are an answer if a dialog is open.
    """
    if isinstance(event, CallbackQuery):
        return CB_SEP not in (event.data or "")
    return data.get(CONTEXT_KEY) is None or (event.text or "").startswith("/")


async def _ends_prompt(
    handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
    event: TelegramObject,
    data: dict[str, Any],
) -> Any:
    """A command ends the question for a contact: the next sentence is none. /cancel says so."""
    manager: DialogManager = data["dialog_manager"]
    contact = manager.has_context() and manager.current_context().state.group is ContactStates
    if contact and not (isinstance(event, Message) and (event.text or "").startswith("/cancel")):
        await manager.reset_stack()
    return await handler(event, data)


def _outside() -> Router:
    """Commands and the buttons outside of dialogs."""
    made = Switchboard(
        start.router,
        report.router,
        mine.router,
        queue.router,
        periodic.router,
        org.router,
        due.router,
        calendar.router,
        reminders.router,
        status.router,
        late.router,
        analysis.router,
        pictures.router,
        digests.router,
        passes.router,
        sheets.router,
        directories.router,
        aid.router,
        directory_sheet.router,  # its sheet is no ledger
        projects.router,
        project_sheet.router,  # nor is this
        ledgers.router,
        imports.router,
        leave.router,  # days that were asked for are no case's number
        codes.router,
        cases.router,
        search.router,
        more.router,
        clocks.router,
        extension.router,
        inquiries.router,
        callins.router,
        evaluations.router,
        twoway.router,
        meetings.router,
        agenda.router,
        minutes.router,
        assessments.router,
        assessment_papers.router,
        annual.router,
        annual_papers.router,
        selections.router,
        selection_papers.router,
        features.router,
        followups.router,
        posts.router,
        invite.router,
        mediation.router,
        referrals.router,
        merge.router,
        attaching.router,
        split.router,
        convert.router,
        undo.router,
        rating.router,
        reading.router,
        contacts.router,
        help.router,
        language.router,
        mydata.router,
        channels.router,
        cancel.router,
        practice.router,
        trainings.router,
        unknown.router,
        name="outside",
    )
    made.message.filter(_for_no_dialog)
    made.callback_query.filter(_for_no_dialog)
    made.message.middleware(_ends_prompt)
    return made


@cache
def dispatcher() -> Dispatcher:
    """The dispatcher: feed it updates with ``desk=`` inside ``conversation.talking``.

    Commands come before the dialogs, which would take a command for an answer, and so do the words
    of a button; the fallback last.
    """
    # The inbox hands out one update of a chat at a time, so there is nothing to isolate.
    isolation = DisabledEventIsolation()
    made = Dispatcher(storage=ConversationStorage(), events_isolation=isolation)
    made.update.outer_middleware(WhoAsks())
    made.errors.register(on_error)
    every = Switchboard(
        groups.router,
        unasked.router,
        _outside(),
        spoken.router,
        report_dialog,
        case_step_dialog,
        mediation_dialog,
        contacts_dialog,
        merge_dialog,
        papers_dialog,
        split_dialog,
        convert_dialog,
        org_dialog,
        periodic_dialog,
        extend_dialog,
        inquiries_dialog,
        callins_dialog,
        plan_dialog,
        tally_dialog,
        reason_dialog,
        rectify_dialog,
        meetings_dialog,
        assessments_dialog,
        annual_dialog,
        selections_dialog,
        features_dialog,
        followups_dialog,
        directories_dialog,
        aid_dialog,
        projects_dialog,
        refer_dialog,
        referral_step_dialog,
        trainings_dialog,
        member.router,
        fallback.router,
        name="every",
    )
    made.include_router(every)
    setup_dialogs(made, dialog_manager_factory=Screens(), events_isolation=isolation)
    made.message.outer_middleware(NumbersOut(asks_for_number))  # knows which window is open
    return made
