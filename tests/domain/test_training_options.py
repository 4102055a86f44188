"""Whoever is offered to take a course back may, and nobody else."""

from contextlib import suppress

import pytest

from domain.errors import NotFound
from domain.org.model import ancestor_ids
from domain.request import Request
from domain.trainings import actions
from domain.trainings.model import TrainingDraft, TrainingForm
from domain.trainings.options import options
from tests.makers import CHAIRS, NOW, TODAY, a_token
from tests.office import an_office, settled


@pytest.mark.parametrize("chair", CHAIRS)
def test_the_option_is_what_the_action_lets(chair: str) -> None:
    image, district = settled()
    with an_office(image=image) as office, office.work() as work:
        by = Request(actor=district.actor(work, chair), token=a_token(), now=NOW)
        for short, unit_id in district.units.items():
            draft = TrainingDraft(
                unit_id=unit_id, day=TODAY, form=TrainingForm.MEETING, topic="怎么接待", came=9
            )
            for who in CHAIRS:
                holder = Request(actor=district.actor(work, who), token=a_token(), now=NOW)
                with suppress(Exception):
                    course = actions.add_training(work, holder, draft)
                    break
            else:
                continue
            path = district.paths[short]
            assert unit_id in ancestor_ids(path)
            if options(by.by, path).take_back:
                assert actions.take_back(work, by, course.id).withdrawn_at == NOW
            else:
                with pytest.raises(NotFound):
                    actions.take_back(work, by, course.id)
