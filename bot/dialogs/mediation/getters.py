"""What the windows show. Only reads."""

from datetime import date, timedelta
from typing import Any

from aiogram_dialog import DialogManager

from bot import words
from bot.dialogs.form import asking
from bot.dialogs.mediation.draft import AHEAD, Entry, RecordDraft, load
from bot.dialogs.widgets import Choice
from bot.pages import times
from bot.pages.cases import title
from bot.pages.mediation_words import form, means, money, quoted
from bot.pages.page import joined
from bot.texts import Html, Say
from domain.cases.privacy import find_personal
from domain.cases.satisfaction import Satisfaction
from domain.errors import NotFound
from domain.mediation.deadlines import follow_up_day
from domain.mediation.model import AgreementForm, Means
from domain.rules import Rules

_SOON = (7, 14)
_LATER = (1, 7, 30)


async def mediation(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The case the entry is about, and what has been answered."""
    ask, draft = asking(dialog_manager), load(dialog_manager)
    now = ask.desk.clock.now()
    try:
        view = await ask.desk.boards.mediation(ask.actor, draft.case_id, now)
    except NotFound:  # out of reach by now: writing it will say so
        about = ask.say("step-about-gone", id=str(draft.case_id))
    else:
        about = ask.say("step-about", title=title(ask.say, view.line), summary=view.line.summary)
    today = now.astimezone(ask.desk.zone).date()
    return shown(ask.say, draft, about, today, ask.desk.office.rules)


def shown(say: Say, draft: RecordDraft, about: Html, today: date, rules: Rules) -> dict[str, Any]:
    """The data of all windows."""
    entry = draft.entry
    written = "\n".join((draft.note or "", draft.text))
    broken = entry is Entry.VISIT and draft.kept is False
    return {
        "about": about,
        "ask_day": say(f"record-ask-day-{entry.value}", about=about),
        "ask_note": say(
            "record-ask-note-broken" if broken else f"record-ask-note-{entry.value}", about=about
        )
        if entry in {Entry.SESSION, Entry.PERFORMANCE, Entry.VISIT}
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
        "personal": bool(find_personal(written)),
        "may_skip": not draft.needs_note,
        "is_agreement": entry is Entry.AGREEMENT,
        "is_session": entry is Entry.SESSION,
        "has_note": entry in {Entry.SESSION, Entry.PERFORMANCE, Entry.VISIT},
    }


def _days(say: Say, entry: Entry, today: date, rules: Rules) -> list[Choice]:
    """The days people mean most often; any other is typed."""
    usual = [today]
    if entry in AHEAD:
        default = follow_up_day(today, rules.follow_up_days, rules.calendar)
        ahead = _SOON if entry is Entry.PLAN else _LATER
        usual = [today + timedelta(days=n) for n in ahead]
        usual = sorted({*usual, default}) if entry is Entry.PLAN else usual
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
    if draft.entry is Entry.AGREEMENT:
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
