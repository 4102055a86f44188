"""The process is killed outright, at the worst moments: nothing is lost, nothing happens twice."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from app.clock import SystemClock
from simulator.client import PATIENCE
from storage import migrate
from tests import postgresql
from tests.examples import EVERY
from tests.journeys.habits import SENTENCE, number_in, prepares_a_dispute
from tests.journeys.processes import Machine
from tests.journeys.town import Town, a_town
from tests.makers import ZONE
from tests.nursery import Nursery

NEW = "新报上来一件"


@asynccontextmanager
async def a_machine(
    folder: Path, nursery: Nursery | None, server_folder: str | None = None
) -> AsyncIterator[Machine]:
    """A town whose product is a process of its own, under the real clock."""
    clock = SystemClock()
    today = clock.now().astimezone(ZONE).date()
    async with a_town(folder, clock=clock, since=today, server_folder=server_folder) as town:
        machine = Machine(town, nursery)
        try:
            yield machine
        finally:
            await machine.off()


async def submits_unanswered(town: Town) -> None:
    """The head taps Submit and waits for nothing."""
    head = town.building_head
    page = await head.last()
    await town.server.client.tap(head.phone, page.id, text=page.buttons[0], wait=0)


def pushed(town: Town, number: int) -> list[tuple[str]]:
    """What became of the pushes that tell of the case; the minute's sweep may have others sent."""
    of_case = "SELECT state FROM outbox WHERE dedup_key LIKE ?"
    return town.rows(of_case, f"case:{number}:reported:%")


async def marked(town: Town, number: int) -> None:
    """Returns when the mediator was told of the case and that is written down: a kill before the
    mark would repeat it, as what is under way then may be."""
    async with asyncio.timeout(PATIENCE):
        while pushed(town, number) != [("sent",)]:  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0.01)


async def told_once(town: Town, number: int) -> None:
    """The case is on file once with one step, and its mediator was told of it: once, as no kill
    fell between the push and its mark."""
    await town.rests()
    assert town.rows("SELECT id FROM cases ORDER BY id") == [(n + 1,) for n in range(number)]
    assert town.one("SELECT count(*) FROM steps WHERE case_id = ?", number) == 1
    assert pushed(town, number) == [("sent",)]
    assert await town.mediator.how_often(f"{NEW}：第{number}号") == 1


async def test_the_plain_command_answers_and_ends_when_it_is_asked_to(folder: Path) -> None:
    async with a_machine(folder, None) as machine:
        machine.on(from_nothing=True)
        await machine.takes_updates()
        await machine.town.building_head.says("/start", "您好")
        assert await machine.ends() == 0


@pytest.mark.long
async def test_killed_while_a_report_is_submitted(folder: Path, nursery: Nursery) -> None:
    async with a_machine(folder, nursery) as machine:
        town, head = machine.town, machine.town.building_head

        # the case is written, its receipt not drawn
        machine.on(from_nothing=EVERY)
        await machine.takes_updates()
        await prepares_a_dispute(head)
        await machine.holds("editMessageText")
        await submits_unanswered(town)
        await marked(town, 1)
        await machine.off_while_held()
        machine.on()
        assert number_in((await head.sees("已收到")).text) == 1
        await told_once(town, 1)

        # the receipt is drawn, the tap not answered
        await prepares_a_dispute(head)
        await machine.holds("answerCallbackQuery")
        await submits_unanswered(town)
        await marked(town, 2)
        await machine.off_while_held()
        machine.on()
        await told_once(town, 2)

        # the tap was sent to a machine without power
        await prepares_a_dispute(head)
        await machine.off()
        await submits_unanswered(town)
        machine.on()
        assert number_in((await head.sees("已收到")).text) == 3
        await told_once(town, 3)


@pytest.mark.long
async def test_killed_in_the_middle_of_the_questions(folder: Path, nursery: Nursery) -> None:
    async with a_machine(folder, nursery) as machine:
        town, head = machine.town, machine.town.building_head
        machine.on()
        await head.says("/report", "报哪一类")
        await head.taps("矛盾纠纷")
        for method, label, then in (
            ("editMessageText", "邻里", "在哪儿"),
            ("answerCallbackQuery", "本网格", "牵涉多少人"),
        ):
            await machine.holds(method)
            page = await head.last()
            await town.server.client.tap(head.phone, page.id, text=label, wait=0)
            await machine.off_while_held()
            machine.on()
            await town.rests()
            assert then in await head.read()
        await head.taps("1–2人")
        await machine.holds("sendMessage")
        await town.server.client.say(head.phone, SENTENCE)
        await machine.off_while_held()
        machine.on()
        await head.sees("请看一眼")
        await head.taps("提交")
        await told_once(town, 1)


@pytest.mark.long
async def test_killed_as_soon_as_telegram_believes_it_was_heard(
    folder: Path, nursery: Nursery
) -> None:
    async with a_machine(folder, nursery) as machine:
        town, head = machine.town, machine.town.building_head
        machine.on()
        for number in (1, 2):
            await prepares_a_dispute(head)
            await submits_unanswered(town)
            while await town.pending():
                pass  # Telegram will not bring it again: what is not kept now is lost
            await machine.off()
            machine.on()
            await town.rests()
            assert number_in(await head.read()) == number
            assert town.one("SELECT count(*) FROM cases") == number


@pytest.mark.long
async def test_killed_in_the_middle_of_a_push(folder: Path, nursery: Nursery) -> None:
    async with a_machine(folder, nursery) as machine:
        town, head = machine.town, machine.town.building_head
        machine.on()
        await prepares_a_dispute(head)
        await machine.holds("sendMessage")
        await head.taps("提交")
        await machine.off_while_held()
        assert await town.mediator.how_often(NEW) == 0
        machine.on()
        await town.mediator.sees(NEW)
        await told_once(town, 1)
        await town.mediator.taps("打开第1号")
        await town.mediator.taps("受理")
        await head.sees("已受理")


@pytest.mark.long
async def test_on_postgresql_another_process_takes_over_what_nobody_renews(
    tmp_path: Path, nursery: Nursery, postgresql_folder: str
) -> None:
    server = postgresql_folder
    postgresql.do(server, "DROP DATABASE IF EXISTS town WITH (FORCE)")
    postgresql.do(server, "CREATE DATABASE town")
    postgresql.run(migrate.upgrade(postgresql.url(server, "town")))
    async with a_machine(tmp_path, nursery, server) as machine:
        town, head = machine.town, machine.town.building_head
        machine.on()
        await prepares_a_dispute(head)
        await machine.holds("editMessageText")
        await machine.holds("sendMessage")
        await submits_unanswered(town)
        await machine.off_while_held()
        machine.on()
        assert number_in((await head.sees("已收到")).text) == 1
        await told_once(town, 1)
