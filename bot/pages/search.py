"""What was found by its words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from bot.buttons.assessments import OpenAssessment
from bot.buttons.cases import OpenCase
from bot.buttons.directories import OpenEntry
from bot.buttons.features import OpenFeature
from bot.buttons.followups import OpenFollowup
from bot.buttons.meetings import OpenItem
from bot.buttons.projects import OpenProject
from bot.buttons.report import NewReport
from bot.buttons.search import Listed, ListFace
from bot.buttons.trainings import TrainingOf
from bot.pages import times
from bot.pages.lists import state_words, where
from bot.pages.narrowing import narrow_button, narrowed_line
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row
from bot.texts import Html, Say
from domain.cases.model import Urgency
from domain.cases.views import CaseLine
from domain.followups.views import FollowupLine
from domain.search.model import folded
from domain.search.views import (
    NOTHING_BESIDE,
    FoundBeside,
    FoundItem,
    FoundNamed,
    FoundPage,
    NamedSort,
    Narrowed,
)

_SNIPPET, _BEFORE = 36, 8
_IN_A_ROW = 3
_SHORT = 22
"""Characters of what stands beside the matters: two lines of a phone with its unit."""
_NAME, _UNIT = 9, 6
"""And of what has a name: one line."""
_LINES = 14
"""Of all that stands beside the matters, where three rows of buttons stand below it."""
_OPENS: Mapping[NamedSort, Callable[[FoundNamed], CallbackData]] = {
    NamedSort.ASSESSMENT: lambda one: OpenAssessment(id=one.id),
    NamedSort.ENTRY: lambda one: OpenEntry(id=one.id),
    NamedSort.PROJECT: lambda one: OpenProject(id=one.id),
    NamedSort.FEATURE: lambda one: OpenFeature(id=one.id),
    NamedSort.TRAINING: lambda one: TrainingOf(id=one.id),
}
"""Where a tap on what was found by its name leads."""


def title_of(say: Say, words: Sequence[str]) -> Html:
    """What is looked for, as the head of its pages."""
    return say("found-title", words=" ".join(words))


def how_many(say: Say, board: FoundPage) -> str:
    """``37``, or ``1000+`` where not all are counted."""
    total = str(board.found.total)
    return say.plain("found-more", total=total) if board.more else total


def found_page(
    say: Say,
    board: FoundPage,
    narrowed: Narrowed,
    listed: Listed,
    also: FoundBeside = NOTHING_BESIDE,
    *,
    reports: bool,
) -> Page:
    """The newest first, each with what it says around the words; below them what else has the
    words, a tap away, or at once where no matter has them: one screen of a phone. ``reports``: the
    reader may have meant to tell of something, and is shown how."""
    found = board.found
    title = title_of(say, board.words)
    tail = [narrow_button(say, listed)] if found.total or listed.chosen else []
    if reports:
        tail.append(button(say.plain("fallback-begin"), NewReport()))
    if not found.total:
        none = say("found-none-matter" if also else "found-none", title=title)
        more, opens = _beside(say, board.words, also)
        report = say("fallback-text") if reports and not also else None
        hint = None if also else say("found-none-next")
        text = joined([none, narrowed_line(say, narrowed), hint, report, *more])
        return Page(text=text, rows=(*opens, tail))
    head = say("found-head", title=title, total=how_many(say, board))
    if found.pages > 1:
        head = say("page-head", head=head, page=str(found.page + 1), pages=str(found.pages))
    lines = [_line(say, line, board.words) for line in found.lines]
    return Page(
        text=joined([head, narrowed_line(say, narrowed), *(f"\n{line}" for line in lines)]),
        rows=(
            *in_rows([_open(say, line) for line in found.lines], _IN_A_ROW),
            page_row(say, found.page, found.pages, lambda to: listed.shown(page=to)),
            [button(say.plain("found-beside-open"), listed.shown(ListFace.BESIDE))] if also else [],
            tail,
        ),
    )


def beside_page(say: Say, words: Sequence[str], also: FoundBeside, listed: Listed) -> Page:
    """The same by itself, with the way back to the matters."""
    lines, opens = _beside(say, words, also)
    back = button(say.plain("found-back"), listed.shown())
    return Page(text=joined([title_of(say, words), *lines]), rows=(*opens, [back]))


def _beside(say: Say, words: Sequence[str], also: FoundBeside) -> tuple[list[Html], list[Row]]:
    """Lines of the items of agendas, of those handed out and of what has a name, and a row of
    buttons for each."""
    items, handed, named = _on_a_screen(also)
    lines = [
        say(
            "found-item",
            number=str(number),
            topic=marked(say, one.topic, words, _SHORT),
            unit=one.unit_name,
            day=times.day(say, one.on),
        )
        for number, one in enumerate(items, 1)
    ]
    lines += [
        say(
            "found-handed",
            number=str(number),
            title=marked(say, one.title, words, _SHORT),
            unit=one.unit_name,
        )
        for number, one in enumerate(handed, 1)
    ]
    rows = [
        [
            button(say.plain("found-open-item", number=str(number)), to)
            for number, to in enumerate(
                (OpenItem(meeting=one.meeting_id, id=one.id) for one in items), 1
            )
        ],
        [
            button(say.plain("found-open-handed", number=str(number)), to)
            for number, to in enumerate((OpenFollowup(id=one.id) for one in handed), 1)
        ],
    ]
    lines += [
        say(
            f"found-{one.sort.value}",
            number=str(number),
            name=marked(say, one.name, words, _NAME),
            unit=clip(one.unit_name, _UNIT),
        )
        for number, one in enumerate(named, 1)
    ]
    rows.append(
        [
            button(
                say.plain(f"found-open-{one.sort.value}", number=str(number)), _OPENS[one.sort](one)
            )
            for number, one in enumerate(named, 1)
        ]
    )
    head = [Html(f"\n{say('found-beside')}")] if lines else []
    return [*head, *lines], rows


def _on_a_screen(
    also: FoundBeside,
) -> tuple[list[FoundItem], list[FollowupLine], list[FoundNamed]]:
    """As many as one screen holds: what there is most of is shortened first."""
    items, handed, named = list(also.items), list(also.handed), list(also.named)
    while named and 2 * (len(items) + len(handed)) + len(named) > _LINES:
        longest: list[Any] = max([items, handed, named], key=len)
        longest.pop()
    return items, handed, named


def _open(say: Say, line: CaseLine) -> InlineKeyboardButton:
    label = say.plain("found-open", id=str(line.id))
    red = line.urgency is Urgency.RED
    return button(say.plain("open-line-red", line=label) if red else label, OpenCase(id=line.id))


def _line(say: Say, line: CaseLine, words: Sequence[str]) -> Html:
    return say(
        "found-line",
        id=str(line.id),
        category=line.category.read(say.locale),
        where=marked(say, where(line), words, len(where(line))),
        state=state_words(say, line),
        said=marked(say, line.summary, words),
    )


def marked(say: Say, text: str, words: Sequence[str], limit: int = _SNIPPET) -> Html:
    """The text with the words marked; a long one from just before the first of them on."""
    spans = sorted(_spans(text, words))
    begin = 0
    if len(text) > limit and spans:
        begin = min(max(spans[0][0] - _BEFORE, 0), len(text) - limit)
    end = begin + limit
    parts, at = [say("found-plain", text="…" if begin else "")], begin
    for first, last in spans:
        first, last = max(first, at), min(last, end)
        if first < last:
            parts.append(say("found-plain", text=text[at:first]))
            parts.append(say("found-marked", text=text[first:last]))
            at = last
    parts.append(say("found-plain", text=clip(text[at:], max(end - at, 1)) if at < end else ""))
    return Html("".join(parts))


def _spans(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the words stand. Looked for as they are compared, character by character."""
    folds = [folded(one) for one in text]
    home = [at for at, fold in enumerate(folds) for _ in fold]
    whole = "".join(folds)
    for word in words:
        at = whole.find(word)
        while at >= 0:
            yield home[at], home[at + len(word) - 1] + 1
            at = whole.find(word, at + len(word))
