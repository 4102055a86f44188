"""What stands before each action on units called in, and how it is asked for then."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from domain.callins import actions, outcome
from domain.callins.model import Call, Coming
from domain.callins.sweep import remind_callins
from domain.cases.model import NOTE_LIMIT, PLACE_LIMIT
from domain.cases.satisfaction import Satisfaction
from domain.followups import actions as followups
from domain.followups.model import TITLE_LIMIT
from domain.request import Request
from tests.makers import TODAY, later
from tests.storage.scene import Call as Asked
from tests.storage.scene import Scene, call

_DUE = TODAY + timedelta(days=2)


def _street(scene: Scene) -> int:
    return scene.district.units["street"]


def asked(scene: Scene) -> Call:
    """The street and the district are called in for tomorrow."""
    return Call(
        unit_ids=(_street(scene), scene.district.units["district"]),
        place="楼" * PLACE_LIMIT,
        meets_at=later(days=1),
        request="看" * NOTE_LIMIT,
    )


def called(scene: Scene) -> int:
    """They are called."""
    made = actions.call(scene.work, scene.by("mediator"), scene.taken(), asked(scene))
    assert made is not None
    return made.id


def _fed_back(scene: Scene) -> int:
    number = called(scene)
    held = scene.by("mediator", later(days=1))
    item = outcome.hand_out_task(scene.work, held, number, "修水管", _street(scene), _DUE)
    followups.accept(scene.work, scene.by("coordinator"), item.id)
    followups.feed_back(scene.work, scene.by("coordinator"), item.id, "修好了")
    return item.source_id


OF_CALLINS: Mapping[Callable[..., Any], Callable[[Scene], Asked]] = {
    actions.call: lambda s: call(s.by("mediator"), s.taken(), asked(s)),
    actions.answer: lambda s: call(
        s.by("coordinator"), called(s), _street(s), Coming.CANNOT, "忙" * NOTE_LIMIT
    ),
    actions.call_off: lambda s: call(s.by("mediator"), called(s), "改" * NOTE_LIMIT),
    outcome.settle: lambda s: call(s.by("mediator"), called(s), "好" * NOTE_LIMIT),
    outcome.hand_out_task: lambda s: call(
        s.by("mediator", later(days=1)),
        called(s),
        "修" * TITLE_LIMIT,
        _street(s),
        _DUE,
    ),
    outcome.judge_task: lambda s: call(s.by("mediator"), _fed_back(s), Satisfaction.SATISFIED),
    remind_callins: lambda s: (called(s), call(Request(now=later(hours=23))))[1],
}
