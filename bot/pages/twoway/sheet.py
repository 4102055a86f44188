"""One sheet: each item with what the desk itself knows beside it, and its points a tap away."""

from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.twoway import (
    HandInSheet,
    MarkItem,
    OpenSheet,
    StrikeSheet,
    TakeSheetBack,
    TwowayOf,
)
from bot.pages import times
from bot.pages.page import Page, Row, button, clip, in_rows, joined
from bot.texts import Html, Say
from domain.twoway.model import SheetState, TwowayFacts, TwowayTopic, choices
from domain.twoway.views import SheetView

_UNIT = 16
_A_ROW = 4


def sheet_page(say: Say, view: SheetView, zone: ZoneInfo, item: int = 0) -> Page:
    """The sheet, with the points of an item (counted from 1) to choose from; 0: of the first that
    has none."""
    if not view.may.fill:
        return _handed_in(say, view, zone)
    asked = _asked(view, item)
    marked = len(view.marks)
    text = joined(
        [
            _head(say, view),
            say(
                "twoway-filled",
                marked=marked,
                items=len(view.form.items),
                due=words.deadline(say, view.due_at, zone),
            ),
            "",
            *_items(say, view, asked, facts=True),
            *_sum(say, view),
            *([say("twoway-final")] if view.may.confirm else []),
        ]
    )
    rows: list[Row] = []
    if view.may.confirm:
        rows.append([button(say.plain("twoway-hand-in"), HandInSheet(id=view.id))])
    if asked:
        points = choices(view.form.items[asked - 1].most)
        offered = [
            button(str(many), MarkItem(id=view.id, item=asked, points=many)) for many in points
        ]
        rows += in_rows(offered, _A_ROW)
    others = [
        button(say.plain("twoway-again", number=str(number)), OpenSheet(id=view.id, item=number))
        for number, one in enumerate(view.form.items, start=1)
        if one.topic in view.marks and number != asked
    ]
    rows += in_rows(others, 5)
    if not marked:
        rows.append([button(say.plain("twoway-strike"), StrikeSheet(id=view.id, sure=0))])
    rows.append([_to_round(say, view)])
    return Page(text=text, rows=tuple(rows))


def _asked(view: SheetView, item: int) -> int:
    """The item whose points are chosen now; 0 where all have theirs and none was asked for."""
    items = view.form.items
    if 0 < item <= len(items):
        return item
    without = (n for n, one in enumerate(items, start=1) if one.topic not in view.marks)
    return next(without, 0)


def strike_page(say: Say, view: SheetView) -> Page:
    """Asks once whether there were really no dealings."""
    return Page(
        text=joined([_head(say, view), "", say("twoway-strike-sure", unit=view.to.name)]),
        rows=(
            [button(say.plain("twoway-strike-yes"), StrikeSheet(id=view.id, sure=1))],
            [button(say.plain("button-back"), OpenSheet(id=view.id, item=0))],
        ),
    )


def _handed_in(say: Say, view: SheetView, zone: ZoneInfo) -> Page:
    lines: list[Html | str] = [_head(say, view)]
    if view.confirmed_at is None:
        lines.append(say("twoway-missed"))
    else:
        late = "-late" if view.late else ""
        at = words.moment(say, view.confirmed_at, zone)
        none = view.state is SheetState.NO_DEALINGS
        lines.append(say("twoway-struck" if none else f"twoway-handed-in{late}", at=at))
        if not none:
            lines += ["", *_items(say, view, 0, facts=False), *_sum(say, view)]
        lines.append(say("twoway-may-change" if view.may.take_back else "twoway-stands"))
    rows: list[Row] = []
    if view.next_id and not view.over:
        rows.append([button(say.plain("twoway-next"), OpenSheet(id=view.next_id, item=0))])
    if view.may.take_back:
        rows.append([button(say.plain("twoway-take-back"), TakeSheetBack(id=view.id))])
    rows.append([_to_round(say, view)])
    return Page(text=joined(lines), rows=tuple(rows))


def _head(say: Say, view: SheetView) -> Html:
    return say(
        "twoway-sheet",
        unit=view.from_unit.name,
        about=view.to.name,
        half=times.half_year(say, view.half),
    )


def _items(say: Say, view: SheetView, asked: int, *, facts: bool) -> list[Html]:
    lines = []
    for number, item in enumerate(view.form.items, start=1):
        points = view.marks.get(item.topic)
        key = "twoway-item-asked" if number == asked else "twoway-item"
        lines.append(
            say(
                key,
                number=str(number),
                topic=topic(say, item.topic),
                points="—" if points is None else str(points),
                most=str(item.most),
            )
        )
        if facts:
            lines.append(say("twoway-fact", fact=fact(say, item.topic, view.facts)))
    return lines


def _sum(say: Say, view: SheetView) -> list[Html]:
    if not view.marks:
        return []
    points = str(sum(view.marks.values()))
    return [say("twoway-sum", points=points, most=str(view.form.whole))]


def topic(say: Say, value: TwowayTopic) -> str:
    """响应及时 …"""
    return say.plain(f"twoway-topic-{value.value}")


def fact(say: Say, of: TwowayTopic, facts: TwowayFacts) -> str:
    """What the desk knows about it; a zero is said in words."""
    known = {
        TwowayTopic.PROMPT: (facts.handed, facts.timely),
        TwowayTopic.QUALITY: (facts.graded, facts.content),
        TwowayTopic.COOPERATION: (facts.handed, facts.returned),
        TwowayTopic.GUIDANCE: (facts.owed, facts.fed_back),
        TwowayTopic.BURDEN: (facts.asked, facts.asked),
    }
    whole, part = known[of]
    key = f"twoway-fact-{of.value}"
    return say.plain(key, whole=whole, part=part) if whole else say.plain(f"{key}-none")


def _to_round(say: Say, view: SheetView) -> InlineKeyboardButton:
    label = say.plain("twoway-to-round", half=clip(times.half_year(say, view.half), _UNIT))
    return button(label, TwowayOf(id=view.round_id, page=0))
