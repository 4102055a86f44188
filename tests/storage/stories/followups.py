"""What stands before each action on items handed out, and how it is asked for then."""

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

from domain.cases.model import NOTE_LIMIT
from domain.followups import actions, giving
from domain.followups.model import TITLE_LIMIT, Followup, Handout, Source
from domain.followups.sweep import remind_followups
from domain.request import Request
from tests.makers import TODAY, later
from tests.storage.scene import Call, Scene, call

_numbers = count(1)
_LATER = later(days=3).date()


def handed_out(scene: Scene) -> Followup:
    """By the community to the street, the district helping."""
    units = scene.district.units
    handout = Handout(
        source=Source.MEETING,
        source_id=next(_numbers),
        host_id=units["community"],
        unit_id=units["street"],
        helpers=(units["district"],),
        title="灯" * TITLE_LIMIT,
        due=TODAY,
    )
    return giving.hand_out(scene.work, scene.by("officer"), handout)


def _accepted(scene: Scene) -> int:
    followup = handed_out(scene)
    return actions.accept(scene.work, scene.by("coordinator"), followup.id).id


def _sent_back(scene: Scene) -> int:
    followup = handed_out(scene)
    return actions.send_back(scene.work, scene.by("coordinator"), followup.id, "不归街道管").id


OF_FOLLOWUPS: Mapping[Callable[..., Any], Callable[[Scene], Call]] = {
    actions.accept: lambda s: call(s.by("coordinator"), handed_out(s).id),
    actions.send_back: lambda s: call(s.by("coordinator"), handed_out(s).id, "不" * NOTE_LIMIT),
    actions.feed_back: lambda s: call(s.by("coordinator"), _accepted(s), "好" * NOTE_LIMIT),
    actions.extend: lambda s: call(s.by("officer"), handed_out(s).id, _LATER),
    actions.hand_out_again: lambda s: call(
        s.by("officer"), _sent_back(s), s.district.units["district"], _LATER
    ),
    remind_followups: lambda s: (handed_out(s), call(Request(now=later(days=1))))[1],
}
