"""The windows, and what each of them shows."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput

from bot import words
from bot.dialogs.features import clicks
from bot.dialogs.features.draft import FeatureStates, FeatureStep
from bot.dialogs.form import asking, draft_of, only_taps, sentence
from bot.dialogs.widgets import Choice, Ready, button, choices, one_page, page_of, pager
from bot.pages import times
from bot.pages.features import kind
from bot.pages.page import clip, joined
from bot.texts import Html, Say
from domain.errors import NotFound
from domain.features.model import FeatureKind
from domain.features.options import FeatureArrow
from domain.features.views import FeatureView

_S, _A = FeatureStates, FeatureArrow
_AGO = (0, 1, 2, 3)
"""Days ago on which something took place that are offered."""
_WHAT = 24


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The feature it is about, and what there is to choose from."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, FeatureStep)
    view = None
    if draft.feature_id:
        with suppress(NotFound):  # out of reach by now: the action will say so
            view = await ask.desk.boards.features.view(ask.actor, draft.feature_id, ask.now)
    return shown(ask.say, draft, view, ask.today, page_of(dialog_manager))


def shown(
    say: Say, draft: FeatureStep, view: FeatureView | None, today: date, page: int = 0
) -> dict[str, Any]:
    """The data of all windows."""
    about = say("feature-new")
    if view is not None:
        about = say("feature-title", unit=view.unit.name, title=view.title)
    checked = joined([about, *_said(say, draft, view, today)])

    def asked(key: str) -> Html:
        return Html(f"{about}\n\n{say(key)}")

    events = [one for one in view.events if not one.dropped_why] if view is not None else []
    return {
        "kinds": [Choice(id=one.value, label=words.capital(kind(say, one))) for one in FeatureKind],
        "days": [
            Choice(id=day.toordinal(), label=words.capital(times.near_day(say, day, today)))
            for day in (today - timedelta(days=ago) for ago in _AGO)
        ],
        **one_page(
            [
                Choice(id=one.id, label=f"{times.day(say, one.on)} {clip(one.what, _WHAT)}")
                for one in events
            ],
            page,
        ),
        "revises": draft.arrow is _A.REVISE,
        "kind_asked": asked("feature-ask-kind"),
        "title_asked": asked("feature-ask-title"),
        "purpose_asked": asked("feature-ask-purpose"),
        "since_asked": asked("feature-ask-since"),
        "day_asked": asked("feature-ask-day"),
        "what_asked": asked("feature-ask-what"),
        "came_asked": asked("feature-ask-came"),
        "event_asked": asked("feature-ask-event"),
        "why_asked": asked("feature-ask-why"),
        "check_asked": Html(f"{checked}\n\n{say(f'feature-check-{draft.arrow.value}')}"),
    }


def _said(say: Say, draft: FeatureStep, view: FeatureView | None, today: date) -> list[Html]:
    """What has been answered so far."""
    lines: list[Html] = []
    if draft.kind is not None:
        lines.append(say("feature-said-kind", kind=kind(say, draft.kind)))
    if draft.title:
        lines.append(say("feature-said-title", title=draft.title))
    if draft.purpose:
        lines.append(say("feature-said-purpose", purpose=draft.purpose))
    if draft.day is not None:
        key = "feature-said-day" if draft.arrow is _A.ADD_EVENT else "feature-said-since"
        lines.append(say(key, day=times.near_day(say, draft.day, today)))
    if draft.what:
        lines.append(say("feature-said-what", what=draft.what))
    if draft.came is not None:
        lines.append(say("feature-said-came", came=draft.came))
    event = next((o for o in view.events if o.id == draft.event_id), None) if view else None
    if event is not None:
        day = times.near_day(say, event.on, today)
        lines.append(say("feature-event", day=day, what=event.what, came=event.came))
    if draft.why:
        lines.append(say("feature-said-why", why=draft.why))
    return lines


_BACK = button("button-back", "back", clicks.go_back)


def _asks(what: str, on_words: Any, state: Any) -> Window:
    """Of each question another button keeps it as it is: a second tap answers no other one."""
    keep = button("feature-keep", f"keep_{what}", clicks.keep_as_it_is, when="revises")
    return Window(Ready(f"{what}_asked"), *sentence(on_words), keep, _BACK, state=state)


dialog = Dialog(
    Window(
        Ready("kind_asked"),
        choices("kind", "kinds", clicks.choose_kind, width=2),
        MessageInput(only_taps),
        _BACK,
        state=_S.kind,
    ),
    _asks("title", clicks.on_title, _S.title),
    _asks("purpose", clicks.on_purpose, _S.purpose),
    _asks("since", clicks.on_since, _S.since),
    Window(
        Ready("day_asked"),
        choices("day", "days", clicks.choose_day, width=2),
        MessageInput(clicks.on_day, content_types=ContentType.TEXT),
        MessageInput(only_taps),
        _BACK,
        state=_S.day,
    ),
    Window(Ready("what_asked"), *sentence(clicks.on_what), _BACK, state=_S.what),
    Window(Ready("came_asked"), *sentence(clicks.on_came), _BACK, state=_S.came),
    Window(
        Ready("event_asked"),
        choices("event", "items", clicks.choose_event),
        pager(),
        MessageInput(only_taps),
        _BACK,
        state=_S.event,
    ),
    Window(Ready("why_asked"), *sentence(clicks.on_why), _BACK, state=_S.why),
    Window(
        Ready("check_asked"),
        button("feature-send", "send", clicks.send),
        MessageInput(only_taps),
        _BACK,
        state=_S.check,
    ),
    getter=_facts,
)
