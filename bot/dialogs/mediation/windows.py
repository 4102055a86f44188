"""The windows of an entry of the record, and what they show: one question each, then a look."""

from datetime import date, timedelta
from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Row

from bot import words
from bot.dialogs.form import about, asking, draft_of, sentence
from bot.dialogs.mediation import clicks
from bot.dialogs.mediation.draft import AHEAD, RecordDraft, RecordEntry, RecordStates
from bot.dialogs.widgets import Choice, PickClick, Ready, T, button, choices, switch
from bot.pages import times
from bot.pages.mediation_words import form, means, money, quoted
from bot.pages.page import joined
from bot.texts import Html, Say
from domain.cases.satisfaction import Satisfaction
from domain.errors import NotFound
from domain.mediation.deadlines import follow_up_day
from domain.mediation.model import AgreementForm, Means
from domain.rules import Rules

_SOON = (7, 14)
_LATER = (1, 7, 30)


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The case the entry is about, and what has been answered."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, RecordDraft)
    try:
        view = await ask.desk.boards.mediation.record(ask.actor, draft.case_id, ask.now)
    except NotFound:  # out of reach by now: writing it will say so
        told = ask.say("step-about-gone", id=str(draft.case_id))
    else:
        told = about(ask.say, view.line)
    return shown(ask.say, draft, told, ask.today, ask.desk.office.rules)


def shown(say: Say, draft: RecordDraft, about: Html, today: date, rules: Rules) -> dict[str, Any]:
    """The data of all windows."""
    entry = draft.entry
    broken = entry is RecordEntry.VISIT and draft.kept is False
    return {
        "about": about,
        "ask_day": say(f"record-ask-day-{entry.value}", about=about),
        "ask_note": say(
            "record-ask-note-broken" if broken else f"record-ask-note-{entry.value}", about=about
        )
        if entry in {RecordEntry.SESSION, RecordEntry.PERFORMANCE, RecordEntry.VISIT}
        else say("step-about-gone", id=str(draft.case_id)),
        "days": _days(say, entry, today, rules),
        "means": [Choice(id=one.value, label=words.capital(means(say, one))) for one in Means],
        "forms": [
            Choice(id=one.value, label=words.capital(form(say, one))) for one in AgreementForm
        ],
        "grades": [
            Choice(id=one.value, label=words.capital(words.satisfaction(say, one)))
            for one in Satisfaction
        ],
        "summary": _summary(say, draft, today),
        "may_skip": not draft.needs_note,
        "is_agreement": entry is RecordEntry.AGREEMENT,
        "is_session": entry is RecordEntry.SESSION,
        "has_note": entry in {RecordEntry.SESSION, RecordEntry.PERFORMANCE, RecordEntry.VISIT},
    }


def _days(say: Say, entry: RecordEntry, today: date, rules: Rules) -> list[Choice]:
    """The days people mean most often; any other is typed."""
    usual = [today]
    if entry in AHEAD:
        default = follow_up_day(today, rules.follow_up_days, rules.calendar)
        ahead = _SOON if entry is RecordEntry.PLAN else _LATER
        usual = [today + timedelta(days=n) for n in ahead]
        usual = sorted({*usual, default}) if entry is RecordEntry.PLAN else usual
    else:
        usual = [today, today - timedelta(days=1)]
    return [
        Choice(id=day.toordinal(), label=words.capital(times.near_day(say, day, today)))
        for day in usual
    ]


def _summary(say: Say, draft: RecordDraft, today: date) -> Html:
    day = times.near_day(say, draft.day or today, today)
    facts = [say(f"record-check-{draft.entry.value}"), say("record-check-day", day=day)]
    if draft.means is not None:
        facts.append(say("record-check-means", means=means(say, draft.means)))
    if draft.entry is RecordEntry.AGREEMENT:
        if draft.form is not None:
            facts.append(say("record-check-form", form=form(say, draft.form)))
        amount = say.plain("record-none") if draft.amount is None else money(say, draft.amount)
        facts.append(say("record-check-amount", amount=amount))
        facts += [say("record-check-text"), quoted(draft.text or say.plain("record-none"))]
    if draft.kept is not None:
        facts.append(say("record-check-kept" if draft.kept else "record-check-broken"))
    if draft.satisfaction is not None:
        grade = words.satisfaction(say, draft.satisfaction)
        facts.append(say("record-check-satisfaction", grade=grade))
    if draft.note:
        facts.append(say("record-check-note", note=draft.note))
    return Html(joined(facts))


def _choice(state: State, key: str, items: str, click: PickClick, width: int = 2) -> Window:
    return Window(
        T(key, "about"),
        choices(items, items, click, width=width),
        button("button-back", "leave", clicks.leave),
        state=state,
    )


dialog = Dialog(
    Window(
        Ready("ask_day"),
        choices("day", "days", clicks.choose_day, width=2),
        *sentence(clicks.on_day),
        button("button-back", "leave", clicks.leave),
        state=RecordStates.day,
    ),
    _choice(RecordStates.means, "record-ask-means", "means", clicks.choose_means),
    _choice(RecordStates.form, "record-ask-form", "forms", clicks.choose_form),
    Window(
        T("record-ask-amount", "about"),
        *sentence(clicks.on_amount),
        button("record-no-amount", "no_amount", clicks.no_amount),
        button("button-back", "leave", clicks.leave),
        state=RecordStates.amount,
    ),
    Window(
        T("record-ask-text", "about"),
        *sentence(clicks.on_text),
        switch("button-back", "back", RecordStates.check),
        state=RecordStates.text,
    ),
    Window(
        T("record-ask-kept", "about"),
        Row(
            button("record-yes-kept", "kept", clicks.kept),
            button("record-yes-broken", "broken", clicks.broken),
        ),
        button("button-back", "leave", clicks.leave),
        state=RecordStates.kept,
    ),
    _choice(
        RecordStates.satisfaction, "record-ask-satisfaction", "grades", clicks.choose_grade, width=3
    ),
    Window(
        Ready("ask_note"),
        *sentence(clicks.on_note),
        button("record-no-note", "no_note", clicks.no_note, when="may_skip"),
        button("button-back", "leave", clicks.leave),
        state=RecordStates.note,
    ),
    Window(
        Ready("summary"),
        T("record-no-names", when="is_agreement"),
        T("record-change-note", when="has_note"),
        *sentence(clicks.on_note),
        button("record-save", "take", clicks.take),
        Row(
            switch("record-change-day", "day_again", RecordStates.day),
            switch("record-change-means", "means_again", RecordStates.means, when="is_session"),
            switch("record-change-form", "form_again", RecordStates.form, when="is_agreement"),
        ),
        Row(
            switch("record-change-amount", "amount_again", RecordStates.amount),
            switch("record-change-text", "text_again", RecordStates.text),
            when="is_agreement",
        ),
        button("button-cancel", "leave", clicks.leave),
        state=RecordStates.check,
    ),
    getter=_facts,
)
