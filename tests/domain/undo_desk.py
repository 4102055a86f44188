"""A case, who reported it and who handles it: where steps are taken back."""

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, Effect, Outcome
from domain.cases.notices import CaseMoved
from domain.cases.undo import undo
from domain.people.model import Actor
from domain.request import Request
from tests.domain.conftest import Town


class Desk:
    """A case, who reported it and who handles it."""

    def __init__(self, town: Town, head: Actor, mediator: Actor, case: Case) -> None:
        self.town, self.head, self.mediator, self.case = town, head, mediator, case

    def go(self, arrow: Arrow, actor: Actor | None = None) -> None:
        self.town.do(
            steps.take_step,
            Request(actor=actor or self.mediator, token=self.town.tap(), now=self.town.clock.now()),
            self.case.id,
            arrow,
            note="谈过了",
            outcome=Outcome.SUCCESS,
        )

    def undo(
        self, actor: Actor | None = None, *, step_id: int | None = None, token: str = ""
    ) -> None:
        self.town.do(
            undo,
            Request(
                actor=actor or self.mediator,
                token=token or self.town.tap(),
                now=self.town.clock.now(),
            ),
            self.case.id,
            step_id=step_id,
        )

    def heard(self, person: Actor) -> list[Arrow]:
        """The steps a person hears of, in the order in which they were queued."""
        return [
            push.notice.arrow
            for push in self.town.pushes()
            if push.person_id == person.person_id
            and not push.withdrawn
            and isinstance(push.notice, CaseMoved)
        ]

    def effects(self) -> list[Effect | None]:
        return [step.effect for step in self.town.work.cases.timeline(self.case.id)]
