"""The rounds, one of them with one's own sheets, and opening one."""

from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.twoway import (
    CancelTwoway,
    OpenSheet,
    OpenTwoway,
    PlanTwoway,
    TwowayOf,
    TwowayResultsOf,
    TwowayRounds,
)
from bot.pages import times
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row
from bot.texts import Html, Say
from domain.twoway.model import SheetState, TwowayState
from domain.twoway.views import (
    PlanView,
    RoundLine,
    RoundView,
    SheetLine,
    TwowayHome,
)

_UNIT = 14
_MARKS = {SheetState.OPEN: "open", SheetState.IN: "in", SheetState.NO_DEALINGS: "none"}


def home_page(say: Say, home: TwowayHome, zone: ZoneInfo) -> Page:
    """The newest rounds, and a button to open one."""
    lines = [_line(say, one, zone) for one in home.rounds] or [say("twoway-none")]
    opens = [[button(_open_label(say, one), TwowayOf(id=one.id, page=0))] for one in home.rounds]
    hosts = [
        [button(say.plain("twoway-plan", unit=clip(host.name, _UNIT)), PlanTwoway(unit=host.id))]
        for host in home.hosts
    ]
    return Page(text=joined([say("twoway-head"), *lines]), rows=(*opens, *hosts))


def _line(say: Say, one: RoundLine, zone: ZoneInfo) -> Html:
    half = times.half_year(say, one.half)
    if one.state is not TwowayState.OPEN:
        return say("twoway-line-closed", half=half, host=one.host.name)
    late = "-late" if one.overdue else ""
    return say(
        f"twoway-line{late}" if one.mine else "twoway-line-none",
        half=half,
        host=one.host.name,
        came=one.mine_in,
        mine=one.mine,
        due=words.deadline(say, one.due_at, zone),
    )


def _open_label(say: Say, one: RoundLine) -> str:
    return say.plain(
        "twoway-open", half=times.half_year(say, one.half), host=clip(one.host.name, _UNIT)
    )


def plan_page(say: Say, plan: PlanView, zone: ZoneInfo) -> Page:
    """What a round would be, and the button that opens it."""
    if not plan.sheets:
        return Page(text=say("twoway-no-sides"), rows=(_to_home(say),))
    text = say(
        "twoway-planned",
        half=times.half_year(say, plan.half),
        host=plan.host.name,
        units=plan.units,
        sheets=plan.sheets,
        due=words.deadline(say, plan.due_at, zone),
        closes=words.deadline(say, plan.closes_at, zone),
    )
    doing = [button(say.plain("twoway-open-it"), OpenTwoway(unit=plan.host.id))]
    return Page(text=text, rows=(doing, _to_home(say)))


def round_page(say: Say, view: RoundView, zone: ZoneInfo) -> Page:
    """How far one's own sheets are, and each of them a tap away."""
    line = view.line
    text = joined(
        [
            say("twoway-round", half=times.half_year(say, line.half), host=line.host.name),
            *_standing(say, view, zone),
            *_behind(say, view),
        ]
    )
    several = len({one.from_unit.id for one in view.sheets}) > 1
    sheets = [[_sheet(say, one, several=several)] for one in view.sheets]
    turn = page_row(say, view.page, view.pages, lambda page: TwowayOf(id=line.id, page=page))
    doing: Row = []
    if line.state is not TwowayState.CANCELLED and (view.units or view.may.read_all):
        doing.append(button(say.plain("twoway-results"), TwowayResultsOf(id=line.id, page=0)))
    if view.may.cancel:
        doing.append(button(say.plain("twoway-cancel"), CancelTwoway(id=line.id, sure=0)))
    return Page(text=text, rows=(*sheets, turn, doing, _to_home(say)))


def _standing(say: Say, view: RoundView, zone: ZoneInfo) -> list[Html]:
    line = view.line
    if line.state is not TwowayState.OPEN:
        return [say(f"twoway-is-{line.state.value}")]
    closes = words.deadline(say, line.closes_at, zone)
    if not line.mine:
        due = words.deadline(say, line.due_at, zone)
        return [say("twoway-no-sheets", due=due, closes=closes)]
    if line.mine_in == line.mine:
        return [say("twoway-all-in", mine=line.mine, closes=closes)]
    late = "-late" if line.overdue else ""
    return [
        say(
            f"twoway-standing{late}",
            came=line.mine_in,
            left=line.mine - line.mine_in,
            due=words.deadline(say, line.due_at, zone),
            closes=closes,
        )
    ]


def _behind(say: Say, view: RoundView) -> list[Html]:
    """For whoever opened it: how many are in, and whose are not; never what they say."""
    if not view.total_in and not view.behind:
        return []
    lines = [say("twoway-progress", came=view.total_in, total=view.total)]
    lines += [
        say("twoway-behind", unit=one.unit.name, came=one.came, total=one.total)
        for one in view.behind
    ]
    return lines


def _sheet(say: Say, one: SheetLine, *, several: bool) -> InlineKeyboardButton:
    key = f"twoway-sheet-{_MARKS[one.state]}"
    name = clip(one.to.name, _UNIT)
    if several:
        name = say.plain("twoway-between", unit=clip(one.from_unit.name, _UNIT), about=name)
    begun = one.state is SheetState.OPEN and one.marked
    label = say.plain(f"{key}-begun" if begun else key, unit=name, marked=one.marked)
    return button(label, OpenSheet(id=one.id, item=0))


def cancel_page(say: Say, view: RoundView) -> Page:
    """Asks once whether it is really to be called off."""
    line = view.line
    text = say("twoway-cancel-sure", half=times.half_year(say, line.half), host=line.host.name)
    rows = in_rows(
        [
            button(say.plain("twoway-cancel-yes"), CancelTwoway(id=line.id, sure=1)),
            button(say.plain("button-back"), TwowayOf(id=line.id, page=0)),
        ],
        1,
    )
    return Page(text=text, rows=tuple(rows))


def _to_home(say: Say) -> Row:
    return [button(say.plain("twoway-to-rounds"), TwowayRounds())]
