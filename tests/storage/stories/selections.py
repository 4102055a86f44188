"""What stands before each action of a selection, and of a feature, and how it is asked for then."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from domain.features import actions as features
from domain.features.model import FeatureDraft, FeatureKind
from domain.request import Request
from domain.selections import applying, papers, reviewing, rounds
from domain.selections import sweep as selection_sweep
from domain.selections.model import SelectionState
from tests.makers import NOW, SELECTIONS, TODAY, later
from tests.storage.scene import Call, Scene, call

APPLY_BY = date(2026, 12, 4)
_LONG = "很" * 500
FEATURE = FeatureDraft(
    kind=FeatureKind.HEALTH,
    title="健步古道" * 15,
    purpose="走" * 200,
    since=date(2024, 3, 1),
)


def opened(scene: Scene) -> int:
    """The district's round of the year."""
    by, unit = scene.by("supervisor"), scene.district.units["district"]
    return rounds.open_round(scene.work, by, unit, free_year(scene), APPLY_BY).id


def free_year(scene: Scene) -> int:
    """A year without a round: one that another story has left open is called off."""
    for year in (2026, 2025):
        there = scene.work.selections.of_year(scene.district.units["district"], year)
        if there is not None and there.ended_at is None:
            rounds.cancel(scene.work, scene.by("supervisor"), there.id, "重新评选")
        if there is None or there.state is SelectionState.CANCELLED:
            return year
    raise AssertionError("no year is free")


def applied(scene: Scene) -> int:
    """The community applies."""
    number, unit = opened(scene), scene.district.units["community"]
    return applying.apply(scene.work, scene.by("officer"), number, unit, "邻里互助").id


def recommended(scene: Scene) -> int:
    """The street recommends it."""
    number = applied(scene)
    applying.recommend(scene.work, scene.by("coordinator"), number, "扎实")
    return number


def reviewing_now(scene: Scene) -> int:
    """The review has begun."""
    number = recommended(scene)
    selection_sweep.close_selections(scene.work, Request(now=later(days=14)))
    return number


def reviewed(scene: Scene) -> int:
    """It was visited, and has its points."""
    number = reviewing_now(scene)
    reviewing.visit(scene.work, scene.by("supervisor"), number, TODAY, "现场好")
    for line in SELECTIONS.scheme.lines:
        by = scene.by("supervisor")
        reviewing.score(scene.work, by, number, line.code, line.points)
    return number


def picked(scene: Scene) -> int:
    """It is on the list."""
    number = reviewed(scene)
    reviewing.pick(scene.work, scene.by("supervisor"), number, there=True)
    return number


def published(scene: Scene) -> int:
    """The list hangs out."""
    number = picked(scene)
    rounds.publish(scene.work, scene.by("supervisor"), _round(scene, number))
    return number


def _round(scene: Scene, application: int) -> int:
    return scene.work.selections.round_of(application)


def _of(before: Callable[[Scene], int]) -> Callable[[Scene], int]:
    return lambda scene: _round(scene, before(scene))


def _objection(scene: Scene) -> int:
    number = published(scene)
    return reviewing.object_to(scene.work, scene.by("coordinator"), number, _LONG).id


def _swept(before: Callable[[Scene], int], days: int) -> Callable[[Scene], Call]:
    def story(scene: Scene) -> Call:
        before(scene)
        return call(Request(now=later(days=days)))

    return story


def _begun(scene: Scene) -> int:
    unit = scene.district.units["community"]
    return features.begin_feature(scene.work, scene.by("officer"), unit, FEATURE).id


def event_of(scene: Scene) -> int:
    """Something took place under a community's feature."""
    number, by = _begun(scene), scene.by("officer")
    return features.add_event(scene.work, by, number, TODAY, "走", 86).id


OF_SELECTIONS: Mapping[Callable[..., Any], Callable[[Scene], Call]] = {
    rounds.open_round: lambda s: call(
        s.by("supervisor"), s.district.units["district"], free_year(s), APPLY_BY
    ),
    rounds.begin_review: lambda s: call(s.by("supervisor", NOW + timedelta(days=30)), _closed(s)),
    rounds.publish: lambda s: call(s.by("supervisor"), _of(picked)(s)),
    rounds.commend: lambda s: call(s.by("supervisor", later(days=14)), _of(published)(s)),
    rounds.cancel: lambda s: call(s.by("supervisor"), _of(published)(s), _LONG),
    applying.apply: lambda s: call(
        s.by("officer"), opened(s), s.district.units["community"], _LONG
    ),
    applying.recommend: lambda s: call(s.by("coordinator"), applied(s), _LONG),
    applying.decline: lambda s: call(s.by("coordinator"), applied(s), _LONG),
    applying.withdraw: lambda s: call(s.by("officer"), published(s), _LONG),
    reviewing.visit: lambda s: call(s.by("supervisor"), reviewing_now(s), TODAY, _LONG),
    reviewing.score: lambda s: call(s.by("supervisor"), reviewing_now(s), "residents", 30),
    reviewing.pick: lambda s: call(s.by("supervisor"), reviewed(s), there=True),
    reviewing.object_to: lambda s: call(s.by("coordinator"), published(s), _LONG),
    reviewing.answer_objection: lambda s: call(
        s.by("supervisor"), _objection(s), _LONG, upheld=True
    ),
    papers.note_selection_paper: lambda s: call(s.by("officer"), opened(s)),
    selection_sweep.close_selections: _swept(applied, 14),
    selection_sweep.remind_selections: _swept(opened, 10),
    features.begin_feature: lambda s: call(s.by("officer"), s.district.units["community"], FEATURE),
    features.revise_feature: lambda s: call(s.by("officer"), _begun(s), FEATURE, _LONG),
    features.end_feature: lambda s: call(s.by("officer"), _begun(s)),
    features.add_event: lambda s: call(s.by("officer"), _begun(s), TODAY, "重" * 120, 100_000),
    features.drop_event: lambda s: call(s.by("officer"), event_of(s), _LONG),
}


def _closed(scene: Scene) -> int:
    number = _of(applied)(scene)
    selection_sweep.close_selections(scene.work, Request(now=later(days=14)))
    return number
