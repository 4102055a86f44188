"""The courses of the demo: some at each community, one at the district, none of tomorrow."""

from itertools import cycle

from app.demo.district import notes
from app.demo.player import Stage
from domain.people.model import Role
from domain.ports import Work
from domain.request import Request
from domain.trainings.actions import add_training
from domain.trainings.model import TrainingDraft, TrainingForm

_HOLDS = (Role.INFORMATION_OFFICER, Role.SUPERVISOR)
_APART = 9
"""Days between the courses of one community and the next."""
_BACK = 70


def train(work: Work, stage: Stage, request: Request) -> int:
    """Notes them as of the request's moment; returns how many."""
    kept = cycle(notes()["training"])
    today, many = work.rules.day(request.now), 0
    for (code, role), actor in sorted(stage.actors.items(), key=lambda one: one[0]):
        unit = work.org.unit(stage.units[code])
        if role not in _HOLDS:
            continue
        one = next(kept)
        day = today.fromordinal(today.toordinal() - 1 - many * _APART % _BACK)
        draft = TrainingDraft(
            unit_id=unit.id,
            day=work.rules.calendar.working_day_before(day),
            form=TrainingForm(one["form"]),
            topic=one["topic"],
            came=one["came"],
            material=one["material"],
        )
        asked = Request(actor=actor, token=f"demo-training-{code}-{role}", now=request.now)
        add_training(work, asked, draft)
        many += 1
    return many
