"""The sender in virtual time: what fails, and what becomes of the row."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from structlog.testing import capture_logs

from domain.messaging import Rendered
from domain.notices import Notice, Priority
from scheduler.pace import BACKOFF
from scheduler.pusher import Dead, Gone, Outage, Sent, Transient, Wait
from tests.scheduler.outbox import LEASE
from tests.scheduler.parts import (
    TUESDAY,
    Desk,
    due,
    render,
    reported,
    story,
)
from tests.scheduler.virtual import now, run


@story
async def test_what_fails_by_itself_backs_off_and_dies_after_eight_tries() -> None:
    desk = Desk(poll=5.0)
    desk.phones.answers["1001"] = [Transient("TimedOut")] * 20
    row = desk.outbox.queue(1, reported(1), TUESDAY)
    for minute in range(240):  # meanwhile the messenger takes what others are told
        desk.outbox.queue(2, reported(minute), TUESDAY + timedelta(minutes=minute))
    await desk.works(4 * 3600)
    times = [at for at, where, _ in desk.phones.arrived if where == "1001"]
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert gaps == pytest.approx([pause.total_seconds() for pause in BACKOFF], abs=5.2)
    assert (len(times), row.state, row.tries, row.error) == (8, "dead", 7, "TimedOut")


@story
async def test_an_outage_of_hours_buries_nobody() -> None:
    desk = Desk()
    for person in (1, 2, 3):
        desk.phones.answers[str(1000 + person)] = [Transient("NetworkError")] * 90
        for case in (1, 2):
            desk.outbox.queue(person, reported(case), TUESDAY)
    await desk.works(6 * 3600)
    assert desk.outbox.states() == ["sent"] * 6
    assert max(row.tries for row in desk.outbox.rows.values()) <= 2
    for person in (1, 2, 3):
        *_, first, second = desk.phones.at(str(1000 + person))
        assert (first, second) == ("case:1:reported", "case:2:reported")


@story
async def test_a_short_back_off_keeps_the_order_of_the_chat() -> None:
    desk = Desk()
    desk.phones.answers["1001"] = [Transient("NetworkError")]
    for case in (1, 2, 3):
        desk.outbox.queue(1, reported(case), TUESDAY)
    desk.outbox.queue(2, reported(1), TUESDAY)
    await desk.works()
    assert desk.phones.at("1001") == [f"case:{case}:reported" for case in (1, 1, 2, 3)]
    assert [row.tries for row in desk.outbox.rows.values()] == [1, 0, 0, 0]


@story
async def test_a_long_back_off_does_not_hold_the_chat_back() -> None:
    desk = Desk()
    desk.phones.answers["1001"] = [Transient("NetworkError")]
    desk.outbox.queue(1, reported(1), TUESDAY).tries = 3
    desk.outbox.queue(1, reported(2), TUESDAY)
    await desk.works()
    assert desk.outbox.states() == ["waiting", "sent"]


@story
async def test_a_chat_that_is_gone_ends_its_channel() -> None:
    desk = Desk()
    desk.phones.answers["1001"] = [Gone("forbidden")]
    for case in (1, 2):
        desk.outbox.queue(1, reported(case), TUESDAY)
    desk.outbox.queue(2, reported(1), TUESDAY)
    await desk.works()
    assert desk.outbox.states() == ["dead", "dead", "sent"]
    assert 1 not in desk.outbox.addresses
    assert len(desk.phones.at("1001")) == 1
    late = desk.outbox.queue(1, reported(3), TUESDAY)
    await desk.works()
    assert (late.state, late.error) == ("dead", "no-channel")


@story
async def test_nobody_to_tell_is_no_trouble_and_every_other_end_is() -> None:
    desk = Desk()
    desk.phones.answers["1001"] = [Gone("forbidden")]
    desk.phones.answers["1002"] = [Dead("bad-request")]
    for person in (1, 2):
        desk.outbox.queue(person, reported(1), TUESDAY)
    with capture_logs() as lines:
        await desk.works()
        desk.outbox.queue(1, reported(2), TUESDAY)
        await desk.works()
    ends = {line["error"]: line["log_level"] for line in lines if line["event"] == "push.dead"}
    assert ends == {"forbidden": "error", "bad-request": "error", "no-channel": "info"}


@story
async def test_one_bad_notice_does_not_take_the_merged_ones_with_it() -> None:
    desk = Desk()
    bad = Dead("bad-request: can't parse entities")
    for unit in (1, 2, 3):
        desk.outbox.queue(1, due(unit), TUESDAY)
    desk.phones.answers["1001"] = [bad, Sent(), bad, Sent()]
    await desk.works()
    assert desk.outbox.states() == ["sent", "dead", "sent"]
    assert desk.outbox.rows[2].error == bad.error


@story
async def test_a_renderer_that_fails_kills_that_row_only() -> None:
    desk = Desk()
    desk.outbox.queue(1, reported(1, place="unspeakable"), TUESDAY)
    desk.outbox.queue(1, reported(2), TUESDAY)
    await desk.works()
    assert desk.outbox.states() == ["dead", "sent"]
    assert desk.outbox.rows[1].error == "render: LookupError"


@story
async def test_a_renderer_that_fails_on_one_of_the_merged_kills_that_one_only() -> None:
    def picky(notices: Sequence[Notice], locale: str) -> Rendered:
        if any(notice.subject == due(2).subject for notice in notices):
            raise ValueError("no")
        return render(notices, locale)

    desk = Desk(renderer=picky)
    for unit in (1, 2, 3):
        desk.outbox.queue(1, due(unit), TUESDAY)
    await desk.works()
    assert desk.outbox.states() == ["sent", "dead", "sent"]
    assert desk.phones.at("1001") == [f"{due(1).subject} {due(3).subject}"]


@story
async def test_what_only_fails_merged_goes_out_singly() -> None:
    def single(notices: Sequence[Notice], locale: str) -> Rendered:
        (notice,) = notices
        return render([notice], locale)

    desk = Desk(renderer=single)
    for unit in (1, 2):
        desk.outbox.queue(1, due(unit), TUESDAY)
    await desk.works()
    assert desk.phones.at("1001") == [due(1).subject, due(2).subject]


@story
async def test_a_pause_counts_no_try_and_holds_everybody() -> None:
    desk = Desk()
    desk.phones.answers["1001"] = [Wait(120)]
    for case in (1, 2):
        desk.outbox.queue(1, reported(case), TUESDAY)
    task = asyncio.create_task(desk.works(200))
    await asyncio.sleep(5)
    claims = desk.outbox.claims
    desk.outbox.queue(2, reported(1), TUESDAY)
    await asyncio.sleep(100)
    assert desk.outbox.claims == claims
    await task
    assert set(desk.outbox.states()) == {"sent"}
    assert desk.phones.at("1001") == ["case:1:reported", "case:1:reported", "case:2:reported"]
    assert [row.tries for row in desk.outbox.rows.values()] == [0, 0, 0]


@pytest.mark.long
@story
async def test_an_outage_of_a_day_loses_nothing_and_is_probed_gently() -> None:
    desk = Desk(people=40)
    away = True

    async def push(
        address: str, rendered: Rendered, replaces: int | None, key: str, urgent: bool
    ) -> Any:
        if away:
            desk.phones.arrived.append((now(), address, "failed"))
            return Outage("unreachable")
        return await desk.phones.push(address, rendered)

    desk.settings["push"] = push
    for person in range(1, 41):
        desk.outbox.queue(person, reported(1), TUESDAY, Priority.URGENT)
    task = asyncio.create_task(desk.works(25 * 3600))
    await asyncio.sleep(24 * 3600)
    assert len(desk.phones.arrived) < 1500  # about one a minute
    assert {row.tries for row in desk.outbox.rows.values()} == {0}
    away = False
    await asyncio.sleep(130)
    assert set(desk.outbox.states()) == {"sent"}
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@story
async def test_killed_between_send_and_mark_it_is_sent_again_after_the_lease() -> None:
    """At least once: of two mistakes, twice is the smaller one."""
    desk = Desk()
    row = desk.outbox.queue(1, reported(1), TUESDAY)

    async def killed(ids: Sequence[int], now: datetime) -> None:
        task.cancel()
        await asyncio.sleep(3600)

    desk.outbox.sent = killed  # type: ignore[method-assign]  # the moment of the kill
    desk.settings["grace"] = 0.0
    task = asyncio.create_task(desk.works())
    await asyncio.gather(task, return_exceptions=True)
    assert (row.state, len(desk.phones.arrived)) == ("leased", 1)
    del desk.outbox.sent
    await desk.works(LEASE.total_seconds() + 5)
    assert (row.state, len(desk.phones.arrived)) == ("sent", 2)


@story
async def test_a_database_that_stumbles_costs_no_second_delivery() -> None:
    desk = Desk()
    desk.outbox.failing = {"claim": 3, "sent": 2}
    desk.outbox.queue(1, reported(1), TUESDAY)
    await desk.works()
    assert desk.outbox.states() == ["sent"]
    assert len(desk.phones.arrived) == 1


@story
async def test_while_the_database_is_away_marks_are_kept_and_nothing_more_is_sent() -> None:
    desk = Desk()
    desk.outbox.failing = {"sent": 70, "claim": 0}  # longer than the lease of a row
    for case in (1, 2, 3):
        desk.outbox.queue(1, reported(case), TUESDAY)
    task = asyncio.create_task(desk.works(2 * LEASE.total_seconds()))
    await asyncio.sleep(30)
    assert len(desk.phones.arrived) == 1
    await task
    assert desk.outbox.states() == ["sent"] * 3
    assert desk.phones.at("1001") == [f"case:{case}:reported" for case in (1, 2, 3)]


@story
async def test_a_mark_that_is_refused_is_left_to_the_lease() -> None:
    desk = Desk()
    desk.outbox.failing, desk.outbox.trouble = {"sent": 3}, ValueError
    desk.outbox.queue(1, reported(1), TUESDAY)
    await desk.works(LEASE.total_seconds() + 10)
    assert desk.outbox.states() == ["sent"]
    assert len(desk.phones.arrived) == 2


@story
async def test_an_unexpected_error_is_a_try_and_stops_nothing() -> None:
    desk = Desk()
    desk.phones.answers["1001"] = [ZeroDivisionError("?")]
    row = desk.outbox.queue(1, reported(1), TUESDAY)
    desk.outbox.queue(2, reported(2), TUESDAY)
    await desk.works()
    assert desk.outbox.states() == ["sent", "sent"]
    assert (row.tries, row.error) == (1, "ZeroDivisionError")


def test_the_log_names_rows_and_no_chat(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    # where it goes depends on whether another test has set the logs up as the product does
    caplog.set_level("INFO", "scheduler.sender")

    async def main() -> None:
        desk = Desk()
        desk.phones.answers = {"1001": [Gone("forbidden")], "1002": [Transient("TimedOut")]}
        for person in (1, 2, 3):
            desk.outbox.queue(person, reported(1), TUESDAY)
        desk.outbox.queue(3, reported(2, place="unspeakable"), TUESDAY)
        await desk.works()

    run(main())
    told = capsys.readouterr().out + caplog.text
    assert "push.sent" in told
    assert "push.retry" in told
    assert not any(f"100{n}" in told for n in (1, 2, 3))
    assert "Traceback" not in told
    assert "unspeakable" not in told
