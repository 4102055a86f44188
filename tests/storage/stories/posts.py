"""What stands before each action on posts, passes, codes and digests, and how it is asked for."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from domain.codes import actions as codes
from domain.digests import actions as digests
from domain.digests import sweep as digest_sweep
from domain.digests.model import DigestPace
from domain.leave import actions as leave
from domain.passes import actions as passes
from domain.people import binding, channels, tenure
from domain.people.messengers import Messenger
from domain.people.model import Capacity, Role
from domain.request import Request
from tests.makers import NOW, TELEGRAM, a_chair, a_token
from tests.storage.scene import Call, Scene, call

_THERE = "feishu:990002"
_PHRASE = "an-invitation-of-just-the-length-it-may-have"


def _link(scene: Scene) -> int:
    by, unit = scene.by("administrator"), scene.district.units["community"]
    capacity = Capacity.STAND_IN
    made = binding.invite(scene.work, by, unit, Role.MEDIATOR, capacity, secret=a_token() * 5)
    return made.id


def _invited(scene: Scene) -> Call:
    """A successor of whoever holds the post."""
    by, unit = scene.by("administrator"), scene.district.units["street"]
    a_chair(scene.work, unit, Role.MEDIATOR)
    binding.invite(scene.work, by, unit, Role.MEDIATOR, Capacity.HOLDER, secret=_PHRASE)
    tongue = "zh-hans-cn-x-a-phone-with-a-long-name"
    return call(Request(now=NOW), TELEGRAM, "990001", tongue, _PHRASE, replacing=True)


def _somebody(scene: Scene) -> int:
    """A post with a holder of its own, who can go without being missed by other stories."""
    unit = scene.district.units["community"]
    seat = a_chair(scene.work, unit, Role.COORDINATOR)
    scene.district.chairs["leaver"] = seat
    days = date(2026, 12, 7), date(2026, 12, 8)
    leave.take_leave(scene.work, scene.by("leaver"), *days)
    return seat.post.id


def _own(scene: Scene, *args: int) -> Call:
    post = _somebody(scene)
    return call(scene.by("leaver"), *((post,) if args else ()))


def _page(scene: Scene) -> str:
    """A link to the page that nobody has used."""
    secret = a_token()
    passes.give_link(scene.work, scene.by("supervisor"), secret=secret)
    return secret


def _signed_in(scene: Scene) -> Call:
    cookie = a_token()
    passes.enter(scene.work, Request(now=NOW), _page(scene), cookie=cookie)
    return call(scene.by("supervisor"), cookie)


def _coded(scene: Scene) -> Call:
    """Asked by somebody of another community."""
    code = codes.give_code(scene.work, scene.by("building_head"), scene.taken())
    return call(scene.by("mediator_2"), code)


def _joins(scene: Scene, person: str = "supervisor") -> Call:
    """A chat in another messenger, with a code of theirs."""
    secret = a_token()
    channels.give_channel_code(scene.work, scene.by(person), secret=secret)
    asked = Request(now=NOW)
    return call(asked, Messenger.FEISHU, _THERE, "zh-hans-cn-x-a-phone-with-a-name", secret)


def _joined(scene: Scene) -> Scene:
    """The same, brought in: once for all stories."""
    if scene.work.people.channel(Messenger.FEISHU, _THERE) is None:
        asked = _joins(scene)
        channels.join_channel(scene.work, asked.request, *asked.args)
    return scene


OF_POSTS: Mapping[Callable[..., Any], Callable[[Scene], Call]] = {
    binding.invite: lambda s: call(
        s.by("administrator"),
        s.district.units["grid"],
        Role.GRID_HEAD,
        Capacity.HOLDER,
        secret=a_token() * 5,
    ),
    binding.revoke: lambda s: call(s.by("administrator"), _link(s)),
    binding.bind: _invited,
    channels.give_channel_code: lambda s: call(s.by("supervisor"), secret=a_token()),
    channels.join_channel: _joins,
    channels.use_channel: lambda s: call(Request(now=NOW), Messenger.FEISHU, _joined(s) and _THERE),
    channels.drop_channel: lambda s: call(_joined(s).by("supervisor"), Messenger.FEISHU),
    tenure.resign: lambda s: _own(s, 1),
    tenure.vacate: lambda s: call(s.by("administrator"), _somebody(s), Capacity.HOLDER),
    tenure.lose_phone: lambda s: call(s.by("administrator"), _somebody(s), Capacity.HOLDER),
    tenure.delete_me: _own,
    passes.give_link: lambda s: call(s.by("supervisor"), secret=a_token()),
    passes.enter: lambda s: call(Request(now=NOW), _page(s), cookie=a_token()),
    passes.enter_signed: lambda s: call(s.by("supervisor"), a_token(), cookie=a_token()),
    passes.sign_out: _signed_in,
    passes.sign_out_everywhere: lambda s: call(s.by("supervisor")),
    codes.give_code: lambda s: call(s.by("building_head"), s.taken()),
    codes.look_up: _coded,
    digests.choose: lambda s: call(
        s.by("coordinator"), s.district.chairs["coordinator"].post.id, DigestPace.DAILY
    ),
    digest_sweep.send_digests: lambda s: call(Request(now=NOW)),
}
