"""Who is told and who decides: one answer, whatever the tree, the leaves and the stand-ins."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from domain.people.line import nearest
from domain.people.model import HOLDER_FIRST, Capacity, Held

UNITS = (4, 3, 2, 1)
"""From the community up to the city."""
PEOPLE = range(1, 7)

seats = st.lists(
    st.builds(
        Held,
        unit_id=st.sampled_from(UNITS),
        capacity=st.sampled_from(Capacity),
        person_id=st.sampled_from(PEOPLE),
        post_id=st.integers(1, 5),
    ),
    max_size=12,
)
absent = st.frozensets(st.sampled_from(PEOPLE))
lines = st.permutations(UNITS).flatmap(
    lambda units: st.integers(0, len(units)).map(lambda count: units[:count])
)


def on_leave(held: Sequence[Held], away: frozenset[int]) -> list[Held]:
    """A post lies at one unit, and who is on leave is so everywhere."""
    home = {one.post_id: one.unit_id for one in reversed(held)}
    return [
        Held(
            unit_id=home[one.post_id],
            capacity=one.capacity,
            person_id=one.person_id,
            post_id=one.post_id,
            away=one.person_id in away,
        )
        for one in held
    ]


def told(held: Sequence[Held], unit: int, order: Sequence[Capacity]) -> set[int]:
    """The rule said once more, post by post: who is present, a stand-in as the holder where the
    holder is away and nobody else holds it; a post with nobody present keeps all."""
    ranks: dict[Capacity, set[int]] = {capacity: set() for capacity in Capacity}
    for post in {one.post_id for one in held if one.unit_id == unit}:
        mine = [one for one in held if one.post_id == post]
        here = [one for one in mine if not one.away]
        lost = any(one.away and one.capacity is Capacity.HOLDER for one in mine)
        steps_in = lost and not any(one.capacity is Capacity.HOLDER for one in here)
        for one in here or mine:
            ranks[Capacity.HOLDER if here and steps_in else one.capacity].add(one.person_id)
    return next((ranks[capacity] for capacity in order if ranks[capacity]), set())


@given(held=seats, away=absent, line=lines, besides=absent, turned=st.booleans())
def test_the_first_unit_of_the_line_that_has_somebody_answers(
    held: list[Held], away: frozenset[int], line: list[int], besides: frozenset[int], turned: bool
) -> None:
    order = HOLDER_FIRST[::-1] if turned else HOLDER_FIRST
    known = on_leave(held, away)
    expected = ((unit, told(known, unit, order) - besides) for unit in line)
    answer = nearest(known, line, order=order, besides=besides)
    assert answer == next(((unit, people) for unit, people in expected if people), (None, set()))


@given(held=seats, away=absent, line=lines)
def test_a_held_post_on_the_line_is_never_passed_over_in_silence(
    held: list[Held], away: frozenset[int], line: list[int]
) -> None:
    known = on_leave(held, away)
    assert (nearest(known, line).unit_id is None) == all(one.unit_id not in line for one in known)


@given(held=seats, away=absent, line=lines)
def test_who_is_on_leave_is_asked_only_where_nobody_of_the_post_is_present(
    held: list[Held], away: frozenset[int], line: list[int]
) -> None:
    known = on_leave(held, away)
    unit, people = nearest(known, line)
    for person in people & away:
        posts = {one.post_id for one in known if (one.unit_id, one.person_id) == (unit, person)}
        assert any(all(one.away for one in known if one.post_id == post) for post in posts)
