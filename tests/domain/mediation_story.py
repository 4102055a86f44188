"""A dispute in the community and its mediator, for the tests of its record."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from domain.cases import steps as cases
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, Outcome
from domain.mediation import actions
from domain.mediation.model import AgreementForm, Deadline, DeadlineKind, Ending
from domain.mediation.notices import DeadlineNear
from domain.mediation.sweep import remind_deadlines
from domain.people.model import Actor, Role
from domain.request import Request
from tests.domain.conftest import Town

TODAY = date(2026, 11, 24)


class Story:
    """A dispute in the community and its mediator, with short words for what they do."""

    def __init__(self, town: Town, mediator: Actor, case: Case) -> None:
        self.town, self.mediator, self.case = town, mediator, case

    def does(self, action: Callable[..., Any], *args: Any, **facts: Any) -> Any:
        facts.setdefault("token", self.town.tap())
        by = facts.pop("by", self.mediator)
        request = Request(actor=by, token=facts.pop("token"), now=self.town.clock.now())
        return self.town.do(action, request, self.case.id, *args, **facts)

    def steps(self, *arrows: Arrow, outcome: Outcome | None = None) -> None:
        for arrow in arrows:
            chosen = outcome if arrow is Arrow.RESOLVE else None
            self.does(cases.take_step, arrow, note="说好了", outcome=chosen)

    def agrees(self, form: AgreementForm = AgreementForm.WRITTEN, **facts: Any) -> None:
        facts.setdefault("made_on", TODAY)
        self.does(actions.record_agreement, form=form, **facts)

    def days(self, kind: DeadlineKind) -> list[tuple[date, Ending | None]]:
        return [(d.due_on, d.ending) for d in self.town.all(Deadline) if d.kind is kind]

    def morning(self, day: date, hour: int = 9) -> int:
        self.town.clock.moment = datetime(day.year, day.month, day.day, hour - 8, tzinfo=UTC)
        return self.town.do(remind_deadlines, Request(now=self.town.clock.now()))

    def reminders(self, of: Actor | None = None) -> list[str]:
        return [
            f"{push.notice.deadline}:{push.notice.notch}"
            for push in self.town.pushes()
            if isinstance(push.notice, DeadlineNear)
            and not push.withdrawn
            and (of is None or push.person_id == of.person_id)
        ]


def a_story(town: Town) -> Story:
    """The dispute as it was reported."""
    head = town.person("一网格", Role.GRID_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    return Story(town, mediator, town.reported(head))


def resolved(story: Story, outcome: Outcome = Outcome.SUCCESS) -> Story:
    story.steps(Arrow.ACCEPT, Arrow.START, Arrow.RESOLVE, outcome=outcome)
    return story
