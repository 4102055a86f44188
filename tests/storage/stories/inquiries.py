"""What stands before each action on questions from above, and how it is asked for then."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.inquiries import actions as inquiries
from domain.inquiries.sweep import remind_inquiries
from domain.request import Request
from tests.makers import TODAY, later
from tests.storage.scene import Call, Scene, call


def _inquiry(scene: Scene) -> int:
    asked = inquiries.ask(
        scene.work, scene.by("supervisor"), scene.taken(), "谈到哪一步了？", TODAY
    )
    assert asked is not None
    return asked.id


OF_INQUIRIES: Mapping[Callable[..., Any], Callable[[Scene], Call]] = {
    inquiries.ask: lambda s: call(s.by("supervisor"), s.taken(), "问" * 500, TODAY),
    inquiries.answer: lambda s: call(s.by("mediator"), _inquiry(s), "答" * 500),
    inquiries.take_back: lambda s: call(s.by("supervisor"), _inquiry(s)),
    remind_inquiries: lambda s: (_inquiry(s), call(Request(now=later(days=1))))[1],
}
