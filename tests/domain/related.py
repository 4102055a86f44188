"""Words shared by the stories of cases that are merged, split and converted."""

from datetime import UTC, datetime

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, Outcome
from domain.people.model import Actor
from domain.request import Request
from storage.schema import channels
from tests.domain.conftest import Town

DAWN = datetime(2020, 1, 1, tzinfo=UTC)


def go(town: Town, actor: Actor, case: Case, arrow: Arrow, **more: object) -> None:
    facts = {"note": "谈过了", "outcome": Outcome.SUCCESS, **more}
    town.do(
        steps.take_step,
        Request(actor=actor, token=town.tap(), now=town.clock.now()),
        case.id,
        arrow,
        **facts,
    )


def kinds(town: Town, person: Actor) -> list[str]:
    return [kind for kind, _ in town.told(person)]


def open_disputes(town: Town) -> int:
    top = town.units["琅琊区"].path
    figures = town.work.periodic.figures(top, DAWN, town.clock.forward(seconds=1))
    assert figures.balanced
    return figures.open


def blocks(town: Town, *people: Actor) -> None:
    """Their phones cannot be reached any more."""
    ids = [one.person_id for one in people]
    town.session.execute(
        channels.update().where(channels.c.person_id.in_(ids)).values(reachable=False)
    )
