"""Whatever way posts change hands: a seat has one person, who has none hears nothing, and no figure
moves."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import DomainError
from domain.people import binding, tenure
from domain.people.model import Actor, Capacity, Holding, Post, Role
from tests.domain.conftest import Town, _founded

PLACES = (
    ("一号楼", Role.BUILDING_HEAD),
    ("古道社区", Role.MEDIATOR),
    ("古道社区", Role.INFORMATION_OFFICER),
    ("琅琊街道", Role.COORDINATOR),
)
WAYS = ("take", "take", "resign", "vacate", "lose", "delete")
MOVES = st.tuples(
    st.sampled_from(WAYS),
    st.sampled_from(PLACES),
    st.sampled_from(Capacity),
    st.integers(0, 4),
)


def _actor(town: Town, phone: int) -> Actor | None:
    return town.work.people.actor("telegram", f"phone-{phone}", town.clock.now().date())


def _move(
    town: Town, way: str, place: tuple[str, Role], capacity: Capacity, phone: int, by: Actor
) -> None:
    unit, role = town.units[place[0]], place[1]
    if way == "take":
        word = town.tap() * 8
        town.do(binding.invite, town.asks(by), unit.id, role, capacity, secret=word)
        address = f"phone-{phone}"
        town.do(binding.bind, town.asks(), "telegram", address, "zh", word, replacing=True)
        return
    post, who = town.work.people.find_post(unit.id, role), _actor(town, phone)
    if way == "delete" and who is not None:
        town.do(tenure.delete_me, town.asks(who))
    if post is None:
        return
    if way == "resign" and who is not None:
        town.do(tenure.resign, town.asks(who), post.id)
    if way in {"vacate", "lose"}:
        action = tenure.vacate if way == "vacate" else tenure.lose_phone
        town.do(action, town.asks(by), post.id, capacity)


def _holds(town: Town) -> None:
    today = town.clock.now().date()
    seated: set[int] = set()
    for post in town.all(Post):
        held = [one for capacity in Capacity for one in _open(town, post, capacity)]
        for capacity in Capacity:
            assert len(_open(town, post, capacity)) <= 1, "a seat has one person"
        assert len({one.person_id for one in held}) == len(held), "nobody stands in for themselves"
        seated |= {one.person_id for one in held}
    for holding in town.all(Holding):
        assert holding.valid_to in {None, today}
        if holding.person_id not in seated:
            waiting = town.work.outbox.waiting(holding.person_id)
            assert all(notice.parting for _, notice in waiting), "who has none hears nothing"


def _open(town: Town, post: Post, capacity: Capacity) -> list[Holding]:
    return town.work.people.open_holdings(post.id, capacity)


@settings(max_examples=15, deadline=None)
@given(moves=st.lists(MOVES, min_size=4, max_size=14))
def test_a_seat_has_one_person_whatever_happens(
    moves: list[tuple[str, tuple[str, Role], Capacity, int]],
) -> None:
    town = Town(_founded())
    try:
        town.clock.moment += timedelta(hours=13)  # at night, so that everything waits
        administrator = town.person("琅琊区", Role.ADMINISTRATOR)
        refused: set[str] = set()
        for way, place, capacity, phone in moves:
            try:
                _move(town, way, place, capacity, phone, administrator)
            except DomainError as error:
                refused.add(error.reason)
            _holds(town)
            head = _actor(town, phone)
            if head is not None and any(s.role is Role.BUILDING_HEAD for s in head.seats):
                case = town.reported(head, unit="一号楼")
                steps = [step.person_id for step in town.work.cases.timeline(case.id)]
                assert steps == [head.person_id]
        assert refused <= {"own-post"}, "only to stand in for oneself is refused"
    finally:
        town.close()
