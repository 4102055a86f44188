"""The sender in virtual time, over an outbox in memory: when all goes well, or nearly."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest

from domain.cases.lifecycle import Arrow
from domain.messaging import Rendered
from domain.notices import Notice, Priority
from scheduler.pusher import Delivery, Sent, Transient
from tests.scheduler.parts import (
    MORNING,
    NIGHT,
    TUESDAY,
    Desk,
    due,
    reported,
    story,
    told,
)
from tests.scheduler.virtual import now


@story
async def test_what_is_due_goes_out_once_in_the_readers_language() -> None:
    desk = Desk()
    desk.outbox.locales[2] = "en"
    desk.outbox.queue(1, reported(7), TUESDAY)
    desk.outbox.queue(2, reported(7), TUESDAY)
    later = desk.outbox.queue(1, reported(8), TUESDAY + timedelta(hours=1))
    await desk.works()
    assert {(where, text) for _, where, text in desk.phones.arrived} == {
        ("1001", "<b>zh</b>\ncase:7:reported"),
        ("1002", "<b>en</b>\ncase:7:reported"),
    }
    assert desk.outbox.states() == ["sent", "sent", "waiting"]
    assert later.tries == 0


@story
async def test_a_wake_is_heard_at_once_and_the_poll_is_the_fallback() -> None:
    desk, stop = Desk(), asyncio.Event()
    sender = desk.sender()
    task = asyncio.create_task(sender.run(stop))
    await asyncio.sleep(0.5)
    desk.outbox.queue(1, reported(1), desk.clock.now())
    sender.wake()
    queued = now()
    await asyncio.sleep(0.2)
    assert desk.phones.arrived[0][0] - queued == pytest.approx(desk.phones.latency)
    desk.outbox.queue(1, reported(2), desk.clock.now())
    await asyncio.sleep(1.1)
    assert len(desk.phones.arrived) == 2
    stop.set()
    await task


@story
async def test_a_sweep_that_goes_on_is_waited_for_but_not_for_ever() -> None:
    desk, stop, sweeping = Desk(), asyncio.Event(), asyncio.Lock()
    task = asyncio.create_task(desk.sender(sweeping=sweeping).run(stop))
    await asyncio.sleep(0.5)
    async with sweeping:
        desk.outbox.queue(1, due(1), TUESDAY, Priority.REMINDER)
        await asyncio.sleep(2)
        desk.outbox.queue(1, due(2), TUESDAY, Priority.REMINDER)
    await asyncio.sleep(1)
    assert desk.phones.at("1001") == [f"{due(1).subject} {due(2).subject}"]
    async with sweeping:
        desk.outbox.queue(1, due(3), TUESDAY, Priority.REMINDER)
        await asyncio.sleep(8)
        assert desk.phones.at("1001")[1:] == [due(3).subject]
    stop.set()
    await task


@story
async def test_merging_notices_of_a_person_become_one_message() -> None:
    desk = Desk()
    for unit in range(1, 6):
        desk.outbox.queue(1, due(unit), TUESDAY, Priority.REMINDER)
    desk.outbox.queue(2, due(9), TUESDAY, Priority.REMINDER)
    desk.outbox.queue(1, reported(3), TUESDAY)
    desk.outbox.queue(1, reported(4), TUESDAY)
    await desk.works()
    together = " ".join(due(unit).subject for unit in range(1, 6))
    assert desk.phones.at("1001") == ["case:3:reported", "case:4:reported", together]
    assert desk.phones.at("1002") == [due(9).subject]
    assert set(desk.outbox.states()) == {"sent"}


@story
async def test_a_merged_message_that_would_be_too_long_becomes_several() -> None:
    def wordy(notices: Sequence[Notice], locale: str) -> Rendered:
        return Rendered(text="𠮷" * 600 * len(notices))  # two UTF-16 units each

    desk = Desk(renderer=wordy)
    for unit in range(1, 9):
        desk.outbox.queue(1, due(unit), TUESDAY)
    await desk.works()
    assert [len(text) for _, _, text in desk.phones.arrived] == [1200] * 4
    assert set(desk.outbox.states()) == {"sent"}


@story
async def test_order_within_a_chat_and_none_waits_for_another() -> None:
    desk = Desk(people=20)
    for case in range(5):
        for person in range(1, 21):
            desk.outbox.queue(person, reported(case), TUESDAY)
    await desk.works()
    expected = [f"case:{case}:reported" for case in range(5)]
    assert all(desk.phones.at(str(1000 + p)) == expected for p in range(1, 21))
    assert desk.phones.most == 20


@story
async def test_calls_under_way_are_bounded() -> None:
    desk = Desk(people=50, at_once=4)
    for person in range(1, 51):
        desk.outbox.queue(person, reported(1), TUESDAY)
    await desk.works()
    assert desk.phones.most == 4
    assert set(desk.outbox.states()) == {"sent"}


@story
async def test_a_full_outbox_is_emptied_without_waiting_for_the_poll() -> None:
    desk = Desk(people=1000, claimed_at_most=90)
    for person in range(1, 1001):
        desk.outbox.queue(person, reported(1), TUESDAY)
    await desk.works(0.9)  # less than one poll
    assert set(desk.outbox.states()) == {"sent"}
    assert desk.outbox.claims < 40


@story
async def test_urgent_goes_before_what_waits() -> None:
    desk = Desk(people=200, claimed_at_most=10, at_once=1)
    for person in range(1, 200):
        desk.outbox.queue(person, due(1), TUESDAY, Priority.REMINDER)
    desk.outbox.queue(200, reported(1), TUESDAY, Priority.URGENT)
    await desk.works()
    assert desk.phones.arrived[0][1] == "1200"


@story
async def test_quiet_hours_are_looked_at_again_when_sending() -> None:
    desk = Desk(NIGHT)  # due in the afternoon, but nobody was there to send
    row = desk.outbox.queue(1, reported(1), TUESDAY)
    red = desk.outbox.queue(1, reported(2), TUESDAY, Priority.URGENT)
    await desk.works()
    assert desk.phones.at("1001") == ["case:2:reported"]
    assert (row.state, row.not_before, row.tries) == ("waiting", MORNING, 0)
    assert red.state == "sent"
    desk.clock.forward(MORNING - desk.clock.now())
    await desk.works()
    assert desk.phones.at("1001") == ["case:2:reported", "case:1:reported"]


@story
async def test_a_stop_finishes_what_was_taken_up() -> None:
    desk, stop = Desk(), asyncio.Event()
    for case in range(5):
        desk.outbox.queue(1, reported(case), TUESDAY)
    desk.phones.latency = 1.0
    task = asyncio.create_task(desk.sender().run(stop))
    await asyncio.sleep(0.5)
    stop.set()
    await task
    assert desk.outbox.states() == ["sent"] * 5


@story
async def test_a_stop_that_takes_too_long_puts_the_rest_back_for_the_next() -> None:
    desk, stop = Desk(grace=3.0), asyncio.Event()
    for case in range(5):
        desk.outbox.queue(1, reported(case), TUESDAY)
    desk.phones.latency = 2.0
    task = asyncio.create_task(desk.sender().run(stop))
    await asyncio.sleep(0.5)
    stop.set()
    await task
    assert now() == pytest.approx(1000 + 3.5)
    assert desk.outbox.states() == ["sent", "leased", "waiting", "waiting", "waiting"]
    assert {row.tries for row in desk.outbox.rows.values()} == {0}


@story
async def test_a_lease_that_ran_out_in_a_lane_is_not_sent_twice() -> None:
    desk = Desk()
    for case in range(4):
        desk.outbox.queue(1, reported(case), TUESDAY)
    desk.phones.latency = 40.0  # the last is sent long after its lease
    await desk.works(200)
    assert desk.phones.at("1001") == [f"case:{case}:reported" for case in range(4)]


@story
async def test_what_takes_the_place_of_a_message_is_sent_with_its_number() -> None:
    desk = Desk()
    changed: list[int | None] = []

    async def push(
        address: str, rendered: Rendered, replaces: int | None, key: str, urgent: bool
    ) -> Delivery:
        changed.append(replaces)
        return Sent(replaces or 70 + len(changed))

    desk.settings["push"] = push
    for arrow in (Arrow.ACCEPT, Arrow.START, Arrow.RESOLVE, Arrow.CLOSE):
        desk.outbox.queue(1, told(arrow), TUESDAY)
    await desk.works()
    assert changed == [None, 71, None, 73]
    assert [row.message_id for row in desk.outbox.rows.values()] == [71, 71, 73, 73]


@story
async def test_what_is_queued_during_a_short_back_off_waits_behind_it_unless_it_is_urgent() -> None:
    desk = Desk()
    desk.phones.answers["1001"] = [Transient("NetworkError")]
    for case in (1, 2):
        desk.outbox.queue(1, reported(case), TUESDAY)

    def more() -> None:
        desk.outbox.queue(1, reported(3), TUESDAY)
        desk.outbox.queue(1, reported(4), TUESDAY).priority = Priority.URGENT
        desk.outbox.queue(2, reported(3), TUESDAY)

    asyncio.get_running_loop().call_later(2, more)
    await desk.works()
    assert desk.phones.at("1001") == [f"case:{case}:reported" for case in (1, 4, 1, 2, 3)]
    other, mine = (
        next(at for at, where, text in desk.phones.arrived if where == phone and ":3:" in text)
        for phone in ("1002", "1001")
    )
    assert mine - other > 2
    assert [row.tries for row in desk.outbox.rows.values()] == [1, 0, 0, 0, 0]
