"""Two chats of one person: a push goes out once, where they last wrote, or where they still are."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from domain.errors import BadInvitation, Invalid
from domain.people.channels import (
    CODE,
    drop_channel,
    give_channel_code,
    join_channel,
    use_channel,
)
from domain.people.messengers import Messenger, address_of
from domain.people.model import Actor, Capacity
from domain.people.tenure import lose_phone
from domain.ports import Push
from domain.reminders.notices import PeriodicDue
from domain.request import Request
from storage.messages.outbox import SqlOutbox
from storage.schema import channel_codes, channels, outbox
from storage.upkeep import purge
from tests.examples import examples
from tests.makers import NOW, District
from tests.office import MemoryOffice, an_office, at_once, settled

LINES = (Messenger.TELEGRAM, Messenger.FEISHU)
SECRET = "K7MQ2XWDHJ34"
CHAIR = "officer"
THERE = "feishu:4503"


class Here:
    """Somebody with a chat in Telegram, and the desk with two lines."""

    def __init__(self, office: MemoryOffice, district: District) -> None:
        self.office, self.district = office, district
        self.box = SqlOutbox(office.database, lines=LINES)  # type: ignore[arg-type]  # it writes and reads alike
        self.person = district.person_id(CHAIR)
        self.addresses = {
            Messenger.TELEGRAM: district.address(CHAIR),
            Messenger.FEISHU: THERE,
        }
        self.now = NOW

    def request(self, chair: str = CHAIR) -> Request:
        def actor(work: Any) -> Actor:
            return self.district.actor(work, chair)

        return Request(actor=self.office.do(actor), now=self.now)

    def joins(self) -> Actor:
        self.office.do(give_channel_code, self.request(), secret=SECRET)
        return self.types(SECRET)

    def types(self, secret: str, address: str = THERE) -> Actor:
        asked = Request(now=self.now)
        return self.office.do(join_channel, asked, Messenger.FEISHU, address, "zh", secret)

    def uses(self, messenger: Messenger) -> None:
        address = self.addresses[messenger]
        self.office.do(use_channel, Request(now=self.now), messenger, address)

    def is_told(self, number: int) -> None:
        notice = PeriodicDue(
            unit_id=number, unit_name="社区", period="2026-W48", rung="x", due_at=NOW
        )
        push = Push(person_id=self.person, notice=notice, not_before=NOW)
        self.office.do(lambda work: work.outbox.add([push], NOW))

    def sent(self) -> list[tuple[Messenger, str | None, str]]:
        """What each line takes up, and says it has sent."""
        found = []
        for line in LINES:
            rows = at_once(self.box.claim(f"own-{line}", line, 90, self.now))
            at_once(self.box.sent([one.id for one in rows], self.now, channel=line))
            found += [(line, one.address, one.notice.subject) for one in rows]
        return found

    def rows(self, statement: Any) -> list[Any]:
        return list(at_once(self.office.database.read(lambda c: c.execute(statement).all())))


@contextmanager
def somebody() -> Iterator[Here]:
    image, district = settled()
    with an_office(image=image, lines=LINES) as office:
        yield Here(office, district)


_messengers = st.sampled_from(LINES)
_acts = st.one_of(
    st.tuples(st.just("told")),
    st.tuples(st.just("uses"), _messengers),
    st.tuples(st.just("gone"), _messengers),
    st.tuples(st.just("sent")),
)


@examples(60)
@given(st.lists(_acts, min_size=4, max_size=25))
def test_each_push_goes_once_to_where_they_last_wrote(acts: list[tuple[Any, ...]]) -> None:
    with somebody() as here:
        here.joins()
        here.sent()
        last, gone = Messenger.TELEGRAM, set[Messenger]()
        told, came = 0, dict[str, Messenger]()
        for what, *facts in [*acts, ("sent",)]:
            match what:
                case "told":
                    told += 1
                    here.is_told(told)
                case "uses":
                    last = facts[0]
                    gone.discard(last)
                    here.uses(last)
                case "gone":
                    gone.add(facts[0])
                    address = here.addresses[facts[0]]
                    at_once(here.box.unreachable(facts[0], address, here.now))
                case "sent":
                    reached = [last, *(one for one in LINES if one != last)]
                    where = next((one for one in reached if one not in gone), None)
                    for line, address, subject in here.sent():
                        assert subject not in came
                        came[subject] = line
                        assert address == (here.addresses[line] if where else None)
                        assert where in {line, None}
            ways = here.rows(
                select(channels.c.kind).where(
                    channels.c.person_id == here.person, channels.c.latest
                )
            )
            assert [one.kind for one in ways] == [last]
        assert len(came) == told


def test_a_chat_is_brought_in_by_a_code_that_works_once_and_for_minutes() -> None:
    with somebody() as here:
        first = here.request()
        here.office.do(give_channel_code, first, secret="an older one")
        here.office.do(give_channel_code, first, secret=SECRET)
        with pytest.raises(BadInvitation, match="unknown"):
            here.types("an older one")
        assert here.types(SECRET).person_id == here.person
        assert here.types(SECRET).person_id == here.person, "the same message again"
        with pytest.raises(BadInvitation, match="used"):
            here.types(SECRET, "feishu:9")
        late = here.request("mediator")
        here.office.do(give_channel_code, late, secret="for minutes")
        here.now += CODE
        with pytest.raises(BadInvitation, match="expired"):
            here.types("for minutes", "feishu:9")


def test_the_other_chat_hears_of_it_and_pushes_stay_there_until_it_is_used() -> None:
    with somebody() as here:
        here.joins()
        assert [(line, subject[:8]) for line, _, subject in here.sent()] == [
            (Messenger.TELEGRAM, "channel:")
        ]
        here.is_told(1)
        assert [line for line, *_ in here.sent()] == [Messenger.TELEGRAM]
        here.uses(Messenger.FEISHU)
        here.is_told(2)
        assert [(line, at) for line, at, _ in here.sent()] == [(Messenger.FEISHU, THERE)]


def test_who_took_the_code_does_not_call_the_warning_away() -> None:
    with somebody() as here:
        here.joins()
        here.is_told(1)
        here.uses(Messenger.FEISHU)
        came = {subject[:8]: line for line, _, subject in here.sent()}
        assert came.pop("channel:") is Messenger.TELEGRAM
        assert [*came.values()] == [Messenger.FEISHU]


def test_what_failed_there_begins_anew_elsewhere() -> None:
    with somebody() as here:
        here.joins()
        here.sent()
        here.is_told(1)
        (row,) = at_once(here.box.claim("me", Messenger.TELEGRAM, 9, NOW))
        at_once(here.box.retry([row.id], NOW + CODE, "it is away"))
        here.uses(Messenger.TELEGRAM)
        assert not here.sent(), "that it failed here is still true"
        here.uses(Messenger.FEISHU)
        (row,) = at_once(here.box.claim("me", Messenger.FEISHU, 9, NOW))
        assert row.tries == 0


def test_what_is_put_back_goes_by_a_line_that_is_there() -> None:
    with somebody() as here:
        here.is_told(1)
        ((key,),) = here.rows(select(outbox.c.dedup_key))
        here.office.do(lambda work: work.outbox.withdraw(key, NOW))
        at_once(here.box.unreachable(Messenger.TELEGRAM, here.district.address(CHAIR), NOW))
        elsewhere = update(outbox).values(channel="signal")
        at_once(here.office.database.write(lambda c: c.execute(elsewhere)))
        assert here.office.do(lambda w: w.outbox.restore(key, NOW, person_id=here.person)) == 1
        assert here.rows(select(outbox.c.channel)) == [(Messenger.TELEGRAM,)]


def test_one_chat_of_a_messenger_is_enough_and_nobody_takes_anothers() -> None:
    with somebody() as here:
        here.joins()
        here.office.do(give_channel_code, here.request(), secret="once more")
        with pytest.raises(Invalid, match="same-messenger"):
            here.types("once more", "feishu:9")
        here.office.do(give_channel_code, here.request("mediator"), secret="of a colleague")
        with pytest.raises(Invalid, match="chat-taken"):
            here.types("of a colleague", THERE)


def test_what_is_taken_off_is_a_strangers_and_the_last_one_stays() -> None:
    with somebody() as here:
        with pytest.raises(Invalid, match="last-channel"):
            here.office.do(drop_channel, here.request(), Messenger.TELEGRAM)
        here.joins()
        at_once(here.box.unreachable(Messenger.TELEGRAM, here.district.address(CHAIR), NOW))
        with pytest.raises(Invalid, match="last-channel"):
            here.office.do(drop_channel, here.request(), Messenger.FEISHU)
        here.uses(Messenger.TELEGRAM)
        assert [line for line, *_ in here.sent()] == [Messenger.TELEGRAM], "the warning is back"
        here.uses(Messenger.FEISHU)
        here.is_told(1)
        here.office.do(drop_channel, here.request(), Messenger.FEISHU)
        here.office.do(drop_channel, here.request(), Messenger.FEISHU)
        day = here.office.rules.day(NOW)
        assert here.office.do(lambda w: w.people.actor(Messenger.FEISHU, THERE, day)) is None
        assert [line for line, *_ in here.sent()] == [Messenger.TELEGRAM]


def test_a_lost_phone_ends_both_and_every_code() -> None:
    with somebody() as here:
        here.joins()
        here.office.do(give_channel_code, here.request(), secret="in strange hands")
        post = here.district.chairs[CHAIR].post.id
        here.office.do(lose_phone, here.request("administrator"), post, Capacity.HOLDER)
        mine = channels.c.person_id == here.person
        assert not here.rows(select(channels.c.id).where(mine))
        assert not here.rows(select(channel_codes.c.id))
        with pytest.raises(BadInvitation):
            here.types("in strange hands", "feishu:9")


def test_what_waits_goes_with_whoever_it_is_for() -> None:
    with somebody() as here:
        here.joins()
        here.sent()
        here.is_told(1)
        here.uses(Messenger.FEISHU)
        assert [line for line, *_ in here.sent()] == [Messenger.FEISHU]


def test_codes_that_are_over_are_not_kept() -> None:
    with somebody() as here:
        here.joins()
        assert at_once(purge(here.office.database, here.now)).channel_codes == 0  # type: ignore[arg-type]  # it writes and reads alike
        after = here.now + timedelta(days=2)
        assert at_once(purge(here.office.database, after)).channel_codes == 1  # type: ignore[arg-type]  # it writes and reads alike


def test_a_line_that_is_off_leaves_nothing_behind() -> None:
    with somebody() as here:
        here.joins()
        here.sent()
        here.uses(Messenger.FEISHU)
        here.is_told(1)
        alone = SqlOutbox(here.office.database)  # type: ignore[arg-type]  # it writes and reads alike
        assert at_once(alone.bring_home(NOW)) == 1
        (row,) = at_once(alone.claim("me", Messenger.TELEGRAM, 9, NOW))
        assert row.address == here.addresses[Messenger.TELEGRAM]


def test_the_same_number_elsewhere_is_somebody_else() -> None:
    with somebody() as here:
        number = int(here.addresses[Messenger.TELEGRAM])
        address = address_of(Messenger.FEISHU, number)
        day = here.office.rules.day(NOW)
        assert here.office.do(lambda w: w.people.actor(Messenger.FEISHU, address, day)) is None
        here.uses(Messenger.TELEGRAM)
        here.office.do(use_channel, Request(now=NOW), Messenger.FEISHU, address)
        many = select(func.count()).select_from(channels)
        before = here.rows(many)
        at_once(here.box.unreachable(Messenger.FEISHU, address, NOW + timedelta(seconds=1)))
        assert here.rows(many) == before
        here.is_told(1)
        assert [line for line, *_ in here.sent()] == [Messenger.TELEGRAM]
        assert here.rows(select(outbox.c.id).where(outbox.c.ended_at.is_(None))) == []
