"""What stands before each action of a two-way evaluation."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.request import Request
from domain.twoway import actions as twoway
from domain.twoway import rounds
from domain.twoway import sweep as twoway_sweep
from domain.twoway.model import TwowayTopic
from tests.makers import later
from tests.storage.scene import Call, Scene, call


def _round(scene: Scene) -> int:
    """A round of the street; the one before was called off."""
    return rounds.open_round(scene.work, scene.by("coordinator"), _called_off(scene)).id


def _called_off(scene: Scene) -> int:
    for made in scene.work.twoways.under_way():
        rounds.cancel_round(scene.work, scene.by("coordinator"), made.id)
    return scene.district.units["street"]


def _sheet(scene: Scene, *, marked: bool = False) -> int:
    units = scene.district.units
    sheet = scene.work.twoways.between(_round(scene), units["community"], units["street"])
    assert sheet is not None
    for topic in TwowayTopic if marked else ():
        twoway.mark_item(scene.work, scene.by("officer"), sheet.id, topic, 20)
    return sheet.id


def _struck(scene: Scene) -> int:
    return twoway.strike(scene.work, scene.by("officer"), _sheet(scene)).id


OF_TWOWAYS: Mapping[Callable[..., Any], Callable[[Scene], Call]] = {
    rounds.open_round: lambda s: call(s.by("coordinator"), _called_off(s)),
    rounds.cancel_round: lambda s: call(s.by("coordinator"), _round(s)),
    twoway.mark_item: lambda s: call(s.by("officer"), _sheet(s), TwowayTopic.PROMPT, 18),
    twoway.confirm: lambda s: call(s.by("officer"), _sheet(s, marked=True)),
    twoway.strike: lambda s: call(s.by("officer"), _sheet(s)),
    twoway.take_back: lambda s: call(s.by("officer"), _struck(s)),
    twoway.note_results: lambda s: call(s.by("officer"), _round(s), 1),
    twoway_sweep.remind_twoways: lambda s: (_round(s), call(Request(now=later(days=14))))[1],
    twoway_sweep.close_rounds: lambda s: (_round(s), call(Request(now=later(days=30))))[1],
}
