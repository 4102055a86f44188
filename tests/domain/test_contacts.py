"""Contacts of parties: who may, what is sealed, what the audit says."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.access import Act, seat_for
from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind, Outcome, State
from domain.cases.timeline import target_of
from domain.contacts import actions as contacts
from domain.contacts.masking import masked
from domain.contacts.model import CONTACTS_LIMIT, Contact, LookReason, Party, Spot
from domain.errors import DomainError, Invalid, NotFound, Unreadable, WrongStep
from domain.people.model import Actor, Capacity, Holding, Role
from domain.request import Request
from storage.schema import shown
from tests.domain.conftest import Town

NUMBER = "13812345678"


@dataclass
class Table:
    """A dispute being mediated, and who is there."""

    town: Town
    case: Case
    head: Actor
    mediator: Actor

    def step(self, actor: Actor, arrow: Arrow, **more: object) -> None:
        now = self.town.clock.now()
        token = self.town.tap()
        self.town.do(
            steps.take_step, Request(actor=actor, token=token, now=now), self.case.id, arrow, **more
        )

    def add(self, actor: Actor, value: str = NUMBER, token: str = "") -> Contact:
        return self.town.do(
            contacts.add_contact,
            Request(actor=actor, token=token or self.town.tap(), now=self.town.clock.now()),
            self.case.id,
            Party.FIRST,
            value,
        )

    def look(self, actor: Actor, reason: LookReason = LookReason.FOLLOW_UP, words: str = "") -> str:
        now = self.town.clock.now()
        opened = self.town.do(
            contacts.open_contact,
            Request(actor=actor, now=now),
            1,
            reason,
            spot=Spot(address="1", message=self.town.tap()),  # each look has its own message
            words=words,
        )
        return opened.value

    def audit(self) -> list[tuple[str, str]]:
        return self.town.audit()


@pytest.fixture
def table(town: Town) -> Table:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    made = Table(town=town, case=town.reported(head, unit="一号楼"), head=head, mediator=mediator)
    made.step(mediator, Arrow.ACCEPT)
    return made


def test_a_contact_is_sealed_and_only_its_place_is_plain(table: Table) -> None:
    contact = table.add(table.mediator, f"  {NUMBER}\n晚上打 ")
    vault = table.town.vault
    assert vault is not None
    assert NUMBER not in f"{contact.sealed}{contact.hint}{contact!r}"
    its = f"{table.case.id}:{contact.id}:{contact.party}"
    assert vault.open(contact.sealed, f"contact:{its}") == f"{NUMBER} 晚上打"
    assert vault.open(contact.hint, f"hint:{its}") == "138****5678"
    assert table.audit() == [("contact.add", f"case:{table.case.id} contact:1")]
    assert [step.letter for step in table.town.steps()] == ["A", "B"], "no line of the way"


def test_a_replay_writes_once(table: Table) -> None:
    first = table.add(table.mediator, token="tap")
    assert table.add(table.mediator, "139", token="tap").id == first.id
    assert len(table.audit()) == 1
    again = [
        table.town.do(
            contacts.correct_contact,
            Request(actor=table.mediator, token="two", now=table.town.clock.now()),
            1,
            "139",
        )
        for _ in range(2)
    ]
    assert again[0].id == again[1].id
    assert [act for act, _ in table.audit()] == ["contact.add", "contact.correct"]


def test_a_look_is_noted_and_bound_to_its_message_before_it_opens(table: Table) -> None:
    table.add(table.mediator)
    assert table.look(table.mediator) == NUMBER
    assert table.audit()[-1] == ("contact.look", f"case:{table.case.id} contact:1 why:follow_up")
    until = table.town.clock.now() + timedelta(minutes=2)
    (kept,) = table.town.session.execute(select(shown))
    assert (kept.address, kept.until) == ("1", until)
    seen = list(table.audit())

    class Watching:
        def open(self, sealed: str, about: str) -> str:
            seen[:] = table.audit()
            raise Unreadable

    table.town.vault = Watching()  # type: ignore[assignment]  # it opens, no more
    with pytest.raises(Unreadable):
        table.look(table.mediator)
    assert [act for act, _ in seen] == ["contact.add", "contact.look", "contact.look"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [("", "reason-missing"), ("问" * 41, "reason-too-long"), (NUMBER, "reason-missing")],
)
def test_own_words_are_fit_for_the_audit(table: Table, words: str, reason: str) -> None:
    table.add(table.mediator)
    with pytest.raises(Invalid) as refused:
        table.look(table.mediator, LookReason.OTHER, words)
    assert refused.value.reason == reason
    assert len(table.audit()) == 1
    table.look(table.mediator, LookReason.OTHER, " 送 协议 ")
    assert table.audit()[-1][1].endswith("why:other 送 协议")
    assert len(f"case:{2**63} contact:{2**63} why:other {'问' * 40}") <= 120, "the audit's column"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (" ", "contact-missing"),
        ("1" * 201, "contact-too-long"),
        ("身份证341102199001011234", "contact-id-number"),
    ],
)
def test_what_is_no_contact_is_refused(table: Table, value: str, reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        table.add(table.mediator, value)
    assert refused.value.reason == reason


def test_ten_are_enough(table: Table) -> None:
    for _ in range(CONTACTS_LIMIT):
        table.add(table.mediator)
    with pytest.raises(Invalid) as refused:
        table.add(table.mediator)
    assert refused.value.reason == "too-many-contacts"


def test_without_a_key_it_is_switched_off(table: Table) -> None:
    table.add(table.mediator)
    table.town.vault = None
    for refused in (table.add, table.look):
        with pytest.raises(Invalid) as error:
            refused(table.mediator)
        assert error.value.reason == "contacts-off"
    # but whoever asks for it to go is not told to wait for a key
    table.town.do(
        contacts.remove_contact, Request(actor=table.mediator, now=table.town.clock.now()), 1
    )
    assert table.town.all(Contact) == []


def _refused(table: Table, actor: Actor) -> None:
    """Each of the four acts answers as if nothing were there."""
    before, now, do = list(table.audit()), table.town.clock.now(), table.town.do
    for asked in (
        lambda: table.add(actor),
        lambda: table.look(actor),
        lambda: do(contacts.correct_contact, Request(actor=actor, token="x", now=now), 1, "139"),
        lambda: do(contacts.remove_contact, Request(actor=actor, now=now), 1),
    ):
        with pytest.raises(NotFound):
            asked()
    assert table.audit() == before


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("unit", ["琅琊区", "琅琊街道", "古道社区", "一网格", "一号楼"])
def test_nobody_else_has_them(table: Table, role: Role, unit: str) -> None:
    table.add(table.mediator)
    if (role, unit) == (Role.MEDIATOR, "古道社区"):
        return  # a second holder of the same post serves it as well
    _refused(table, table.town.person(unit, role))


def test_another_handler_of_the_unit_who_does_not_handle_it_has_none(table: Table) -> None:
    table.add(table.mediator)
    coordinator = table.town.person("古道社区", Role.COORDINATOR)
    target = table.town.do(target_of, table.case)
    assert seat_for(coordinator, Act.KEEP_CONTACTS, target) is not None
    _refused(table, coordinator)


def test_a_stand_in_has_them_only_while_nobody_holds_the_post(table: Table) -> None:
    table.add(table.mediator)
    stand_in = table.town.person("古道社区", Role.MEDIATOR, Capacity.STAND_IN)
    _refused(table, stand_in)
    for holding in table.town.all(Holding):
        if holding.person_id == table.mediator.person_id:
            holding.valid_to = table.town.clock.now().date()
    assert table.look(stand_in) == NUMBER


def test_who_left_the_post_has_them_no_longer(table: Table) -> None:
    table.add(table.mediator)
    gone = Actor(person_id=table.mediator.person_id, locale="zh", seats=())
    _refused(table, gone)


def test_they_go_on_with_the_matter(table: Table) -> None:
    table.add(table.mediator)
    coordinator = table.town.person("琅琊街道", Role.COORDINATOR)
    table.step(table.mediator, Arrow.HAND_UP, note="难办")
    _refused(table, coordinator)  # offered, not taken: still the mediator's
    assert table.look(table.mediator) == NUMBER
    table.step(coordinator, Arrow.TAKE)
    _refused(table, table.mediator)
    assert table.look(coordinator) == NUMBER


def test_none_are_entered_once_it_is_over(table: Table) -> None:
    table.add(table.mediator)
    table.step(table.mediator, Arrow.RESOLVE, note="好了", outcome=Outcome.SUCCESS)
    table.add(table.mediator)  # performance and follow-up are still to come
    table.step(table.mediator, Arrow.CLOSE)
    assert table.case.state is State.CLOSED
    with pytest.raises(WrongStep):
        table.add(table.mediator)
    assert table.look(table.mediator) == NUMBER


def test_a_matter_nobody_took_or_that_is_an_item_has_none(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    coordinator = town.person("古道社区", Role.COORDINATOR)
    table = Table(town=town, case=town.reported(head, unit="一号楼"), head=head, mediator=mediator)
    with pytest.raises(NotFound):
        table.add(mediator)
    table.case = town.reported(head, kind=CaseKind.OPINION, unit="一号楼")
    table.step(coordinator, Arrow.ACCEPT)
    with pytest.raises(NotFound):
        table.add(coordinator)


def test_moved_to_another_matter_it_does_not_open(table: Table) -> None:
    contact = table.add(table.mediator)
    other = table.town.reported(table.head, unit="一号楼")
    table.town.do(
        steps.take_step,
        Request(actor=table.mediator, token="x", now=table.town.clock.now()),
        other.id,
        Arrow.ACCEPT,
    )
    contact.case_id = other.id
    with pytest.raises(DomainError) as refused:
        table.look(table.mediator)
    assert isinstance(refused.value, Unreadable)


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (NUMBER, "138****5678"),
        ("电话：138 1234 5678，晚上", "138****5678"),
        ("+86 138-1234-5678", "138****5678"),
        ("8613812345678", "138****5678"),
        ("１３８１２３４５６７８", "138****5678"),
        ("0550-3012345", "055****2345"),
        ("3012345", "3****45"),
        ("110", "****"),
        ("找门卫老张", "****"),
        ("", "****"),
    ],
)
def test_a_hint_tells_apart_and_no_more(value: str, hint: str) -> None:
    assert masked(value) == hint
