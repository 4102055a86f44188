"""延期: more working days for one matter."""

from datetime import datetime

import pytest

from domain.cases import extension
from domain.cases import steps as cases_steps
from domain.cases.extension_model import Extension, ExtensionState
from domain.cases.extension_notices import ExtensionAnswered, ExtensionAsked
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind, State
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.people.model import Actor, Role
from domain.request import Request
from tests.domain.conftest import Town
from tests.makers import ZONE


def local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZONE)


class Desk:
    """A dispute that is being handled, and who has to do with it."""

    town: Town
    case: Case
    head: Actor
    mediator: Actor
    street: Actor

    def asks(
        self, days: int = 5, *, agree: bool = False, token: str = "", reason: str = "在等鉴定"
    ) -> Extension | None:
        return self.town.do(
            extension.ask_extension,
            Request(actor=self.mediator, token=token or self.town.tap(), now=self.town.clock.now()),
            self.case.id,
            days,
            reason,
            parties_agree=agree,
        )

    def answers(self, who: Actor, extension_id: int, approve: bool) -> Extension:
        return self.town.do(
            extension.answer_extension,
            Request(actor=who, token=self.town.tap(), now=self.town.clock.now()),
            extension_id,
            approve,
        )

    def steps(self, who: Actor, arrow: Arrow, note: str = "") -> None:
        self.town.do(
            cases_steps.take_step,
            Request(actor=who, token=self.town.tap(), now=self.town.clock.now()),
            self.case.id,
            arrow,
            note=note,
        )


@pytest.fixture
def desk(town: Town) -> Desk:
    made = Desk()
    made.town = town
    made.head = town.person("一号楼", Role.BUILDING_HEAD)
    made.mediator = town.person("古道社区", Role.MEDIATOR)
    made.street = town.person("琅琊街道", Role.COORDINATOR)
    made.case = town.reported(made.head, unit="一号楼")
    made.steps(made.mediator, Arrow.ACCEPT)
    assert made.case.due_at == local("2026-12-04")
    return made


def test_approved_it_moves_the_due_date_and_stays_moved(desk: Desk) -> None:
    asked = desk.asks(5)
    assert asked is not None
    push = next(
        p
        for p in desk.town.pushes()
        if isinstance(p.notice, ExtensionAsked)
    )  # fmt: skip
    assert push.person_id == desk.street.person_id
    assert isinstance(push.notice, ExtensionAsked)
    assert (push.notice.days, push.notice.until) == (5, local("2026-12-11"))
    assert desk.case.due_at == local("2026-12-04")
    desk.answers(desk.street, asked.id, True)
    assert desk.case.due_at == local("2026-12-11")
    desk.steps(desk.mediator, Arrow.START)
    assert desk.case.due_at == local("2026-12-11")
    told = [p.notice for p in desk.town.pushes() if p.person_id == desk.mediator.person_id]
    assert [n.until for n in told if isinstance(n, ExtensionAnswered)] == [local("2026-12-11")]
    timeline = [(s.letter, s.note) for s in desk.town.steps()[-3:]]
    assert timeline == [("extension_asked", "在等鉴定"), ("extension_approved", ""), ("C", "")]


def test_declined_nothing_moves_and_one_may_ask_again(desk: Desk) -> None:
    asked = desk.asks()
    assert asked is not None
    with pytest.raises(Invalid, match="extension-waiting"):
        desk.asks(3)
    desk.answers(desk.street, asked.id, False)
    assert desk.case.due_at == local("2026-12-04")
    assert desk.town.steps()[-1].letter == "extension_declined"
    assert desk.asks(3) is not None


def test_a_second_tap_changes_nothing(desk: Desk) -> None:
    asked = desk.asks(token="tap")
    assert asked is not None
    assert desk.asks(token="tap") is None
    assert len(desk.town.all(Extension)) == 1
    desk.answers(desk.street, asked.id, True)
    steps = len(desk.town.steps())
    desk.answers(desk.street, asked.id, True)
    assert len(desk.town.steps()) == steps
    with pytest.raises(WrongStep):
        desk.answers(desk.street, asked.id, False)


def test_only_the_next_tier_answers(desk: Desk) -> None:
    other = desk.town.person("琅琊区", Role.CENTRE_OFFICER)
    asked = desk.asks()
    assert asked is not None
    for who in (desk.mediator, other):
        with pytest.raises(Refused):
            desk.answers(who, asked.id, True)
    with pytest.raises(NotFound):
        desk.answers(desk.street, 99, True)


def test_at_the_district_the_supervisor_answers(town: Town, desk: Desk) -> None:
    centre = town.person("琅琊区", Role.CENTRE_OFFICER)
    supervisor = town.person("琅琊区", Role.SUPERVISOR)
    desk.steps(desk.mediator, Arrow.HAND_UP, "难")
    desk.steps(desk.street, Arrow.TAKE)
    desk.steps(desk.street, Arrow.HAND_UP, "更难")
    desk.steps(centre, Arrow.TAKE)
    desk.mediator = centre
    asked = desk.asks()
    assert asked is not None
    with pytest.raises(Refused):
        desk.answers(centre, asked.id, True)
    desk.answers(supervisor, asked.id, True)
    assert asked.state is ExtensionState.APPROVED


def test_who_sits_at_both_tiers_is_answered_by_the_one_above(town: Town, desk: Desk) -> None:
    centre = town.person("琅琊区", Role.CENTRE_OFFICER)
    desk.case.responsible_id = town.units["古道社区"].id
    desk.mediator = town.person("古道社区", Role.MEDIATOR, again=desk.street.person_id)
    asked = desk.asks()
    assert asked is not None
    assert asked.decider_id == town.units["琅琊区"].id
    desk.answers(centre, asked.id, True)
    assert asked.state is ExtensionState.APPROVED


def test_beyond_the_month_both_parties_must_agree(desk: Desk) -> None:
    assert desk.case.deadline_at == local("2026-12-25")
    with pytest.raises(Invalid, match="parties-disagree"):
        desk.asks(20)
    asked = desk.asks(20, agree=True)
    assert asked is not None
    desk.answers(desk.street, asked.id, True)
    assert desk.case.due_at == desk.case.deadline_at == local("2027-01-01")
    desk.steps(desk.mediator, Arrow.ASK_BACK, "几单元？")
    assert desk.case.deadline_at == local("2027-01-01")


def test_it_dies_with_the_handling_it_was_for(desk: Desk) -> None:
    asked = desk.asks()
    assert asked is not None
    desk.town.clock.forward(hours=1)
    desk.steps(desk.mediator, Arrow.HAND_UP, "难")
    with pytest.raises(WrongStep):
        desk.answers(desk.street, asked.id, True)
    desk.steps(desk.street, Arrow.TAKE)
    with pytest.raises(WrongStep):
        desk.answers(desk.street, asked.id, True)
    assert desk.case.due_at == local("2026-12-09")  # the street's own ten days


def test_what_cannot_be_asked(town: Town, desk: Desk) -> None:
    for days in (0, 31):
        with pytest.raises(Invalid, match="extension-days"):
            desk.asks(days, agree=True)
    with pytest.raises(Invalid, match="note-missing"):
        desk.asks(reason="  ")
    desk.case.state = State.REPORTED
    with pytest.raises(WrongStep):
        desk.asks()
    desk.mediator, mediator = desk.head, desk.mediator
    with pytest.raises(Refused):
        desk.asks()
    desk.mediator = mediator


def test_with_nobody_above_there_is_nobody_to_ask(town: Town) -> None:
    desk = Desk()
    desk.town = town
    desk.head = town.person("一号楼", Role.BUILDING_HEAD)
    desk.mediator = town.person("古道社区", Role.MEDIATOR)
    desk.case = town.reported(desk.head, unit="一号楼")
    desk.steps(desk.mediator, Arrow.ACCEPT)
    with pytest.raises(Invalid, match="nobody-above"):
        desk.asks()


def test_an_item_has_no_month(town: Town) -> None:
    desk = Desk()
    desk.town = town
    desk.head = town.person("一号楼", Role.BUILDING_HEAD)
    desk.mediator = town.person("古道社区", Role.INFORMATION_OFFICER)
    desk.street = town.person("琅琊街道", Role.COORDINATOR)
    desk.case = town.reported(desk.head, unit="一号楼", kind=CaseKind.OPINION)
    desk.steps(desk.mediator, Arrow.ACCEPT)
    assert desk.case.deadline_at is None
    assert desk.asks(30) is not None
