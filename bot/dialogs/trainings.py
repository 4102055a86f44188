"""A course that was held: for which unit, how, on which day, about what, how many came, what was
handed out; then a look."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from aiogram.enums import ContentType
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import MessageInput

from bot import words
from bot.dialogs.dates import parse_day
from bot.dialogs.form import (
    Asking,
    asking,
    draft_of,
    keep,
    member,
    only_taps,
    outcome,
    sentence,
    written,
)
from bot.dialogs.numbers import parse_count
from bot.dialogs.widgets import Choice, Ready, T, button, choices, switch
from bot.pages import show, times
from bot.pages.trainings import form_words, training_page, trainings_page
from bot.telegram import photos
from bot.texts import Html, Say
from domain.cases.draft import DraftFile
from domain.errors import NotFound
from domain.org.views import UnitRef
from domain.trainings.actions import add_training
from domain.trainings.model import (
    TrainingDraft,
    TrainingForm,
    check_came,
    check_day,
    clean_material,
    clean_topic,
)


class TrainingStates(StatesGroup):
    """The windows."""

    unit = State()
    form = State()
    day = State()
    topic = State()
    came = State()
    material = State()
    check = State()


@dataclass(frozen=True, kw_only=True)
class TrainingEntry:
    """What has been answered so far."""

    unit_id: int = 0
    form: TrainingForm | None = None
    day: date | None = None
    topic: str = ""
    came: int = 0
    material: str = ""
    file: DraftFile | None = None


def _draft_of(entry: TrainingEntry) -> TrainingDraft:
    """As the action takes it. Raises NotFound where an answer is missing."""
    if entry.form is None or entry.day is None:
        raise NotFound("choice")
    return TrainingDraft(
        unit_id=entry.unit_id,
        day=entry.day,
        form=entry.form,
        topic=entry.topic,
        came=entry.came,
        material=entry.material,
        file=entry.file,
    )


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The units one may enter it for, and what is answered so far."""
    ask, entry = asking(dialog_manager), draft_of(dialog_manager, TrainingEntry)
    units = (await ask.desk.boards.trainings.page(ask.actor, 0, 0)).may_enter
    return shown(ask.say, entry, units, ask.today, _days_of(ask))


def shown(
    say: Say, entry: TrainingEntry, units: Sequence[UnitRef], today: date, days: Sequence[date]
) -> dict[str, Any]:
    """The data of all windows."""
    unit = next((one.name for one in units if one.id == entry.unit_id), "")
    what = [
        unit,
        form_words(say, entry.form) if entry.form else "",
        times.near_day(say, entry.day, today) if entry.day else "",
        entry.topic,
    ]
    head = say(
        "training-so-far", told=say.plain("between-figures").join(one for one in what if one)
    )
    handed_out = [entry.material, say.plain("training-has-file") if entry.file else ""]
    material = say.plain("between-figures").join(one for one in handed_out if one)
    return {
        "head": head,
        "units": [Choice(id=one.id, label=one.name) for one in units],
        "forms": [
            Choice(id=one.value, label=words.capital(form_words(say, one))) for one in TrainingForm
        ],
        "days": [
            Choice(id=one.toordinal(), label=words.capital(times.near_day(say, one, today)))
            for one in days
        ],
        "check": say(
            "training-check",
            head=head,
            came=entry.came,
            material=material or say.plain("training-empty"),
        ),
    }


def _days_of(ask: Asking) -> list[date]:
    """The days mostly meant."""
    return [ask.today, ask.today - timedelta(days=1)]


async def _choose_unit(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of those offered, whatever the phone sends."""
    ask = asking(manager)
    units = (await ask.desk.boards.trainings.page(ask.actor, 0, 0)).may_enter
    found = next((one for one in units if str(one.id) == item), None)
    if found is None:
        raise NotFound("unit")
    keep(manager, replace(draft_of(manager, TrainingEntry), unit_id=found.id))
    await manager.switch_to(TrainingStates.form)


async def _choose_form(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """How it was held."""
    keep(manager, replace(draft_of(manager, TrainingEntry), form=member(TrainingForm, item)))
    await manager.switch_to(TrainingStates.day)


async def _choose_day(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the days offered."""
    found = next((one for one in _days_of(asking(manager)) if str(one.toordinal()) == item), None)
    if found is None:
        raise NotFound("day")
    await _on(manager, found)


async def _on_day(message: Message, _: Any, manager: DialogManager) -> None:
    """A day that was typed."""
    await _on(manager, parse_day(message.text or "", asking(manager).today, ahead=False))


async def _on(manager: DialogManager, day: date) -> None:
    check_day(day, asking(manager).today)
    keep(manager, replace(draft_of(manager, TrainingEntry), day=day))
    await manager.switch_to(TrainingStates.topic)


async def _on_topic(message: Message, _: Any, manager: DialogManager) -> None:
    """What it was about."""
    topic = await written(message, manager, clean_topic)
    keep(manager, replace(draft_of(manager, TrainingEntry), topic=topic))
    await manager.switch_to(TrainingStates.came)


async def _on_came(message: Message, _: Any, manager: DialogManager) -> None:
    """How many came."""
    came = parse_count(message.text or "")
    check_came(came)
    keep(manager, replace(draft_of(manager, TrainingEntry), came=came))
    await manager.switch_to(TrainingStates.material)


async def _on_material(message: Message, _: Any, manager: DialogManager) -> None:
    """A sentence on it, in the place of whatever was there before."""
    material = await written(message, manager, clean_material)
    keep(manager, replace(draft_of(manager, TrainingEntry), material=material, file=None))
    await manager.switch_to(TrainingStates.check)


async def _on_file(message: Message, _: Any, manager: DialogManager) -> None:
    """A photo or a PDF; the words under it are the sentence."""
    entry, desk = draft_of(manager, TrainingEntry), asking(manager).desk
    bot = manager.middleware_data["bot"]
    file = await photos.take(bot, desk.files, desk.apart, message, papers=True)
    said = await written(message, manager, clean_material)
    keep(manager, replace(entry, file=file, material=said))
    await manager.switch_to(TrainingStates.check)


async def _none(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Nothing was handed out."""
    keep(manager, replace(draft_of(manager, TrainingEntry), material="", file=None))
    await manager.switch_to(TrainingStates.check)


async def _save(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Enters it, and shows it."""
    ask, entry = asking(manager), draft_of(manager, TrainingEntry)
    saved: list[int] = []

    async def act() -> Html:
        saved.append((await ask.desk.office.do(add_training, ask.request, _draft_of(entry))).id)
        return ask.say("training-done")

    heading = await outcome(manager, act(), "training-late")
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    if saved:
        view = await ask.desk.boards.trainings.view(ask.actor, saved[0])
        await show.redraw(query, training_page(ask.say, view, ask.today, heading))
    else:
        await _to_list(query, ask, heading)


async def _leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back without entering anything."""
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    await _to_list(query, asking(manager))


async def _to_list(query: CallbackQuery, ask: Asking, heading: Html | None = None) -> None:
    found = await ask.desk.boards.trainings.page(ask.actor, 0, 0)
    await show.redraw(query, trainings_page(ask.say, found, ask.today, heading))


dialog = Dialog(
    Window(
        T("training-ask-unit"),
        choices("unit", "units", _choose_unit),
        MessageInput(only_taps),
        button("button-cancel", "leave", _leave),
        state=TrainingStates.unit,
    ),
    Window(
        T("training-ask-form", "head"),
        choices("form", "forms", _choose_form),
        MessageInput(only_taps),
        button("button-cancel", "leave", _leave),
        state=TrainingStates.form,
    ),
    Window(
        T("training-ask-day", "head"),
        choices("day", "days", _choose_day, width=2),
        MessageInput(_on_day, content_types=ContentType.TEXT),
        MessageInput(only_taps),
        switch("button-back", "back", TrainingStates.form),
        state=TrainingStates.day,
    ),
    Window(
        T("training-ask-topic", "head"),
        *sentence(_on_topic),
        switch("button-back", "back", TrainingStates.day),
        state=TrainingStates.topic,
    ),
    Window(
        T("training-ask-came", "head"),
        *sentence(_on_came),
        switch("button-back", "back", TrainingStates.topic),
        state=TrainingStates.came,
    ),
    Window(
        T("training-ask-material", "head"),
        MessageInput(_on_material, content_types=ContentType.TEXT),
        MessageInput(_on_file, content_types=[ContentType.PHOTO, ContentType.DOCUMENT]),
        MessageInput(only_taps),
        button("training-no-material", "none", _none),
        switch("button-back", "back", TrainingStates.came),
        state=TrainingStates.material,
    ),
    Window(
        Ready("check"),
        MessageInput(only_taps),
        button("training-save", "save", _save),
        switch("training-anew", "anew", TrainingStates.form),
        button("button-cancel", "leave", _leave),
        state=TrainingStates.check,
    ),
    getter=_facts,
)
