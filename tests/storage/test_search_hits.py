"""Whatever is looked for, just what a plain comparison of all texts finds, on both databases."""

from collections.abc import Awaitable, Callable, Sequence

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from domain.cases.model import PLACE_LIMIT, SUMMARY_LIMIT, Case
from domain.codes.model import new_code
from domain.people.model import Actor
from domain.ports import Work
from domain.search.model import NOTHING, folded, sought
from storage.boards import SqlBoards
from storage.search import matching, reads
from storage.work import SqlOffice
from tests.examples import examples
from tests.makers import NOW, District, a_token
from tests.storage.test_search import file, found

Chair = Callable[[str], Awaitable[Actor]]
HOSTILE = (
    '"',
    "'",
    "*",
    "%",
    "_",
    "\\",
    "/",
    "(",
    ")",
    ":",
    "^",
    "-",
    "+",
    "AND",
    "OR",
    "NEAR(",
    ";--",
)
"""What means something to FTS5, to LIKE or to SQL."""
CHARACTERS = st.sampled_from(
    [*"漏水楼下道三3号a", "３", "Ａ", "A", "ß", "ﬁ", "é", "🚰", "，", " ", *HOSTILE]
)
TEXTS = st.lists(CHARACTERS, max_size=12).map("".join)


@given(
    texts=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6),
    asked=st.lists(TEXTS, min_size=1, max_size=8),
)
@examples(60, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_it_is_never_wrong_against_a_plain_comparison(
    texts: Sequence[tuple[str, str]],
    asked: Sequence[str],
    boards: SqlBoards,
    office: SqlOffice,
    district: District,
    actor: Chair,
) -> None:
    """Whatever the texts and whatever is looked for: also what another language makes of it."""
    supervisor = await actor("supervisor")

    def keep(work: Work) -> dict[int, str]:
        first = file(work, district, "building_head", "building", summary="一件事", place="")
        like = work.cases.by_id(first)
        made = {}
        for number, (summary, place) in enumerate(texts):
            values = {name: getattr(like, name) for name in _OF_A_CASE}
            case = Case(**{**values, "code": new_code(), "draft_key": f"{a_token()}-{number}"})
            case.summary, case.place = summary[:SUMMARY_LIMIT], place[:PLACE_LIMIT]
            made[work.cases.add(case).id] = folded(f"{case.summary} {case.place}")
        return made

    bodies = await office.do(keep)
    parts = [text[at : at + 3] for text, _ in texts for at in range(0, len(text), 2)]
    for words in (*asked, *parts):
        wanted = sought(words)
        if not wanted:
            continue
        expected = {key for key, body in bodies.items() if all(one in body for one in wanted)}
        assert set(await found(boards, supervisor, words)) & bodies.keys() == expected, words


_OF_A_CASE = [name for name in Case.__dataclass_fields__ if name != "id"]


async def test_no_more_are_counted_than_anybody_reads(
    boards: SqlBoards,
    office: SqlOffice,
    district: District,
    actor: Chair,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nor are more hits asked for at a time; those out of reach lie between."""
    monkeypatch.setattr(matching, "_BATCH", 1)
    monkeypatch.setattr(matching, "_GROWS", 1)
    monkeypatch.setattr(matching, "AT_MOST", 3)
    monkeypatch.setattr(reads, "AT_MOST", 3)
    ids = []
    for _ in range(5):
        ids.append(await office.do(file, district, "building_head", "building"))
        await office.do(file, district, "officer_2", "community_2")
    for chair in ("coordinator", "mediator", "grid_head"):
        for words in ("漏水", "漏", "两家争执"):
            page = await boards.search.find(await actor(chair), (words,), NOTHING, 0, NOW)
            assert [line.id for line in page.found.lines] == ids[:1:-1], (chair, words)
            assert (page.found.total, page.more) == (3, True)
    page = await boards.search.find(await actor("mediator_2"), ("漏水",), NOTHING, 99, NOW)
    assert (page.found.page, page.more) == (0, True)
