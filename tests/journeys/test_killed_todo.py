"""The process is killed over every step of what was handed out: each is taken once, and nobody who
waits for it is left without word."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from app.office import open_office
from app.rules import rules_of
from domain.cases.satisfaction import Satisfaction
from domain.followups import giving
from domain.followups.model import Followup, Handout, Source
from domain.ports import Work
from domain.request import Request
from domain.rules import Rules
from tests import cast
from tests.journeys.people import Someone
from tests.journeys.processes import Machine
from tests.journeys.test_killed import a_machine
from tests.journeys.town import staffed
from tests.makers import ZONE
from tests.nursery import Nursery

UNIT_OF = {phone.id: phone.unit for phone in staffed()}


def _asks(work: Work, now: datetime, token: str) -> Request:
    actor = work.people.actor("telegram", str(cast.OFFICER), now.astimezone(ZONE).date())
    assert actor is not None
    return Request(actor=actor, token=token, now=now)


def _hands_out(work: Work, now: datetime, due: date) -> Followup:
    host, unit = (work.org.by_code(UNIT_OF[one]) for one in (cast.OFFICER, cast.COORDINATOR))
    assert host is not None
    assert unit is not None
    handout = Handout(
        source=Source.MEETING,
        source_id=1,
        host_id=host.id,
        unit_id=unit.id,
        title="三号楼路灯不亮",
        due=due,
    )
    return giving.hand_out(work, _asks(work, now, "minutes"), handout)


def _judges(work: Work, now: datetime, number: int) -> Followup:
    followup = work.followups.by_id(number)
    return giving.judge(work, _asks(work, now, "judged"), followup, Satisfaction.NOT)


def day_and_night(machine: Machine) -> Rules:
    """The rules under which the product runs there: no hour of the tests' day is quiet."""
    set_up = machine.environment()
    awake = {
        "calendar_file": Path(set_up["GRIDDESK_CALENDAR_FILE"]),
        "quiet_start": time.min,
        "quiet_end": time.min,
    }
    return rules_of(machine.town.settings.model_copy(update=awake))


async def killed_over(machine: Machine, who: Someone, label: str, method: str) -> None:
    """A tap whose answer is on its way when the plug is pulled."""
    await machine.holds(method)
    page = await who.last()
    await machine.town.server.client.tap(who.phone, page.id, text=label, wait=0)
    await machine.off_while_held()
    machine.on()
    await machine.town.rests()


@pytest.mark.long
async def test_killed_over_every_step(folder: Path, nursery: Nursery) -> None:
    async with a_machine(folder, nursery) as machine:
        town = machine.town
        street, officer = town.coordinator, town.officer
        now = town.clock.now()
        due = now.astimezone(ZONE).date() + timedelta(days=20)
        rules = day_and_night(machine)
        async with open_office(town.settings, rules) as (_, office):
            made = await office.do(_hands_out, now, due)
        await machine.holds("sendMessage")
        machine.on()
        await machine.off_while_held()
        machine.on()
        await street.sees("交办：三号楼路灯不亮")
        await killed_over(machine, street, "✅ 接收", "editMessageText")
        await street.says("/todo", "要办的 1 件")
        await street.taps("💬 反馈")
        await machine.holds("sendMessage")
        await town.server.client.say(street.phone, "灯泡已换")
        await machine.off_while_held()
        machine.on()
        await street.sees("💬 反馈：灯泡已换")
        await killed_over(machine, street, "✅ 发出反馈", "answerCallbackQuery")
        await officer.sees("反馈：三号楼路灯不亮")
        await town.rests()
        await machine.off()
        async with open_office(town.settings, rules) as (_, office):
            await office.do(_judges, town.clock.now(), made.id)
        machine.on()
        await town.supervisor.sees("重办：三号楼路灯不亮")
        await town.rests()
        arrows = town.rows("SELECT arrow FROM followup_steps ORDER BY id")
        assert arrows == [("hand_out",), ("accept",), ("feed_back",), ("do_again",)]
        assert await street.how_often("交办：三号楼路灯不亮") == 1
        # sent beside the answer that was held: the kill may have come before it was marked
        assert await officer.how_often("反馈：三号楼路灯不亮") in (1, 2)
