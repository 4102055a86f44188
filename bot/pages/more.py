"""What else may be done about a case: one button on its page, one page of buttons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aiogram.filters.callback_data import CallbackData

from bot.buttons.callins import CallInOf
from bot.buttons.cases import AttachOf, ConvertOf, MergeOf, OpenCase, SplitOf
from bot.buttons.codes import CodeOf
from bot.buttons.contacts import ContactsOf
from bot.buttons.extension import ExtendOf
from bot.buttons.mediation import RecordOf
from bot.buttons.referrals import OpenReferrals
from bot.pages.page import Page, button, in_rows
from bot.texts import Html, Say
from domain.cases.model import CaseKind
from domain.cases.views import CaseView


@dataclass(frozen=True, kw_only=True)
class MoreEntry:
    """One button of the page, shown for what the reader may do; its action asks for itself."""

    key: str
    """The key of its text."""
    opens: Callable[[int], CallbackData]
    """What it sends back, by the case's id."""
    shown: Callable[[CaseView], bool]


def _has_referrals(view: CaseView) -> bool:
    return any(entry.body is not None for entry in view.timeline)


ENTRIES: tuple[MoreEntry, ...] = (
    MoreEntry(
        key="callin-entry",
        opens=lambda case_id: CallInOf(id=case_id),
        shown=lambda view: view.may.call_in,
    ),
    MoreEntry(
        key="extension-entry",
        opens=lambda case_id: ExtendOf(id=case_id),
        shown=lambda view: view.may.extend,
    ),
    MoreEntry(
        key="codes-entry",
        opens=lambda case_id: CodeOf(id=case_id),
        shown=lambda _: True,
    ),
    MoreEntry(
        key="more-record",
        opens=lambda case_id: RecordOf(id=case_id),
        shown=lambda view: view.may.read_record,
    ),
    MoreEntry(
        key="papers-entry",
        opens=lambda case_id: AttachOf(id=case_id),
        shown=lambda view: view.may.attach,
    ),
    MoreEntry(
        key="contacts-entry",
        opens=lambda case_id: ContactsOf(id=case_id),
        shown=lambda view: view.may.keep_contacts,
    ),
    MoreEntry(
        key="way-merge",
        opens=lambda case_id: MergeOf(id=case_id),
        shown=lambda view: view.may.merge,
    ),
    MoreEntry(
        key="way-split",
        opens=lambda case_id: SplitOf(id=case_id),
        shown=lambda view: view.may.split,
    ),
    MoreEntry(
        key="way-convert-dispute",
        opens=lambda case_id: ConvertOf(id=case_id),
        shown=lambda view: view.may.convert and view.line.kind is CaseKind.DISPUTE,
    ),
    MoreEntry(
        key="way-convert-opinion",
        opens=lambda case_id: ConvertOf(id=case_id),
        shown=lambda view: view.may.convert and view.line.kind is CaseKind.OPINION,
    ),
    MoreEntry(
        key="more-refer",
        opens=lambda case_id: OpenReferrals(id=case_id),
        shown=lambda view: view.may.refer or _has_referrals(view),
    ),
)


def entries(view: CaseView) -> Sequence[MoreEntry]:
    """Those for this reader and this case as it stands."""
    return [entry for entry in ENTRIES if entry.shown(view)]


def more_page(say: Say, view: CaseView, title: Html) -> Page:
    """The buttons, and the way back to the case."""
    case_id = view.line.id
    buttons = [button(say.plain(entry.key), entry.opens(case_id)) for entry in entries(view)]
    back = button(say.plain("more-back"), OpenCase(id=case_id))
    text = say("more-head", title=title, summary=view.line.summary)
    return Page(text=text, rows=(*in_rows(buttons, 2), [back]))
