"""The way a case has come: its newest steps on its page, all of them on pages of their own."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot import words
from bot.buttons.cases import OpenCase, WayOf, WayPage
from bot.pages import times
from bot.pages.page import Page, Row, button, clip, joined, page_row, size
from bot.pages.referrals import did
from bot.texts import Html, Say
from domain.cases.last_step import ARROW_OF, CALLING
from domain.cases.letters import Letter
from domain.cases.lifecycle import Arrow
from domain.cases.model import NOTE_LIMIT
from domain.cases.views import CaseLine, CaseView, TimelineEntry

_NEWEST = 3
"""So many steps stand on the page of the case."""
_SAID, _SAID_LAST = 30, 90
"""Of a step's words the beginning, and more of the newest: the whole stands with all the steps."""
_STEPS = 6
_ROOM = 400
"""Steps on one page of the whole way, and their characters: one screen of a phone."""


def newest_steps(say: Say, view: CaseView, zone: ZoneInfo) -> tuple[list[str], bool]:
    """The newest steps, and whether anything was left out of the way."""
    way = newest_of_runs(view.timeline)
    shown = way[-_NEWEST:]
    if not shown:
        return [], False
    hidden = len(way) - len(shown)
    gap = [say("case-steps-more", count=hidden)] if hidden else []
    most = [_SAID] * (len(shown) - 1) + [_SAID_LAST]
    said = list(zip(shown, most, strict=True))
    lines = [_entry(say, view.line, one, zone, room) for one, room in said]
    return [*gap, *lines], bool(hidden) or any(len(one.note) > room for one, room in said)


def way_row(say: Say, view: CaseView) -> Row:
    """To the whole way."""
    steps = len(newest_of_runs(view.timeline))
    return [button(say.plain("step-way", count=steps), WayOf(id=view.line.id))]


def way_page(
    say: Say, view: CaseView, zone: ZoneInfo, title: Html, page: int | None = None
) -> Page:
    """All steps in their order, in pages; None or a page beyond: the newest."""
    way = newest_of_runs(view.timeline)
    pages = _pages([_entry(say, view.line, one, zone) for one in way])
    last = len(pages) - 1
    page = last if page is None else min(max(page, 0), last)
    head = say("case-way", title=title, count=len(way))
    if last:
        head = say("page-head", head=head, page=str(page + 1), pages=str(last + 1))
    case_id = view.line.id
    return Page(
        text=joined([head, *pages[page]]),
        rows=(
            page_row(say, page, last + 1, lambda to: WayPage(id=case_id, page=to)),
            [button(say.plain("more-back"), OpenCase(id=case_id))],
        ),
        about=about(case_id),
    )


def about(case_id: int) -> str:
    """What the pages of a case are about."""
    return f"case:{case_id}"


def _pages(entries: Sequence[str]) -> list[list[str]]:
    """Few enough steps, and short enough ones, on each; a long one may stand alone."""
    pages: list[list[str]] = [[]]
    for entry in entries:
        full = len(pages[-1]) == _STEPS or sum(map(size, pages[-1])) + size(entry) > _ROOM
        if pages[-1] and full:
            pages.append([])
        pages[-1].append(entry)
    return pages


def newest_of_runs(timeline: Sequence[TimelineEntry]) -> list[TimelineEntry]:
    """Entries of the record one after another by one post say the same: the newest says it."""
    kept: list[TimelineEntry] = []
    for entry in timeline:
        last = kept[-1] if kept else entry
        again = last.letter is entry.letter is Letter.RECORD and last is not entry
        if again and (last.unit_name, last.role) == (entry.unit_name, entry.role):
            kept.pop()
        kept.append(entry)
    return kept


def _entry(
    say: Say, line: CaseLine, entry: TimelineEntry, zone: ZoneInfo, most: int = NOTE_LIMIT
) -> str:
    facts = {
        "at": words.moment(say, entry.at, zone),
        "unit": entry.unit_name,
        "role": words.role(say, entry.role),
        "what": what(say, line, entry),
    }
    note = clip(entry.note, most)
    return say("case-step-note", note=note, **facts) if note else say("case-step", **facts)


def what(say: Say, line: CaseLine, entry: TimelineEntry) -> str:
    """What was done in a step, in the words of the timeline."""
    if entry.body is not None:
        return did(say, entry.letter, entry.body)
    arrow = ARROW_OF.get(entry.letter)
    if arrow is None:
        facts: dict[str, str | int] = {} if entry.days is None else {"days": entry.days}
        if entry.letter in CALLING:
            facts["to"] = entry.to_unit
        return say.plain(f"did-{entry.letter}", **facts)
    if arrow is Arrow.REPORT and line.found_on is not None:
        return say.plain("did-report-late", day=times.day(say, line.found_on))
    if arrow is Arrow.RESOLVE and entry.outcome is not None:
        ended = words.outcome(say, entry.outcome, line.kind)
        return say.plain("did-resolve-outcome", outcome=ended)
    special = f"did-{arrow.value}-{line.kind.value}"
    return say.plain(special if say.has(special) else f"did-{arrow.value}", to=entry.to_unit)
