"""The two-way evaluation of the demo: a round that is half done. Colleagues behind the wall have
handed in some of their sheets; the phones on it have theirs before them."""

from collections.abc import Mapping

from app.demo.district import phones, units
from app.demo.player import Stage
from domain.days.periods import moment_at
from domain.people.model import Actor, Role
from domain.ports import Work
from domain.request import Request
from domain.twoway import actions, rounds
from domain.twoway.model import TwowaySheet, TwowayTopic
from domain.twoway.telling import HEADING

_BEGAN = 2
"""Working days ago."""
_EACH = 3
"""Of so many sheets of the colleagues one is in."""
_POINTS = (20, 18, 16, 18, 14, 20, 12)


def half_done(work: Work, stage: Stage, request: Request) -> int:
    """Opens the round some days before the request's moment, and hands in some of the sheets;
    returns how many."""
    rules, day = work.rules, work.rules.day(request.now)
    for _ in range(_BEGAN):
        day = rules.calendar.working_day_before(day)
    began = moment_at(day, rules.morning, rules.zone)
    top = units()[0].code
    supervisor = stage.actors[top, Role.SUPERVISOR]
    opening = Request(actor=supervisor, now=began).under("demo-twoway")
    made = rounds.open_round(work, opening, stage.units[top])
    heads, shown, came = _heads(stage), _shown(stage), 0
    for sheet in work.twoways.missing(made.id):
        who = heads.get(sheet.from_id)
        if who is None or sheet.from_id in shown or sheet.id % _EACH:
            continue
        asked = Request(actor=who, token=f"demo-twoway-{sheet.id}", now=request.now)
        _fill(work, asked, sheet)
        came += 1
    return came


def _fill(work: Work, request: Request, sheet: TwowaySheet) -> None:
    """A few had no dealings; the others mark each item."""
    if sheet.id % 11 == 0:
        actions.strike(work, request, sheet.id)
        return
    for number, topic in enumerate(TwowayTopic):
        points = _POINTS[(sheet.id + 3 * number) % len(_POINTS)]
        actions.mark_item(work, request, sheet.id, topic, points)
    actions.confirm(work, request, sheet.id)


def _heads(stage: Stage) -> Mapping[int, Actor]:
    """Who heads each unit."""
    found: dict[int, Actor] = {}
    for role in reversed(HEADING):
        for (code, held), actor in stage.actors.items():
            if held is role:
                found[stage.units[code]] = actor
    return found


def _shown(stage: Stage) -> frozenset[int]:
    """The units whose head has a phone on the wall."""
    return frozenset(stage.units[phone.unit] for phone in phones() if phone.role is not None)
