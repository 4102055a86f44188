"""What stands before each action on the words of the reading, and how it is asked for."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.reading import actions
from domain.request import Request
from tests.makers import a_draft
from tests.storage.scene import Call, Scene, call


def _category(scene: Scene) -> int:
    found = a_draft(scene.district.units["grid"]).category_id
    assert found is not None
    return found


def _top(scene: Scene) -> Request:
    return scene.by("administrator")


def _added(scene: Scene) -> int:
    return actions.add_word(scene.work, _top(scene), "打更声", _category(scene)).id


OF_READING: Mapping[Callable[..., Any], Callable[[Scene], Call]] = {
    actions.add_word: lambda s: call(_top(s), "散酒铺", _category(s)),
    actions.take_out_word: lambda s: call(_top(s), _added(s)),
}
