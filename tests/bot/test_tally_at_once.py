"""Two enter the tally at once, and lines that come twice: a line is for the object it was typed
for, and nobody's figures go without a word."""

import pytest

from domain.evaluations import counting
from domain.evaluations.model import EvaluationObject
from domain.evaluations.tally import SheetVotes, votes_of
from domain.ports import Work
from domain.request import Request
from tests.bot.test_evaluations import page, prepared
from tests.makers import a_token
from tests.stand import Stand

COUNTS = "50 42 42 41 40 1"


async def entering(stand: Stand) -> None:
    """The officer is asked for the first object."""
    await prepared(stand)
    await stand.say("officer", "/evaluation", "评议对象")
    await stand.tap("officer", "✍️ 录入票数")
    await stand.say("officer", COUNTS, "第 1/5 项 社区党委")


async def meanwhile(stand: Stand, *typed: str) -> None:
    """The mediator enters the first objects on another phone."""
    request = Request(actor=await stand.actor("mediator"), token=a_token(), now=stand.clock.now())

    def enter(work: Work) -> None:
        objects = work.evaluations.objects(1)
        votes = {one.id: _votes(line) for one, line in zip(objects, typed, strict=False)}
        counting.enter_votes(work, request, 1, votes, {})

    await stand.office.do(enter)


def _votes(line: str) -> SheetVotes:
    return votes_of(tuple(map(int, line.split())))


async def on_file(stand: Stand) -> list[str]:
    """The votes, in the order of the objects."""

    def read(work: Work) -> list[str]:
        objects: list[EvaluationObject] = work.evaluations.objects(1)
        votes = work.evaluations.sheets(1)[-1].tally.votes
        found = [votes[one.id] for one in objects if one.id in votes]
        return [f"{v.satisfied} {v.fairly} {v.dissatisfied} {v.unrated}" for v in found]

    return await stand.office.do(read)


async def test_a_line_is_for_the_object_that_was_shown(stand: Stand) -> None:
    await entering(stand)
    await meanwhile(stand, "35 3 1 1")
    await stand.say("officer", "30 6 2 2", "别人先录了，您刚发的没有记")
    text = await page(stand, "officer")
    assert "社区党委：满意 97%（35/3/1/1）" in text
    assert "第 1/5 项 社区党委" in text
    assert "现在记的是：35/3/1/1" in text
    assert await on_file(stand) == ["35 3 1 1"], "neither replaced nor put on the next"
    await stand.say("officer", "30 6 2 2", "第 2/5 项 居委会")
    assert await on_file(stand) == ["30 6 2 2"], "it was seen, and typed again"


async def test_what_somebody_else_entered_may_stay(stand: Stand) -> None:
    await entering(stand)
    await meanwhile(stand, "35 3 1 1", "34 4 1 1")
    await stand.say("officer", "30 6 2 2", "别人先录了")
    await stand.tap("officer", "不改，往下 ›")
    assert "第 3/5 项" in await page(stand, "officer")
    assert await on_file(stand) == ["35 3 1 1", "34 4 1 1"]


async def test_counts_that_somebody_else_entered_are_not_replaced(stand: Stand) -> None:
    await entering(stand)
    await stand.tap("officer", "‹ 改总数")
    await stand.say("mediator", "/evaluation", "结果和满意率")
    await stand.tap("mediator", "✍️ 接着录票")
    await stand.tap("mediator", "‹ 改总数")
    await stand.say("mediator", "50 41 41 41 40 1", "第 1/5 项")
    await stand.say("officer", "50 43 43 41 40 1", "别人先录了")
    assert "现在记的是：应到 50 · 实到 41" in await page(stand, "officer")
    await stand.say("officer", "50 43 43 41 40 1", "第 1/5 项")


@pytest.mark.parametrize("typed", ["30 6 2 2", "30 6 2 2\n20 10 10 0"])
async def test_lines_that_come_twice_are_kept_once(stand: Stand, typed: str) -> None:
    await entering(stand)
    await stand.idle()
    for method in ("sendMessage", "editMessageText"):
        await stand.sim.fault(method, times=1, error_code=500, description="Oops")
    await stand.sim.say(stand.phone("officer"), typed)

    async def handled() -> bool:
        stand.clock.forward(seconds=5)
        stand.worker.wake()
        return "/5 项" in await page(stand, "officer") and await stand.nothing_waits()

    await stand.until(handled)
    assert await on_file(stand) == typed.splitlines()


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("30 6 2 2\n30 6 2 1", "第 2 行（居委会）"),
        ("30 6 2 1\n30 6 2", "第 1 行（社区党委）"),
    ],
)
async def test_of_lines_of_which_one_is_wrong_none_is_kept(
    stand: Stand, typed: str, line: str
) -> None:
    await entering(stand)
    await stand.say("officer", typed, "四个数加起来是 39")
    assert f"{line}不对，几行都没有记" in await page(stand, "officer")
    assert await on_file(stand) == []


async def test_what_was_taken_is_said_with_the_next_question(stand: Stand) -> None:
    await entering(stand)
    await stand.say("officer", "30 6 2 2", "✅ 社区党委 30/6/2/2")
    await stand.say("officer", "31 5 2 2\n40 0 0 0", "第 4/5 项")
    assert "✅ 居委会 31/5/2/2\n" in await page(stand, "officer")
    await stand.say("officer", "30 6 2 2\n30 6 2 2", "核对一下")
    assert "✅ 社区党委" not in await page(stand, "officer"), "all of them stand there"


@pytest.mark.parametrize(
    "typed", ["三十 6 两 二", "满意三十，基本六，一般 2，未评二", "一、30 6 2 2"]
)
async def test_figures_may_be_said_in_words(stand: Stand, typed: str) -> None:
    await entering(stand)
    await stand.say("officer", typed, "第 2/5 项 居委会")
    assert await on_file(stand) == ["30 6 2 2"]
