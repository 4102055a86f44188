"""The windows of an entry of the directory: what it is and who keeps it, its name, phone, hours and
place; then a card on which everything can be changed, and saved."""

from typing import Any

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.directories import clicks
from bot.dialogs.directories.draft import MAY_BE_EMPTY, WRITTEN, EntryForm, EntryStates
from bot.dialogs.form import asking, draft_of, only_taps, sentence
from bot.dialogs.widgets import Choice, Ready, T, button, choices, switch
from bot.pages.directories import kind_words
from bot.pages.hours import hours_words
from bot.pages.page import clip
from bot.texts import Say
from domain.directories.model import EntryKind
from domain.org.views import UnitRef


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """What is written so far."""
    return shown(asking(dialog_manager).say, draft_of(dialog_manager, EntryForm))


async def _hosts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The units that may keep it: those one sits at, or those of a name that was typed."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, EntryForm)
    return {**shown(ask.say, draft), "items": hosts_of(await clicks.units_of(ask, draft))}


def hosts_of(units: tuple[UnitRef, ...]) -> list[Choice]:
    """A button for each."""
    return [Choice(id=one.id, label=clip(one.name, clicks.NAME)) for one in units]


def shown(say: Say, draft: EntryForm) -> dict[str, Any]:
    """The data of all windows."""
    kind = draft.kind or EntryKind.SERVICE
    nothing = say.plain("entry-nothing")
    said = {name: getattr(draft, name) or nothing for name in WRITTEN}
    said["hours"] = hours_words(say, draft.hours) if draft.hours else nothing
    question = say(f"entry-ask-{draft.asked}")
    if getattr(draft, draft.asked):
        question = say("entry-ask-again", ask=question, value=said[draft.asked])
    steps = "entry-step-free" if draft.step_free else "entry-not-step-free"
    return {
        "kinds": [Choice(id=one.value, label=kind_words(say, one)) for one in EntryKind],
        "items": [],
        "ask": question,
        "may_be_empty": draft.asked in MAY_BE_EMPTY,
        "fields": [Choice(id=one, label=say.plain(f"entry-field-{one}")) for one in WRITTEN],
        "card": say(
            "entry-card",
            kind=kind_words(say, kind),
            host=draft.host,
            free=say.plain("entry-free" if draft.free else "entry-not-free"),
            step_free=say.plain(steps),
            **said,
        ),
    }


dialog = Dialog(
    Window(
        T("entry-ask-kind"),
        choices("kind", "kinds", clicks.choose_kind, width=2),
        MessageInput(only_taps),
        button("button-cancel", "leave", clicks.leave),
        state=EntryStates.kind,
    ),
    Window(
        T("entry-ask-host"),
        choices("host", "items", clicks.choose_host),
        MessageInput(clicks.on_host, content_types=ContentType.TEXT),
        MessageInput(only_taps),
        switch("button-back", "back", EntryStates.kind),
        button("button-cancel", "leave", clicks.leave),
        state=EntryStates.host,
        getter=_hosts,
    ),
    Window(
        Ready("ask"),
        *sentence(clicks.on_field),
        button("entry-empty-it", "empty", clicks.empty, when="may_be_empty"),
        button("button-back", "back", clicks.back),
        state=EntryStates.field,
    ),
    Window(
        Ready("card"),
        choices("field", "fields", clicks.choose_field, width=3),
        button("entry-flip-free", "free", clicks.flip_free),
        button("entry-flip-step-free", "steps", clicks.flip_steps),
        MessageInput(only_taps),
        button("entry-save", "save", clicks.save),
        button("button-cancel", "leave", clicks.leave),
        state=EntryStates.card,
    ),
    getter=_facts,
)
