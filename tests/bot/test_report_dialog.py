"""The report dialog as phones drive it: editing, attachments, warnings, drafts, and mistakes."""

from io import BytesIO

from PIL import Image

from simulator.client import Seen
from tests.pieces import OGG
from tests.stand import Stand

WHO = "building_head"
SENTENCE = "楼上漏水，两家吵起来了"


def a_photo(*, gps: bool = False) -> bytes:
    """A JPEG, on request with a place in its metadata."""
    out = BytesIO()
    exif = Image.Exif()
    if gps:
        exif[0x0110] = "A Phone"
        exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (320, 240), "green").save(out, "JPEG", exif=exif)
    return out.getvalue()


async def to_sentence(stand: Stand, who: str = WHO) -> None:
    """Up to the question for the sentence."""
    await stand.say(who, "/report", "报哪一类")
    for label in ("矛盾纠纷", "邻里", "本网格", "3–4人"):
        await stand.tap(who, label)


async def to_preview(stand: Stand, who: str = WHO, sentence: str = SENTENCE) -> Seen:
    """Up to the preview."""
    await to_sentence(stand, who)
    return await stand.say(who, sentence, "请看一眼")


async def filed(stand: Stand) -> int:
    """How many cases are on file."""
    page = await stand.boards.cases.mine(await stand.actor(WHO), 0, stand.clock.now())
    return page.total


async def test_an_opinion_asks_for_no_number_of_people(stand: Stand) -> None:
    await stand.say(WHO, "/report", "报哪一类")
    for label in ("社情民意", "环境卫生", "本网格"):
        await stand.tap(WHO, label)
    seen = await stand.say(WHO, "垃圾桶满了没人收", "请看一眼")
    assert "人数" not in seen.text


async def test_each_field_can_be_changed_and_leads_back_to_the_preview(stand: Stand) -> None:
    await to_preview(stand)
    changes = (
        ("改类别", "婚姻家庭", "婚姻家庭"),
        ("改人数", "30人以上", "30人以上"),
        ("改紧急程度", "🔴 紧急", "先拨打 110"),
        ("改地点", "本网格", "古道一号楼"),
    )
    for button, answer, shown in changes:
        await stand.tap(WHO, button)
        await stand.tap(WHO, answer)
        assert shown in (await stand.last(WHO)).text, button
        assert "请看一眼" in (await stand.last(WHO)).text, button
    await stand.tap(WHO, "改简述")
    assert "现在写的是：" + SENTENCE in (await stand.last(WHO)).text
    assert "改好了" in (await stand.say(WHO, "改好了的简述", "请看一眼")).text
    await stand.tap(WHO, "改地点")
    assert "三号楼东侧" in (await stand.say(WHO, "三号楼东侧", "请看一眼")).text


async def test_back_goes_one_question_back(stand: Stand) -> None:
    await to_sentence(stand)
    for question in ("牵涉多少人", "在哪儿", "属于哪种", "报哪一类"):
        await stand.tap(WHO, "‹ 返回")
        assert question in (await stand.last(WHO)).text
    await stand.tap(WHO, "社情民意")
    await stand.tap(WHO, "物业")
    assert "一句话" in (await stand.last(WHO)).text


async def test_a_typed_place_is_on_the_own_grid(stand: Stand) -> None:
    await stand.say(WHO, "/report", "报哪一类")
    await stand.tap(WHO, "矛盾纠纷")
    await stand.tap(WHO, "邻里")
    await stand.say(WHO, "3号楼", "牵涉多少人")
    await stand.tap(WHO, "1–2人")
    assert "古道 3号楼" in (await stand.say(WHO, SENTENCE, "请看一眼")).text


async def test_photos_lose_their_place_and_ride_along(stand: Stand) -> None:
    await to_sentence(stand)
    seen = await stand.photo(WHO, a_photo(gps=True), expect="附件：1")
    assert "一句话" in seen.text
    seen = await stand.photo(WHO, a_photo(), SENTENCE, "请看一眼")
    assert "附件：2 个" in seen.text
    assert SENTENCE in seen.text
    await stand.tap(WHO, "提交", match="contains")
    view = await stand.boards.cases.view(await stand.actor(WHO), 1, stand.clock.now())
    assert len(view.attachments) == 2
    kept = list((stand.database_folder / "files").rglob("*.jpg"))
    assert len(kept) == 2
    for path in kept:
        with Image.open(path) as picture:
            assert not picture.getexif()


async def test_what_is_no_photo_is_refused_and_nothing_is_lost(stand: Stand) -> None:
    await to_preview(stand)
    await stand.sim.send_document(stand.phone(WHO), b"%PDF-1.4", "a.pdf")
    await stand.sim.wait_for(stand.phone(WHO), contains="只收照片和语音")
    await stand.sim.send_file(stand.phone(WHO), "voice", OGG, duration=1)
    await stand.sim.wait_for(stand.phone(WHO), contains="附件：1")
    await stand.tap(WHO, "附件")
    await stand.tap(WHO, "清空附件")
    await stand.tap(WHO, "‹ 返回")
    assert "附件：" not in (await stand.last(WHO)).text


async def test_a_photo_in_between_is_kept(stand: Stand) -> None:
    await stand.say(WHO, "/report", "报哪一类")
    await stand.tap(WHO, "矛盾纠纷")
    await stand.photo(WHO, a_photo(), expect="属于哪种")
    assert "收到，已附在这件事里（共 1 个）" in await stand.screen(WHO)


async def test_a_number_is_masked_and_the_message_with_it_goes(stand: Stand) -> None:
    await stand.say(WHO, "/report", "报哪一类")
    await stand.tap(WHO, "矛盾纠纷")
    await stand.tap(WHO, "邻里")
    await stand.say(WHO, "3号楼王家13812345678", "号码不记：已用 * 遮住，您发的那条也从聊天里删掉")
    await stand.tap(WHO, "3–4人")
    seen = await stand.say(WHO, "打138 1234 5678找他", "请看一眼")
    assert "3号楼王家***********" in seen.text
    assert "打*************找他" in seen.text
    await stand.tap(WHO, "改简述")
    await stand.sim.fault(
        "deleteMessage", error_code=400, description="Bad Request: message can't be deleted"
    )
    await stand.say(WHO, "打13912345678找他", "没能自动删掉")
    screen = str(await stand.screen(WHO))
    assert "13812345678" not in screen
    assert "138 1234 5678" not in screen
    await stand.tap(WHO, "改简述")
    await stand.say(WHO, "13812345678", "简述还空着")


async def test_mistakes_are_answered_with_what_to_do(stand: Stand) -> None:
    await stand.say(WHO, "/report", "报哪一类")
    await stand.say(WHO, "楼上漏水", "报哪一类")
    assert "请点下面的按钮" in await stand.screen(WHO)
    await stand.tap(WHO, "矛盾纠纷")
    await stand.tap(WHO, "邻里")
    await stand.say(WHO, "长" * 61, "在哪儿")
    assert "最多 60 字" in await stand.screen(WHO)
    await stand.tap(WHO, "本网格")
    await stand.tap(WHO, "1–2人")
    await stand.say(WHO, "长" * 201, "一句话")
    assert "写了 201 字，最多 200 字" in await stand.screen(WHO)
    await stand.send(WHO, "一句话", location={"latitude": 1.0, "longitude": 2.0})
    assert "这里需要一句文字" in await stand.screen(WHO)
    await stand.say(WHO, "/foo", "没有这个命令")
    await stand.say(WHO, SENTENCE, "请看一眼")
    await stand.say(WHO, "还有一句", "请看一眼")


async def test_submitting_twice_files_once(stand: Stand) -> None:
    seen = await to_preview(stand)
    await stand.tap(WHO, "提交", match="contains")
    again = await stand.sim.tap(
        stand.phone(WHO), seen.id, data=seen.inline_buttons[0]["callback_data"], forged=True
    )
    assert "已经用过" in again.text
    assert await filed(stand) == 1
    assert (await stand.last(WHO)).buttons == [
        "看这件",
        "再报一件",
        "📨 给居民的话",
        "↩️ 撤销（5分钟内）",
    ]


async def test_another_report_goes_on_from_the_receipt(stand: Stand) -> None:
    await to_preview(stand)
    await stand.tap(WHO, "提交", match="contains")
    await stand.tap(WHO, "再报一件")
    assert "报哪一类" in (await stand.last(WHO)).text
    receipt = next(m for m in (await stand.screen(WHO)).messages if "已收到，编号 1" in m.text)
    assert receipt.buttons == ["看这件", "再报一件", "📨 给居民的话", "↩️ 撤销（5分钟内）"]


async def test_drafts_wait_and_are_gone_on_with(stand: Stand) -> None:
    await to_preview(stand)
    await stand.say(WHO, "/mine")
    seen = await stand.say(WHO, "/report", "没报完的")
    assert "矛盾纠纷 · 邻里 · 楼上漏水" in seen.text
    await stand.tap(WHO, "新报一件")
    await stand.tap(WHO, "社情民意")
    await stand.tap(WHO, "物业")
    seen = await stand.say(WHO, "/report", "没报完的")
    assert "社情民意 · 物业 · 还没写简述" in seen.text
    assert [b for b in seen.buttons if b.startswith("接着报")] == ["接着报第1件", "接着报第2件"]
    position = next(line for line in seen.text.splitlines() if "邻里" in line)[0]
    await stand.tap(WHO, f"接着报第{position}件")
    assert "请看一眼" in (await stand.last(WHO)).text
    await stand.tap(WHO, "提交", match="contains")
    seen = await stand.say(WHO, "/report", "没报完的")
    assert [b for b in seen.buttons if b.startswith("接着报")] == ["接着报第1件"]
    await stand.tap(WHO, "取消")
    assert "还给您留着" in (await stand.last(WHO)).text


async def test_cancel_asks_once_and_deletes(stand: Stand) -> None:
    await to_preview(stand)
    seen = await stand.say(WHO, "/cancel", "不报了")
    assert seen.buttons == ["放弃", "继续填写"]
    await stand.tap(WHO, "继续填写")
    assert "请看一眼" in (await stand.last(WHO)).text
    await stand.tap(WHO, "取消")
    await stand.tap(WHO, "放弃")
    assert "没有上报" in (await stand.last(WHO)).text
    await stand.say(WHO, "/report", "报哪一类")
    await stand.say(WHO, "/cancel", "已取消")
    await stand.say(WHO, "/cancel", "没有进行中")
    assert await filed(stand) == 0


async def test_a_forged_unit_or_category_is_refused_and_the_dialog_stays(stand: Stand) -> None:
    await stand.say(WHO, "/report", "报哪一类")
    await stand.tap(WHO, "矛盾纠纷")
    await stand.tap(WHO, "邻里")
    seen = await stand.last(WHO)
    intent = seen.inline_buttons[0]["callback_data"].split("\x1d")[0]
    other = stand.district.units["community_2"]
    await stand.sim.tap(stand.phone(WHO), seen.id, data=f"{intent}\x1dunit:{other}", forged=True)
    await stand.tap(WHO, "1–2人")
    await stand.say(WHO, SENTENCE, "请看一眼")
    answer = await stand.tap(WHO, "提交", match="contains")
    assert answer.show_alert
    assert answer.text
    assert await filed(stand) == 0
    await stand.tap(WHO, "改地点")
    await stand.tap(WHO, "本网格")
    await stand.tap(WHO, "提交", match="contains")
    assert await filed(stand) == 1


async def test_a_supervisor_has_nothing_to_report(stand: Stand) -> None:
    await stand.say("supervisor", "/report", "您的岗位不用上报")


async def test_an_officer_chooses_among_the_grids(stand: Stand) -> None:
    await stand.say("officer", "/report", "报哪一类")
    await stand.tap("officer", "社情民意")
    await stand.tap("officer", "物业")
    assert (await stand.last("officer")).buttons[:2] == ["本社区（古道社区）", "古道第一网格"]
