"""What stands before each action about residents' evaluations, and how it is asked for then."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from domain.days.halves import HalfYear
from domain.evaluations import actions, confirming, counting
from domain.evaluations.model import OBJECT_LIMIT, EvaluationPaper
from domain.evaluations.sweep import remind_evaluations
from domain.evaluations.tally import counts_of, votes_of
from domain.org.model import UnitKind
from domain.people.model import Role
from domain.request import Request
from tests.makers import NOW, TODAY, a_chair
from tests.storage.scene import Call, Scene, call

HALF = HalfYear.containing(TODAY)
COUNTS, FEW = counts_of((50, 42, 42, 41, 40, 1)), counts_of((6, 5, 5, 4, 4, 0))


def prepared(scene: Scene) -> int:
    """That of a community of its own, whose mediator is the ``evaluator``."""
    unit = scene.unit(UnitKind.COMMUNITY)
    scene.district.chairs["evaluator"] = a_chair(scene.work, unit, Role.MEDIATOR)
    return actions.prepare(scene.work, scene.by("coordinator"), unit, HALF, TODAY).id


def entered(scene: Scene) -> int:
    """The same with the counts of four sheets, by the street."""
    number = prepared(scene)
    counting.enter_counts(scene.work, scene.by("coordinator"), number, FEW, None)
    return number


def handed_in(scene: Scene) -> int:
    """The same, handed in."""
    number = entered(scene)
    counting.hand_in(scene.work, scene.by("coordinator"), number)
    return number


def confirmed(scene: Scene) -> int:
    """The same, confirmed by the community's mediator."""
    number = handed_in(scene)
    confirming.confirm(scene.work, scene.by("evaluator"), number, 1)
    return number


def _counted(scene: Scene) -> tuple[int, int]:
    number = prepared(scene)
    counting.enter_counts(scene.work, scene.by("coordinator"), number, COUNTS, None)
    return number, scene.work.evaluations.objects(number)[0].id


def _wrong(scene: Scene) -> Call:
    number = confirmed(scene)
    wrong = actions.ToRectify(
        object_id=scene.work.evaluations.objects(number)[0].id,
        what="改" * OBJECT_LIMIT,
        unit_id=scene.district.units["street"],
        due=date(2026, 12, 18),
    )
    return call(scene.by("evaluator"), number, wrong)


def _votes(scene: Scene) -> Call:
    number, object_id = _counted(scene)
    return call(scene.by("coordinator"), number, {object_id: votes_of((30, 6, 2, 2))}, {})


def _corrected(scene: Scene) -> int:
    number = confirmed(scene)
    confirming.correct(scene.work, scene.by("evaluator"), number, "漏计一张")
    return number


def _by_the_other(scene: Scene, *args: Any) -> Call:
    """By the mediator, who is there once the evaluation is."""
    return call(scene.by("evaluator"), *args)


def _last_day() -> Request:
    return Request(now=NOW.replace(month=12, day=31))


OF_EVALUATIONS: Mapping[Callable[..., Any], Callable[[Scene], Call]] = {
    actions.prepare: lambda s: call(
        s.by("coordinator"), s.unit(UnitKind.COMMUNITY), HALF, date(2026, 12, 4)
    ),
    actions.plan: lambda s: call(s.by("coordinator"), prepared(s), date(2026, 12, 4)),
    actions.publish: lambda s: call(s.by("coordinator"), confirmed(s)),
    actions.take_paper: lambda s: call(s.by("supervisor"), confirmed(s), EvaluationPaper.NOTICE),
    actions.rectify: _wrong,
    counting.enter_counts: lambda s: call(s.by("coordinator"), prepared(s), COUNTS, None),
    counting.enter_votes: _votes,
    counting.hand_in: lambda s: call(s.by("coordinator"), entered(s)),
    confirming.confirm: lambda s: _by_the_other(s, handed_in(s), 1),
    confirming.send_back: lambda s: _by_the_other(s, handed_in(s), 1, "核" * 500),
    confirming.correct: lambda s: _by_the_other(s, confirmed(s), "因" * 500),
    confirming.drop_correction: lambda s: call(s.by("coordinator"), _corrected(s)),
    remind_evaluations: lambda s: (confirmed(s), call(_last_day()))[1],
}
