"""The windows of a count of legal aid: what, about what, which day, how many; to put it right also
why; then a look."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput

from bot import words
from bot.dialogs.aid import clicks
from bot.dialogs.aid.draft import AidForm, AidStates
from bot.dialogs.form import asking, draft_of, only_taps, sentence
from bot.dialogs.widgets import Choice, Ready, T, button, choices, switch
from bot.pages import times
from bot.pages.aid import signed, topic_words, way_words
from bot.texts import Say
from domain.aid.model import WAYS, AidTopic
from domain.aid.views import AidView


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The station and its month, and what is answered so far."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, AidForm)
    view = await clicks.view_of(ask, draft)
    return shown(ask.say, draft, view, ask.today, clicks.days_of(ask))


def shown(
    say: Say, draft: AidForm, view: AidView, today: date, days: Sequence[date]
) -> dict[str, Any]:
    """The data of all windows."""
    what = [
        way_words(say, draft.way) if draft.way else "",
        topic_words(say, draft.topic) if draft.topic else "",
        times.near_day(say, draft.day, today) if draft.day and not draft.fixing else "",
    ]
    told = say.plain("between-figures").join(one for one in what if one)
    month = times.month(say, view.month.first)
    head = say("aid-fix-head" if draft.fixing else "aid-day-head", name=view.name, month=month)
    return {
        "head": head,
        "ways": [
            Choice(id=one.value, label=words.capital(way_words(say, one)))
            for one in WAYS[view.kind]
        ],
        "topics": [
            Choice(id=one.value, label=words.capital(topic_words(say, one))) for one in AidTopic
        ],
        "days": [
            Choice(id=one.toordinal(), label=words.capital(times.near_day(say, one, today)))
            for one in days
        ],
        "fixing": draft.fixing,
        "ask_number": say(
            "aid-ask-number-fix" if draft.fixing else "aid-ask-number", head=head, told=told
        ),
        "told": told,
        "check": say(
            "aid-check-fix" if draft.fixing else "aid-check",
            head=head,
            told=told,
            number=signed(draft.number) if draft.fixing else str(draft.number),
            **({"reason": draft.reason} if draft.fixing else {}),
        ),
    }


dialog = Dialog(
    Window(
        T("aid-ask-way", "head"),
        choices("way", "ways", clicks.choose_way, width=2),
        MessageInput(only_taps),
        button("button-cancel", "leave", clicks.leave),
        state=AidStates.way,
    ),
    Window(
        T("aid-ask-topic", "head", "told"),
        choices("topic", "topics", clicks.choose_topic, width=2),
        MessageInput(only_taps),
        switch("button-back", "back", AidStates.way),
        state=AidStates.topic,
    ),
    Window(
        T("aid-ask-day", "head", "told"),
        choices("day", "days", clicks.choose_day, width=2),
        MessageInput(clicks.on_day, content_types=ContentType.TEXT),
        MessageInput(only_taps),
        switch("button-back", "back", AidStates.topic),
        state=AidStates.day,
    ),
    Window(
        Ready("ask_number"),
        *sentence(clicks.on_number),
        button("aid-one-less", "less", clicks.one_less, when="fixing"),
        switch("button-back", "back", AidStates.topic),
        state=AidStates.number,
    ),
    Window(
        T("aid-ask-reason", "head", "told"),
        *sentence(clicks.on_reason),
        switch("button-back", "back", AidStates.number),
        state=AidStates.reason,
    ),
    Window(
        Ready("check"),
        MessageInput(only_taps),
        button("aid-save", "save", clicks.save),
        switch("aid-other-number", "number", AidStates.number),
        button("button-cancel", "leave", clicks.leave),
        state=AidStates.check,
    ),
    getter=_facts,
)
