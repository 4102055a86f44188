"""What else may be done about a case: one button on its page, one page of buttons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aiogram.filters.callback_data import CallbackData

from bot.buttons.cases import ConvertOf, MergeOf, OpenCase, SplitOf
from bot.buttons.contacts import ContactsOf
from bot.buttons.extension import ExtendOf
from bot.buttons.mediation import RecordOf
from bot.buttons.referrals import OpenReferrals
from bot.pages.extension import may_extend
from bot.pages.page import Page, button, in_rows
from bot.pages.related import may_make_dispute, may_make_item, may_merge, may_split
from bot.texts import Html, Say
from domain.access import Act, may_ever
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, State
from domain.cases.views import CaseView
from domain.people.model import Actor
from domain.referrals.actions import REFERABLE

_HANDLERS_OWN = frozenset({Arrow.RESOLVE, Arrow.REOPEN})
"""In each state in which a case may be referred, its handler may take one of these."""
_NOT_TAKEN = frozenset({State.REPORTED, State.RETURNED, State.WITHDRAWN, State.MERGED})


@dataclass(frozen=True, kw_only=True)
class MoreEntry:
    """One button of the page. Whether it is shown is a courtesy; its action asks for itself."""

    key: str
    """The key of its text."""
    opens: Callable[[int], CallbackData]
    """What it sends back, by the case's id."""
    shown: Callable[[CaseView, Actor], bool]


def _has_referrals(view: CaseView) -> bool:
    return any(entry.body is not None for entry in view.timeline)


def _refers(view: CaseView, actor: Actor) -> bool:
    line, handles = view.line, not _HANDLERS_OWN.isdisjoint(view.arrows)
    dispute = line.kind is CaseKind.DISPUTE and line.state in REFERABLE
    return dispute and handles and may_ever(actor, Act.REFER)


def _reads_record(view: CaseView, actor: Actor) -> bool:
    dispute = view.line.kind is CaseKind.DISPUTE
    return dispute and view.line.state not in _NOT_TAKEN and may_ever(actor, Act.SEE_RECORD)


ENTRIES: tuple[MoreEntry, ...] = (
    MoreEntry(key="extension-entry", opens=lambda case_id: ExtendOf(id=case_id), shown=may_extend),
    MoreEntry(
        key="more-record",
        opens=lambda case_id: RecordOf(id=case_id),
        shown=_reads_record,
    ),
    MoreEntry(
        key="contacts-entry",
        opens=lambda case_id: ContactsOf(id=case_id),
        shown=lambda view, _: view.keeps_contacts,
    ),
    MoreEntry(key="way-merge", opens=lambda case_id: MergeOf(id=case_id), shown=may_merge),
    MoreEntry(key="way-split", opens=lambda case_id: SplitOf(id=case_id), shown=may_split),
    MoreEntry(
        key="way-convert-dispute",
        opens=lambda case_id: ConvertOf(id=case_id),
        shown=may_make_item,
    ),
    MoreEntry(
        key="way-convert-opinion",
        opens=lambda case_id: ConvertOf(id=case_id),
        shown=may_make_dispute,
    ),
    MoreEntry(
        key="more-refer",
        opens=lambda case_id: OpenReferrals(id=case_id),
        shown=lambda view, actor: _has_referrals(view) or _refers(view, actor),
    ),
)


def entries(view: CaseView, actor: Actor) -> Sequence[MoreEntry]:
    """Those for this reader and this case as it stands."""
    return [entry for entry in ENTRIES if entry.shown(view, actor)]


def more_page(say: Say, view: CaseView, actor: Actor, title: Html) -> Page:
    """The buttons, and the way back to the case."""
    case_id = view.line.id
    buttons = [button(say.plain(entry.key), entry.opens(case_id)) for entry in entries(view, actor)]
    back = button(say.plain("more-back"), OpenCase(id=case_id))
    text = say("more-head", title=title, summary=view.line.summary)
    return Page(text=text, rows=(*in_rows(buttons, 2), [back]))
