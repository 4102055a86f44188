"""What else has the words fits one screen of a phone."""

from dataclasses import replace
from datetime import date

import pytest

from bot.buttons.search import Listed, ListOf
from bot.pages.search import beside_page, found_page
from bot.texts import LOCALES, say_in
from domain.cases.views import CasePage
from domain.followups.model import FollowupState, Source
from domain.followups.options import FollowupOptions
from domain.followups.views import FollowupLine
from domain.search.model import NOTHING
from domain.search.views import (
    BESIDE,
    BESIDE_NAMED,
    EVERYTHING,
    FoundBeside,
    FoundItem,
    FoundNamed,
    FoundPage,
    NamedSort,
)
from tests.bot.samples import NOW
from tests.bot.screen import ROOM, height

LONG = "三号楼二单元门口的路灯不亮已经三个月了，晚上老人出门看不见台阶"


@pytest.mark.parametrize("locale", LOCALES)
def test_one_screen(locale: str) -> None:
    nothing = CasePage(lines=(), page=0, pages=1, total=0)
    items = tuple(
        FoundItem(id=one, meeting_id=1, topic=LONG, on=date(2026, 12, 24), unit_name="东后街社区")
        for one in range(BESIDE)
    )
    line = FollowupLine(
        id=0,
        source=Source.MEETING,
        source_id=1,
        title=LONG,
        host="古道社区",
        unit_name="琅琊街道",
        state=FollowupState.UNDER_WAY,
        round=1,
        due_at=NOW,
        answer_at=None,
        overdue=False,
        late=False,
        verdict=None,
        may=FollowupOptions(),
        hosts=False,
        source_seen=True,
    )
    handed = tuple(replace(line, id=one) for one in range(BESIDE))
    named = tuple(
        FoundNamed(sort=sort, id=one, name=LONG, unit_name="琅琊街道")
        for one in range(BESIDE_NAMED)
        for sort in NamedSort
    )[:BESIDE_NAMED]
    say, words = say_in(locale), ("路灯",)
    also = FoundBeside(items=items, handed=handed, named=named)
    listed = Listed.to(ListOf.FOUND, NOTHING, 1)
    found = FoundPage(words=words, found=nothing)
    alone = found_page(say, found, EVERYTHING, listed, also, reports=True)
    for page in (alone, beside_page(say, words, also, listed)):
        assert height(page) <= ROOM, page.text
        assert [len(row) for row in page.rows[:3]] == [2, 3, 3], "what is most is shortened first"
    few = beside_page(say, words, replace(also, named=()), listed)
    assert height(few) <= ROOM
    assert [len(row) for row in few.rows[:2]] == [BESIDE, BESIDE]
