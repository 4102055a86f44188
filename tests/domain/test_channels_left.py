"""A messenger that was taken out of the desk leaves its chats behind, which reach nobody."""

from dataclasses import replace

import pytest

from domain.errors import Invalid
from domain.people.channels import drop_channel
from domain.people.messengers import Messenger
from tests.domain.test_channels import somebody


def test_a_chat_of_a_messenger_that_was_taken_out_is_no_way_left() -> None:
    with somebody() as here:
        here.joins()
        here.office.office.rules = replace(here.office.rules, messengers=(Messenger.FEISHU,))
        with pytest.raises(Invalid, match="last-channel"):
            here.office.do(drop_channel, here.request(), Messenger.FEISHU)
