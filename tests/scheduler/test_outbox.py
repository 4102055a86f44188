"""The outbox of these tests against the product's: whatever happens, they hand out alike."""

from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.messaging import ClaimedPush
from domain.notices import Priority
from domain.ports import Push
from domain.reminders.notices import PeriodicDue
from storage.messages.outbox import SqlOutbox
from tests.makers import NOW, TELEGRAM
from tests.office import an_office, at_once, settled
from tests.scheduler.outbox import LEASE, MemoryOutbox

_CHAIRS = ("officer", "officer_stand_in", "coordinator")
_ENDS = ("sent", "dead", "retry", "postpone", "hold")
_queue = st.tuples(
    st.just("queue"),
    st.sampled_from(_CHAIRS),
    st.sampled_from([*Priority, Priority.REMINDER]),
    st.sampled_from([-60, 0, 0, 30]),
)
_claim = st.tuples(st.just("claim"), st.integers(1, 4))
_acts = st.one_of(
    *(_queue, _queue, _queue, _claim),
    st.tuples(st.sampled_from(_ENDS), st.integers(0, 9), st.sampled_from([0, 30])),
    st.tuples(st.just("unreachable"), st.sampled_from(_CHAIRS)),
    st.tuples(st.just("passes"), st.sampled_from([1, 30, 59, 60, 61])),
)


def _told(found: list[ClaimedPush]) -> list[tuple[Any, ...]]:
    return [
        (one.id, one.person_id, one.address, one.locale, one.notice, one.tries, one.priority)
        for one in found
    ]


@settings(max_examples=60, deadline=None)
@given(acts=st.lists(_acts, min_size=12, max_size=40))
def test_it_hands_out_what_the_database_would(acts: list[tuple[Any, ...]]) -> None:
    image, district = settled()
    people = {chair: district.person_id(chair) for chair in _CHAIRS}
    fake = MemoryOutbox(addresses={who: district.address(chair) for chair, who in people.items()})
    now, held = NOW, list[int]()
    with an_office(image=image) as office:
        real = SqlOutbox(office.database, lease_seconds=LEASE.total_seconds())  # type: ignore[arg-type]  # it writes and reads alike
        for number, (what, *facts) in enumerate(acts):
            match what:
                case "queue":
                    chair, priority, seconds = facts
                    notice = PeriodicDue(
                        unit_id=number, unit_name="社区", period="2026-W48", rung="x", due_at=NOW
                    )
                    push = Push(
                        person_id=people[chair],
                        notice=notice,
                        not_before=now + timedelta(seconds=seconds),
                        priority=priority,
                    )
                    office.do(lambda work, push=push: work.outbox.add([push], NOW))
                    fake.queue(push.person_id, notice, push.not_before, priority)
                case "claim":
                    found = at_once(real.claim("me", TELEGRAM, facts[0], now))
                    assert _told(at_once(fake.claim("me", TELEGRAM, facts[0], now))) == _told(found)
                    held += [one.id for one in found]
                case "unreachable":
                    for box in (real, fake):
                        at_once(box.unreachable(TELEGRAM, district.address(facts[0]), now))
                case "passes":
                    now += timedelta(seconds=facts[0])
                case _ if held:
                    ids, at = [held.pop(facts[0] % len(held))], now + timedelta(seconds=facts[1])
                    for box in (real, fake):
                        at_once(_ended(box, what, ids, at))
            waiting = at_once(real.waiting(now))
            assert at_once(fake.waiting(now)) == waiting


async def _ended(box: SqlOutbox | MemoryOutbox, what: str, ids: list[int], at: Any) -> None:
    match what:
        case "sent":
            await box.sent(ids, at)
        case "dead":
            await box.dead(ids, "blocked", at)
        case "retry":
            await box.retry(ids, at, "timed out")
        case "hold":
            await box.hold(ids, at)
        case _:
            await box.postpone(ids, at)
