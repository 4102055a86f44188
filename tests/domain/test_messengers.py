"""What chats are called: no two alike, whatever their messengers number them."""

from hypothesis import given
from hypothesis import strategies as st

from domain.people.messengers import (
    Messenger,
    address_of,
    chat_of,
    lanes_of,
    messenger_of,
    private_chat,
)

CHATS = st.integers(min_value=-(2**62), max_value=2**62)
KINDS = st.sampled_from(Messenger)


@given(KINDS, CHATS, KINDS, CHATS)
def test_an_address_names_one_chat(one: Messenger, chat: int, other: Messenger, at: int) -> None:
    address = address_of(one, chat)
    assert (messenger_of(address), chat_of(address)) == (one, chat)
    assert private_chat(address) == (chat if chat >= 0 else None)
    assert (address == address_of(other, at)) is ((one, chat) == (other, at))


@given(KINDS, CHATS)
def test_each_messenger_has_a_stretch_of_its_own(messenger: Messenger, chat: int) -> None:
    address = address_of(messenger, chat)
    within = [one for one in Messenger if lanes_of(one)[0] < address < lanes_of(one)[1]]
    assert within == [messenger]


def test_no_two_begin_with_the_same_letter() -> None:
    assert len({one.value[0] for one in Messenger}) == len(Messenger)
    assert all(one.value[0].isascii() and one.value[0].islower() for one in Messenger)
