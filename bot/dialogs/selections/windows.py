"""The windows, and what each of them shows."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput

from bot import words
from bot.dialogs.form import Asking, asking, draft_of, only_taps, sentence
from bot.dialogs.selections import clicks
from bot.dialogs.selections.draft import SelectionDraft, SelectionStates
from bot.dialogs.widgets import Choice, Ready, button, choices
from bot.pages import times
from bot.pages.page import joined
from bot.pages.selections.application import heading, line_words
from bot.pages.selections.round import title
from bot.texts import Html, Say
from domain.errors import NotFound
from domain.selections.model import SelectionArrow
from domain.selections.views import ApplicationDraftView, ApplicationView, SelectionView

_S, _A = SelectionStates, SelectionArrow
_AGO = (0, 1, 2, 3)
"""Days ago on which it was visited that are offered."""


@dataclass(frozen=True, kw_only=True)
class SelectionAbout:
    """What it is about, as far as it is within reach."""

    round: SelectionView | None = None
    application: ApplicationView | None = None
    applying: ApplicationDraftView | None = None


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """What it is about, and the days there are to choose from."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, SelectionDraft)
    try:
        about = await _about(ask, draft)
    except NotFound:
        about = SelectionAbout()  # out of reach by now: the action will say so
    return shown(ask.say, draft, about, _days(ask, draft), ask.today)


async def _about(ask: Asking, draft: SelectionDraft) -> SelectionAbout:
    boards = ask.desk.boards.selections
    if draft.application_id:
        found = await boards.application(ask.actor, draft.application_id, ask.now)
        return SelectionAbout(application=found)
    if draft.arrow is _A.APPLY:
        call = (ask.actor, draft.selection_id, draft.unit_id, ask.now)
        return SelectionAbout(applying=await boards.applying(*call))
    if draft.selection_id:
        return SelectionAbout(round=await boards.view(ask.actor, draft.selection_id, ask.now))
    return SelectionAbout()


def _days(ask: Asking, draft: SelectionDraft) -> list[date]:
    if draft.arrow is _A.VISIT:
        return [ask.today - timedelta(days=one) for one in _AGO]
    rules = ask.desk.office.rules
    usual = rules.selections.apply_days
    some = sorted({max(1, usual // 2), usual, usual * 2})
    return [rules.calendar.add_working_days(ask.today, one) for one in some]


def shown(
    say: Say, draft: SelectionDraft, about: SelectionAbout, days: list[date], today: date
) -> dict[str, Any]:
    """The data of all windows."""
    lines = _head(say, draft, about)
    said = [say("selection-said", words=draft.words)] if draft.words else []
    if draft.day is not None:
        said.append(say("selection-said-day", day=times.near_day(say, draft.day, today)))
    key = draft.arrow.value
    if draft.arrow is _A.ANSWER:
        key = "uphold" if draft.upheld else "deny"

    def asked(which: str) -> Html:
        name = f"selection-{which}-{key}"
        return Html(f"{joined(lines)}\n\n{say(name) if say.has(name) else Html('')}")

    return {
        "days": [
            Choice(id=day.toordinal(), label=words.capital(times.near_day(say, day, today)))
            for day in days
        ],
        "skips": draft.arrow is _A.RECOMMEND,
        "day_asked": asked("ask-day"),
        "words_asked": asked("ask-words"),
        "check_asked": Html(f"{joined([*lines, *said])}\n\n{say(f'selection-check-{key}')}"),
    }


def _head(say: Say, draft: SelectionDraft, about: SelectionAbout) -> list[Html]:
    if about.applying is not None:
        found = about.applying
        return [
            heading(say, found),
            *([say("application-feature", title=found.feature)] if found.feature else []),
            *(line_words(say, found, line) for line in found.scheme.lines),
        ]
    if about.application is not None:
        lines = [heading(say, about.application)]
        lines += [
            say("selection-about-objection", text=one.text)
            for one in about.application.objections
            if one.id == draft.objection_id
        ]
        return lines
    if about.round is not None:
        lines = [title(say, about.round.year)]
        if draft.arrow is _A.PUBLISH:
            names = say.plain("between-names").join(about.round.listed)
            lines.append(say("selection-listed", count=about.round.picked, names=names))
        return lines
    return [title(say, draft.year)] if draft.year else [say("selections-head")]


_BACK = button("button-back", "back", clicks.go_back)

dialog = Dialog(
    Window(
        Ready("day_asked"),
        choices("day", "days", clicks.choose_day),
        MessageInput(clicks.on_day, content_types=ContentType.TEXT),
        MessageInput(only_taps),
        _BACK,
        state=_S.day,
    ),
    Window(
        Ready("words_asked"),
        *sentence(clicks.on_words),
        button("selection-skip", "skip", clicks.skip, when="skips"),
        _BACK,
        state=_S.words,
    ),
    Window(
        Ready("check_asked"),
        *sentence(clicks.on_words),
        button("selection-send", "send", clicks.send),
        _BACK,
        state=_S.check,
    ),
    getter=_facts,
)
