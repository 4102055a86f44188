"""Each window of ``report`` with something in it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from aiogram.fsm.state import State

from bot import words
from bot.dialogs.report.draft import ReportStates
from bot.dialogs.report.getters import consents, days_back, same, waiting_words
from bot.dialogs.widgets import Choice, one_page
from bot.pages import times
from bot.texts import Say
from domain.cases.draft import FILES_LIMIT, ReportDraft
from domain.cases.duplicates import AlikeCase
from domain.cases.model import SUMMARY_LIMIT, CaseKind, PeopleBand, Urgency
from domain.referrals.model import Consent
from tests.makers import NOW

_TODAY = date(2026, 11, 24)
_ALIKE = AlikeCase(id=12, reported_at=NOW, may_add=True, placed=True)


def _nothing(_: Say) -> dict[str, Any]:
    return {}


def _waiting(say: Say) -> dict[str, Any]:
    draft = ReportDraft(key="k", kind=CaseKind.DISPUTE, summary=say.plain("preview-sentence"))
    line = say(
        "report-waiting-line",
        n=1,
        what=waiting_words(say, draft, say.plain("preview-category")),
        at="09:30",
    )
    go_on = Choice(id="k" * 16, label=say.plain("report-waiting-go-on", n=1))
    return {"lines": line, "items": [go_on]}


def _kind(say: Say) -> dict[str, Any]:
    return {"items": [Choice(id=k.value, label=say.plain(f"report-kind-{k}")) for k in CaseKind]}


def _category(say: Say) -> dict[str, Any]:
    one = say.plain("preview-category")
    return {
        "kind": words.kind(say, CaseKind.DISPUTE),
        "items": [Choice(id=n, label=one) for n in range(1, 15)],
    }


def _place(say: Say) -> dict[str, Any]:
    here = Choice(id=1, label=say.plain("report-here-grid_1"))
    others = [Choice(id=n, label=f"{n}") for n in range(2, 13)]
    return {**one_page([here, *others], 0), "by_name": True}


def _people(say: Say) -> dict[str, Any]:
    return {"items": [Choice(id=one.value, label=words.people(say, one)) for one in PeopleBand]}


def _summary(say: Say) -> dict[str, Any]:
    return {
        "limit": SUMMARY_LIMIT,
        "summary": say.plain("preview-sentence"),
        "has_summary": True,
        "files": 1,
        "has_files": True,
    }


def _preview(say: Say) -> dict[str, Any]:
    return {
        **_summary(say),
        **same(say, _ALIKE, lambda at: at.date(), _TODAY),
        "kind": words.kind(say, CaseKind.DISPUTE),
        "category": say.plain("preview-category"),
        "place": say.plain("report-here-grid_1"),
        "people": words.people(say, PeopleBand.THREE_FOUR),
        "has_people": True,
        "urgency": words.urgency(say, Urgency.RED),
        "day": times.day(say, _TODAY),
        "has_day": True,
        "is_danger": True,
        "wants_urgency": True,
        "has_assumed": True,
        "which": "both",
        "asks_danger": True,
        **_likely(say),
        "has_likely": True,
        "consent": say.plain(f"consent-{Consent.BOTH.value}"),
        "has_consent": True,
    }


def _likely(say: Say) -> dict[str, Any]:
    label = say.plain(
        "report-instead",
        kind=words.kind(say, CaseKind.OPINION),
        category=say.plain("preview-category"),
    )
    return {
        "summary": say.plain("preview-sentence"),
        "likely": [Choice(id=n, label=label) for n in range(1, 3)],
    }


def _several(say: Say) -> dict[str, Any]:
    return {"first": say.plain("preview-sentence"), "second": say.plain("preview-sentence")}


def _urgency(say: Say) -> dict[str, Any]:
    return {"items": [Choice(id=one.value, label=words.urgency(say, one)) for one in Urgency]}


def _found(say: Say) -> dict[str, Any]:
    return {"items": days_back(say, _TODAY)}


def _consent(say: Say) -> dict[str, Any]:
    return {"items": consents(say)}


def _files(_: Say) -> dict[str, Any]:
    return {"files": 2, "limit": FILES_LIMIT, "has_files": True}


PREVIEWS: Mapping[State, Callable[[Say], dict[str, Any]]] = {
    ReportStates.waiting: _waiting,
    ReportStates.kind: _kind,
    ReportStates.category: _category,
    ReportStates.place: _place,
    ReportStates.people: _people,
    ReportStates.summary: _summary,
    ReportStates.preview: _preview,
    ReportStates.urgency: _urgency,
    ReportStates.files: _files,
    ReportStates.found: _found,
    ReportStates.consent: _consent,
    ReportStates.cancel: _nothing,
    ReportStates.likely: _likely,
    ReportStates.several: _several,
}
"""Each window, and the data of its preview."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    return PREVIEWS[state](say)
