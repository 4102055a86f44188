"""What came out: the mean of each unit, and from enough sheets on that of each item."""

from zoneinfo import ZoneInfo

from bot import words
from bot.buttons.twoway import TwowayFile, TwowayOf, TwowayResultsOf
from bot.pages import times
from bot.pages.page import Page, Row, button, joined, page_row, piece
from bot.pages.twoway.sheet import topic
from bot.texts import Html, Say
from domain.twoway.results import Mean
from domain.twoway.views import ResultLine, TwowayResults

_PAGE = 5
NOTHING = "—"


def mean(value: Mean) -> str:
    """``84.3``; "—" for no sheet."""
    tenths = value.tenths
    return NOTHING if tenths is None else f"{tenths // 10}.{tenths % 10}"


def results_page(say: Say, results: TwowayResults, page: int, zone: ZoneInfo) -> Page:
    """The results the reader may read, a page of units."""
    page, pages, shown = piece(results.lines, page, _PAGE)
    lines: list[Html] = [
        say("twoway-came-out", half=times.half_year(say, results.half), host=results.host.name)
    ]
    if not results.over:
        closes = words.deadline(say, results.closes_at, zone)
        lines.append(say("twoway-not-over", closes=closes))
    if not results.lines:
        lines.append(say("twoway-nothing-yet"))
    for line in shown:
        lines += _unit(say, line)
    if any(line.result.mean.sheets and not line.result.items for line in shown):
        lines.append(say("twoway-few", least=results.least))
    rows: list[Row] = [
        page_row(say, page, pages, lambda to: TwowayResultsOf(id=results.round_id, page=to))
    ]
    if results.lines:
        rows.append([button(say.plain("twoway-file"), TwowayFile(id=results.round_id))])
    back = say.plain("twoway-to-round", half=times.half_year(say, results.half))
    rows.append([button(back, TwowayOf(id=results.round_id, page=0))])
    return Page(text=joined(lines), rows=tuple(rows))


def _unit(say: Say, line: ResultLine) -> list[Html]:
    result = line.result
    said = say(
        "twoway-unit-none" if result.none else "twoway-unit",
        unit=line.unit.name,
        mean=mean(result.mean),
        most=str(result.most),
        sheets=result.mean.sheets,
        **({"none": result.none} if result.none else {}),
    )
    items = say.plain("twoway-between-items").join(
        say.plain("twoway-unit-item", topic=topic(say, one.topic), mean=mean(one.mean))
        for one in result.items
    )
    return [said, *([say("twoway-unit-items", items=items)] if items else [])]
