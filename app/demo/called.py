"""The units that the demo's own community has called in: last week, of which two items are on their
way, and for tomorrow, which two of the phones are to answer."""

from datetime import datetime, time, timedelta

from app.demo.district import phones, toml
from app.demo.past import silent
from app.demo.player import Stage
from domain.callins import actions, outcome
from domain.callins.model import Call, Coming
from domain.callins.options import callable_now
from domain.cases.model import CaseKind
from domain.days.periods import moment_at
from domain.errors import NotFound
from domain.followups import actions as followups
from domain.people.model import Actor, Capacity, Role
from domain.ports import Work
from domain.request import Request

_AGO, _TASKS_ON = 4, 5
"""Working days ago it was held, and after how many its items are due."""


def call_in(work: Work, stage: Stage, now: datetime) -> None:
    """Writes both, as far as the community has matters in hand; nobody is told."""
    quiet, said, rules = silent(work), toml("callins.toml"), work.rules
    own, street, centre = _unit_of(0), _unit_of(1), _unit_of(2)
    mediator = stage.actors[own, Role.MEDIATOR]
    on_file = work.cases.open_at(stage.units[own], [CaseKind.DISPUTE], now)
    in_hand = [case for case in map(work.cases.by_id, on_file) if callable_now(case)]
    in_hand.sort(key=lambda case: (case.accepted_at or now, case.id))
    day = rules.day(now)

    def asks(what: str, at: datetime, by: Actor = mediator) -> Request:
        return Request(actor=by, token=f"demo:callin:{what}", now=at)

    def call(which: str, number: int, meets_at: datetime, at: datetime) -> int:
        asked = Call(
            unit_ids=(stage.units[street], stage.units[centre]),
            place=said[which]["place"],
            meets_at=meets_at,
            request=said[which]["request"],
        )
        made = actions.call(quiet, asks(f"{which}:call", at), number, asked)
        if made is None:
            raise NotFound("callin")
        return made.id

    for case in in_hand[1:2]:
        tomorrow = moment_at(rules.calendar.working_day_after(day), time(15), rules.zone)
        call("coming", case.id, tomorrow, now)
    # of the one that was in hand by then
    for case in in_hand[:1]:
        held = day
        for _ in range(_AGO):
            held = rules.calendar.working_day_before(held)
        meets_at = moment_at(held, time(15), rules.zone)
        before = meets_at - timedelta(days=1)
        callin_id = call("held", case.id, meets_at, before)
        coordinator = stage.actors[street, Role.COORDINATOR]
        comes = asks("held:street", before, coordinator)
        actions.answer(quiet, comes, callin_id, stage.units[street], Coming.COMES)
        cannot = asks("held:centre", before, stage.actors[centre, Role.MEDIATOR])
        why = said["held"]["answer"]
        actions.answer(quiet, cannot, callin_id, stage.units[centre], Coming.CANNOT, why)
        due = rules.calendar.add_working_days(held, _TASKS_ON)
        after = meets_at + timedelta(hours=1)
        for at, task in enumerate(said["held"]["tasks"]):
            to = street if task["to"] == "street" else own
            call_for = (callin_id, task["text"], stage.units[to], due)
            item = outcome.hand_out_task(quiet, asks(f"held:task:{at}", after), *call_for)
            by = coordinator if to == street else mediator
            followups.accept(quiet, asks(f"held:accept:{at}", after, by), item.id)
            if "back" in task:
                back = asks(f"held:back:{at}", min(now, after + timedelta(days=2)), by)
                followups.feed_back(quiet, back, item.id, task["back"])


def _unit_of(which: int) -> str:
    """The community on the wall, its street, and the centre with a mediator of its own."""
    roles = (Role.INFORMATION_OFFICER, Role.COORDINATOR)
    held = [one for one in phones() if one.capacity is Capacity.HOLDER]
    if which < len(roles):
        return next(one.unit for one in held if one.role is roles[which])
    communities = {one.unit for one in held if one.role is Role.INFORMATION_OFFICER}
    mediators = [one.unit for one in held if one.role is Role.MEDIATOR]
    return next(one for one in mediators if one not in communities)
