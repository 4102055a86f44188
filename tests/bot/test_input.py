"""How people write: words for buttons, corrections, doubled taps, and what is no answer at all."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text

from bot.dialogs.amounts import parse_amount
from bot.dialogs.meaning import meant
from bot.dialogs.numbers import people_band
from bot.telegram.apology import apologise
from bot.telegram.intake import incoming
from domain.cases.model import PeopleBand
from domain.errors import Invalid
from domain.messaging import Claimed
from simulator.client import Seen
from tests.bot.test_contacts import opened, taken
from tests.bot.test_core_door import TOKEN, invite
from tests.bot.test_report_dialog import SENTENCE, WHO, a_photo, filed, to_preview, to_sentence
from tests.makers import NOW
from tests.stand import Stand


async def bubbles(stand: Stand, who: str = WHO) -> list[Seen]:
    """What the bot has said and still stands."""
    await stand.idle()
    return [one for one in (await stand.screen(who)).messages if one.from_bot]


async def comes(stand: Stand, who: str, **body: Any) -> None:
    """An update as no simulator makes it."""
    person = {"id": stand.phone(who), "is_bot": False, "first_name": "x", "language_code": "zh"}
    for event in body.values():
        event.setdefault("from", person)
    row = incoming(stand.bot.id, {"update_id": 900_000 + len(str(body)), **body})
    await stand.inbox.keep([row], stand.clock.now())
    stand.worker.wake()
    await stand.idle()


@pytest.mark.parametrize(
    ("typed", "yuan"),
    [
        *(("￥800", 800), ("800块", 800), ("3千", 3000), ("3千5", 3500), ("1万2", 12_000)),
        *(("八百块", 800), ("两万元", 20_000), ("1,200.00元", 1200), ("2万3千", 23_000)),
        *(
            ("1234.50元", Decimal("1234.50")),
            ("1234.50", Decimal("1234.50")),
            ("1.5元", Decimal("1.5")),
        ),
    ],
)
def test_sums_as_they_are_typed(typed: str, yuan: Decimal | int) -> None:
    assert parse_amount(typed) == yuan


@pytest.mark.parametrize("typed", ["", "元", "八楼", "3千5号", "800块或900块"])
def test_what_is_no_sum(typed: str) -> None:
    with pytest.raises(Invalid):
        parse_amount(typed)


@pytest.mark.parametrize(
    ("typed", "band"),
    [
        *(("七八个人", PeopleBand.FIVE_NINE), ("2", PeopleBand.ONE_TWO)),
        *(("３、4个", PeopleBand.THREE_FOUR), ("十来个人", PeopleBand.TEN_TWENTY_NINE)),
        *(("大概二三十人", PeopleBand.THIRTY_UP), ("30多户", PeopleBand.THIRTY_UP)),
        *(("about 7 people", PeopleBand.FIVE_NINE), ("3号楼", None), ("很多", None), ("0", None)),
        *(("10人以下", PeopleBand.TEN_TWENTY_NINE), ("不到30人", PeopleBand.TEN_TWENTY_NINE)),
        *(("百十号人", PeopleBand.THIRTY_UP), ("3人以内", PeopleBand.THREE_FOUR)),
    ],
)
def test_how_many_as_it_is_typed(typed: str, band: PeopleBand | None) -> None:
    assert people_band(typed) is band


def test_which_label_is_meant() -> None:
    labels = {1: "邻里", 2: "婚姻家庭", 3: "3–4人", 4: "🔴 紧急"}
    assert meant("邻里纠纷", labels, loosely=True) == 1
    assert meant("邻里纠纷", labels) is None
    assert meant("紧急", labels) == 4
    assert meant("3-4人", labels) == 3
    assert meant("34人", labels, loosely=True) is None
    assert meant("邻里还是婚姻家庭", labels, loosely=True) is None


async def test_a_report_in_words_where_buttons_stand(stand: Stand) -> None:
    await stand.say(WHO, "/report", "报哪一类")
    await stand.say(WHO, "邻里纠纷", "在哪儿")
    await stand.say(WHO, "本网格", "牵涉多少人")
    await stand.say(WHO, "七八个人", "一句话")
    seen = await stand.say(WHO, SENTENCE, "请看一眼")
    assert "矛盾纠纷 · 邻里" in seen.text
    assert "5–9人" in seen.text
    await stand.say(WHO, "提交", "已收到，编号 1")
    assert await filed(stand) == 1


async def test_a_number_in_the_quiet_of_a_chat_is_a_case(stand: Stand) -> None:
    await to_preview(stand)
    await stand.tap(WHO, "提交", match="contains")
    for typed in ("1", "１", "第1号", "/case １"):
        assert "第1号" in (await stand.say(WHO, typed, "办理经过")).text
    await stand.say(WHO, "440", "没找到")


async def test_wrong_input_makes_one_bubble(stand: Stand) -> None:
    await stand.say(WHO, "/report", "报哪一类")
    before = len(await bubbles(stand))
    seen = await stand.say(WHO, "楼上漏水", "请点下面的按钮")
    assert "报哪一类" in seen.text
    assert len(await bubbles(stand)) == before + 1


async def test_the_pencil_corrects_the_answer(stand: Stand) -> None:
    await to_sentence(stand)
    said = await stand.sim.say(stand.phone(WHO), "楼上漏水")
    await stand.sim.wait_for(stand.phone(WHO), contains="请看一眼")
    await stand.sim.edit(stand.phone(WHO), said.id, "楼上漏水三天")
    seen = await stand.sim.wait_for(stand.phone(WHO), contains="楼上漏水三天")
    assert "请看一眼" in seen.text
    await stand.tap(WHO, "提交", match="contains")
    await stand.sim.edit(stand.phone(WHO), said.id, "改晚了")
    await stand.sim.wait_for(stand.phone(WHO), contains="聊天里改字不会跟着变")
    view = await stand.boards.cases.view(await stand.actor(WHO), 1, stand.clock.now())
    assert view.line.summary == "楼上漏水三天"


async def test_a_double_tap_leaves_one_window(stand: Stand) -> None:
    await to_preview(stand)
    await stand.tap(WHO, "提交", match="contains")
    for _ in range(2):
        await stand.tap(WHO, "再报一件")
    windows = [one for one in await bubbles(stand) if "报哪一类" in one.text]
    assert len(windows) == 1
    await stand.tap(WHO, "矛盾纠纷")
    assert "属于哪种" in (await stand.last(WHO)).text


async def test_an_unfinished_step_is_not_dropped_silently(stand: Stand) -> None:
    case_id = await taken(stand)
    who = "mediator"
    await stand.say(who, f"/case {case_id}", "办理经过")
    await stand.tap(who, "登记结果", match="contains")
    await stand.tap(who, "调解成功")
    await stand.say(who, "修好了水管", "没问题就登记")
    await stand.say(who, "/report", "还有一件没写完")
    await stand.tap(who, "接着写", match="contains")
    assert "修好了水管" in (await stand.last(who)).text
    await stand.say(who, f"/case {case_id}", "办理经过")
    await stand.tap(who, "上交一级", match="contains")
    assert "还有一件没写完" in (await stand.last(who)).text
    await stand.say(who, "/report", "还有一件没写完")
    await stand.tap(who, "放下它，上报新的")
    assert "报哪一类" in (await stand.last(who)).text
    assert "已放下" in str(await stand.screen(who))


async def test_the_question_for_a_contact_takes_no_other_sentence(stand: Stand) -> None:
    case_id = await taken(stand)
    await opened(stand, case_id)
    await stand.tap("mediator", "登记一个", match="contains")
    await stand.tap("mediator", "甲方")
    await stand.say("mediator", "下午3点在社区会议室开会", "是要登记的联系方式吗")
    await stand.tap("mediator", "不是", match="contains")
    assert "下午3点在社区会议室开会" in str(await stand.screen("mediator"))
    await stand.say("mediator", "明天也开", "想上报的话")
    await opened(stand, case_id)
    await stand.tap("mediator", "登记一个", match="contains")
    await stand.tap("mediator", "甲方")
    await stand.say("mediator", "微信 lao_wang", "是要登记的联系方式吗")
    await stand.tap("mediator", "是，加密保存", match="contains")
    assert "已加密保存" in (await stand.last("mediator")).text
    assert "lao_wang" not in str(await stand.screen("mediator"))
    await stand.tap("mediator", "再登记一个", match="contains")
    await stand.tap("mediator", "乙方")
    await stand.say("mediator", "/queue", "待办")
    await stand.say("mediator", "电话也不用打了13812345678", "想上报的话")
    async with stand.database.reader.connect() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM contacts"))).scalar_one() == 1


async def test_an_unreachable_message_is_answered_below(stand: Stand) -> None:
    await to_preview(stand)
    window = await stand.last(WHO)
    chat = {"id": stand.phone(WHO), "type": "private", "first_name": "x"}
    gone = {"chat": chat, "message_id": window.id, "date": 0}
    submit = window.inline_buttons[0]["callback_data"]
    await comes(
        stand,
        WHO,
        callback_query={"id": "1", "chat_instance": "1", "message": gone, "data": submit},
    )
    assert "已收到，编号 1" in (await stand.last(WHO)).text
    assert "撤销（5分钟内）" in str((await stand.last(WHO)).buttons)
    for command, asked, label, told in (
        ("/language", "哪种语言", "中文", "以后说中文"),
        ("/leave", "请哪几天", "明天", "已请假"),
    ):
        page = await stand.say(WHO, command, asked)
        data = next(one["callback_data"] for one in page.inline_buttons if label in one["text"])
        query = {"id": "1", "chat_instance": "1", "message": gone, "data": data}
        await comes(stand, WHO, callback_query=query)
        assert told in (await stand.last(WHO)).text


async def test_typed_days_of_leave(stand: Stand) -> None:
    await stand.say(WHO, "/leave 12-9到12-11", "已请假：12月9日")
    await stand.say(WHO, "/leave", "请哪几天")
    await stand.tap(WHO, "其他日子", match="contains")
    await stand.say(WHO, "12-15", "到哪天")
    await stand.say(WHO, "12月16日", "已请假：12月15日")
    await stand.say(WHO, "12-20", "想上报的话")
    await stand.say(WHO, "/leave 12月18号-12月20号", "已请假：12月18日–20日")
    await stand.say(WHO, "/leave 12月9日、11日", "没看懂是哪天")
    await stand.say(WHO, "/leave 11-20", "这一天已经过了")
    await stand.say(WHO, "/leave", "请哪几天")
    await stand.say(WHO, "22-25", "没看懂是哪天")
    await stand.say(WHO, "28号到3号", "已请假：11月28日–12月3日")


async def test_a_pasted_invitation_binds(stand: Stand) -> None:
    await invite(stand)
    await stand.stranger("newcomer", 1888)
    link = f"请点这个链接：https://t.me/the_bot?start={TOKEN}"
    assert "网格长" in (await stand.say("newcomer", link, "")).text


async def test_what_nobody_wrote_is_not_answered(stand: Stand) -> None:
    await stand.say(WHO, "/report", "报哪一类")
    before = len(await bubbles(stand))
    chat = {"id": stand.phone(WHO), "type": "private", "first_name": "x"}
    head = {"message_id": 7, "date": 1, "chat": chat}
    pinned = {**head, "pinned_message": {**head, "text": "x"}}
    timer = {**head, "message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}}
    moved = {**head, "edit_date": 2, "location": {"latitude": 1.0, "longitude": 2.0}}
    await comes(stand, WHO, message=pinned)
    await comes(stand, WHO, message=timer)
    await comes(stand, WHO, edited_message=moved)
    assert len(await bubbles(stand)) == before


async def test_nothing_is_posted_into_a_group(stand: Stand) -> None:
    await stand.sim.group(-500, "群", [stand.phone(WHO)])
    claimed = await _claimed(stand, -500)
    await apologise(stand.bot, stand.desk, claimed)
    assert [c for c in await stand.sim.calls("sendMessage") if c["params"]["chat_id"] == -500] == []


async def _claimed(stand: Stand, chat: int) -> Any:
    update = {"update_id": 1, "message": {"chat": {"id": chat}, "from": {"id": stand.phone(WHO)}}}
    return Claimed(
        incoming=incoming(stand.bot.id, update),
        conversation={},
        tries=1,
        writer=None,
        received_at=NOW,
    )


async def test_an_album_is_answered_once(stand: Stand) -> None:
    async def album(pictures: int, name: str, answer: str) -> int:
        before = len(await bubbles(stand))
        for _ in range(pictures):
            await stand.sim.send_file(stand.phone(WHO), "photo", a_photo(), media_group_id=name)
        await stand.sim.wait_for(stand.phone(WHO), contains=answer)
        await stand.say(WHO, "/help", "您的岗位")
        return len(await bubbles(stand)) - before - 1

    assert await album(5, "1", "还不知道这是哪件事的") == 1
    await to_sentence(stand)
    assert await album(8, "2", "附件最多 6 个") == 1


async def test_invisible_characters_say_nothing(stand: Stand) -> None:
    await stand.say(WHO, "/report", "报哪一类")
    await stand.tap(WHO, "矛盾纠纷")
    await stand.tap(WHO, "邻里")
    await stand.say(WHO, "\u2800", "请点按钮选地点")
    await stand.tap(WHO, "本网格")
    await stand.tap(WHO, "1–2人")
    await stand.say(WHO, "\u3164\u200b", "简述还空着")
    seen = await stand.say(WHO, "楼上\u202e漏水\u200b了", "请看一眼")
    assert "楼上漏水了" in seen.text


async def test_a_picture_too_long_for_a_photo_is_sent_as_a_file(stand: Stand) -> None:
    await to_sentence(stand)
    await stand.photo(WHO, a_photo(), SENTENCE, "请看一眼")
    await stand.tap(WHO, "提交", match="contains")
    await stand.tap(WHO, "看这件")
    refusal = "Bad Request: PHOTO_INVALID_DIMENSIONS"
    await stand.sim.fault("sendPhoto", error_code=400, description=refusal)
    await stand.tap(WHO, "照片1", match="contains")
    assert [call for call in await stand.sim.calls("sendDocument") if call["answer"]["ok"]]
