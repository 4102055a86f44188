"""What stands before each action on courses and on practice, and how it is asked for then."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.cases.draft import DraftFile
from domain.cases.model import AttachmentKind, CaseKind
from domain.practice.actions import lay_out
from domain.practice.model import Example
from domain.trainings import actions as trainings
from domain.trainings.model import TrainingDraft, TrainingForm
from tests.makers import TODAY
from tests.storage.scene import Call, Scene, call


def a_course(scene: Scene) -> TrainingDraft:
    """The longest there can be, with a file."""
    return TrainingDraft(
        unit_id=scene.district.units["community"],
        day=TODAY,
        form=TrainingForm.MEETING,
        topic="训" * 60,
        came=999,
        material="料" * 500,
        file=DraftFile(kind=AttachmentKind.PAPER, file=f"{'a' * 32}.pdf", size=1),
    )


def _entered(scene: Scene) -> int:
    return trainings.add_training(scene.work, scene.by("officer"), a_course(scene)).id


def _examples(scene: Scene) -> list[Example]:
    category = scene.work.routes.categories(TODAY)[0].id
    return [
        Example(kind=CaseKind.DISPUTE, category_id=category, place="练习", summary="练习用的事")
    ]


OF_TRAININGS: Mapping[Callable[..., Any], Callable[[Scene], Call]] = {
    trainings.add_training: lambda s: call(s.by("officer"), a_course(s)),
    trainings.take_back: lambda s: call(s.by("officer"), _entered(s)),
    lay_out: lambda s: call(s.by("mediator"), _examples(s)),
}
