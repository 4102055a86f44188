"""Numbers of persons: nothing is stored of them, whatever window or command they are sent to."""

from collections.abc import Awaitable
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import Message
from aiogram_dialog.api.entities import Context, Stack
from aiogram_dialog.api.internal import CONTEXT_KEY, STACK_KEY
from sqlalchemy import select

from bot.dialogs.asked import asks_for_number
from bot.dialogs.assessments.draft import AssessmentStates
from bot.dialogs.contacts import ContactStates
from bot.dialogs.directories.draft import EntryForm, EntryStates
from bot.dialogs.form import start_data
from bot.dialogs.tally import TallyStates
from bot.personal import NumbersOut
from bot.remarks import REMARKS
from bot.texts import say_in
from domain.cases.lifecycle import Arrow
from domain.cases.model import Outcome
from simulator.client import Seen
from storage.schema import metadata
from tests.bot.previews import windows
from tests.bot.test_cases import filed
from tests.bot.test_report_dialog import a_photo
from tests.bot.test_unasked import a_file, asked_back, reply, step
from tests.stand import Stand

NUMBER = "13855501234"
SAID = "一三八五五五〇一二三四"
WHO = "building_head"


class _Bot:
    """Notes what is asked of the messenger."""

    def __init__(self) -> None:
        self.called: list[str] = []

    async def __call__(self, method: Any, *_: Any) -> bool:
        self.called.append(type(method).__name__)
        return True


async def _heard(state: State, words: str, **more: Any) -> tuple[str, list[str]]:
    """What the handlers read of these words while this window is open, and what was asked of the
    messenger."""
    bot, heard = _Bot(), []
    body = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "text": words}
    message = Message.model_validate({**body, **more}, context={"bot": bot})
    context = Context(
        _intent_id="i",
        _stack_id="",
        state=state,
        start_data=start_data(EntryForm(asked="phone")) if state.group is EntryStates else None,
    )

    async def handler(event: Any, _: dict[str, Any]) -> None:
        heard.append(event.text)

    stack = Stack(last_message_id=7)
    data = {CONTEXT_KEY: context, STACK_KEY: stack, REMARKS: [], "say": say_in("zh")}
    await NumbersOut(asks_for_number)(handler, message, data)
    return heard[0], bot.called


ASKING = {ContactStates.value, ContactStates.correct, EntryStates.field}
FIGURES = {TallyStates.counts, TallyStates.votes, AssessmentStates.counts, AssessmentStates.answers}


async def test_each_window_reads_no_number_but_where_it_is_asked_for() -> None:
    for _, state in windows():
        for typed in (NUMBER, SAID):
            heard, called = await _heard(state, f"找{typed}吧")
            if state in ASKING:
                assert (heard, called) == (f"找{typed}吧", []), state
            else:
                assert typed not in heard or state in FIGURES, state
                assert "DeleteMessage" in called or state in FIGURES, state
        assert NUMBER not in (await _heard(state, NUMBER))[0] or state in ASKING, state
        assert NUMBER not in (await _heard(state, f"/find {NUMBER}"))[0], "a command is no answer"


async def test_figures_in_a_row_are_no_number() -> None:
    for state in FIGURES:
        assert (await _heard(state, "1500 1480 120"))[0] == "1500 1480 120"


async def test_in_a_group_nobodys_message_is_taken_away() -> None:
    heard, called = await _heard(
        EntryStates.card, f"找{NUMBER}", chat={"id": -5, "type": "supergroup"}
    )
    assert (heard, called) == ("找***********", [])


async def test_a_card_goes_out_of_the_chat() -> None:
    card = {"phone_number": NUMBER, "first_name": "x"}
    for state in (EntryStates.card, EntryStates.field, *FIGURES):
        _, called = await _heard(state, "", contact=card)
        assert called == ["DeleteMessage", "SendMessage"], state
        _, called = await _heard(state, "", caption=NUMBER)
        assert "DeleteMessage" in called, "words below a picture are no answer there"


async def test_what_is_corrected_while_the_vault_is_open_goes_out_of_the_chat() -> None:
    for state in (ContactStates.value, ContactStates.correct):
        heard, called = await _heard(state, f"找{NUMBER}", edit_date=2)
        assert NUMBER not in heard
        assert "DeleteMessage" in called


async def test_a_number_is_stored_nowhere(stand: Stand) -> None:
    for words in (
        f"找{NUMBER}说说",
        f"/find {NUMBER}",
        f"/case {SAID}",
        f"/nothing {NUMBER}",
        f"/words {NUMBER} 邻里",
        NUMBER,
    ):
        before = (await stand.screen(WHO)).seq
        await stand.say(WHO, words)
        seen = await stand.sim.wait_for(stand.phone(WHO), contains="号码不记", after=before)
        assert NUMBER not in seen.text
    await stand.photo(WHO, a_photo(), f"楼下垃圾桶满了没人收，找{NUMBER}", "请看一眼")
    await stand.tap(WHO, "改地点")
    seen = await stand.say(WHO, f"3号楼2单元1203，{SAID}", "请看一眼")
    assert seen.text.startswith("🔒 号码不记")
    assert seen.text.count("号码不记") == 1
    assert "3号楼2单元1203" in seen.text
    await stand.tap(WHO, "提交", match="contains")
    await stand.idle()
    assert NUMBER not in str(await stand.screen(WHO))
    assert SAID not in str(await stand.screen(WHO))
    async with stand.database.reader.connect() as connection:
        for table in metadata.sorted_tables:
            for row in await connection.execute(select(table)):
                assert NUMBER not in str(row), table.name
                assert SAID not in str(row), table.name


async def test_the_code_of_a_case_is_nobodys_number(stand: Stand) -> None:
    told = await stand.say("mediator_2", "/code 0550 3012 3456", "查询码")
    assert "号码不记" not in told.text


async def test_words_that_nobody_took_are_given_back(stand: Stand) -> None:
    for said, given in (
        (f"楼上漏水 {NUMBER}", "楼上漏水 ***********"),
        (f"找{NUMBER}说说", "找***********说说"),
    ):
        before = (await stand.screen(WHO)).seq
        await stand.say(WHO, said)
        told = await stand.sim.wait_for(stand.phone(WHO), contains="号码不记", after=before)
        assert given in told.text
        assert "已用 * 遮住" not in told.text, "nothing is kept"
    before = (await stand.screen(WHO)).seq
    await stand.say(WHO, NUMBER)
    told = await stand.sim.wait_for(stand.phone(WHO), contains="号码不记", after=before)
    assert "请复制" not in told.text, "there are no words"
    await stand.say(WHO, "/report", "报哪一类")
    seen = await stand.say(WHO, f"5号楼电梯坏了，联系{NUMBER}", "请点下面的按钮")
    assert "5号楼电梯坏了，联系***********" in seen.text


async def test_long_words_are_given_back_above_what_is_said(stand: Stand) -> None:
    long = "今天天气<好>啊" * 430
    for begin in ("", "/report"):
        if begin:
            await stand.say(WHO, begin, "报哪一类")
        before = (await stand.screen(WHO)).seq
        await stand.say(WHO, f"{long}{NUMBER}")
        await stand.sim.wait_for(stand.phone(WHO), contains="在上面那条里", after=before)
        shown = [one.text for one in (await stand.screen(WHO)).messages]
        assert shown.count(f"{long}***********") == 1 + bool(begin), "all of them"
        assert NUMBER not in str(shown)


async def given_back(stand: Stand, who: str, words: str, sending: Awaitable[Seen]) -> None:
    """What is sent is given back, and not said to be masked."""
    seen = await sending
    assert f"{words}***********" in seen.text
    assert "已用 * 遮住" not in seen.text
    assert NUMBER not in str(await stand.screen(who))


async def test_pieces_that_are_too_long_together_are_given_back(stand: Stand) -> None:
    await asked_back(stand)
    await stand.say(WHO, "长" * 450, "这些要补上去")
    long = "楼上漏水，" + "短" * 50
    await given_back(stand, WHO, long, stand.say(WHO, f"{long}{NUMBER}", "最多 500 字"))


async def test_a_reply_that_a_matter_does_not_take_is_given_back(stand: Stand) -> None:
    case_id = await filed(stand)
    stand.clock.forward(minutes=6)
    page = await stand.say("supervisor", f"/case {case_id}", "待受理")
    words = "三栋漏水"
    sending = reply(stand, "supervisor", page, "刚才写的没有存", text=f"{words}{NUMBER}")
    await given_back(stand, "supervisor", words, sending)


async def test_words_below_a_paper_are_given_back(stand: Stand) -> None:
    case_id = await filed(stand)
    await step(stand, "mediator", case_id, Arrow.ACCEPT)
    await step(stand, "mediator", case_id, Arrow.RESOLVE, note="好了", outcome=Outcome.SUCCESS)
    page = await stand.say("mediator", f"/case {case_id}", "已有结果")
    paper = a_file(b"%PDF-1.7 ...", file_name="协议.pdf")
    more = {"document": paper, "caption": f"签好了{NUMBER}"}
    sending = reply(stand, "mediator", page, "配的文字没有存", **more)
    await given_back(stand, "mediator", "签好了", sending)


async def test_a_number_beside_it_makes_no_less_a_report(stand: Stand) -> None:
    for said in (f"5号楼电梯坏了，联系{NUMBER}", "5号楼电梯坏了，电话0550-3021234"):
        seen = await stand.say(WHO, said, "请看一眼")
        assert "已用 * 遮住" in seen.text
        assert "请复制" not in seen.text
        assert "简述：5号楼电梯坏了，" in seen.text
        await stand.tap(WHO, "取消")
        await stand.tap(WHO, "放弃")


async def test_a_picture_goes_with_its_number_into_a_report(stand: Stand) -> None:
    seen = await stand.photo(WHO, a_photo(), f"给您看看 {NUMBER}", "号码不记")
    assert "给您看看" in seen.text
    assert "取消" in str(seen.buttons)
    await stand.tap(WHO, "→", match="contains")
    assert "附件：1 个" in (await stand.last(WHO)).text
