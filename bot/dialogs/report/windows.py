"""The windows: one question each, then the preview."""

from typing import Any

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.link_preview import LinkPreview

from bot.dialogs.report import attaching, clicks, getters, worded
from bot.dialogs.report.draft import ReportStates
from bot.dialogs.widgets import Ready, T, button, choices, pager, switch


def _foot() -> Row:
    return Row(_back(), button("button-cancel", "cancel", clicks.on_cancel))


def _back() -> Button:
    return button("button-back", "back", clicks.on_back)


def _taps_only() -> MessageInput:
    return MessageInput(clicks.on_tap_wanted)


def _danger() -> T:
    """Whom to call, before anything is asked."""
    return T("report-danger", when="is_danger")


async def _no_data(**_: Any) -> dict[str, Any]:
    return {}


_waiting = Window(
    T("report-waiting"),
    Ready("lines"),
    choices("draft", "items", clicks.on_continue),
    switch("report-waiting-new", "new", ReportStates.kind),
    button("button-cancel", "leave", clicks.on_leave),
    MessageInput(clicks.on_tap_wanted),
    state=ReportStates.waiting,
    getter=getters.waiting,
)
_kind = Window(
    T("report-kind"),
    choices("kind", "items", clicks.on_kind),
    button("button-cancel", "cancel", clicks.on_cancel),
    MessageInput(clicks.on_kind_said),
    state=ReportStates.kind,
    getter=getters.kind,
)
_category = Window(
    _danger(),
    T("report-category", "kind"),
    choices("cat", "items", clicks.on_category, width=2),
    _foot(),
    _taps_only(),
    state=ReportStates.category,
    getter=getters.category,
)
_place = Window(
    _danger(),
    T("report-place"),
    T("report-place-by-name", when="by_name"),
    choices("unit", "items", clicks.on_place),
    pager(),
    _foot(),
    MessageInput(clicks.on_words_of_place),
    state=ReportStates.place,
    getter=getters.place,
)
_people = Window(
    _danger(),
    T("report-people"),
    choices("band", "items", clicks.on_people, width=2),
    _foot(),
    _taps_only(),
    state=ReportStates.people,
    getter=getters.people,
)
_summary = Window(
    T("report-summary", "limit"),
    T("report-summary-now", "summary", when="has_summary"),
    T("report-files", "files", when="has_files"),
    _foot(),
    MessageInput(clicks.on_summary),
    state=ReportStates.summary,
    getter=getters.summary,
)
_preview = Window(
    _danger(),
    T("report-preview-urgent", when="wants_urgency"),
    T("report-preview"),
    T("report-preview-category", "kind", "category"),
    T("report-preview-place", "place"),
    T("report-preview-people", "people", when="has_people"),
    T("report-preview-summary", "summary"),
    T("report-preview-urgency", "urgency"),
    T("report-preview-found", "day", when="has_day"),
    T("report-preview-consent", "consent", when="has_consent"),
    T("report-files", "files", when="has_files"),
    T("report-preview-assumed", "which", when="has_assumed"),
    T("report-preview-danger", when="asks_danger"),
    Ready("same_line", when="has_same"),
    button("report-submit", "submit", clicks.on_submit),
    choices("same", "same", worded.on_same, when="has_same"),
    choices("likely", "likely", worded.on_likely, width=2, when="has_likely"),
    Row(
        button("report-edit-category", "to_cat", worded.on_edit_category),
        switch("report-edit-place", "to_place", ReportStates.place),
    ),
    Row(
        switch("report-edit-people", "to_people", ReportStates.people),
        switch("report-edit-summary", "to_sum", ReportStates.summary),
    ),
    Row(
        switch("report-edit-urgency", "to_urg", ReportStates.urgency),
        switch("report-edit-files", "to_files", ReportStates.files),
    ),
    switch("report-edit-found", "to_found", ReportStates.found, when="has_day"),
    button("button-cancel", "cancel", clicks.on_cancel),
    MessageInput(attaching.on_files),
    LinkPreview(is_disabled=True),
    state=ReportStates.preview,
    getter=getters.preview,
)
_urgency = Window(
    T("report-urgency"),
    T("report-danger"),
    choices("urg", "items", clicks.on_urgency),
    _back(),
    _taps_only(),
    state=ReportStates.urgency,
    getter=getters.urgency,
)
_files = Window(
    T("report-files-ask", "limit"),
    T("report-files", "files", when="has_files"),
    button("report-files-drop", "drop", attaching.on_drop_files, when="has_files"),
    _back(),
    MessageInput(attaching.on_files),
    state=ReportStates.files,
    getter=getters.files,
)
_found = Window(
    T("report-found"),
    choices("found", "items", clicks.on_found, width=2),
    _back(),
    MessageInput(clicks.on_day),
    state=ReportStates.found,
    getter=getters.found,
)
_consent = Window(
    T("report-consent"),
    choices("consent", "items", clicks.on_consent),
    _foot(),
    _taps_only(),
    state=ReportStates.consent,
    getter=getters.consent,
)
_cancel = Window(
    T("report-cancel"),
    button("report-cancel-yes", "yes", clicks.on_give_up),
    button("report-cancel-no", "no", clicks.on_resume),
    _taps_only(),
    state=ReportStates.cancel,
    getter=_no_data,
)
_likely = Window(
    _danger(),
    T("report-likely", "summary"),
    choices("likely", "likely", worded.on_likely),
    switch("report-likely-none", "others", ReportStates.kind),
    Row(
        button("button-back", "back", clicks.on_back, when="has_category"),
        button("button-cancel", "cancel", clicks.on_cancel),
    ),
    MessageInput(clicks.on_kind_said),
    state=ReportStates.likely,
    getter=getters.likely,
)
_several = Window(
    _danger(),
    T("report-several", "first", "second"),
    button("report-several-two", "two", worded.on_two_matters),
    button("report-several-one", "one", worded.on_one_matter),
    button("button-cancel", "cancel", clicks.on_cancel),
    _taps_only(),
    state=ReportStates.several,
    getter=getters.several,
)

dialog = Dialog(
    _waiting,
    _kind,
    _category,
    _place,
    _people,
    _summary,
    _preview,
    _urgency,
    _files,
    _found,
    _consent,
    _cancel,
    _likely,
    _several,
    getter=getters.danger,
)
