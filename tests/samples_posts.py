"""What posts that change hands tell, for tests of notices."""

from domain.notices import Notice
from domain.people.messengers import Messenger
from domain.people.model import Role
from domain.people.notices import ChannelJoined, PostEnded, PostEnding, PostMoved, PostVacant


def ended(ending: PostEnding = PostEnding.REPLACED, unit: str = "古道社区") -> PostEnded:
    return PostEnded(
        holding_id=3, unit_name=unit, role=Role.LEGAL_AID_LIAISON, stand_in=True, ending=ending
    )


def vacant(
    *, yours: bool, unit: str = "古道社区", numbers: tuple[int, ...] = (12, 7)
) -> PostVacant:
    return PostVacant(
        post_id=4,
        holding_id=3,
        unit_id=5,
        unit_name=unit,
        role=Role.MEDIATOR,
        yours=yours,
        fills=not yours,
        open=len(numbers),
        cases=numbers,
        reported=len(numbers),
    )


def moved(unit: str = "古道社区") -> PostMoved:
    return PostMoved(
        holding_id=3, from_unit=unit, unit_name=unit, role=Role.LEGAL_AID_LIAISON, stand_in=True
    )


def channel_joined(messenger: Messenger = Messenger.FEISHU) -> ChannelJoined:
    return ChannelJoined(channel_id=9, messenger=messenger)


TOLD = (PostEnding.REPLACED, PostEnding.VACATED, PostEnding.CLOSED)
OF_POSTS: list[Notice] = [ended(), vacant(yours=False), moved(), channel_joined()]
"""One of each kind."""


def the_longest_of_posts(name: str, number: int) -> list[list[Notice]]:
    """Every form, with the longest that can be in it."""
    return [
        *(
            [ended(how, name)]
            for how in (PostEnding.REPLACED, PostEnding.VACATED, PostEnding.CLOSED)
        ),
        [moved(name)],
        *([channel_joined(one)] for one in Messenger),
        *([vacant(yours=yours, unit=name, numbers=(number,) * 6)] for yours in (True, False)),
        [vacant(yours=False, unit=name, numbers=())],
    ]
